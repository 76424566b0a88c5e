"""Films of cameras, recorders and editors of all times: each becomes what is in it, measured."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from EndToEnd.checks import renditions
from EndToEnd.checks.delivered import Delivered, delivered
from LocalAWS import measurements, odd_containers, odd_media
from LocalAWS.mediaconvert.transcoding import media
from LocalPlatform.pipeline import Pipeline

Uploaded = Callable[[Path], Delivered]
MANY = pytest.mark.long("two seconds for each kind")
ALIKE = 24


@pytest.fixture
def uploaded(pipeline: Pipeline, tmp_path: Path) -> Uploaded:
    """Uploads a file and waits for its results."""
    def results(file: Path) -> Delivered:
        directory = tmp_path / "results"
        directory.mkdir()
        return delivered(pipeline, pipeline.transcoded(file, f"uploads/containers/{file.name}"), directory)

    return results


@MANY
@pytest.mark.parametrize(("make", "ending", "size", "rate"), [
    (odd_containers.studio, "mov", (852, 478), 25), (odd_containers.fast_variable, "mp4", (320, 180), Fraction(48_000, 1_001)),
    (odd_containers.telecine, "mpg", (720, 480), Fraction(60_000, 1_001)), (odd_containers.lower_field_first, "mov", (1024, 576), 50),
    (odd_containers.cropped, "mp4", (608, 360), 25), (odd_containers.without_index, "avi", (320, 180), 25),
    (odd_containers.windows, "wmv", (320, 180), 25), (odd_containers.flash, "flv", (320, 180), 25),
    (odd_containers.broadcast, "mxf", (720, 576), 25)])
def test_a_film_of_another_container(
    uploaded: Uploaded, tmp_path: Path, make: Callable[[Path], Path], ending: str, size: tuple[int, int], rate: Fraction
) -> None:
    source = make(tmp_path / f"{make.__name__}.{ending}")
    asset = uploaded(source)
    found = renditions.ladder(asset)
    assert found.sizes[0] == size
    assert [track.duration for track in found.videos + found.audios] == [pytest.approx(3, abs=0.1)] * (len(found.videos) + 1)
    best = renditions.best(asset)
    shown = media.read(best).video
    assert shown is not None and shown.frame_rate == rate
    # The tone, as loud on both sides, to the end.
    for channel in measurements.samples(renditions.sound(asset)):
        assert measurements.strength(channel, 440) > -25 and measurements.loudness(channel, 2.5, 2.9) > -30
    # Of those that only have to be scaled: the same pictures at the same times.
    if rate == 25:
        assert measurements.likeness(best, source, f"scale={size[0]}:{size[1]}") > ALIKE


@MANY
def test_a_film_that_was_cut_without_encoding(uploaded: Uploaded, tmp_path: Path) -> None:
    whole = tmp_path / "whole.mp4"
    asset = uploaded(odd_containers.cut_without_encoding(tmp_path / "cut.mp4", whole, 1.3))
    found = renditions.ladder(asset)
    assert [track.duration for track in found.videos + found.audios] == [pytest.approx(4.7, abs=0.1)] * 2
    assert measurements.likeness(renditions.best(asset), whole, "trim=start=1.3,setpts=PTS-STARTPTS") > ALIKE


def test_pictures_that_begin_behind_the_sound(uploaded: Uploaded, tmp_path: Path) -> None:
    asset = uploaded(odd_media.uneven(tmp_path / "late-pictures.mp4", 4, 6, video_begins=2))
    found = renditions.ladder(asset)
    assert [track.duration for track in found.videos + found.audios] == [pytest.approx(6, abs=0.1)] * 2
    left, _ = measurements.samples(renditions.sound(asset))
    assert min(measurements.loudness(left, at, at + 0.5) for at in (0.1, 1, 3, 5.3)) > -30
    best = renditions.best(asset)
    assert (measurements.mean_brightness(best, 1.9) < 20, measurements.mean_brightness(best, 2.2) > 60) == (True, True)


@MANY
def test_pixels_that_are_not_square_in_an_upright_film(uploaded: Uploaded, tmp_path: Path) -> None:
    flat = odd_media.anamorphic(tmp_path / "flat.mp4")
    asset = uploaded(odd_media.made(tmp_path / "upright.mp4", "-display_rotation:v", "-90", "-i", str(flat), "-c", "copy"))
    assert renditions.ladder(asset).sizes == [(576, 1024), (480, 854), (360, 640)]
    width, height = measurements.extent(renditions.best(asset))
    assert width == pytest.approx(height, abs=2)


@MANY
def test_a_mirrored_film_stays_upright(uploaded: Uploaded, tmp_path: Path) -> None:
    asset = uploaded(odd_media.mirrored(tmp_path / "mirrored.mp4"))
    # MediaConvert does not mirror: the picture is as it is coded.
    assert measurements.likeness(renditions.best(asset), tmp_path / "plain-mirrored.mp4") > ALIKE
