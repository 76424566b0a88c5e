"""What holds for the jobs of every source, whatever it is and wherever they run; and sources of every kind."""

from __future__ import annotations

import random
from typing import Any

from botocore.validate import ParamValidator

import job_plan
from job_plan import Definition, Plan
from service_model import RequestModel
from source_media import SourceMedia

SMALLEST_SIDE = 32
Settings = dict[str, Any]


def random_source(chance: random.Random) -> SourceMedia:
    has_video = chance.random() < 0.9

    def side() -> int:
        return chance.choice([chance.randint(32, 4096), chance.choice([360, 480, 720, 1080, 1280, 1920, 2160])])

    has_audio = not has_video or chance.random() < 0.8
    return SourceMedia(
        "mp4", chance.choice([0.0, 0.04, chance.uniform(0, 60), chance.uniform(0, 80_000)]), 1,
        side() if has_video else 0, side() if has_video else 0, 25.0, "AVC" if has_video else "",
        "AAC" if has_audio else "", 2, chance.choice(["", "progressive", "interlaced"]) if has_video else "",
        chance.choice(["", "", "HDR10", "HLG"]) if has_video else "")


def assert_holds(plan: Plan, definition: Definition, source: SourceMedia, model: RequestModel) -> None:
    """Valid jobs that make something to play, enlarge nothing and ask for nothing that the source has not."""
    for settings in filter(None, (plan.main, plan.preview, plan.main_by_template, plan.preview_by_template)):
        assert model.shape_violations("JobSettings", settings) == [], source
        assert not ParamValidator().validate(settings, model.service.shape_for("JobSettings")).has_errors(), source
        _assert_outputs_hold(settings, definition, source)
    assert all(_no_presets(job) for job in (plan.main, plan.preview) if job is not None), source
    assert (plan.preview is not None) == (source.has_video and source.duration_seconds >= 1 and definition.preview is not None)
    if plan.preview is not None:
        _assert_clip_holds(plan.preview, definition, source)


def _no_presets(settings: Settings) -> bool:
    return not any("Preset" in output for group in settings["OutputGroups"] for output in group["Outputs"])


def _assert_outputs_hold(settings: Settings, definition: Definition, source: SourceMedia) -> None:
    groups = settings["OutputGroups"]
    names = [[output["NameModifier"] for output in group["Outputs"]] for group in groups]
    assert all(len(set(group)) == len(group) > 0 for group in names), source
    # A job of frame captures alone is refused.
    assert [group for group in groups if group["Name"] != "Thumbnails"], source
    for group, output in ((each, output) for each in groups for output in each["Outputs"]):
        assert "Preset" not in output or not {"ContainerSettings", "VideoDescription", "AudioDescriptions"} & set(output), source
        whole = whole_output(output, definition)
        assert source.has_audio or "AudioDescriptions" not in whole, source
        if not job_plan.is_video(whole):
            continue
        assert source.has_video, source
        preprocessors = whole["VideoDescription"].get("VideoPreprocessors", {})
        assert ("Deinterlacer" in preprocessors) == source.is_interlaced, source
        assert ("ColorCorrector" in preprocessors) == bool(source.high_dynamic_range), source
        if "AutomatedEncodingSettings" in group:
            # The service chooses the sizes.
            assert job_plan.box(whole) == (0, 0), source
            continue
        width, height = job_plan.box(whole)
        assert SMALLEST_SIDE <= width <= source.width and SMALLEST_SIDE <= height <= source.height, (source, output)
        assert width % 2 == height % 2 == 0, (source, output)
        if min(width, height) > SMALLEST_SIDE:
            # The source's shape, but that each side is a whole even number, at most one off.
            assert abs(width * source.height - height * source.width) <= source.width + source.height, (source, output)


def whole_output(output: Settings, definition: Definition) -> Settings:
    """The output with what its preset holds."""
    if "Preset" not in output:
        return output
    held: Settings
    [held] = [whole for group in definition.main["OutputGroups"] for whole in group["Outputs"]
              if definition.presets.get(whole["NameModifier"]) == output["Preset"]]
    return held


def _assert_clip_holds(preview: Settings, definition: Definition, source: SourceMedia) -> None:
    [clip] = preview["Inputs"][0].get("InputClippings", [{}])
    start = _seconds(clip.get("StartTimecode", "00:00:00:00"))
    end = _seconds(clip["EndTimecode"]) if "EndTimecode" in clip else source.duration_seconds
    assert 0 <= start < end <= source.duration_seconds, source
    # A second more where the source has none to cut at, and the rest of one that is not whole.
    assert end - start < definition.preview_seconds + 2, source


def _seconds(timecode: str) -> int:
    hours, minutes, rest, frames = map(int, timecode.split(":"))
    assert frames == 0
    return hours * 3600 + minutes * 60 + rest
