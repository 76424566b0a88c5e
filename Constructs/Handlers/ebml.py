"""The elements of EBML, of which Matroska and WebM are made (RFC 8794)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from source_bytes import NotReadable, SourceBytes

_LONGEST_ID, _LONGEST_SIZE = 4, 8
# As many elements side by side are looked at.
_MOST_ELEMENTS = 4_096


@dataclass(frozen=True)
class Element:
    """One element: what it is, and where its content is."""

    name: int
    begin: int
    end: int
    # Whether it says where it ends; else it goes on to the end of what it is in.
    is_sized: bool = True

    @property
    def size(self) -> int:
        return self.end - self.begin


def elements(source: SourceBytes, begin: int, end: int) -> Iterator[Element]:
    """The elements side by side from a place on."""
    for _ in range(_MOST_ELEMENTS):
        if begin >= end:
            return
        name, after = _number(source, begin, _LONGEST_ID, keeps_marker=True)
        size, content = _number(source, after, _LONGEST_SIZE, keeps_marker=False)
        is_sized = size is not None
        assert name is not None
        element = Element(name, content, content + size if size is not None else end, is_sized)
        yield element
        begin = element.end
    raise NotReadable("it is in too many pieces")


def unsigned(source: SourceBytes, element: Element) -> int:
    return int.from_bytes(_content(source, element, _LONGEST_SIZE), "big")


def signed(source: SourceBytes, element: Element) -> int:
    return int.from_bytes(_content(source, element, _LONGEST_SIZE), "big", signed=True)


def real(source: SourceBytes, element: Element) -> float:
    content = _content(source, element, _LONGEST_SIZE)
    form = {0: "", 4: ">f", 8: ">d"}.get(len(content))
    if form is None:
        raise NotReadable("a number has a length that none has")
    value: float = struct.unpack(form, content)[0] if form else 0.0
    return value


def text(source: SourceBytes, element: Element, longest: int) -> str:
    """So many bytes of it at most; what fills it up is left out."""
    content = source.read(element.begin, min(element.size, longest))
    return content.partition(b"\0")[0].decode("utf-8", errors="replace")


def number(source: SourceBytes, at: int) -> tuple[int, int]:
    """A number of variable length, and the place behind it."""
    value, after = _number(source, at, _LONGEST_SIZE, keeps_marker=False)
    return value or 0, after


def _number(source: SourceBytes, at: int, longest: int, keeps_marker: bool) -> tuple[int | None, int]:
    """None for a number of which all bits are set, which stands for an unknown size."""
    first = source.read(at, 1)[0]
    length = 9 - first.bit_length()
    if length > longest:
        raise NotReadable("it has an element that is none")
    value = int.from_bytes(source.read(at, length), "big")
    if keeps_marker:
        return value, at + length
    value &= (1 << 7 * length) - 1
    return (None if value == (1 << 7 * length) - 1 else value), at + length


def _content(source: SourceBytes, element: Element, longest: int) -> bytes:
    if element.size > longest:
        raise NotReadable("a number has a length that none has")
    return source.read(element.begin, element.size)
