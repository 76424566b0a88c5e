"""How many frames a second an output has, where its key frames are, and which frames of a source a clip shows."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

# More are not seen, and need decoders that many players do not have.
HIGHEST_RATE = Fraction(60)
# A player that waits for the next picture of a slide show would wait for whole segments.
LOWEST_RATE = Fraction(1)
# To which a rate that is none of them, as sources have whose rate varies, is rounded up, as MediaConvert itself does
# (https://docs.aws.amazon.com/mediaconvert/latest/ug/using-variable-frame-rate-inputs.html).
STANDARD_RATES = tuple(sorted(
    [Fraction(rate) for rate in (1, 2, 5, 10, 15, 20, 24, 25, 30, 48, 50, 60)] + [Fraction(25, 2)]
    + [Fraction(rate * 1000, 1001) for rate in (15, 24, 30, 48, 60)]))
# A fraction as far from a standard rate means that rate, as 2997/100 does.
_ROUNDED = Fraction(1, 5_000)
# A rate of television in the place of a whole one: 29.97 for 30. It makes two seconds longer by two thousandths.
_TELEVISION = Fraction(1001, 1000)
# Above this a frame's number has three digits, for which a time code has no room.
_HIGHEST_COUNTED = 100


@dataclass(frozen=True)
class OutputRate:
    """The frames of an output."""

    rate: Fraction
    # From one key frame to the next.
    group_frames: int
    reason: str = ""


def output_rate(source: Fraction, is_interlaced: bool, group_seconds: Fraction, fragment_seconds: Fraction) -> OutputRate:
    """What a source of a rate becomes: at most 60 frames, with fragments that are a whole number of groups of pictures, as players need
    (https://docs.aws.amazon.com/mediaconvert/latest/ug/setting-the-fragment-length.html)."""
    rate, reasons = _standard(source), []
    if is_interlaced and rate * 2 <= HIGHEST_RATE:
        rate *= 2
        reasons.append(f"each field of {_said(source)} interlaced frames becomes a frame")
    if rate > HIGHEST_RATE:
        # Every second, third, … frame: an even step.
        rate = HIGHEST_RATE if rate < HIGHEST_RATE * Fraction(101, 100) else _standard(rate / math.ceil(rate / HIGHEST_RATE))
        reasons.append(f"{_said(source)} frames a second are more than {HIGHEST_RATE}")
    if rate < LOWEST_RATE:
        rate *= math.ceil(LOWEST_RATE / rate)
        reasons.append(f"frames of {_said(source)} a second are repeated")
    if not _fills(rate, fragment_seconds):
        rate = next((standard for standard in STANDARD_RATES if standard >= rate and _fills(standard, fragment_seconds)), HIGHEST_RATE)
        reasons.append(f"{_said(source)} frames a second vary, or do not fill a fragment")
    reason = f"{_said(rate)} frames a second: {', '.join(reasons)}" if reasons else ""
    return OutputRate(rate, group_frames(rate, group_seconds, fragment_seconds), reason)


def group_frames(rate: Fraction, group_seconds: Fraction, fragment_seconds: Fraction) -> int:
    """The shortest group that is not shorter than asked for, and of which a fragment is a whole number."""
    # Television's rates are counted as the whole ones that they stand for.
    counted = rate if (rate * fragment_seconds).denominator == 1 else rate * _TELEVISION
    fragment = max(round(counted * fragment_seconds), 1)
    wanted = min(round(counted * group_seconds), fragment)
    return next(frames for frames in range(max(wanted, 1), fragment + 1) if fragment % frames == 0)


def _fills(rate: Fraction, seconds: Fraction) -> bool:
    """Whether so many seconds are a whole number of frames, but for the thousandth by which television's rates differ."""
    return any((rate * seconds * slower).denominator == 1 for slower in (1, _TELEVISION))


def _standard(rate: Fraction) -> Fraction:
    nearest = min(STANDARD_RATES, key=lambda standard: abs(standard - rate))
    return nearest if abs(nearest - rate) <= nearest * _ROUNDED else rate


def _said(rate: Fraction) -> str:
    return f"{float(rate):.6g}"


def clipping(duration_seconds: float, rate: Fraction, wanted_seconds: int) -> dict[str, str]:
    """The part of a source that a preview shows, in time codes that count the source's frames from zero.

    It begins after a tenth of the source, where titles are mostly over. A clip that asks for more than there is fails
    (error 1060), so an end within the last second is left out, as is the whole clipping of a short source. Frames within a second are not
    named where they cannot be counted: at rates that vary, and above a hundred.
    """
    nominal = math.ceil(rate)
    frames, length = math.floor(duration_seconds * rate), max(round(wanted_seconds * rate), 1)
    start = math.floor(max(min(duration_seconds / 10, duration_seconds - wanted_seconds), 0) * rate)
    start -= start % nominal
    # The frame that the end names is in the clip.
    last = start + length - 1
    if nominal > _HIGHEST_COUNTED or _standard(rate) not in STANDARD_RATES:
        last -= last % nominal
    clip = {"StartTimecode": timecode(start, nominal)} if start > 0 else {}
    return clip | ({"EndTimecode": timecode(last, nominal)} if start <= last < frames - nominal else {})


def frame(timecode: str, rate: Fraction) -> int:
    """The number of the frame that a time code names."""
    hours, minutes, seconds, rest = (int(part) for part in timecode.split(":"))
    return (hours * 3600 + minutes * 60 + seconds) * math.ceil(rate) + rest


def timecode(frame: int, nominal: int) -> str:
    """HH:MM:SS:FF of a frame. Seconds have the next whole number of frames: 29.97 counts to 30."""
    seconds = frame // nominal
    return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}:{seconds % 60:02d}:{frame % nominal:02d}"
