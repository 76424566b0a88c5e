"""How many frames a second an output has, where its key frames are, and which frames a preview shows."""

from __future__ import annotations

from fractions import Fraction

import pytest

import frame_rates

NTSC, FILM, FAST_NTSC = Fraction(30000, 1001), Fraction(24000, 1001), Fraction(60000, 1001)


@pytest.mark.parametrize(
    ("source", "interlaced", "rate", "group"),
    [
        (Fraction(25), False, Fraction(25), 50), (Fraction(24), False, Fraction(24), 48), (Fraction(60), False, Fraction(60), 120),
        (NTSC, False, NTSC, 60), (FILM, False, FILM, 48), (FAST_NTSC, False, FAST_NTSC, 120),
        # Written down in decimals.
        (Fraction(2997, 100), False, NTSC, 60), (Fraction(23976, 1000), False, FILM, 48),
        # Of more, every second, third or fourth.
        (Fraction(240), False, Fraction(60), 120), (Fraction(120000, 1001), False, FAST_NTSC, 120),
        (Fraction(100), False, Fraction(50), 100), (Fraction(29011, 242), False, FAST_NTSC, 120),
        (Fraction(90), False, Fraction(45), 90), (Fraction(6002, 100), False, Fraction(60), 120),
        # Each field of interlaced ones.
        (Fraction(25), True, Fraction(50), 100), (NTSC, True, FAST_NTSC, 120), (Fraction(50), True, Fraction(50), 100),
        # Time lapse.
        (Fraction(5, 2), False, Fraction(5, 2), 5), (Fraction(1, 10), False, Fraction(1), 2), (Fraction(1, 2), False, Fraction(1), 2),
        # What varies is rounded up.
        (Fraction(8400, 349), False, Fraction(25), 50), (Fraction(2985, 100), False, NTSC, 60), (Fraction(1000), False, FAST_NTSC, 120),
    ],
)
def test_frames_of_an_output(source: Fraction, interlaced: bool, rate: Fraction, group: int) -> None:
    found = frame_rates.output_rate(source, interlaced, Fraction(2), Fraction(2))
    assert (found.rate, found.group_frames) == (rate, group)
    assert bool(found.reason) == (abs(rate - source) > source / 4_000)


@pytest.mark.parametrize(
    ("rate", "group", "fragment", "frames"),
    [(25, Fraction(1, 2), 2, 25), (24, Fraction(1, 2), 2, 12), (25, Fraction(1, 2), 1, 25), (30, Fraction(2), 6, 60),
     (NTSC, Fraction(1), 4, 30), (FAST_NTSC, Fraction(2), 10, 120)],
)
def test_a_fragment_is_a_whole_number_of_groups(rate: Fraction, group: Fraction, fragment: int, frames: int) -> None:
    found = frame_rates.group_frames(Fraction(rate), group, Fraction(fragment))
    assert found == frames
    # As 29.97 is counted to 30.
    assert round(rate) * fragment % found == 0


@pytest.mark.parametrize(
    ("duration", "rate", "clip"),
    [
        (1.0, Fraction(25), {}),
        (15.0, Fraction(25), {}),
        (15.9, Fraction(25), {}),
        (16.0, Fraction(25), {"StartTimecode": "00:00:01:00"}),
        (20.0, Fraction(25), {"StartTimecode": "00:00:02:00", "EndTimecode": "00:00:16:24"}),
        (120.0, Fraction(25), {"StartTimecode": "00:00:12:00", "EndTimecode": "00:00:26:24"}),
        (36_000.0, Fraction(25), {"StartTimecode": "01:00:00:00", "EndTimecode": "01:00:14:24"}),
        # Seconds of a time code at 29.97 are a thousandth longer: 450 frames are fifteen of them.
        (120.0, NTSC, {"StartTimecode": "00:00:11:00", "EndTimecode": "00:00:25:29"}),
        # 45 frames, three to a second of a time code: from the third to the thirty-ninth. At such rates only whole seconds are named.
        (18.0, Fraction(5, 2), {"StartTimecode": "00:00:01:00", "EndTimecode": "00:00:13:00"}),
        (120.0, Fraction(8400, 349), {"StartTimecode": "00:00:11:00", "EndTimecode": "00:00:25:00"}),
        # Too many for two digits.
        (120.0, Fraction(240), {"StartTimecode": "00:00:12:00", "EndTimecode": "00:00:26:00"}),
    ],
)
def test_the_preview_stays_within_the_source(duration: float, rate: Fraction, clip: dict[str, str]) -> None:
    assert frame_rates.clipping(duration, rate, 15) == clip
    assert all(frame_rates.frame(timecode, rate) < duration * rate for timecode in clip.values())
