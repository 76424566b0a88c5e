"""What ASF, the container of WMV and WMA, says of a film (Advanced Systems Format Specification): title and time, whether the file breaks
off."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone
from uuid import UUID

from container_facts import ContainerFacts, moment, title
from source_bytes import NotReadable, SourceBytes

HEADER = UUID("75b22630-668e-11cf-a6d9-00aa0062ce6c").bytes_le
_FILE, _DESCRIPTION = (
    UUID(name).bytes_le for name in ("8cabdca1-a947-11cf-8ee4-00c00c205365", "75b22633-668e-11cf-a6d9-00aa0062ce6c"))
# Names are of sixteen bytes and sizes of eight; behind those of the header are the number of objects and two bytes more.
_NAME, _SIZE, _OBJECTS = 16, 8, 16 + 8 + 6
# Times are counted in tenths of a millionth of a second from here on.
_EPOCH, _TICKS = datetime(1601, 1, 1, tzinfo=timezone.utc), 10_000_000
_MOST_OBJECTS, _LONGEST_TEXT = 100, 4_096
# Of a broadcast, the rest of what is said of the file means nothing.
_BROADCAST = 1


def read(source: SourceBytes) -> ContainerFacts:
    """What is said, of a file that begins as ASF does."""
    facts, notes = ContainerFacts(), []
    end = min(int.from_bytes(source.read(_NAME, _SIZE), "little"), source.size)
    try:
        at = _OBJECTS
        for _ in range(_MOST_OBJECTS):
            if at + _NAME + _SIZE > end:
                break
            name, size = source.read(at, _NAME), int.from_bytes(source.read(at + _NAME, _SIZE), "little")
            if size < _NAME + _SIZE:
                raise NotReadable("it has an object that is none")
            facts = _with_object(source, name, at + _NAME + _SIZE, facts)
            at += size
    except NotReadable as error:
        # What was found before stands.
        notes.append(str(error))
    return replace(facts, notes=tuple(notes))


def _with_object(source: SourceBytes, name: bytes, begin: int, facts: ContainerFacts) -> ContainerFacts:
    if name == _FILE:
        # Behind the file's own name.
        size, created = (int.from_bytes(source.read(begin + 16 + at, 8), "little") for at in (0, 8))
        flags = int.from_bytes(source.read(begin + 16 + 48, 4), "little")
        return replace(
            facts, created=moment(_EPOCH, created / _TICKS) if created else "", breaks_off=not flags & _BROADCAST and size > source.size)
    if name == _DESCRIPTION:
        length = int.from_bytes(source.read(begin, 2), "little")
        # Behind the lengths of five texts, of which it is the first.
        words = source.read(begin + 10, min(length, _LONGEST_TEXT)).decode("utf-16-le", errors="replace")
        return replace(facts, title=title(words.partition("\0")[0]))
    return facts
