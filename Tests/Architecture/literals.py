"""The texts of a Swift file's literals, without comments and without what is interpolated into them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BEGINNING = re.compile(r'//[^\n]*|/\*.*?\*/|(#*)("""|")', re.DOTALL)


@dataclass(frozen=True)
class Literal:
    text: str
    line: int


def literals(source: str) -> list[Literal]:
    """The literals in order, those within interpolations behind the one that they stand in."""
    found: list[Literal] = []
    _read(source, 0, len(source), found)
    return found


def _read(source: str, start: int, end: int, found: list[Literal]) -> None:
    place = start
    while match := _BEGINNING.search(source, place, end):
        if match[2] is None:
            place = match.end()
            continue
        text: list[str] = []
        inner: list[tuple[int, int]] = []
        place = _literal(source, match.end(), match[1], match[2], text, inner)
        found.append(Literal("".join(text), source.count("\n", 0, match.start()) + 1))
        for first, last in inner:
            _read(source, first, last, found)


def _literal(source: str, place: int, hashes: str, quotes: str, text: list[str], inner: list[tuple[int, int]]) -> int:
    """Reads up to the end of a literal; where it ends."""
    closing, escape = quotes + hashes, "\\" + hashes
    while place < len(source) and not source.startswith(closing, place):
        if source.startswith(escape + "(", place):
            first = place + len(escape) + 1
            place = _closing_parenthesis(source, first)
            inner.append((first, place))
            text.append("…")
            place += 1
        elif source.startswith(escape, place):
            place += len(escape) + 1
            text.append(" " if source[place - 1] in "n\n" else source[place - 1])
        else:
            text.append(source[place])
            place += 1
    return place + len(closing)


def _closing_parenthesis(source: str, place: int) -> int:
    depth = 0
    for sign in _signs(source, place):
        depth += (source[sign] == "(") - (source[sign] == ")")
        if depth < 0:
            return sign
    return len(source)


def _signs(source: str, place: int) -> Iterator[int]:
    """Where parentheses stand, without those within literals."""
    while place < len(source):
        if match := re.compile(r'(#*)("""|")').match(source, place):
            place = _literal(source, match.end(), match[1], match[2], [], [])
            continue
        if source[place] in "()":
            yield place
        place += 1
