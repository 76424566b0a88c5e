"""The entries of the catalogue: a file for each area, `## name` for each id."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .places import CATALOGUE

#: Ids of the original, which people acknowledge, have names in another form.
ORIGINAL = "aws-cdk"
_HEADING = re.compile(r"^## +(?P<name>\S+)$", re.MULTILINE)
_FIELD = re.compile(r"^(?P<name>Says|Mend): (?P<text>.+?)\n(?=\n|Mend: |\Z)", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"^```(?P<language>yaml|swift)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Entry:
    """What the catalogue says of an id, beside what the sources say."""

    name: str
    why: str
    #: What is said, and what is to be done, where the sources put it together from what is no literal.
    says: str
    mend: str
    #: `yaml` for a template, which a test in Swift holds against the checks; `swift` for code.
    language: str
    example: str


@dataclass(frozen=True)
class Area:
    name: str
    about: str
    entries: list[Entry]


def areas() -> list[Area]:
    return [area(path.stem, path.read_text(encoding="utf-8")) for path in sorted(CATALOGUE.glob("*.md"))]


def area(name: str, text: str) -> Area:
    start, *parts = _HEADING.split(text)
    prefix = "" if name == ORIGINAL else f"swift-cdk:{name}/"
    entries = [_entry(prefix + parts[place], parts[place + 1]) for place in range(0, len(parts), 2)]
    return Area(name, re.sub(r"\A# .*\n", "", start).strip(), entries)


def _entry(name: str, text: str) -> Entry:
    fields = {found["name"]: " ".join(found["text"].split()) for found in _FIELD.finditer(text)}
    example = _EXAMPLE.search(text)
    why = _EXAMPLE.sub("", _FIELD.sub("", text)).strip()
    return Entry(name, why, fields.get("Says", ""), fields.get("Mend", ""),
                 example["language"] if example else "", example["text"] if example else "")


