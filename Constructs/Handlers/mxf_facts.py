"""What MXF says of a film (SMPTE ST 377-1): the name and the time of its material package, whether the file breaks off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timezone

from container_facts import ContainerFacts, title
from source_bytes import NotReadable, SourceBytes

# Keys are of sixteen bytes; that of the first partition begins so.
PARTITION = bytes.fromhex("060e2b34020501010d010201")
_KEY = 16
# Of a partition: where the last one is, and how many bytes of header metadata there are behind it.
_FOOTER, _METADATA = 8 + 8 + 8, 8 + 8 + 8 + 8
# A set of the header metadata, and which one is a material package.
_SET, _MATERIAL = bytes.fromhex("060e2b34025301010d01010101013600"), 14
_NAME, _CREATED = 0x4402, 0x4405
_MOST_SETS, _LONGEST_TEXT = 1_000, 4_096


def read(source: SourceBytes) -> ContainerFacts:
    """What is said, of a file that begins as MXF does."""
    begin, end = _value(source, 0)
    facts, notes = ContainerFacts(breaks_off=int.from_bytes(source.read(begin + _FOOTER, 8), "big") >= source.size), []
    try:
        for key, at, until in _sets(source, end, int.from_bytes(source.read(begin + _METADATA, 8), "big")):
            if key[: _MATERIAL + 1] == _SET[: _MATERIAL + 1]:
                return _with_package(source, at, until, facts)
    except NotReadable as error:
        notes.append(str(error))
    return replace(facts, notes=tuple(notes))


def _value(source: SourceBytes, at: int) -> tuple[int, int]:
    """Where what is behind a key begins and ends."""
    [length] = source.read(at + _KEY, 1)
    begin = at + _KEY + 1
    if length & 0x80:
        # One of more than a byte says first how many there are.
        count = length & 0x7F
        length, begin = int.from_bytes(source.read(begin, min(count, 8)), "big"), begin + count
    return begin, begin + length


def _sets(source: SourceBytes, begin: int, length: int) -> Iterator[tuple[bytes, int, int]]:
    end = min(begin + length, source.size) if length else source.size
    for _ in range(_MOST_SETS):
        if begin + _KEY + 1 > end:
            return
        at, until = _value(source, begin)
        yield source.read(begin, _KEY), at, until
        begin = until
    raise NotReadable("it is in too many pieces")


def _with_package(source: SourceBytes, begin: int, end: int, facts: ContainerFacts) -> ContainerFacts:
    """Its properties have a tag and a length of two bytes each."""
    while begin + 4 <= end:
        tag, length = (int.from_bytes(source.read(begin + at, 2), "big") for at in (0, 2))
        if tag == _NAME:
            words = source.read(begin + 4, min(length, _LONGEST_TEXT)).decode("utf-16-be", errors="replace")
            facts = replace(facts, title=title(words.partition("\0")[0]))
        elif tag == _CREATED and length == 8:
            facts = replace(facts, created=_time(source.read(begin + 4, length)))
        begin += 4 + length
    return facts


def _time(stamp: bytes) -> str:
    """Year, month, day, hour, minute, second; nothing is what those write that do not know it."""
    try:
        month, day, hour, minute, second = stamp[2:7]
        made = datetime(int.from_bytes(stamp[:2], "big"), month, day, hour, minute, second, tzinfo=timezone.utc)
        return made.strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return ""
