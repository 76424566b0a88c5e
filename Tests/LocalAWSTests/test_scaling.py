"""Sizes of pictures, by hand: the numbers are those of a person with a pocket calculator."""

from __future__ import annotations

from fractions import Fraction

import pytest

from LocalAWS.mediaconvert.transcoding import timecode
from LocalAWS.mediaconvert.transcoding.output_names import Destination, destination
from LocalAWS.mediaconvert.transcoding.scaling import Size, scaling


@pytest.mark.parametrize(("source", "behavior", "asked", "size"), [
    ((1920, 1080), "FIT_NO_UPSCALE", (854, 480), (854, 480)),
    ((1920, 1080), "FIT", (640, 360), (640, 360)),
    ((640, 360), "FIT_NO_UPSCALE", (1920, 1080), (640, 360)),
    ((640, 360), "FIT", (1920, 1080), (1920, 1080)),
    ((1440, 1080), "FIT", (1280, 720), (960, 720)),
    ((1440, 1080), "DEFAULT", (1280, 720), (1280, 720)),
    ((1440, 1080), "FILL", (1280, 720), (1280, 720)),
    ((1440, 1080), "STRETCH_TO_OUTPUT", (1280, 720), (1280, 720)),
    ((1080, 1920), "FIT_NO_UPSCALE", (480, 854), (480, 854)),
    ((1080, 1920), "FIT_NO_UPSCALE", (854, 480), (270, 480)),
    ((1920, 1080), "DEFAULT", (None, 720), (1280, 720)),
    ((1920, 1080), "DEFAULT", (1280, None), (1280, 720)),
    ((1919, 1079), "DEFAULT", (None, None), (1920, 1080)),
])
def test_size_of_an_output(source: Size, behavior: str, asked: tuple[int | None, int | None], size: Size) -> None:
    description = {name: value for name, value in zip(("width", "height"), asked, strict=True) if value}
    assert scaling(source, {**description, "scalingBehavior": behavior}).size == size


@pytest.mark.parametrize(("text", "rate", "seconds"), [
    ("00:00:00:00", Fraction(25), Fraction(0)),
    ("00:00:10:05", Fraction(25), Fraction(51, 5)),
    ("01:01:01:00", Fraction(24), Fraction(3661)),
    ("00:00:10;00", Fraction(30000, 1001), Fraction(1001, 100)),
])
def test_a_timecode_names_a_frame(text: str, rate: Fraction, seconds: Fraction) -> None:
    assert timecode.seconds(text, rate) == seconds


@pytest.mark.parametrize(("location", "expected"), [
    ("s3://delivery/assets/1/abr/video", Destination("delivery", "assets/1/abr/", "video")),
    ("s3://delivery/assets/1/abr/", Destination("delivery", "assets/1/abr/", "my film")),
    ("s3://delivery", Destination("delivery", "", "my film")),
])
def test_a_destination_without_a_base_takes_the_inputs(location: str, expected: Destination) -> None:
    assert destination(location, "s3://ingest/uploads/my film.mp4") == expected
