"""Files whose containers are read: their bytes in parts, and boxes and elements made by hand."""

from __future__ import annotations

from pathlib import Path

import container_reading
from container_facts import ContainerFacts
from Handlers.delivered_film import box
from source_bytes import SourceBytes


class Reads:
    """A file, and which parts of it were read."""

    def __init__(self, content: bytes, size: int | None = None) -> None:
        self.content, self.size = content, size or len(content)
        self.parts: list[tuple[int, int]] = []

    def fetch(self, at: int, length: int) -> tuple[bytes, int]:
        self.parts.append((at, length))
        part = self.content[at : at + length]
        # What is behind the content is there, and nothing.
        return part + bytes(max(0, min(length, self.size - at) - len(part))), self.size


def facts(content: bytes | Path, size: int | None = None) -> ContainerFacts:
    return container_reading.facts(SourceBytes(Reads(content if isinstance(content, bytes) else content.read_bytes(), size).fetch))


def element(name: int, *contents: bytes, size: int | None = None) -> bytes:
    """Of EBML, with a size of eight bytes, whether it is true or not."""
    content = b"".join(contents)
    length = len(content) if size is None else size
    return name.to_bytes((name.bit_length() + 7) // 8, "big") + (1 << 56 | length).to_bytes(8, "big") + content


def number(name: int, value: int) -> bytes:
    return element(name, value.to_bytes(8, "big"))


def matroska(*contents: bytes, size: int | None = None) -> bytes:
    return element(0x1A45DFA3, element(0x4282, b"matroska")) + element(0x18538067, *contents, size=size)


def mp4(*movie: bytes) -> bytes:
    return box("ftyp", b"isom") + box("moov", *movie)


def movie_header(created: int) -> bytes:
    return box("mvhd", bytes(4), created.to_bytes(4, "big"), bytes(92))


def shown_track(a: int, b: int, c: int, d: int, handler: bytes = b"vide") -> bytes:
    """A track with a matrix, whose fractions have sixteen bits."""
    matrix = b"".join((value << 16).to_bytes(4, "big", signed=True) for value in (a, b, 0, c, d, 0, 0, 0, 1))
    return box("trak", box("tkhd", bytes(40), matrix, bytes(8)), box("mdia", box("hdlr", bytes(8), handler, bytes(13))))
