"""What AVI and WAVE say of a film, which are made of RIFF's chunks: title and date, when its tracks begin, whether the file breaks off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from container_facts import ContainerFacts, title
from source_bytes import NotReadable, SourceBytes

RIFF = b"RIFF"
_LIST = b"LIST"
_KIND = 4
# Which lists are looked into, by the one that they are in.
_LISTS = {b"": (b"hdrl", b"INFO"), b"hdrl": (b"strl", b"INFO")}
# What live recorders leave as the length, since they do not know it.
_UNKNOWN = (0, 0xFFFFFFFF)
_MOST_CHUNKS, _LONGEST_TEXT = 400, 4_096
# A date with as much of a time as there is: no zone is said.
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d))?Z?")
# As cameras write it, `Mon Mar 10 15:04:43 2003`.
_CAMERA_DATE = "%a %b %d %H:%M:%S %Y"


@dataclass(frozen=True)
class _Chunk:
    name: bytes
    begin: int
    end: int


@dataclass
class _Found:
    title: str = ""
    dates: list[str] = field(default_factory=list)
    # By the kinds of tracks, `vids` and `auds`.
    begins: dict[bytes, list[float]] = field(default_factory=lambda: {b"vids": [], b"auds": []})


def read(source: SourceBytes) -> ContainerFacts:
    """What is said, of a file that begins as RIFF does."""
    length, found, notes = int.from_bytes(source.read(4, 4), "little"), _Found(), []
    try:
        _walk(source, 8 + _KIND, source.size if length in _UNKNOWN else min(8 + length, source.size), b"", found)
    except NotReadable as error:
        # What was found before stands.
        notes.append(str(error))
    facts = ContainerFacts(
        created=next(iter(filter(None, map(_date, found.dates))), ""), title=found.title, video_begins=tuple(found.begins[b"vids"]),
        audio_begins=tuple(found.begins[b"auds"]), breaks_off=length not in _UNKNOWN and 8 + length > source.size)
    return replace(facts, notes=tuple(notes))


def _walk(source: SourceBytes, begin: int, end: int, within: bytes, found: _Found) -> None:
    for chunk in _chunks(source, begin, end):
        if chunk.name == _LIST:
            kind = source.read(chunk.begin, _KIND)
            if kind in _LISTS.get(within, ()):
                _walk(source, chunk.begin + _KIND, min(chunk.end, end), kind, found)
        elif chunk.name == b"strh":
            _track(source, chunk, found)
        elif chunk.name == b"INAM":
            found.title = found.title or title(_text(source, chunk))
        elif chunk.name in (b"IDIT", b"ICRD"):
            found.dates.append(_text(source, chunk))


def _chunks(source: SourceBytes, begin: int, end: int) -> Iterator[_Chunk]:
    """The chunks side by side; each begins at an even place."""
    for _ in range(_MOST_CHUNKS):
        if begin + 8 > end:
            return
        header = source.read(begin, 8)
        chunk = _Chunk(header[:4], begin + 8, begin + 8 + int.from_bytes(header[4:], "little"))
        yield chunk
        begin = chunk.end + chunk.end % 2
    raise NotReadable("it is in too many pieces")


def _track(source: SourceBytes, header: _Chunk, found: _Found) -> None:
    """When it begins, counted in its own units (`AVIStreamHeader`)."""
    kind = source.read(header.begin, 4)
    scale, rate, start = (int.from_bytes(source.read(header.begin + at, 4), "little") for at in (20, 24, 28))
    if kind in found.begins:
        found.begins[kind].append(start * scale / rate if rate else 0.0)


def _text(source: SourceBytes, chunk: _Chunk) -> str:
    """In UTF-8, or in the one of Windows that older programs wrote."""
    content = source.read(chunk.begin, min(chunk.end - chunk.begin, _LONGEST_TEXT)).partition(b"\0")[0]
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _date(text: str) -> str:
    known = _DATE.fullmatch(text.strip())
    if known:
        return "T".join(filter(None, known.groups()))
    try:
        return datetime.strptime(f"{text.strip()} +0000", f"{_CAMERA_DATE} %z").strftime("%Y-%m-%dT%H:%M:%S")
    except ValueError:
        return ""
