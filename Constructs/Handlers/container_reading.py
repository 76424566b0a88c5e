"""Reads what the container of an upload says itself, by its first bytes: MP4 and its kin, Matroska and WebM; of some others, whether it
goes on where the file ends."""

from __future__ import annotations

import matroska_facts
import mp4_facts
from container_facts import ContainerFacts
from source_bytes import NotReadable, SourceBytes
from structured_log import log

# A RIFF says how long it is behind its first word; AVI and WAVE are made of it.
_RIFF, _RIFF_BEGIN, _RIFF_UNKNOWN = b"RIFF", 8, 0xFFFFFFFF
# The first partition of MXF (SMPTE ST 377-1) tells where the last one is: behind its key, its length and four other numbers.
_MXF, _MXF_KEY, _MXF_FOOTER = bytes.fromhex("060e2b34020501010d010201"), 16, 8 + 8 + 8


def read(bucket: str, key: str) -> ContainerFacts:
    """What is said. Nothing that the file holds, and no fault of its store, is a failure here: whatever it is, is noted."""
    try:
        return facts(SourceBytes.of(bucket, key))
    except NotReadable as error:
        return _nothing(str(error))
    except Exception as error:
        # The film can be made without it, so that no mistake in this reading is worth a film.
        log("WARNING", "the container could not be read", None, key=key, error=type(error).__name__, why=str(error))
        return _nothing(type(error).__name__)


def facts(source: SourceBytes) -> ContainerFacts:
    """What the bytes of a file say."""
    begin = source.read(0, min(64, source.size))
    found = ContainerFacts()
    if begin[4:8] in mp4_facts.BEGINNINGS:
        found = mp4_facts.read(source)
    elif begin[:4] == matroska_facts.EBML_HEADER.to_bytes(4, "big"):
        found = matroska_facts.read(source)
    elif begin[:4] == _RIFF:
        length = int.from_bytes(begin[4:8], "little")
        found = ContainerFacts(breaks_off=length != _RIFF_UNKNOWN and length + _RIFF_BEGIN > source.size)
    elif begin.startswith(_MXF):
        found = ContainerFacts(breaks_off=_mxf_footer(source) >= source.size)
    return found


def _mxf_footer(source: SourceBytes) -> int:
    """0 where it is not known."""
    [length] = source.read(_MXF_KEY, 1)
    # One of more than a byte says first how many there are.
    at = _MXF_KEY + 1 + (length & 0x7F if length & 0x80 else 0) + _MXF_FOOTER
    return int.from_bytes(source.read(at, 8), "big")


def _nothing(why: str) -> ContainerFacts:
    return ContainerFacts(notes=(why,))
