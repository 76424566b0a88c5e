"""What a viewer sees and hears, compared with the source: turned pictures, scaled ones, channels, volumes, when sound begins."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from EndToEnd.checks import renditions
from EndToEnd.checks.delivered import Delivered, delivered
from EndToEnd.media import SampleFiles
from LocalAWS import measurements, odd_media, sample_media
from LocalPlatform.pipeline import Pipeline

Uploaded = Callable[[Path], Delivered]
# In decibels: a rendition is as like its source as its bitrate lets it; other pictures have less than half of that.
ALIKE, UNLIKE = 24, 18
MORE = pytest.mark.long("two seconds for each")
# By hand, clockwise.
TURNS = {0: "null", 90: "transpose=clock", 180: "hflip,vflip", 270: "transpose=cclock"}


@pytest.fixture
def uploaded(pipeline: Pipeline, tmp_path: Path, request: pytest.FixtureRequest) -> Uploaded:
    """Uploads a file and waits for its results."""
    def results(file: Path) -> Delivered:
        directory = tmp_path / "results"
        directory.mkdir()
        return delivered(pipeline, pipeline.transcoded(file, f"uploads/measured/{request.node.name}{file.suffix}"), directory)

    return results


@pytest.mark.parametrize("degrees", [90, pytest.param(180, marks=MORE), pytest.param(270, marks=MORE)])
def test_turned_pictures_are_those_of_the_source(uploaded: Uploaded, tmp_path: Path, degrees: int) -> None:
    plain = sample_media.clip(tmp_path / "plain.mp4", seconds=2, size=(320, 180))
    best = renditions.best(uploaded(sample_media.turned(tmp_path / "turned.mp4", plain, degrees)))
    assert measurements.likeness(best, plain, TURNS[degrees]) > ALIKE
    # No other turn of that shape, and no mirror.
    for wrong in (TURNS[(degrees + 180) % 360], f"{TURNS[degrees]},hflip"):
        assert measurements.likeness(best, plain, wrong) < UNLIKE


def test_a_smaller_rendition_is_the_same_film(film: Delivered, samples: SampleFiles) -> None:
    smallest = renditions.smallest(film)
    assert measurements.likeness(smallest, samples.full_hd, "scale=640:360:flags=area") > ALIKE
    # Not of another shape, and not some frames off.
    assert measurements.likeness(smallest, samples.full_hd, "crop=1440:1080,scale=640:360:flags=area") < UNLIKE
    assert measurements.likeness(smallest, samples.full_hd, "trim=start=1,setpts=PTS-STARTPTS,scale=640:360:flags=area") < ALIKE


@pytest.mark.parametrize(("container", "codec"), [("mp4", "aac"), pytest.param("mkv", "ac3", marks=MORE)])
def test_all_channels_of_surround_are_heard(uploaded: Uploaded, tmp_path: Path, container: str, codec: str) -> None:
    asset = uploaded(odd_media.several_channels(tmp_path / f"surround.{container}", "5.1", 300, 400, 500, 60, 700, 800, codec=codec))
    left, right = measurements.samples(renditions.sound(asset))
    for channel, own, others in ((left, (300, 700), (400, 800)), (right, (400, 800), (300, 700))):
        for tone in own:
            assert measurements.strength(channel, tone) > max(measurements.strength(channel, other) for other in others) + 30
    # The center is on both sides alike.
    assert measurements.strength(left, 500) == pytest.approx(measurements.strength(right, 500), abs=0.5)
    assert measurements.strength(left, 500) > measurements.strength(left, 400) + 30


def test_no_channel_of_an_unusual_number_is_lost(uploaded: Uploaded, tmp_path: Path) -> None:
    asset = uploaded(odd_media.several_channels(tmp_path / "four.mov", "quad", 300, 400, 700, 800))
    left, right = measurements.samples(renditions.sound(asset))
    assert measurements.strength(left, 300) > measurements.strength(left, 400) + 30
    assert measurements.strength(right, 400) > measurements.strength(right, 300) + 30
    for tone in (700, 800):
        assert measurements.strength(left, tone) == pytest.approx(measurements.strength(left, 300) - 6, abs=0.5)
        assert measurements.strength(right, tone) == pytest.approx(measurements.strength(right, 400) - 6, abs=0.5)


@pytest.mark.parametrize("container", [pytest.param("mp4", marks=MORE), "mkv"])
def test_late_sound_stays_late(uploaded: Uploaded, tmp_path: Path, container: str) -> None:
    asset = uploaded(odd_media.late_sound(tmp_path / f"late.{container}", late_seconds=2))
    found = renditions.ladder(asset)
    assert [track.duration for track in found.videos + found.audios] == [pytest.approx(6, abs=0.1)] * 2
    left, _ = measurements.samples(renditions.sound(asset))
    assert measurements.loudness(left, 0, 1.95) < -60
    assert measurements.loudness(left, 2.05, 2.5) > -40 and measurements.loudness(left, 5, 5.9) > -40


@MORE
def test_vp9_and_opus_in_webm(uploaded: Uploaded, tmp_path: Path) -> None:
    source = odd_media.web(tmp_path / "web.webm")
    asset = uploaded(source)
    renditions.check(renditions.ladder(asset), [(320, 180)], 2)
    assert measurements.likeness(renditions.best(asset), source) > ALIKE
    left, right = measurements.samples(renditions.sound(asset))
    for channel in (left, right):
        assert measurements.strength(channel, 440) > -40


@pytest.mark.parametrize(("volumes", "expected"), [((-6,), (-6, -6)), pytest.param((-3, -12), (-3, -12), marks=MORE)])
def test_volumes_stay_as_they_are(
    uploaded: Uploaded, tmp_path: Path, volumes: tuple[float, ...], expected: tuple[float, float]
) -> None:
    # The tone that ffmpeg makes is 18 decibels below full scale at its peaks, 3 more on average.
    source = odd_media.tones(tmp_path / "tones.mov", *volumes)
    channels = measurements.samples(renditions.sound(uploaded(source)))
    plain = measurements.loudness(measurements.samples(odd_media.tones(tmp_path / "plain.mov", 0))[0], 0.5, 1.5)
    assert [measurements.loudness(channel, 0.5, 1.5) - plain for channel in channels] == [
        pytest.approx(volume, abs=0.5) for volume in expected]
