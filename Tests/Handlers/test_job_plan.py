"""The jobs of a source: what is kept of the pipeline's settings, for sources of every kind, and why."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from expected_outputs import AUDIO, CAPTURE, VIDEO, ExpectedJob, ExpectedOutput
from fitted_outputs import is_video
from Handlers.planned_film import CONTENT, DEFINITION, FILM, PICTURES, SOUND_ALONE, outputs, planned, seen, sizes, videos
from source_media import AudioTrack, SourceMedia, UnsupportedMedia


def test_a_full_source_gets_everything() -> None:
    plan = planned(FILM)
    assert plan.renditions == ["_1080p", "_720p", "_480p", "_360p", "_audio", "_thumbnail"]
    assert sizes(plan.main)["_1080p"] == (1920, 1080)
    assert sizes(plan.main)["_480p"] == (854, 480)
    assert plan.main["Inputs"][0] == {
        "FileInput": "s3://ingest/uploads/a film+.mp4", "TimecodeSource": "ZEROBASED",
        "VideoSelector": {"Rotate": "DEGREE_0", "ColorSpace": "REC_709", "ColorSpaceUsage": "FALLBACK"},
        "AudioSelectors": {"Audio Selector 1": {"DefaultSelection": "DEFAULT", "Tracks": [1], "AudioDurationCorrection": "AUTO"}}}
    destinations = [settings["Destination"] for group in plan.main["OutputGroups"]
                    for name, settings in group["OutputGroupSettings"].items() if name != "Type"]
    assert destinations == ["s3://delivery/assets/a1/1/abr/video", "s3://delivery/assets/a1/1/thumbnails/frame"]
    # Nothing was decided: it is as it was asked for.
    assert plan.decisions == []
    assert outputs(plan.main) == outputs(CONTENT["main"])


def test_what_is_expected_of_the_jobs() -> None:
    plan = planned(FILM)
    assert plan.expected == ExpectedJob(120.0, ((
        ExpectedOutput(VIDEO, "_1080p", 1920, 1080), ExpectedOutput(VIDEO, "_720p", 1280, 720), ExpectedOutput(VIDEO, "_480p", 854, 480),
        ExpectedOutput(VIDEO, "_360p", 640, 360), ExpectedOutput(AUDIO, "_audio")), (ExpectedOutput(CAPTURE, "_thumbnail", 640, 360),)),
        frame_seconds=0.04, has_tiles=True)
    assert plan.expected_preview == ExpectedJob(15.0, ((ExpectedOutput(VIDEO, "_preview", 854, 480),),), frame_seconds=0.04)
    assert ExpectedJob.of(json.loads(json.dumps(plan.expected.document))) == plan.expected
    # What a bitrate was asked for its length is no measure.
    assert not planned(replace(FILM, container="mp3")).expected.is_exact


def test_each_decision_says_why() -> None:
    source = replace(seen(
        width=720, height=576, pixel_aspect=Fraction(64, 45), scan_type="interlaced", primaries="", transfer="SMPTE_2084",
        matrix="", rotation=180, duration_seconds=110.0), audios=(AudioTrack("PCM", 1), AudioTrack("PCM", 1)), duration_seconds=7_200.0)
    assert planned(source).decisions == [
        "audio tracks 1 and 2 of 2, one channel each, are heard as left and right",
        "turned by 180 degrees, as the source says",
        "whether interlaced pictures are turned is not documented: MediaConvert turns progressive ones",
        "shown as 1024x576: the source's pixels are not square",
        "black pictures for 7090 s, in which the source has sound alone",
        "colors converted to Rec. 709: the source has SMPTE_2084",
        "colors read as HDR10: the source says SMPTE_2084 alone",
        "1080p left out: the source has 576 lines",
        "deinterlaced: the source says that it is interlaced",
        "50 frames a second: each field of 25 interlaced frames becomes a frame",
        "720p is 1024x576, the source's own size: it is not enlarged",
        "a thumbnail every 72 s: more than 100 are not made",
    ]


def test_how_long_there_is_sound_alone_is_said_where_nothing_else_is_in_the_file() -> None:
    pictures = replace(PICTURES, duration_seconds=110.0)
    shorter = replace(FILM, video=pictures, videos=(pictures,))
    for least, said in ((None, "black pictures for 10 s, in which"), (115.0, "black pictures for as long as")):
        plan = planned(replace(shorter, least_seconds=least))
        assert plan.main["Inputs"][0]["VideoSelector"]["PadVideo"] == "BLACK"
        assert f"{said} the source has sound alone" in plan.decisions


def test_renditions_of_long_and_narrow_pictures_that_would_be_the_same_are_one() -> None:
    plan = planned(seen(width=64, height=4_096))
    assert [name for name in plan.renditions if name.endswith("p")] == ["_360p"]
    for name in ("1080p", "720p", "480p"):
        assert f"{name} left out: pictures so long and narrow would have the size of a smaller rendition" in plan.decisions


@pytest.mark.parametrize(
    ("width", "height", "rows"), [(1920, 1080, 5), (1080, 1920, 5), (1080, 2400, 5), (1080, 3840, 3), (360, 3600, 1), (200, 3000, None)])
def test_tiles_of_trick_play_are_no_higher_than_mediaconvert_takes(width: int, height: int, rows: int | None) -> None:
    (cmaf,) = [kinds["CmafGroupSettings"] for group in planned(seen(width=width, height=height)).main["OutputGroups"]
               if "CmafGroupSettings" in (kinds := group["OutputGroupSettings"])]
    tiles = cmaf.get("ImageBasedTrickPlaySettings")
    assert (tiles and tiles["TileHeight"]) == rows
    assert ("ImageBasedTrickPlay" in cmaf) == (rows is not None)
    if tiles:
        # Said, not left to the source's columns and lines.
        assert abs(tiles["ThumbnailHeight"] - tiles["ThumbnailWidth"] * height / width) <= 1


def test_planning_leaves_the_definition_as_it_was() -> None:
    before = copy.deepcopy(DEFINITION)
    planned(replace(seen(width=320, height=240), audios=()))
    assert before == DEFINITION


def test_a_source_without_audio_gets_none() -> None:
    plan = planned(replace(FILM, audios=()))
    assert "_audio" not in plan.renditions
    assert plan.decisions == ["no sound: the source has none"]
    for settings in (plan.main, plan.preview):
        assert settings is not None
        assert "AudioSelectors" not in settings["Inputs"][0]
        assert all("AudioDescriptions" not in output for output in outputs(settings))


def test_a_source_without_pictures_is_heard_alone() -> None:
    plan = planned(SOUND_ALONE)
    assert plan.preview is None
    assert plan.renditions == ["_audio"]
    assert plan.decisions == ["sound alone: the source has no film", "no preview: there are no pictures"]
    [group] = plan.main["OutputGroups"]
    assert group["Outputs"][0]["ContainerSettings"]["CmfcSettings"] == {"AudioTrackType": "AUDIO_ONLY_VARIANT_STREAM"}
    assert not any(name.startswith("ImageBased") for name in group["OutputGroupSettings"]["CmafGroupSettings"])
    assert "VideoSelector" not in plan.main["Inputs"][0]


def test_silent_pictures_for_a_pipeline_of_audio_alone_are_refused() -> None:
    audio = copy.deepcopy(CONTENT["main"])
    audio["OutputGroups"] = [{**audio["OutputGroups"][0], "Outputs": [
        output for output in audio["OutputGroups"][0]["Outputs"] if not is_video(output)]}]
    with pytest.raises(UnsupportedMedia, match="no output of the pipeline can be made from the file"):
        planned(replace(FILM, audios=()), replace(DEFINITION, main=audio, preview=None))


@pytest.mark.parametrize(("rotation", "written"), [(0, "DEGREE_0"), (90, "DEGREES_90"), (180, "DEGREES_180"), (270, "DEGREES_270")])
@pytest.mark.parametrize("container", ["mp4", "matroska", "mpegts"])
def test_the_turn_is_written_in_every_container(rotation: int, written: str, container: str) -> None:
    plan = planned(replace(seen(rotation=rotation), container=container))
    assert plan.main["Inputs"][0]["VideoSelector"]["Rotate"] == written
    assert sizes(plan.main)["_1080p"] == ((1080, 1920) if rotation in (90, 270) else (1920, 1080))


@pytest.mark.parametrize(
    ("pictures", "whole", "pads"),
    [(120.0, 120.0, False), (119.95, 120.0, False), (9.0, 30.0, True), (30.0, 30.0, False), (0.0, 30.0, True)])
def test_pictures_are_as_long_as_the_sound(pictures: float, whole: float, pads: bool) -> None:
    plan = planned(replace(seen(duration_seconds=pictures), duration_seconds=whole))
    assert plan.main["Inputs"][0]["VideoSelector"].get("PadVideo") == ("BLACK" if pads else None)
    # And the sound as long as the pictures, always.
    [audio] = [output for output in outputs(plan.main) if not is_video(output)]
    assert audio["ContainerSettings"]["CmfcSettings"]["AudioDuration"] == "MATCH_VIDEO_DURATION"


def test_black_pictures_hide_no_cover() -> None:
    # Of two tracks of unknown length the first may be a cover, and its length has to show it.
    pictures = replace(PICTURES, duration_seconds=0.0)
    plan = planned(replace(FILM, container="matroska", video=pictures, videos=(pictures, pictures)))
    assert "PadVideo" not in plan.main["Inputs"][0]["VideoSelector"]
    assert plan.expected.video_tracks == 2
    assert any(decision.startswith("no black pictures") for decision in plan.decisions)


@pytest.mark.parametrize(("container", "codec", "corrects"), [("mp4", "AAC", True), ("quicktime", "AAC", True), ("mp4", "AC3", False),
                                                              ("matroska", "AAC", False)])
def test_sound_is_corrected_where_the_api_can(container: str, codec: str, corrects: bool) -> None:
    plan = planned(replace(FILM, container=container, audios=(AudioTrack(codec, 2),)))
    [selector] = plan.main["Inputs"][0]["AudioSelectors"].values()
    assert ("AudioDurationCorrection" in selector) == corrects


@pytest.mark.parametrize(
    ("rate", "scan_type", "expected"),
    [
        (Fraction(25), "progressive", ("INITIALIZE_FROM_SOURCE", None, None, 2, "SECONDS")),
        (Fraction(30000, 1001), "progressive", ("INITIALIZE_FROM_SOURCE", None, None, 60, "FRAMES")),
        (Fraction(240), "progressive", ("SPECIFIED", 60, 1, 2, "SECONDS")),
        (Fraction(25), "interlaced", ("SPECIFIED", 50, 1, 2, "SECONDS")),
        (Fraction(8400, 349), "progressive", ("SPECIFIED", 25, 1, 2, "SECONDS")),
        (Fraction(0), "progressive", ("INITIALIZE_FROM_SOURCE", None, None, 2, "SECONDS")),
    ],
)
def test_frames_of_all_renditions(rate: Fraction, scan_type: str, expected: tuple[Any, ...]) -> None:
    names = ("FramerateControl", "FramerateNumerator", "FramerateDenominator", "GopSize", "GopSizeUnits")
    for video in videos(planned(seen(frame_rate=rate, scan_type=scan_type))):
        codec = video["CodecSettings"].get("H264Settings")
        assert codec is None or tuple(codec.get(name) for name in names) == expected


def test_a_job_from_a_template_leaves_to_presets_what_they_hold() -> None:
    presets = {name: f"preset{name}" for name in ("_1080p", "_720p", "_480p", "_360p", "_audio", "_thumbnail")}
    plan = planned(FILM, replace(DEFINITION, has_templates=True, presets=presets))

    assert plan.main_by_template is not None
    whole = outputs(plan.main_by_template)
    assert [output["Preset"] for output in whole] == list(presets.values())
    assert all(set(output) <= {"Preset", "NameModifier", "Extension"} for output in whole)
    # By itself a job needs neither template nor preset: both may be gone when it is submitted.
    assert plan.main == planned(FILM).main
    assert all("Preset" not in output for output in outputs(plan.main))
    # There are no presets of the preview.
    assert plan.preview_by_template == plan.preview


@pytest.mark.parametrize(
    ("source", "main", "preview"),
    [
        (FILM, True, True),
        # A preview of another shape than the definition's is cut down too.
        (seen(width=3840, height=2160), True, True),
        (seen(width=1920, height=800), False, False),
        (seen(width=1280, height=720), False, True),
        (seen(width=1080, height=1920), False, False),
        (replace(FILM, audios=()), False, False),
        (SOUND_ALONE, False, False),
    ],
)
@pytest.mark.parametrize("presets", [{}, {"_1080p": "preset"}])
def test_only_a_job_that_asks_for_everything_can_come_from_a_template(
    source: SourceMedia, main: bool, preview: bool, presets: dict[str, str]
) -> None:
    plan = planned(source, replace(DEFINITION, has_templates=True, presets=presets))
    assert (plan.main_by_template is not None, plan.preview_by_template is not None) == (main, preview)


def test_without_templates_no_job_comes_from_one() -> None:
    plan = planned(FILM)
    assert plan.main_by_template is plan.preview_by_template is None


# What is asked of every source.
LIMITED_RANGE = {"ColorCorrector": {"SampleRangeConversion": "LIMITED_RANGE_SQUEEZE"}}
DEINTERLACED = LIMITED_RANGE | {"Deinterlacer": {"Algorithm": "INTERPOLATE", "Control": "NORMAL", "Mode": "DEINTERLACE"}}
LOOKED_AT = LIMITED_RANGE | {"Deinterlacer": {"Algorithm": "INTERPOLATE", "Control": "NORMAL", "Mode": "ADAPTIVE"}}
STANDARD_RANGE = {"ColorCorrector": {
    **LIMITED_RANGE["ColorCorrector"], "ColorSpaceConversion": "FORCE_709", "HdrToSdrToneMapper": "VIBRANT"}}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"scan_type": "interlaced"}, DEINTERLACED),
        ({"scan_type": ""}, LOOKED_AT),
        ({"transfer": "SMPTE_2084"}, STANDARD_RANGE),
        ({"scan_type": "interlaced", "transfer": "ARIB_B67"}, DEINTERLACED | STANDARD_RANGE),
        ({}, LIMITED_RANGE),
    ],
)
def test_pictures_become_progressive_and_of_standard_range(change: dict[str, Any], expected: dict[str, Any]) -> None:
    plan = planned(seen(**change), replace(DEFINITION, has_templates=True))
    assert [video.get("VideoPreprocessors") for video in videos(plan)] == [expected] * 6
    # The templates are for the other sources.
    assert (plan.main_by_template is None) == (plan.preview_by_template is None) == bool(change)


def test_automated_abr_chooses_its_sizes_by_itself() -> None:
    main = copy.deepcopy(CONTENT["main"])
    group = main["OutputGroups"][0]
    group["AutomatedEncodingSettings"] = {"AbrSettings": {"MaxAbrBitrate": 6_000_000}}
    video = copy.deepcopy(group["Outputs"][0])
    del video["VideoDescription"]["Width"], video["VideoDescription"]["Height"]
    group["Outputs"] = [video, group["Outputs"][-1]]
    definition = replace(DEFINITION, main=main, preview=None)
    plan = planned(seen(width=320, height=180), definition)
    assert plan.main["OutputGroups"][0]["Outputs"][0] == video
    # How many there will be, the service says.
    assert plan.expected.groups[0] is None
    # A group without pictures has no renditions to choose.
    heard = planned(SOUND_ALONE, definition)
    assert heard.renditions == ["_audio"]
    assert "AutomatedEncodingSettings" not in heard.main["OutputGroups"][0]
