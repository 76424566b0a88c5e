"""Pictures a second: followed, rounded where they vary, converted; and fields that become pictures."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from LocalAWS import measurements, odd_media, sample_media
from LocalAWS.mediaconvert.transcoding import media
from LocalAWS.mediaconvert.transcoding.failure import JobFailed
from LocalAWSTests.transcoding import film, video


def rate(path: Path) -> Fraction:
    found = media.read(path).video
    assert found is not None
    return found.frame_rate


def frames(path: Path) -> int:
    found = media.read(path).video
    assert found is not None
    return int(found.description["nb_frames"])


@pytest.mark.parametrize("followed", ["25", "30000/1001", "24000/1001", "60000/1001", "5/2", "120"])
def test_a_steady_rate_is_followed(tmp_path: Path, followed: str) -> None:
    source = sample_media.clip(tmp_path / "source.mp4", seconds=2, size=(320, 180), rate=followed, audio=False)
    made = film(source, tmp_path)
    assert (rate(made), frames(made)) == (Fraction(followed), frames(source))


@pytest.mark.parametrize("ending", ["mp4", "mkv"])
def test_a_rate_that_varies_is_rounded_up_to_a_standard_one(tmp_path: Path, ending: str) -> None:
    source = odd_media.variable_rate(tmp_path / f"source.{ending}")
    made = film(source, tmp_path)
    assert rate(made) == 24
    assert media.read(made).duration == pytest.approx(4, abs=0.1)


def test_a_steady_rate_in_a_container_that_counts_thousandths_does_not_vary(tmp_path: Path) -> None:
    source = sample_media.clip(tmp_path / "source.mkv", seconds=2, size=(320, 180), rate="30000/1001", audio=False)
    assert rate(film(source, tmp_path)) == Fraction(30000, 1001)


@pytest.mark.parametrize("algorithm", ["DUPLICATE_DROP", "INTERPOLATE"])
@pytest.mark.parametrize("asked", [(50, 1), (30000, 1001), (5, 1)])
def test_a_rate_that_was_asked_for(tmp_path: Path, asked: tuple[int, int], algorithm: str) -> None:
    source = sample_media.clip(tmp_path / "source.mp4", seconds=2, size=(320, 180), audio=False)
    made = film(source, tmp_path, video(
        FramerateControl="SPECIFIED", FramerateNumerator=asked[0], FramerateDenominator=asked[1], FramerateConversionAlgorithm=algorithm))
    assert rate(made) == Fraction(*asked)
    assert media.read(made).duration == pytest.approx(2, abs=0.21)


@pytest.mark.parametrize(("name", "value", "words"), [
    ("FramerateConversionAlgorithm", "FRAMEFORMER", "FRAMEFORMER"), ("InterlaceMode", "TOP_FIELD", "interlaceMode"),
    ("Telecine", "HARD", "telecine"), ("SlowPal", "ENABLED", "slowPal")])
def test_what_is_not_made_here_is_refused(tmp_path: Path, name: str, value: str, words: str) -> None:
    source = sample_media.clip(tmp_path / "source.mp4", seconds=0.2, size=(320, 180), audio=False)
    h264: dict[str, Any] = {name: value, "FramerateControl": "SPECIFIED", "FramerateNumerator": 50, "FramerateDenominator": 1}
    with pytest.raises(JobFailed, match=words):
        film(source, tmp_path, video(**h264))


@pytest.mark.parametrize(("deinterlacer", "changes"), [
    # Every other picture repeats the one before, unless fields were doubled.
    ({"Algorithm": "INTERPOLATE"}, 24), ({"Algorithm": "LINEAR_INTERPOLATION"}, 49)])
def test_fields_are_doubled_only_if_asked_to(tmp_path: Path, deinterlacer: dict[str, str], changes: int) -> None:
    made = film(odd_media.moving_fields(tmp_path / "source.mp4"), tmp_path, video(
        FramerateControl="SPECIFIED", FramerateNumerator=50, FramerateDenominator=1, preprocessors={"Deinterlacer": deinterlacer}))
    assert rate(made) == 50
    assert measurements.changes(made) == pytest.approx(changes, abs=1)


@pytest.mark.parametrize(("deinterlacer", "combed"), [(None, True), ({"Control": "NORMAL"}, False), ({"Mode": "ADAPTIVE"}, False)])
def test_an_interlaced_film_is_combed_until_it_is_deinterlaced(
    tmp_path: Path, deinterlacer: dict[str, str] | None, combed: bool
) -> None:
    source = odd_media.moving_fields(tmp_path / "source.mp4", seconds=0.5)
    made = film(source, tmp_path, video(preprocessors={"Deinterlacer": deinterlacer} if deinterlacer else None))
    assert (measurements.combing(made, 0.2) > 4) == combed
