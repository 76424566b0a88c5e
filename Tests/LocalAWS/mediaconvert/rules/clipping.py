"""Input clippings: a start or an end, one after the other (the API reference, `InputClipping`)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from ..transcoding import timecode

# Only the order counts here, and it is the same at every rate that the frames of a timecode fit.
_ANY_RATE = Fraction(100)


def mistakes(settings: dict[str, Any]) -> Iterator[str]:
    for index, described in enumerate(settings.get("inputs", [])):
        where = f"/inputs/{index}"
        if described.get("timecodeSource") == "SPECIFIEDSTART" and "timecodeStart" not in described:
            yield f"{where}/timecodeStart: Is required when timecodeSource is SPECIFIEDSTART"
        last = -1
        for number, clip in enumerate(described.get("inputClippings", [])):
            at = f"{where}/inputClippings/{number}"
            if "startTimecode" not in clip and "endTimecode" not in clip:
                yield f"{at}: Should have startTimecode or endTimecode"
                continue
            start = timecode.frames(clip["startTimecode"], _ANY_RATE) if "startTimecode" in clip else 0
            end = timecode.frames(clip["endTimecode"], _ANY_RATE) if "endTimecode" in clip else None
            if end is not None and end < start:
                yield f"{at}/endTimecode: Should not be before startTimecode"
            # [assumed] Clips of one input go forward.
            if start <= last:
                yield f"{at}/startTimecode: Should be after the end of the clip before"
            last = end if end is not None else start
