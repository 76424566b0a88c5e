"""Each name and ARN that a building block gives is tried by the table of values."""

from __future__ import annotations

import re
from pathlib import Path

_REPOSITORY = Path(__file__).resolve().parents[2]
_TABLE = _REPOSITORY / "Tests" / "ServiceTests" / "ValuesOfBuildingBlocksTests.swift"
_CLASS = re.compile(
    r"^(?:public |open )?(?:final )?(?:class (?P<name>\w+): (?P<above>[\w.]+)|(?:extension|struct|enum|protocol) )", re.MULTILINE)
_VALUE = re.compile(r"^    public (?:private\(set\) )?(?:final )?(?:let|var) (\w+): (?:Value<String>|ARN)\??", re.MULTILINE)
#: What repeats another value, or is no name of the building block itself.
_NOT_ITS_OWN = {"principalARN", "owningAccount", "principalAccount"}


def _values() -> set[str]:
    values = set()
    for path in (_REPOSITORY / "Sources" / "Services").rglob("*.swift"):
        if "Generated" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        starts = list(_CLASS.finditer(text))
        for start, end in zip(starts, [*(following.start() for following in starts[1:]), len(text)], strict=False):
            if start["above"] == "Construct" and not start["name"].startswith("Imported"):
                values |= {f"{start['name']}.{name}" for name in _VALUE.findall(text[start.start():end]) if name not in _NOT_ITS_OWN}
    return values


def test_the_table_has_each_value() -> None:
    """With a row, or with the reason why it has none in the comment above the table."""
    values = _values()
    assert len(values) > 50
    table = _TABLE.read_text(encoding="utf-8")
    named = set(re.findall(r"[\"`](\w+\.\w+)[\"`]", table))
    assert values - named == set()
    assert {name for name in named if name[0].isupper()} - values == set()
