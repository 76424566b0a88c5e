"""The jobs of a source: what is kept of the pipeline's settings, for sources of every kind."""

from __future__ import annotations

import copy
import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import job_plan
from job_plan import Definition, Plan
from job_plan_properties import assert_holds, random_source
from service_model import RequestModel
from source_media import SourceMedia, UnsupportedMedia

CONTENT = json.loads(Path(__file__).with_name("job_definition.json").read_text())
DEFINITION = Definition.of(CONTENT)
FILM = SourceMedia("mp4", 120.0, 1_000_000, 1920, 1080, 25.0, "AVC", "AAC", 2)
RANDOM_SOURCES = 1_000


def planned(source: SourceMedia, definition: Definition = DEFINITION) -> Plan:
    return job_plan.plan(definition, source, "s3://ingest/uploads/a film+.mp4", "s3://delivery/assets/a1")


def outputs(settings: dict[str, Any]) -> list[dict[str, Any]]:
    return [output for group in settings["OutputGroups"] for output in group["Outputs"]]


def sizes(settings: dict[str, Any]) -> dict[str, tuple[int, int]]:
    return {o["NameModifier"]: job_plan.box(o) for o in outputs(settings) if job_plan.is_video(o)}


def test_a_full_source_gets_everything() -> None:
    plan = planned(FILM)
    assert plan.renditions == ["_1080p", "_720p", "_480p", "_360p", "_audio", "_thumbnail"]
    assert sizes(plan.main)["_1080p"] == (1920, 1080)
    assert sizes(plan.main)["_480p"] == (854, 480)
    assert plan.main["Inputs"][0]["FileInput"] == "s3://ingest/uploads/a film+.mp4"
    destinations = [list(g["OutputGroupSettings"].values())[1]["Destination"] for g in plan.main["OutputGroups"]]
    assert destinations == ["s3://delivery/assets/a1/abr/video", "s3://delivery/assets/a1/thumbnails/frame"]


@pytest.mark.parametrize(
    ("width", "height", "rows"), [(1920, 1080, 5), (1080, 1920, 5), (1080, 2400, 5), (1080, 3840, 3), (360, 3600, 1), (200, 3000, None)])
def test_tiles_of_trick_play_are_no_higher_than_mediaconvert_takes(width: int, height: int, rows: int | None) -> None:
    (cmaf,) = [kinds["CmafGroupSettings"] for group in planned(replace(FILM, width=width, height=height)).main["OutputGroups"]
               if "CmafGroupSettings" in (kinds := group["OutputGroupSettings"])]
    tiles = cmaf.get("ImageBasedTrickPlaySettings")
    assert (tiles and tiles["TileHeight"]) == rows
    assert ("ImageBasedTrickPlay" in cmaf) == (rows is not None)


def test_planning_leaves_the_definition_as_it_was() -> None:
    before = copy.deepcopy(DEFINITION)
    planned(replace(FILM, width=320, height=240, audio_codec=""))
    assert before == DEFINITION


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [
        (3840, 2160, {"_1080p": (1920, 1080), "_720p": (1280, 720), "_480p": (854, 480), "_360p": (640, 360)}),
        (1280, 720, {"_720p": (1280, 720), "_480p": (854, 480), "_360p": (640, 360)}),
        (1279, 719, {"_480p": (854, 480), "_360p": (640, 360)}),
        (640, 480, {"_480p": (640, 480), "_360p": (480, 360)}),
        (1920, 800, {"_1080p": (1920, 800), "_720p": (1280, 534), "_480p": (854, 356), "_360p": (640, 266)}),
        (1080, 1920, {"_1080p": (1080, 1920), "_720p": (720, 1280), "_480p": (480, 854), "_360p": (360, 640)}),
        (1080, 1080, {"_1080p": (1080, 1080), "_720p": (720, 720), "_480p": (480, 480), "_360p": (360, 360)}),
        (320, 180, {"_360p": (320, 180)}),
        (101, 57, {"_360p": (100, 56)}),
        (32, 32, {"_360p": (32, 32)}),
    ],
)
def test_renditions_are_those_that_need_no_enlarging(
    width: int, height: int, expected: dict[str, tuple[int, int]]
) -> None:
    found = sizes(planned(replace(FILM, width=width, height=height)).main)
    found.pop("_thumbnail")
    assert found == expected


