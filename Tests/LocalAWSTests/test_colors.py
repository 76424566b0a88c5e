"""Colors, measured on gray cards. What they should be is worked out from the curves' standards, not from what came out."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from LocalAWS import measurements, odd_media, sample_media
from LocalAWS.mediaconvert.transcoding import media
from LocalAWS.mediaconvert.transcoding.failure import JobFailed
from LocalAWSTests.transcoding import film, video

TO_709 = {"ColorCorrector": {"ColorSpaceConversion": "FORCE_709", "HdrToSdrToneMapper": "VIBRANT"}}
WHITE = 203.0


def pq(signal: float) -> float:
    """Candelas a square meter of a signal (SMPTE ST 2084)."""
    m1, m2, c1, c2, c3 = 2610 / 16384, 2523 / 32, 3424 / 4096, 2413 / 128, 2392 / 128
    power = signal ** (1 / m2)
    return float(10_000 * (max(0.0, power - c1) / (c2 - c3 * power)) ** (1 / m1))


def bt709(light: float) -> float:
    """The signal of a part of white, 0 to 1, on a display of BT.1886."""
    return float(min(1.0, light) ** (1 / 2.4))


def test_the_card_itself_is_right() -> None:
    """Graphics white is 58 % of PQ (ITU-R BT.2408)."""
    assert pq(0.58) == pytest.approx(WHITE, rel=0.01)
    assert math.isclose(bt709(1), 1)


@pytest.mark.parametrize("level", [0.3, 0.5])
def test_the_middle_of_pq_keeps_its_light(tmp_path: Path, level: float) -> None:
    made = film(odd_media.gray_card(tmp_path / "card.mp4", level, "smpte2084"), tmp_path, video(preprocessors=TO_709))
    assert measurements.luma(made) == pytest.approx(16 + 219 * bt709(pq(level) / WHITE), abs=8)


@pytest.mark.parametrize("codec", ["libx265", "libsvtav1"])
@pytest.mark.parametrize("transfer", ["smpte2084", "arib-std-b67"])
def test_high_dynamic_range_is_marked_and_looks_as_standard_range(tmp_path: Path, transfer: str, codec: str) -> None:
    source = odd_media.gray_card(tmp_path / "card.mp4", 0.75, transfer, codec=codec)
    plain, mapped = film(source, tmp_path / "plain"), film(source, tmp_path / "mapped", video(preprocessors=TO_709))
    # 75 % of HLG is its graphics white, and of PQ it is far above: the signal is 181, the white of standard range 235.
    assert (measurements.luma(plain), measurements.luma(mapped)) == pytest.approx((180, 235), abs=3)
    for path, curve in ((plain, transfer), (mapped, "bt709")):
        found = media.read(path).video
        assert found is not None
        assert (found.description["color_transfer"], found.description["pix_fmt"]) == (curve, "yuv420p")


def test_colors_that_nothing_says_cannot_be_converted(tmp_path: Path) -> None:
    source = sample_media.clip(tmp_path / "source.mp4", seconds=0.2, size=(320, 180), audio=False)
    with pytest.raises(JobFailed, match="colorSpace"):
        film(source, tmp_path, video(preprocessors=TO_709))
    made = film(source, tmp_path, video(preprocessors=TO_709), VideoSelector={"ColorSpace": "HDR10"})
    found = media.read(made).video
    assert found is not None and found.description["color_transfer"] == "bt709"


def test_other_conversions_are_refused(tmp_path: Path) -> None:
    source = odd_media.gray_card(tmp_path / "card.mp4", 0.5, "smpte2084")
    with pytest.raises(JobFailed, match="FORCE_HLG_2020"):
        film(source, tmp_path, video(preprocessors={"ColorCorrector": {"ColorSpaceConversion": "FORCE_HLG_2020"}}))
