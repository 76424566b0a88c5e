"""Colors: every one that Probe can name is known, and what is not of Rec. 709 or 601 is converted."""

from __future__ import annotations

import pytest

import picture_color
from random_sources import COLORS
from source_media import VideoTrack

WIDE = {
    "ColorPrimaries": {"ITU_2020", "SMPTE_428_1", "SMPTE_431_2", "SMPTE_EG_432_1", "IPT", "SMPTE_2067XYZ"},
    "TransferCharacteristics": {
        "LINEAR", "LOG10_2", "LOC10_2_5", "ITU_2020_10bit", "ITU_2020_12bit", "SMPTE_2084", "SMPTE_428_1", "ARIB_B67"},
    "MatrixCoefficients": {"ITU_2020_NCL", "ITU_2020_CL", "SMPTE_2085", "CD_NCL", "CD_CL", "ITU_2100ICtCp", "IPT"},
}
# What Probe says of which nothing is known is left out before.
UNSAID = {"UNSPECIFIED", "RESERVED", "LAST"}


@pytest.mark.parametrize(("name", "field"), [
    ("ColorPrimaries", "primaries"), ("TransferCharacteristics", "transfer"), ("MatrixCoefficients", "matrix")])
def test_what_is_wider_than_television_is_converted(name: str, field: str) -> None:
    converted = {word for word in COLORS[name] if not picture_color.is_standard(VideoTrack("VP9", 16, 9, **{field: word}))}
    assert converted - UNSAID == WIDE[name]


def test_nothing_is_converted_of_which_nothing_is_known() -> None:
    track = VideoTrack("VP9", 16, 9)
    assert picture_color.is_standard(track) and picture_color.selector(track) == {}


@pytest.mark.parametrize(
    ("primaries", "transfer", "matrix", "space"),
    [
        ("ITU_2020", "SMPTE_2084", "ITU_2020_NCL", "HDR10"), ("ITU_2020", "ARIB_B67", "ITU_2020_NCL", "HLG_2020"),
        ("SMPTE_EG_432_1", "SMPTE_2084", "ITU_709", "P3D65_HDR"), ("SMPTE_EG_432_1", "IEC_61966_2_1", "ITU_709", "P3D65_SDR"),
        ("SMPTE_431_2", "SMPTE_428_1", "ITU_709", "P3DCI"), ("ITU_709", "ITU_709", "ITU_709", "REC_709"),
        ("ITU_470BG", "ITU_709", "ITU_470BG", "REC_601"), ("", "SMPTE_2084", "", "HDR10"),
    ],
)
def test_the_space_is_told_where_the_video_leaves_it_to_its_container(primaries: str, transfer: str, matrix: str, space: str) -> None:
    track = VideoTrack("VP9", 16, 9, primaries=primaries, transfer=transfer, matrix=matrix)
    assert picture_color.selector(track) == {"ColorSpace": space, "ColorSpaceUsage": "FALLBACK"}
