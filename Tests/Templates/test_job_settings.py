"""The job settings that the App submits: valid for MediaConvert, and the ladder that the platform promises."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from service_model import RequestModel

from Templates.synthesis import StackTemplate

ASSET_ROOT = "{assetRoot}"


@pytest.fixture(scope="session")
def template(templates: list[StackTemplate]) -> dict[str, Any]:
    """The settings as they go with the transcode function."""
    found: list[Path] = sorted({path for t in templates for path in t.path.parent.glob("asset.*/job_settings.json")})
    assert len(found) == 1
    read: dict[str, Any] = json.loads(found[0].read_text())
    return read


@pytest.fixture
def settings(template: dict[str, Any]) -> dict[str, Any]:
    """The settings as they are submitted."""
    text = json.dumps(template).replace(ASSET_ROOT, "s3://delivery/assets/a1")
    filled: dict[str, Any] = json.loads(text)
    filled["Inputs"][0]["FileInput"] = "s3://ingest/uploads/film.mp4"
    return filled


def problems(settings: Any) -> list[str]:
    return RequestModel().shape_violations("JobSettings", settings)


def group(settings: dict[str, Any], group_type: str) -> dict[str, Any]:
    """The one output group of a type."""
    found: dict[str, Any]
    [found] = [g for g in settings["OutputGroups"] if g["OutputGroupSettings"]["Type"] == group_type]
    return found


def members(value: Any, name: str) -> Iterator[Any]:
    """Every member of a name, however deep."""
    if isinstance(value, dict):
        yield from (member for key, member in value.items() if key == name)
    for member in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from members(member, name)


def test_is_valid_for_mediaconvert(settings: dict[str, Any]) -> None:
    assert problems(settings) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda s: s["OutputGroups"][0].update(Colour="red"), "Colour is not a member"),
        (lambda s: s["OutputGroups"][0]["OutputGroupSettings"].update(Type="cmaf"), "is 'cmaf', which is none of"),
        (lambda s: s["Inputs"][0].update(FileInput="film.mp4"), "does not match"),
        (lambda s: s["Inputs"][0].update(FilterStrength=6), "is 6, more than 5"),
        (lambda s: s["Inputs"][0].update(FilterStrength=-1), "is -1, less than 0"),
        (lambda s: s["OutputGroups"][0]["Outputs"][0].update(NameModifier="m" * 257), "is 257, more than 256"),
        (lambda s: s["Inputs"][0]["AudioSelectors"]["Audio Selector 1"].update(DefaultSelection=1), "DefaultSelection must be a string"),
    ],
)
def test_the_check_notices(settings: dict[str, Any], change: Any, problem: str) -> None:
    wrong = copy.deepcopy(settings)
    change(wrong)
    assert any(problem in found for found in problems(wrong))


def test_settings_leave_input_and_asset_folder_open(template: dict[str, Any]) -> None:
    assert list(members(template, "FileInput")) == []
    assert list(members(template, "Destination")) == [f"{ASSET_ROOT}/abr/video", f"{ASSET_ROOT}/thumbnails/frame"]


def test_ladder(settings: dict[str, Any]) -> None:
    outputs = group(settings, "CMAF_GROUP_SETTINGS")["Outputs"]
    videos = [output["VideoDescription"] for output in outputs if "VideoDescription" in output]
    h264 = [v["CodecSettings"]["H264Settings"] for v in videos]
    assert [
        (v["Width"], v["Height"], h["QvbrSettings"]["QvbrQualityLevel"], h["MaxBitrate"], h["CodecProfile"])
        for v, h in zip(videos, h264)
    ] == [
        (1920, 1080, 8, 6_000_000, "HIGH"),
        (1280, 720, 8, 4_000_000, "HIGH"),
        (854, 480, 7, 1_500_000, "MAIN"),
        (640, 360, 7, 800_000, "MAIN"),
    ]
    for video, codec in zip(videos, h264):
        assert video["CodecSettings"]["Codec"] == "H_264"
        assert video["ScalingBehavior"] == "FIT_NO_UPSCALE"
        assert (codec["RateControlMode"], codec["QualityTuningLevel"]) == ("QVBR", "SINGLE_PASS_HQ")
        assert (codec["GopSize"], codec["GopSizeUnits"], codec["GopClosedCadence"]) == (2, "SECONDS", 1)
        assert codec["InterlaceMode"] == "PROGRESSIVE"
        # QVBR takes a maximum only; MaxAverageBitrate is for multi-pass.
        assert "Bitrate" not in codec and "MaxAverageBitrate" not in codec["QvbrSettings"]


def test_cmaf_group(settings: dict[str, Any]) -> None:
    cmaf = group(settings, "CMAF_GROUP_SETTINGS")
    packaging = cmaf["OutputGroupSettings"]["CmafGroupSettings"]
    assert (packaging["SegmentLength"], packaging["FragmentLength"]) == (6, 2)
    assert (packaging["WriteHlsManifest"], packaging["WriteDashManifest"]) == ("ENABLED", "ENABLED")
    assert {o["ContainerSettings"]["Container"] for o in cmaf["Outputs"]} == {"CMFC"}


def test_trick_play_tiles_fit_every_orientation(settings: dict[str, Any]) -> None:
    packaging = group(settings, "CMAF_GROUP_SETTINGS")["OutputGroupSettings"]["CmafGroupSettings"]
    tiles = packaging["ImageBasedTrickPlaySettings"]
    assert packaging["ImageBasedTrickPlay"] == "ADVANCED"
    assert tiles["ThumbnailWidth"] % 8 == 0
    # The height follows the video's shape, and a tile image may be 4096 pixels high: also for a phone held upright.
    assert "ThumbnailHeight" not in tiles
    assert tiles["TileHeight"] * tiles["ThumbnailWidth"] * 20 / 9 <= 4096


def test_audio_is_its_own_output(settings: dict[str, Any]) -> None:
    [audio] = [o for o in group(settings, "CMAF_GROUP_SETTINGS")["Outputs"] if "AudioDescriptions" in o]
    assert "VideoDescription" not in audio
    [description] = audio["AudioDescriptions"]
    aac = description["CodecSettings"]["AacSettings"]
    assert description["CodecSettings"]["Codec"] == "AAC"
    assert (aac["CodecProfile"], aac["Bitrate"], aac["CodingMode"], aac["SampleRate"]) == (
        "LC", 128_000, "CODING_MODE_2_0", 48_000,
    )
    assert description["AudioSourceName"] in settings["Inputs"][0]["AudioSelectors"]


def test_input(settings: dict[str, Any]) -> None:
    [source] = settings["Inputs"]
    assert [s["DefaultSelection"] for s in source["AudioSelectors"].values()] == ["DEFAULT"]
    assert source["VideoSelector"]["Rotate"] == "AUTO"
    assert (source["TimecodeSource"], settings["TimecodeConfig"]["Source"]) == ("ZEROBASED", "ZEROBASED")


def test_thumbnails(settings: dict[str, Any]) -> None:
    [capture] = group(settings, "FILE_GROUP_SETTINGS")["Outputs"]
    frames = capture["VideoDescription"]["CodecSettings"]["FrameCaptureSettings"]
    assert capture["VideoDescription"]["CodecSettings"]["Codec"] == "FRAME_CAPTURE"
    assert (capture["ContainerSettings"]["Container"], capture["Extension"]) == ("RAW", "jpg")
    assert (frames["FramerateNumerator"], frames["FramerateDenominator"], frames["MaxCaptures"]) == (1, 10, 100)


def test_every_output_has_a_name_modifier_of_its_own(settings: dict[str, Any]) -> None:
    outputs = [o for g in settings["OutputGroups"] for o in g["Outputs"]]
    assert len({o["NameModifier"] for o in outputs}) == len(outputs) == 6


def test_no_clipping(settings: dict[str, Any]) -> None:
    # It would cut the film as well: the preview clip is a job of its own.
    assert list(members(settings, "InputClippings")) == []
