"""What could lose an error or an element without a word has its reason beside it."""

from __future__ import annotations

import re
from pathlib import Path

_REPOSITORY = Path(__file__).resolve().parents[2]
#: Errors thrown away, elements dropped from lists (other than those that are nil), empty values in place of such of another kind, and cases
#: for which nothing is done.
_SWALLOWING = re.compile(
    r"try\?|compactMap(\(| \{ (?!\$0 \}))"
    r"|(\)|\.(string|object|array|text\(\)))\)? \?\? (\"\"|\[\]|\[:\])"
    r"|default: *(break|continue|return)$")
#: What looks at a rendered template and never changes it. There, only errors thrown away.
_READING = ("CDK/Validation", "CDK/Rules")
_COMMENT = re.compile(r"//\s*\S")


def _lines() -> list[tuple[Path, int, list[str]]]:
    found = []
    for module in ("CDK", "CloudAssembly"):
        for path in sorted((_REPOSITORY / "Sources" / module).rglob("*.swift")):
            if "Generated" in path.parts:
                continue
            lines = path.read_text(encoding="utf-8").splitlines()
            name = path.relative_to(_REPOSITORY / "Sources").as_posix()
            swallowing = re.compile(r"try\?") if name.startswith(_READING) else _SWALLOWING
            found += [(path.relative_to(_REPOSITORY), number, lines) for number, line in enumerate(lines)
                      if swallowing.search(line.split("//")[0].rstrip())]
    return found


def test_what_is_thrown_away_has_a_reason() -> None:
    """In a comment on the line, or on one of the two above it."""
    lines = _lines()
    assert lines
    assert [f"{path}:{number + 1}: {lines[number].strip()}" for path, number, lines in lines
            if not any(_COMMENT.search(line) for line in lines[max(0, number - 2):number + 1])] == []
