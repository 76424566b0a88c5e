"""What is read from MediaConvert's Probe."""

from __future__ import annotations

from typing import Any

import pytest

import source_media
from Handlers.probe_results import AUDIO, result, video
from source_media import UnsupportedMedia


def test_a_film() -> None:
    assert source_media.read(result(video(), AUDIO)).metadata == {
        "container": "mp4", "durationSeconds": 12.04, "fileSize": 5_000_000, "width": 1920, "height": 1080,
        "frameRate": 29.97, "videoCodec": "AVC", "audioCodec": "AAC", "audioChannels": 2, "orientation": "landscape",
    }


@pytest.mark.parametrize(
    ("rotation", "size", "orientation"),
    [(0, (1920, 1080), "landscape"), (90, (1080, 1920), "portrait"), (180, (1920, 1080), "landscape"),
     (270, (1080, 1920), "portrait"), (-90, (1080, 1920), "portrait")],
)
def test_a_source_is_turned_upright(rotation: int, size: tuple[int, int], orientation: str) -> None:
    source = source_media.read(result(video(Rotation=rotation), AUDIO))
    assert ((source.width, source.height), source.orientation) == (size, orientation)


def test_pixels_that_are_not_square_are_made_so() -> None:
    source = source_media.read(
        result(video(Width=720, Height=576, SampleAspectRatio={"Numerator": 64, "Denominator": 45}), AUDIO))
    assert (source.width, source.height) == (1024, 576)


def test_the_video_itself_may_say_how_its_pixels_are() -> None:
    codec = {"SampleAspectRatio": {"Numerator": 64, "Denominator": 45}}
    source = source_media.read(result(video(Width=720, Height=576, CodecMetadata=codec), AUDIO))
    assert (source.width, source.height) == (1024, 576)


@pytest.mark.parametrize(
    ("codec", "scan_type"),
    [
        ({"ScanType": "Interlaced"}, "interlaced"), ({"ScanType": "INTERLACED", "FieldOrder": "TopFieldFirst"}, "interlaced"),
        ({"FieldOrder": "BottomFieldFirst"}, "interlaced"), ({"ScanType": "Progressive"}, "progressive"), ({}, ""),
        ({"ScanType": "mixed"}, ""),
    ],
)
def test_how_a_video_is_scanned(codec: dict[str, str], scan_type: str) -> None:
    source = source_media.read(result(video(CodecMetadata=codec), AUDIO))
    assert source.metadata.get("scanType", "") == scan_type
    assert source.is_interlaced == (scan_type == "interlaced")


@pytest.mark.parametrize(("curve", "found"), [("SMPTE_2084", "HDR10"), ("ARIB_B67", "HLG"), ("ITU_709", ""), (None, "")])
def test_a_video_of_high_dynamic_range(curve: str | None, found: str) -> None:
    source = source_media.read(result(video(CodecMetadata={"TransferCharacteristics": curve} if curve else {}), AUDIO))
    assert source.metadata.get("highDynamicRange", "") == found


def test_audio_alone() -> None:
    source = source_media.read(result(AUDIO))
    assert (source.has_video, source.has_audio, source.orientation) == (False, True, "none")
    assert "width" not in source.metadata


def test_pictures_alone() -> None:
    source = source_media.read(result(video()))
    assert (source.has_video, source.has_audio) == (True, False)


@pytest.mark.parametrize("nothing", [{}, {"Container": {}}, {"Container": {"Format": "mp4", "Tracks": []}},
                                     {"Container": {"Tracks": [{"TrackType": "data", "Index": 1}]}}])
def test_nothing_to_play_is_refused(nothing: dict[str, Any]) -> None:
    with pytest.raises(UnsupportedMedia, match="MediaConvert finds neither video nor audio in the file"):
        source_media.read(nothing)


def test_a_duration_that_only_a_track_knows() -> None:
    assert source_media.read(result(video(), Duration=0.0)).duration_seconds == 12.0
