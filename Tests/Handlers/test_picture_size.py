"""Sizes of pictures: in the source's shape, never enlarged, the best as good as the source."""

from __future__ import annotations

from fractions import Fraction

import pytest

import picture_size
from source_media import UnsupportedMedia, VideoTrack

LADDER = [(1920, 1080), (1280, 720), (854, 480), (640, 360)]


def sizes(width: int, height: int, aspect: Fraction = Fraction(1), rotation: int = 0) -> list[tuple[int, int]]:
    shape = VideoTrack("AVC", width, height, pixel_aspect=aspect, rotation=rotation).shape
    return list(picture_size.chosen(shape, LADDER).values())


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [
        (3840, 2160, [(1920, 1080), (1280, 720), (854, 480), (640, 360)]),
        (1280, 720, [(1280, 720), (854, 480), (640, 360)]),
        (1920, 800, [(1920, 800), (1280, 534), (854, 356), (640, 266)]),
        (1080, 1920, [(1080, 1920), (720, 1280), (480, 854), (360, 640)]),
        (1080, 1080, [(1080, 1080), (720, 720), (480, 480), (360, 360)]),
        (640, 480, [(640, 480), (480, 360)]),
        # Between two renditions: the next better one has the source's own size.
        (1916, 1076, [(1916, 1076), (1280, 718), (854, 480), (640, 360)]),
        (1278, 718, [(1278, 718), (854, 480), (640, 360)]),
        (1279, 719, [(1278, 718), (854, 480), (640, 360)]),
        (1024, 576, [(1024, 576), (854, 480), (640, 360)]),
        (576, 1024, [(576, 1024), (480, 854), (360, 640)]),
        # Smaller than all.
        (320, 180, [(320, 180)]),
        (101, 57, [(100, 56)]),
        (32, 32, [(32, 32)]),
        # Hardly wider than a rendition: nothing is between them.
        (853, 480, [(852, 480), (640, 360)]),
        # Long and narrow: the shape counts more than the box.
        (4000, 40, [(3200, 32)]),
    ],
)
def test_renditions_of_a_source(width: int, height: int, expected: list[tuple[int, int]]) -> None:
    assert sizes(width, height) == expected


@pytest.mark.parametrize(
    ("stored", "aspect", "expected"),
    [
        # PAL and NTSC, wide and not: the lines stay, the columns are what the shape needs.
        ((720, 576), (64, 45), (1024, 576)), ((720, 576), (16, 15), (768, 576)), ((720, 480), (32, 27), (854, 480)),
        ((720, 480), (8, 9), (640, 480)), ((1440, 1080), (4, 3), (1920, 1080)), ((960, 720), (4, 3), (1280, 720)),
        # Higher than wide.
        ((1920, 540), (1, 2), (960, 540)),
    ],
)
def test_the_best_rendition_of_pixels_that_are_not_square(
    stored: tuple[int, int], aspect: tuple[int, int], expected: tuple[int, int]
) -> None:
    assert sizes(*stored, aspect=Fraction(*aspect))[0] == expected
    assert sizes(*stored, aspect=Fraction(*aspect), rotation=90)[0] == expected[::-1]


@pytest.mark.parametrize(("width", "height"), [(31, 1000), (1000, 16)])
def test_too_few_pixels_are_refused(width: int, height: int) -> None:
    with pytest.raises(UnsupportedMedia, match=f"{width}x{height} pixels are too few: 32 are the least"):
        picture_size.check((Fraction(width), Fraction(height)))


def test_a_line_of_pixels_is_refused() -> None:
    with pytest.raises(UnsupportedMedia, match="8200x64 pixels are too long and narrow"):
        picture_size.check((Fraction(8_200), Fraction(64)))


def test_of_two_renditions_of_one_size_the_one_with_fewer_bits_has_the_sources_size() -> None:
    shape = (Fraction(1024), Fraction(576))
    assert picture_size.chosen(shape, [(1280, 720), (1280, 720), (640, 360)]) == {1: (1024, 576), 2: (640, 360)}
