"""Reads what the container of an upload says itself, by its first bytes: MP4 and its kin, Matroska and WebM, AVI and WAVE, ASF, MXF."""

from __future__ import annotations

import asf_facts
import matroska_facts
import mp4_facts
import mxf_facts
import riff_facts
from container_facts import ContainerFacts
from source_bytes import NotReadable, SourceBytes
from structured_log import log


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
    elif begin[:4] == riff_facts.RIFF:
        found = riff_facts.read(source)
    elif begin.startswith(asf_facts.HEADER):
        found = asf_facts.read(source)
    elif begin.startswith(mxf_facts.PARTITION):
        found = mxf_facts.read(source)
    return found


def _nothing(why: str) -> ContainerFacts:
    return ContainerFacts(notes=(why,))
