"""Colors: every one that Probe can name is known, what is not of Rec. 709 or 601 is converted, and what is said in part is completed."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

import picture_color
import probe_answer
from Handlers.planned_film import CONTENT, planned, seen, videos
from random_sources import COLORS
from source_media import VideoTrack

WIDE = {
    "ColorPrimaries": {"ITU_2020", "SMPTE_428_1", "SMPTE_431_2", "SMPTE_EG_432_1", "IPT", "SMPTE_2067XYZ"},
    "TransferCharacteristics": {
        "LINEAR", "LOG10_2", "LOC10_2_5", "ITU_2020_10bit", "ITU_2020_12bit", "SMPTE_2084", "SMPTE_428_1", "ARIB_B67"},
    "MatrixCoefficients": {"YCgCo", "ITU_2020_NCL", "ITU_2020_CL", "SMPTE_2085", "CD_NCL", "CD_CL", "ITU_2100ICtCp", "IPT"},
}
# What Probe says of which nothing is known is left out before.
UNSAID = {"UNSPECIFIED", "RESERVED", "LAST"}
UNDOCUMENTED = ("whether MediaConvert converts from these colors is not documented: its guide names Rec. 601, Rec. 709, HDR10, HLG and P3")


def track(primaries: str = "", transfer: str = "", matrix: str = "", **others: Any) -> VideoTrack:
    return VideoTrack("VP9", 1920, 1080, primaries=primaries, transfer=transfer, matrix=matrix, **others)


@pytest.mark.parametrize(("name", "field"), [
    ("ColorPrimaries", "primaries"), ("TransferCharacteristics", "transfer"), ("MatrixCoefficients", "matrix")])
def test_what_is_wider_than_television_is_converted(name: str, field: str) -> None:
    others = {"primaries": "ITU_709", "transfer": "ITU_709", "matrix": "ITU_709"}
    converted = {word for word in COLORS[name] if picture_color.reading(track(**{**others, field: word})).is_converted}
    assert converted - UNSAID == WIDE[name]


@pytest.mark.parametrize(("size", "space"), [
    ((720, 576), "REC_601"), ((640, 360), "REC_601"), ((1280, 534), "REC_709"), ((1920, 1080), "REC_709"), ((576, 1024), "REC_709")])
def test_what_says_nothing_is_read_as_players_have_it(size: tuple[int, int], space: str) -> None:
    found = picture_color.reading(VideoTrack("VP9", *size))
    assert (found.space, found.is_forced, found.is_converted) == (space, False, False)
    assert found.reasons == (f"colors read as {space}, as players do by the size: the source says nothing of them",)


@pytest.mark.parametrize(
    ("said", "space"),
    [
        (("ITU_2020", "SMPTE_2084", "ITU_2020_NCL"), "HDR10"), (("ITU_2020", "ARIB_B67", "ITU_2020_NCL"), "HLG_2020"),
        (("SMPTE_EG_432_1", "SMPTE_2084", "ITU_709"), "P3D65_HDR"), (("SMPTE_EG_432_1", "IEC_61966_2_1", "ITU_709"), "P3D65_SDR"),
        (("SMPTE_431_2", "SMPTE_428_1", "ITU_709"), "P3DCI"), (("ITU_709", "ITU_709", "ITU_709"), "REC_709"),
        (("ITU_470BG", "ITU_709", "ITU_470BG"), "REC_601"),
    ],
)
def test_the_space_is_told_where_the_video_leaves_it_to_its_container(said: tuple[str, str, str], space: str) -> None:
    found = picture_color.reading(track(*said))
    assert found.selector == {"ColorSpace": space, "ColorSpaceUsage": "FALLBACK"}
    assert found.is_converted == (space not in ("REC_601", "REC_709"))


@pytest.mark.parametrize(("said", "space"), [
    (("", "SMPTE_2084", ""), "HDR10"), (("ITU_2020", "SMPTE_2084", ""), "HDR10"), (("", "ARIB_B67", "ITU_2020_NCL"), "HLG_2020"),
    (("SMPTE_EG_432_1", "SMPTE_2084", ""), "P3D65_HDR"), (("SMPTE_EG_432_1", "", ""), "P3D65_SDR"), (("", "SMPTE_428_1", ""), "P3DCI")])
def test_what_is_said_in_part_is_completed(said: tuple[str, str, str], space: str) -> None:
    found = picture_color.reading(track(*said))
    assert (found.selector, found.is_converted) == ({"ColorSpace": space, "ColorSpaceUsage": "FORCE"}, True)
    assert found.reasons[1] == f"colors read as {space}: the source says {', '.join(filter(None, said))} alone"


@pytest.mark.parametrize(("said", "size", "space"), [
    (("ITU_709", "", ""), (720, 576), "REC_709"), (("ITU_470BG", "", ""), (1920, 1080), "REC_601"),
    (("ITU_709", "ITU_709", ""), (1920, 1080), "REC_709"), (("", "", "SMPTE_170M"), (1920, 1080), "REC_601"),
    (("", "", "RGB"), (1920, 1080), "REC_709"),
    # A curve says nothing of the standard: all have the same.
    (("", "ITU_709", ""), (1920, 1080), "REC_709"), (("", "IEC_61966_2_1", ""), (720, 576), "REC_601")])
def test_half_of_televisions_colors_is_completed_in_all_renditions(
    said: tuple[str, str, str], size: tuple[int, int], space: str
) -> None:
    """A word for what the source leaves out counts only where it says nothing at all."""
    found = picture_color.reading(VideoTrack("AVC", *size, primaries=said[0], transfer=said[1], matrix=said[2]))
    assert (found.selector, found.is_converted) == ({"ColorSpace": space, "ColorSpaceUsage": "FORCE"}, False)
    assert found.reasons == (f"colors read as {space}: the source says {', '.join(filter(None, said))} alone",)


@pytest.mark.parametrize("said", [
    ("ITU_2020", "", ""), ("", "ITU_2020_10bit", ""), ("", "", "ITU_2020_NCL"), ("ITU_2020", "ITU_2020_10bit", ""), ("", "LINEAR", ""),
    ("ITU_2020", "", "ITU_2020_CL"), ("", "LOG10_2", "ITU_709")])
def test_what_cannot_be_completed_is_taken_for_what_is_near(said: tuple[str, str, str]) -> None:
    found = picture_color.reading(track(*said))
    assert (found.selector, found.is_converted) == ({"ColorSpace": "REC_709", "ColorSpaceUsage": "FORCE"}, False)
    assert found.reasons == (
        f"colors read as REC_709: the source says {', '.join(filter(None, said))} alone, which MediaConvert has no name to complete by",)


@pytest.mark.parametrize("said", [
    ("ITU_2020", "ITU_2020_10bit", "ITU_2020_NCL"), ("ITU_709", "LINEAR", "ITU_709"), ("ITU_709", "ITU_709", "YCgCo"),
    # As Rec. 709 it would be another picture.
    ("", "", "YCgCo"), ("ITU_2020", "", "ITU_2100ICtCp")])
def test_what_has_no_name_is_left_to_the_service_and_said(said: tuple[str, str, str]) -> None:
    found = picture_color.reading(track(*said))
    assert (found.selector, found.is_converted, found.reasons[-1]) == ({}, True, UNDOCUMENTED)


def test_the_container_counts_where_the_video_itself_has_other_colors() -> None:
    found = picture_color.reading(track("ITU_709", "ITU_709", "ITU_709", has_disputed_colors=True))
    assert (found.selector, found.is_converted) == ({"ColorSpace": "REC_709", "ColorSpaceUsage": "FORCE"}, False)
    assert found.reasons == ("the container's word of the colors counts: the video itself has another",)


def test_every_combination_is_decided_and_half_of_one_is_never_left_to_guesses() -> None:
    words = [[*COLORS[name], ""] for name in ("ColorPrimaries", "TransferCharacteristics", "MatrixCoefficients")]
    known = [[word for word in each if word not in UNSAID] for each in words]
    for said in itertools.product(*known):
        found = picture_color.reading(track(*said))
        if any(said) and not all(said):
            assert found.is_forced or found.reasons[-1] == UNDOCUMENTED, said
        assert found.space or found.is_converted, said


def test_words_of_container_and_video_are_compared() -> None:
    def read(container: dict[str, str], codec: dict[str, str]) -> VideoTrack:
        properties = {"Width": 1920, "Height": 1080, **container, "CodecMetadata": codec}
        video = probe_answer.read({"Container": {"Format": "mp4", "Duration": 2.0, "Tracks": [
            {"TrackType": "video", "Codec": "AVC", "Duration": 2.0, "VideoProperties": properties}]}}).video
        assert video is not None
        return video

    disputed = read({"ColorPrimaries": "ITU_709", "MatrixCoefficients": "RESERVED"}, {
        "ColorPrimaries": "ITU_2020", "MatrixCoefficients": "ITU_2020_NCL"})
    assert (disputed.primaries, disputed.matrix, disputed.has_disputed_colors) == ("ITU_709", "ITU_2020_NCL", True)
    alike = read({"ColorPrimaries": "ITU_709"}, {"ColorPrimaries": "ITU_709", "MatrixCoefficients": "UNSPECIFIED"})
    assert (alike.primaries, alike.matrix, alike.has_disputed_colors) == ("ITU_709", "", False)


def test_a_conversion_keeps_what_is_asked_of_every_output() -> None:
    """The range of samples: Probe does not tell it."""
    range_alone = {"SampleRangeConversion": "LIMITED_RANGE_SQUEEZE"}
    assert all(video["VideoPreprocessors"] == {"ColorCorrector": range_alone} for video in videos(planned(seen())))
    converted = planned(seen(primaries="ITU_2020", transfer="SMPTE_2084", matrix="ITU_2020_NCL"))
    assert all(video["VideoPreprocessors"] == {"ColorCorrector": {**range_alone, **picture_color.CORRECTOR}} for video in videos(converted))
    # The definition is the next film's as well.
    first = CONTENT["main"]["OutputGroups"][0]["Outputs"][0]["VideoDescription"]
    assert first["VideoPreprocessors"] == {"ColorCorrector": range_alone}
