"""One run of the tests: where things are, and how its layers start programs."""

from __future__ import annotations

import contextlib
import os
import shlex
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_ENDING = {signal.SIGINT, signal.SIGTERM}


def _listen() -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)


class ProgramFailed(Exception):
    pass


@dataclass
class Run:
    repository: Path
    full: bool = False
    variables: dict[str, str] = field(default_factory=dict)
    reports: list[Path] = field(default_factory=list)

    @property
    def tests(self) -> Path:
        return self.repository / "Tests"

    @property
    def build(self) -> Path:
        return self.repository / ".build"

    def report(self, name: str) -> Path:
        """A place for a report, with none of an earlier run there."""
        path = self.build / "test-reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        self.reports.append(path)
        return path

    def status(self, command: Sequence[str], seconds: float, more: Mapping[str, str] | None = None) -> int:
        """Runs a program, with more variables, to its end, or ends it and all it started when its time is over."""
        return self._ended(command, seconds, more, None)[0]

    def output(self, command: Sequence[str], seconds: float) -> str:
        status, text = self._ended(command, seconds, None, subprocess.PIPE)
        if status != 0:
            raise ProgramFailed(f"{shlex.join(command)} ended with {status}.")
        return text.strip()

    def _ended(self, command: Sequence[str], seconds: float, more: Mapping[str, str] | None, stdout: int | None) -> tuple[int, str]:
        variables = {**os.environ, "TESTS_FULL": "1" if self.full else "0", **self.variables, **(more or {})}
        # Who is told to end while a program starts would not know yet what to end.
        signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
        try:
            process = subprocess.Popen(command, cwd=self.repository, env=variables, stdin=subprocess.DEVNULL, stdout=stdout,
                                       text=True, start_new_session=True, preexec_fn=_listen)  # noqa: PLW1509 - there are no threads
        except OSError:
            _listen()
            raise
        try:
            _listen()
            text, _ = process.communicate(timeout=seconds)
            return process.returncode, text or ""
        except subprocess.TimeoutExpired:
            print(f"{shlex.join(command)} did not end within {seconds:.0f} s.", flush=True)
            return 1, ""
        finally:
            # The group, since what the program has started may outlive it.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
