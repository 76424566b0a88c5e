"""What must be on the machine before a layer can run, and one sentence for each that is not."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

_SECONDS = 60


def output_of(command: tuple[str, ...]) -> str | None:
    """What a program prints, or nothing if it cannot be run."""
    try:
        finished = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                  text=True, check=False, timeout=_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return finished.stdout if finished.returncode == 0 else None


@dataclass(frozen=True)
class Prerequisite:
    """A program; if a version is demanded, the pattern's one group finds it in what the command prints."""

    name: str
    command: tuple[str, ...]
    remedy: str
    least: tuple[int, ...] = ()
    pattern: str = ""

    def missing(self, run: Callable[[tuple[str, ...]], str | None] = output_of) -> str | None:
        needed = f"{self.name} {'.'.join(map(str, self.least))} or later" if self.least else self.name
        text = run(self.command)
        if text is None:
            return f"{needed} is missing: {self.remedy}."
        if not self.least:
            return None
        found = re.search(self.pattern, text)
        if found is None:
            return f"{needed} is needed and `{' '.join(self.command)}` names no version: {self.remedy}."
        if tuple(map(int, found[1].split("."))) < self.least:
            return f"{needed} is needed and {found[1]} was found: {self.remedy}."
        return None


SWIFT = Prerequisite("Swift", ("swift", "--version"), "install it from https://www.swift.org/install/",
                     (6, 1), r"Swift version (\d+(?:\.\d+)+)")
NODE = Prerequisite("Node.js", ("node", "--version"), "install it from https://nodejs.org/ or with your system's packages",
                    (20,), r"v(\d+(?:\.\d+)+)")
# Some systems package these modules apart.
VENV = Prerequisite("Python's module venv", (sys.executable, "-c", "import ensurepip, venv"),
                    "install your system's package for it, such as python3-venv")


def first_missing(needed: Iterable[Prerequisite]) -> str | None:
    return next(filter(None, (prerequisite.missing() for prerequisite in needed)), None)
