"""What could lose an error or an element without a word has its reason beside it."""

from __future__ import annotations

import re
from pathlib import Path

_REPOSITORY = Path(__file__).resolve().parents[2]
#: Errors thrown away, and elements of another kind dropped from lists.
_SWALLOWING = re.compile(r"try\?|compactMap\(\\\.(string|number|object|array)\)|\.(string|object|array) \?\? (\"\"|\[\]|\[:\])")
_COMMENT = re.compile(r"//\s*\S")


def _lines() -> list[tuple[Path, int, list[str]]]:
    found = []
    for module in ("CDK", "CloudAssembly"):
        for path in sorted((_REPOSITORY / "Sources" / module).rglob("*.swift")):
            if "Generated" in path.parts:
                continue
            lines = path.read_text(encoding="utf-8").splitlines()
            found += [(path.relative_to(_REPOSITORY), number, lines) for number, line in enumerate(lines)
                      if _SWALLOWING.search(line.split("//")[0])]
    return found


def test_what_is_thrown_away_has_a_reason() -> None:
    """In a comment on the line, or on one of the two above it."""
    lines = _lines()
    assert lines
    assert [f"{path}:{number + 1}: {lines[number].strip()}" for path, number, lines in lines
            if not any(_COMMENT.search(line) for line in lines[max(0, number - 2):number + 1])] == []
