"""What llvm-cov says about the lines that tests reach."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Sequence

_FILES_SHOWN = 10


@dataclass(frozen=True)
class Lines:
    """The lines of code of a file or a folder, and how many of them ran."""

    name: str
    count: int
    reached: int

    @property
    def unreached(self) -> int:
        return self.count - self.reached

    def __str__(self) -> str:
        return f"{self.name:<44}{self.reached:>6} of {self.count:>5} lines  {self.reached / max(self.count, 1):>6.1%}"


def read(export: Path, sources: Path, modules: Sequence[str]) -> list[Lines]:
    """The files of some modules, by their paths in the sources, from the JSON that `llvm-cov export` writes."""
    [data] = json.loads(export.read_text())["data"]
    files: list[Lines] = []
    for file in data["files"]:
        path = Path(file["filename"])
        if path.is_relative_to(sources) and path.relative_to(sources).parts[0] in modules:
            lines = file["summary"]["lines"]
            files.append(Lines(path.relative_to(sources).as_posix(), lines["count"], lines["covered"]))
    return sorted(files, key=lambda lines: lines.name)


def report(files: Sequence[Lines]) -> str:
    """The folders, the whole, and the files with the most lines that no test reaches."""
    folders: dict[str, list[Lines]] = {}
    for file in files:
        folders.setdefault(str(Path(file.name).parent), []).append(file)
    lines = [str(_sum(folder, files)) for folder, files in folders.items()]
    lines += [str(_sum("in total", files)), "", "Most lines that no test reaches:"]
    worst = sorted(files, key=lambda file: -file.unreached)[:_FILES_SHOWN]
    lines += [f"{file.unreached:>6}  {file.name}" for file in worst if file.unreached]
    return "\n".join(lines)


def _sum(name: str, files: Sequence[Lines]) -> Lines:
    return Lines(name, sum(file.count for file in files), sum(file.reached for file in files))
