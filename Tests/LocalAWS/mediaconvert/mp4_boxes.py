"""What the boxes of an MP4 or MOV say of each video track, apart from what its pictures say (ISO/IEC 14496-12): `pasp` and `colr`."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Boxes that hold boxes, and how many bytes stand in front of these.
_HOLDERS = {b"moov": 0, b"trak": 0, b"mdia": 0, b"minf": 0, b"stbl": 0, b"stsd": 8}
_VISUAL_ENTRY = 78


@dataclass(frozen=True)
class TrackBoxes:
    """Width of a pixel to its height, and the numbers of primaries, curve and matrix; none where no box says them."""

    pixel_ratio: tuple[int, int] | None
    colors: tuple[int, int, int] | None


def read(path: Path) -> list[TrackBoxes | None]:
    """Of each track, in the file's order; none for those that are not video."""
    with path.open("rb") as file:
        content = b""
        while header := file.read(8):
            size, kind = struct.unpack(">I4s", header) if len(header) == 8 else (0, b"")
            length = struct.unpack(">Q", file.read(8))[0] - 16 if size == 1 else size - 8
            if kind == b"moov":
                content = file.read(length)
                break
            if length < 0:
                break
            file.seek(length, 1)
    return [_track(body) for kind, body in _boxes(content) if kind == b"trak"]


def _track(trak: bytes) -> TrackBoxes | None:
    entry = next(_found(trak, (b"mdia", b"minf", b"stbl", b"stsd")), None)
    if entry is None or b"vmhd" not in trak:
        return None
    ratio: tuple[int, int] | None = None
    colors: tuple[int, int, int] | None = None
    for _, described in _boxes(entry):
        for kind, body in _boxes(described[_VISUAL_ENTRY:]):
            if kind == b"pasp":
                across, down = struct.unpack(">II", body[:8])
                ratio = across, down
            elif kind == b"colr" and body[:4] in (b"nclx", b"nclc"):
                primaries, curve, matrix = struct.unpack(">HHH", body[4:10])
                colors = primaries, curve, matrix
    return TrackBoxes(ratio, colors)


def _found(content: bytes, path: tuple[bytes, ...]) -> Iterator[bytes]:
    for kind, body in _boxes(content):
        if kind == path[0]:
            inner = body[_HOLDERS[kind]:]
            if len(path) == 1:
                yield inner
            else:
                yield from _found(inner, path[1:])


def _boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(content):
        size, kind = struct.unpack(">I4s", content[at:at + 8])
        if size < 8 or at + size > len(content):
            return
        yield kind, content[at + 8:at + size]
        at += size
