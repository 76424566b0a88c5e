"""The pinned versions in `Tests/requirements.txt`. Behind those that the generator reads stands the digest of what it reads of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_LINE = re.compile(r"(?P<package>[\w.-]+)==(?P<version>[^\s#]+)(?:\s+# sha256 (?P<digest>[0-9a-f]{64}))?")


class UnknownPackage(Exception):
    pass


@dataclass(frozen=True)
class Pin:
    package: str
    version: str
    digest: str | None = None

    @property
    def requirement(self) -> str:
        return f"{self.package}=={self.version}"

    def __str__(self) -> str:
        return self.requirement + (f"  # sha256 {self.digest}" if self.digest else "")


@dataclass(frozen=True)
class Pins:
    """The lines of the file: pins, and comments as they stand."""

    lines: tuple[Pin | str, ...]

    @staticmethod
    def parse(text: str) -> Pins:
        return Pins(tuple(_line(line) for line in text.splitlines()))

    @staticmethod
    def read(file: Path) -> Pins:
        return Pins.parse(file.read_text())

    def __getitem__(self, package: str) -> Pin:
        for line in self.lines:
            if isinstance(line, Pin) and line.package == package:
                return line
        raise UnknownPackage(f"No version of {package} is pinned.")

    def changed(self, pins: Mapping[str, Pin]) -> Pins:
        """With other pins of some packages, each in the line that it had."""
        for package in pins:
            self[package]
        return Pins(tuple(pins.get(line.package, line) if isinstance(line, Pin) else line for line in self.lines))

    def __str__(self) -> str:
        return "".join(f"{line}\n" for line in self.lines)


def _line(line: str) -> Pin | str:
    if not line or line.startswith("#"):
        return line
    found = _LINE.fullmatch(line)
    if found is None:
        raise ValueError(f"This is no pin of a version: {line}")
    return Pin(found["package"], found["version"], found["digest"])
