"""Timecodes of input clippings: `HH:MM:SS:FF`.

https://docs.aws.amazon.com/console/mediaconvert/timecode. That frames are counted at the next whole rate is [assumed].
"""

from __future__ import annotations

from fractions import Fraction


def frames(timecode: str, rate: Fraction) -> int:
    """The number of the frame that a timecode names, of a video with that many frames in a second."""
    hours, minutes, seconds, frame = (int(part) for part in timecode.partition("@")[0].replace(";", ":").split(":"))
    # Frames are counted as if the rate were the next whole number: 29.97 counts to 30.
    return (hours * 3600 + minutes * 60 + seconds) * -(-rate.numerator // rate.denominator) + frame


def seconds(timecode: str, rate: Fraction) -> Fraction:
    """When the named frame begins."""
    return frames(timecode, rate) / rate
