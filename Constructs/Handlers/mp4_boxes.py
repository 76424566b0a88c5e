"""The boxes of an MP4 file (ISO/IEC 14496-12), as far as they say which tracks it has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_VIDEO, _SOUND = b"vide", b"soun"
# Of a visual sample entry: what is before its width, its size included.
_BEFORE_WIDTH = 32


class NotAnInitialization(ValueError):
    """What a player cannot begin with."""


@dataclass(frozen=True)
class Track:
    """`video` or `audio`, and the size of the pictures as they are coded."""

    kind: str
    size: tuple[int, int] | None = None


def tracks(content: bytes) -> list[Track]:
    """The tracks of an initialization segment."""
    movie = next((body for name, body in boxes(content) if name == b"moov"), None)
    if movie is None:
        raise NotAnInitialization("it has no moov box")
    return [track for name, body in boxes(movie) if name == b"trak" for track in _track(body)]


def boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Names and contents of the boxes side by side."""
    at = 0
    while at + 8 <= len(content):
        size, name = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        begin = at + 8
        if size == 1:
            size, begin = int.from_bytes(content[at + 8 : at + 16], "big"), at + 16
        elif size == 0:
            size = len(content) - at
        if size < begin - at or at + size > len(content):
            raise NotAnInitialization("a box ends behind the file")
        yield name, content[begin : at + size]
        at += size


def _within(content: bytes, *path: bytes) -> bytes:
    for wanted in path:
        content = next((body for name, body in boxes(content) if name == wanted), b"")
    return content


def _track(content: bytes) -> Iterator[Track]:
    handler = _within(content, b"mdia", b"hdlr")[8:12]
    if handler == _SOUND:
        yield Track("audio")
    elif handler == _VIDEO:
        entry = _within(content, b"mdia", b"minf", b"stbl", b"stsd")[8:]
        width, height = (int.from_bytes(entry[at : at + 2], "big") for at in (_BEFORE_WIDTH, _BEFORE_WIDTH + 2))
        yield Track("video", (width, height))
