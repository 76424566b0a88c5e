"""A container is read within bounds: of how often its bytes are looked at, and of time."""

from __future__ import annotations

import time

import pytest

import container_reading
from Handlers.delivered_film import box
from Handlers.read_containers import Reads, element, facts, matroska, movie_header, mp4
from source_bytes import SourceBytes


def overlapping_boxes(count: int) -> bytes:
    """Tracks of one box each, which goes on to the end of all of them."""
    return mp4(b"".join(
        b"\0\0\0\x10trak" + (16 * left - 8).to_bytes(4, "big") + b"mdia" for left in range(count, 0, -1)))


def overlapping_elements(outer: int, inner: int, count: int) -> bytes:
    length = len(element(outer, element(inner)))
    return b"".join(element(outer, element(inner, size=length * left)) for left in reversed(range(count)))


@pytest.mark.parametrize("content", [
    overlapping_boxes(900), matroska(element(0x1254C367, overlapping_elements(0x7373, 0x67C8, 2_000))),
    matroska(element(0x1254C367, overlapping_elements(0x7373, 0x63C0, 2_000))),
    matroska(element(0x1654AE6B, overlapping_elements(0xAE, 0xE0, 2_000)))])
def test_pieces_that_are_in_each_other_are_not_read_again_and_again(content: bytes) -> None:
    assert facts(content).notes == ("it is in too many pieces",)


def test_a_store_that_is_slow_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    reads, now = Reads(mp4(movie_header(3_000_000_000)) + box("free", bytes(100_000)) * 30), [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])

    def fetch(at: int, length: int) -> tuple[bytes, int]:
        now[0] += 6
        return reads.fetch(at, length)

    found = container_reading.facts(SourceBytes(fetch))
    assert (found.created, found.notes, len(reads.parts)) == ("1999-01-24T05:20:00Z", ("reading it takes too long",), 4)