def test_a_source_without_audio_gets_none() -> None:
    plan = planned(replace(FILM, audio_codec="", audio_channels=0))
    assert "_audio" not in plan.renditions
    for settings in (plan.main, plan.preview):
        assert settings is not None
        assert "AudioSelectors" not in settings["Inputs"][0]
        assert all("AudioDescriptions" not in output for output in outputs(settings))


def test_a_source_without_pictures_is_heard_alone() -> None:
    plan = planned(replace(FILM, width=0, height=0, video_codec=""))
    assert plan.preview is None
    assert plan.renditions == ["_audio"]
    [group] = plan.main["OutputGroups"]
    assert group["Outputs"][0]["ContainerSettings"]["CmfcSettings"]["AudioTrackType"] == "AUDIO_ONLY_VARIANT_STREAM"
    assert not any(name.startswith("ImageBased") for name in group["OutputGroupSettings"]["CmafGroupSettings"])
    assert "VideoSelector" not in plan.main["Inputs"][0]


@pytest.mark.parametrize(("width", "height"), [(31, 1000), (1000, 16)])
def test_too_few_pixels_are_refused(width: int, height: int) -> None:
    with pytest.raises(UnsupportedMedia, match=f"{width}x{height} pixels are too few: 32 are the least"):
        planned(replace(FILM, width=width, height=height))


def test_silent_pictures_for_a_pipeline_of_audio_alone_are_refused() -> None:
    audio = copy.deepcopy(CONTENT["main"])
    audio["OutputGroups"] = [{**audio["OutputGroups"][0], "Outputs": [
        output for output in audio["OutputGroups"][0]["Outputs"] if not job_plan.is_video(output)]}]
    with pytest.raises(UnsupportedMedia, match="no output of the pipeline can be made from the file"):
        planned(replace(FILM, audio_codec=""), replace(DEFINITION, main=audio, preview=None))


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
    ("change", "main", "preview"),
    [
        ({}, True, True),
        # A preview of another shape than the definition's is cut down too.
        ({"width": 3840, "height": 2160}, True, True),
        ({"width": 1920, "height": 800}, False, False),
        ({"width": 1280, "height": 720}, False, True),
        ({"width": 1080, "height": 1920}, False, False),
        ({"audio_codec": ""}, False, False),
        ({"width": 0, "height": 0, "video_codec": ""}, False, False),
    ],
)
@pytest.mark.parametrize("presets", [{}, {"_1080p": "preset"}])
def test_only_a_job_that_asks_for_everything_can_come_from_a_template(
    change: dict[str, Any], main: bool, preview: bool, presets: dict[str, str]
) -> None:
    plan = planned(replace(FILM, **change), replace(DEFINITION, has_templates=True, presets=presets))
    assert (plan.main_by_template is not None, plan.preview_by_template is not None) == (main, preview)


def test_without_templates_no_job_comes_from_one() -> None:
    plan = planned(FILM)
    assert plan.main_by_template is plan.preview_by_template is None


