"""What a container says of a film that MediaConvert's Probe does not tell: when and by which title it was made, mirrored pictures, times
that begin late, the lengths of Matroska's tracks, and whether the file ends before its container does.

What is read decides nothing that can fail a film: where a file cannot be read, Probe's word stands alone, and a note says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import plain_text

# As much of a title as people read; it goes wherever the asset's metadata do.
LONGEST_TITLE = 200
# What programs write that do not know the time.
_NO_TIME = "1970-01-01T00:00:00Z"


@dataclass(frozen=True)
class Turn:
    """How pictures are shown: turned by degrees clockwise, a multiple of 90, and then mirrored from left to right, if at all."""

    degrees: int
    is_mirrored: bool


@dataclass(frozen=True)
class ContainerFacts:
    """What is not known is empty, or 0."""

    created: str = ""
    title: str = ""
    # Of the first track of pictures.
    turn: Turn | None = None
    # How long the file says that it is, counted from nothing, and at which of its times it begins.
    said_seconds: float = 0.0
    begins_seconds: float = 0.0
    # How long each track is, in the order of the tracks of its kind; and all of them together.
    video_seconds: tuple[float, ...] = ()
    audio_seconds: tuple[float, ...] = ()
    tracks_seconds: float = 0.0
    # Where their lengths do not have it: how long after the beginning each track begins, in the same order.
    video_begins: tuple[float, ...] = ()
    audio_begins: tuple[float, ...] = ()
    # Whether the container goes on where the file ends.
    breaks_off: bool = False
    # Why there is nothing more.
    notes: tuple[str, ...] = ()


def quarter(degrees: float) -> int | None:
    """The multiple of 90, below 360, that a turn is meant to be; none if it is far from all (MediaConvert's own limit is a degree:
    https://docs.aws.amazon.com/mediaconvert/latest/ug/auto-rotate-requirements.html)."""
    nearest = round(degrees / 90) * 90
    return nearest % 360 if abs(degrees - nearest) <= 1 else None


def moment(epoch: datetime, seconds: float) -> str:
    """A time as it is recorded, in UTC; empty of one that no calendar has, and of the beginning of 1970, which is no clock's."""
    try:
        known = (epoch + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")
    except OverflowError:
        return ""
    return "" if known == _NO_TIME else known


def title(text: str) -> str:
    """One as it is recorded: what can be seen of it, in one line, and no longer than people read."""
    return plain_text.one_line(text, LONGEST_TITLE)
