"""Shapes: sizes, pixels that are not square, pictures that are turned or mirrored; a drawn circle stays one or does not."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from LocalAWS import measurements, odd_media, sample_media
from LocalAWS.mediaconvert.transcoding import media
from LocalAWS.mediaconvert.transcoding.failure import JobFailed
from LocalAWSTests.transcoding import film, video

SQUARE: dict[str, Any] = {"ParControl": "SPECIFIED", "ParNumerator": 1, "ParDenominator": 1}


@pytest.fixture(scope="module")
def pal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return odd_media.anamorphic(tmp_path_factory.mktemp("pal") / "pal.mp4", seconds=0.2)


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_media.clip(tmp_path_factory.mktemp("wide") / "wide.mp4", seconds=0.2, size=(320, 180), audio=False)


def shape(path: Path) -> tuple[tuple[int, int], Fraction | None]:
    found = media.read(path).video
    assert found is not None
    return (found.width, found.height), found.pixel_ratio


def test_square_pixels_that_were_asked_for_keep_a_circle_round(pal: Path, tmp_path: Path) -> None:
    made = film(pal, tmp_path, video((854, 480), **SQUARE))
    assert shape(made) == ((854, 480), Fraction(1))
    # A third of the height is its radius.
    assert measurements.extent(made) == pytest.approx((320, 320), abs=6)


@pytest.mark.parametrize(("behavior", "asked", "size"), [
    # 720x576 into 640x360: 450 of 576 lines' width each.
    ("FIT", (640, 360), (450, 360)), ("FIT_NO_UPSCALE", (1920, 1080), (720, 576)), ("STRETCH_TO_OUTPUT", (640, 360), (640, 360)),
    ("DEFAULT", (640, 360), (640, 360))])
def test_without_a_word_pixels_have_the_shape_of_the_source_s(
    pal: Path, tmp_path: Path, behavior: str, asked: tuple[int, int], size: tuple[int, int]
) -> None:
    assert shape(film(pal, tmp_path, video(asked, behavior))) == (size, Fraction(64, 45))


@pytest.mark.parametrize("behavior", ["DEFAULT", "FIT", "FIT_NO_UPSCALE", "FILL"])
def test_what_fitting_does_between_pixels_of_two_shapes_is_not_guessed(pal: Path, tmp_path: Path, behavior: str) -> None:
    with pytest.raises(JobFailed, match="not documented"):
        film(pal, tmp_path, video((640, 360), behavior, **SQUARE))


def test_an_inference_s_cropping_is_not_guessed(wide: Path, tmp_path: Path) -> None:
    with pytest.raises(JobFailed, match="SMART_CROP"):
        film(wide, tmp_path, video((100, 180), "SMART_CROP"))


@pytest.mark.parametrize(("rotate", "container", "size"), [
    ("AUTO", "mp4", (180, 320)), ("AUTO", "mov", (180, 320)), ("AUTO", "mkv", (320, 180)), ("DEGREES_90", "mkv", (180, 320)),
    ("DEGREES_180", "mp4", (320, 180)), ("DEGREE_0", "mp4", (320, 180))])
def test_only_the_marks_of_mp4_and_mov_are_followed(
    wide: Path, tmp_path: Path, rotate: str, container: str, size: tuple[int, int]
) -> None:
    maker = odd_media.rolled if container == "mkv" else sample_media.turned
    source = maker(tmp_path / f"turned.{container}", wide, 90)
    assert shape(film(source, tmp_path, video(None), VideoSelector={"Rotate": rotate}))[0] == size


def test_a_turned_picture_s_pixels_are_turned_too(pal: Path, tmp_path: Path) -> None:
    made = film(pal, tmp_path, video(None), VideoSelector={"Rotate": "DEGREES_90"})
    assert shape(made) == ((576, 720), Fraction(45, 64))


def test_a_mirrored_picture_is_not_turned(tmp_path: Path) -> None:
    source = odd_media.mirrored(tmp_path / "mirrored.mp4", seconds=0.2)
    made = film(source, tmp_path, video(None), VideoSelector={"Rotate": "AUTO"})
    (_, height), pixels = measurements.brightness(made)
    upper, lower = pixels[:len(pixels) // 4], pixels[-len(pixels) // 4:]
    assert (height, min(upper) > 200, max(lower) < 40) == (180, True, True)


def test_interlaced_pictures_are_not_turned_by_guess(tmp_path: Path) -> None:
    source = odd_media.moving_fields(tmp_path / "fields.mp4", seconds=0.3)
    with pytest.raises(JobFailed, match="interlaced video that is to be turned is not documented"):
        film(source, tmp_path, video(None), VideoSelector={"Rotate": "DEGREES_90"})
    assert film(source, tmp_path, video(None), VideoSelector={"Rotate": "DEGREE_0"}).exists()


@pytest.mark.parametrize(("fields", "words"), [
    ({"Pid": 256}, "Only a transport stream"), ({"Streams": [2], "SelectorType": "STREAM"}, "HLS"), ({"ProgramNumber": 2}, "programs")])
def test_tracks_of_other_files_cannot_be_chosen(wide: Path, tmp_path: Path, fields: dict[str, Any], words: str) -> None:
    with pytest.raises(JobFailed, match=words):
        film(wide, tmp_path, VideoSelector=fields)


def test_a_transport_stream_s_video_is_chosen_by_its_pid(tmp_path: Path) -> None:
    source = odd_media.made(
        tmp_path / "two.ts", "-f", "lavfi", "-i", "testsrc=size=320x180:rate=25:duration=0.4", "-f", "lavfi", "-i",
        "testsrc=size=160x90:rate=25:duration=0.4", "-map", "0", "-map", "1", "-c:v", "libx264", "-pix_fmt", "yuv420p")
    assert shape(film(source, tmp_path, video(None)))[0] == (320, 180)
    assert shape(film(source, tmp_path, video(None), VideoSelector={"Pid": 257}))[0] == (160, 90)
