"""What llvm-cov says about the lines that tests reach."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection
from pathlib import Path

_FILES_SHOWN = 10


def report(export: Path, sources: Path, modules: Collection[str]) -> str:
    """Of some modules the folders, the whole, and the files with most lines that no test reaches, from `llvm-cov export`'s JSON."""
    [data] = json.loads(export.read_text())["data"]
    count: Counter[str] = Counter()
    reached: Counter[str] = Counter()
    unreached: Counter[str] = Counter()
    for file in sorted(data["files"], key=lambda file: str(file["filename"])):
        path, lines = Path(file["filename"]), file["summary"]["lines"]
        if path.is_relative_to(sources) and path.relative_to(sources).parts[0] in modules:
            name = path.relative_to(sources)
            unreached[name.as_posix()] = lines["count"] - lines["covered"]
            for group in (name.parent.as_posix(), "in total"):
                count[group] += lines["count"]
                reached[group] += lines["covered"]
    groups = sorted(count, key=lambda group: (group == "in total", group))
    return "\n".join([
        *(f"{group:<44}{reached[group]:>6} of {count[group]:>5} lines  {reached[group] / max(count[group], 1):>6.1%}" for group in groups),
        "", "Most lines that no test reaches:",
        *(f"{lines:>6}  {name}" for name, lines in unreached.most_common(_FILES_SHOWN) if lines)])