DEINTERLACED = {"Deinterlacer": {"Algorithm": "INTERPOLATE", "Control": "NORMAL", "Mode": "DEINTERLACE"}}
STANDARD_RANGE = {"ColorCorrector": {"ColorSpaceConversion": "FORCE_709", "HdrToSdrToneMapper": "VIBRANT"}}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"scan_type": "interlaced"}, DEINTERLACED),
        ({"high_dynamic_range": "HDR10"}, STANDARD_RANGE),
        ({"scan_type": "interlaced", "high_dynamic_range": "HLG"}, DEINTERLACED | STANDARD_RANGE),
        ({"scan_type": "progressive"}, None),
        ({}, None),
    ],
)
def test_pictures_become_progressive_and_of_standard_range(change: dict[str, Any], expected: dict[str, Any] | None) -> None:
    plan = planned(replace(FILM, **change), replace(DEFINITION, has_templates=True))
    assert plan.preview is not None
    videos = [output["VideoDescription"] for output in outputs(plan.main) + outputs(plan.preview) if job_plan.is_video(output)]
    assert [video.get("VideoPreprocessors") for video in videos] == [expected] * 6
    # The templates are for the other sources.
    assert (plan.main_by_template is None) == (plan.preview_by_template is None) == (expected is not None)


def test_automated_abr_chooses_its_sizes_by_itself() -> None:
    main = copy.deepcopy(CONTENT["main"])
    group = main["OutputGroups"][0]
    group["AutomatedEncodingSettings"] = {"AbrSettings": {"MaxAbrBitrate": 6_000_000}}
    video = copy.deepcopy(group["Outputs"][0])
    del video["VideoDescription"]["Width"], video["VideoDescription"]["Height"]
    group["Outputs"] = [video, group["Outputs"][-1]]
    definition = replace(DEFINITION, main=main, preview=None)
    plan = planned(replace(FILM, width=320, height=180), definition)
    assert plan.main["OutputGroups"][0]["Outputs"][0] == video
    # A group without pictures has no renditions to choose.
    heard = planned(replace(FILM, width=0, height=0, video_codec=""), definition)
    assert heard.renditions == ["_audio"]
    assert "AutomatedEncodingSettings" not in heard.main["OutputGroups"][0]


@pytest.mark.parametrize(
    ("duration", "clip"),
    [
        (1.0, None),
        (15.0, None),
        (15.9, None),
        (16.0, {"StartTimecode": "00:00:01:00"}),
        (20.0, {"StartTimecode": "00:00:02:00", "EndTimecode": "00:00:17:00"}),
        (17.5, {"StartTimecode": "00:00:01:00", "EndTimecode": "00:00:16:00"}),
        (120.0, {"StartTimecode": "00:00:12:00", "EndTimecode": "00:00:27:00"}),
        (36_000.0, {"StartTimecode": "01:00:00:00", "EndTimecode": "01:00:15:00"}),
    ],
)
def test_the_preview_stays_within_the_source(duration: float, clip: dict[str, str] | None) -> None:
    preview = planned(replace(FILM, duration_seconds=duration)).preview
    assert preview is not None
    assert preview["Inputs"][0].get("InputClippings") == ([clip] if clip else None)


@pytest.mark.parametrize("duration", [0.0, 0.04, 0.5, 0.99])
def test_a_source_of_unknown_length_or_of_some_frames_has_no_preview(duration: float) -> None:
    plan = planned(replace(FILM, duration_seconds=duration))
    assert plan.preview is None
    assert plan.renditions == planned(FILM).renditions


def random_ladder(chance: random.Random) -> Definition:
    content = copy.deepcopy(CONTENT)
    group = content["main"]["OutputGroups"][0]
    kept = chance.sample(range(4), chance.randint(1, 4))
    group["Outputs"] = [group["Outputs"][index] for index in sorted(kept)] + [group["Outputs"][-1]]
    presets = {o["NameModifier"]: f"preset{o['NameModifier']}" for o in group["Outputs"] if chance.random() < 0.5}
    return Definition(content["main"], content["preview"], chance.randint(10, 30), chance.random() < 0.5, presets)


def test_every_plan_is_a_valid_job_that_enlarges_nothing() -> None:
    model, chance = RequestModel(), random.Random(4)
    for _ in range(RANDOM_SOURCES):
        source, definition = random_source(chance), random_ladder(chance)
        assert_holds(planned(source, definition), definition, source, model)
