"""What must be on the machine before a layer can run, and one sentence for each that is not."""

from __future__ import annotations

import importlib.util
import re
import subprocess
from dataclasses import dataclass
from typing import Callable

Version = tuple[int, ...]

_SECONDS = 60


def output_of(command: tuple[str, ...]) -> str | None:
    """What a program prints, or nothing if it cannot be run."""
    try:
        finished = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, text=True, timeout=_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return finished.stdout if finished.returncode == 0 else None


def version_in(text: str, pattern: str) -> Version | None:
    """The version that the pattern's one group finds: `6.3.1` as (6, 3, 1)."""
    found = re.search(pattern, text)
    return tuple(int(part) for part in found[1].split(".")) if found else None


@dataclass(frozen=True)
class Program:
    """A program of at least some version."""

    name: str
    least: Version
    command: tuple[str, ...]
    pattern: str
    remedy: str

    def missing(self, run: Callable[[tuple[str, ...]], str | None] = output_of) -> str | None:
        needed = f"{self.name} {'.'.join(map(str, self.least))} or later"
        text = run(self.command)
        if text is None:
            return f"{needed} is missing: {self.remedy}."
        found = version_in(text, self.pattern)
        if found is None:
            return f"{needed} is needed and `{' '.join(self.command)}` names no version: {self.remedy}."
        if found < self.least:
            return f"{needed} is needed and {'.'.join(map(str, found))} was found: {self.remedy}."
        return None


@dataclass(frozen=True)
class Module:
    """Modules of Python itself that some systems package apart."""

    names: tuple[str, ...]
    remedy: str

    def missing(self, find: Callable[[str], object | None] = importlib.util.find_spec) -> str | None:
        absent = [name for name in self.names if find(name) is None]
        return f"Python's module {absent[0]} is missing: {self.remedy}." if absent else None


SWIFT = Program("Swift", (6, 1), ("swift", "--version"), r"Swift version (\d+(?:\.\d+)+)",
                "install it from https://www.swift.org/install/")
NODE = Program("Node.js", (20,), ("node", "--version"), r"v(\d+(?:\.\d+)+)",
               "install it from https://nodejs.org/ or with your system's packages")
VENV = Module(("venv", "ensurepip"), "install your system's package for it, such as python3-venv")
