"""What holds for the jobs of every source, whatever it is and wherever they run."""

from __future__ import annotations

import math
import random
from fractions import Fraction
from typing import Any

from botocore.validate import ParamValidator

import job_plan
import picture_color
import probe_answer
import sound_tracks
from fitted_outputs import box, is_video
from job_plan import Definition, Plan
from random_sources import container_facts, probe_result
from service_model import RequestModel
from source_media import SourceMedia, UnsupportedMedia, VideoTrack

SMALLEST_SIDE = 32
HIGHEST_RATE = 60
Settings = dict[str, Any]


def random_source(chance: random.Random) -> SourceMedia:
    """One that can be transcoded."""
    while True:
        result = probe_result(chance)
        try:
            source = probe_answer.read(result, chance.choice([None, container_facts(chance, result)]))
        except UnsupportedMedia:
            continue
        if source.video is None or (
                min(source.video.shape) >= SMALLEST_SIDE and max(source.video.shape) / min(source.video.shape) <= 128):
            return source


def assert_holds(plan: Plan, definition: Definition, source: SourceMedia, model: RequestModel | None) -> None:
    """Valid jobs that make something to play, enlarge nothing and ask for nothing that the source has not.

    The service's model is asked if it is given: that takes the most time by far.
    """
    for settings in filter(None, (plan.main, plan.preview, plan.main_by_template, plan.preview_by_template)):
        if model is not None:
            assert model.shape_violations("JobSettings", settings) == [], source
            assert not ParamValidator().validate(settings, model.service.shape_for("JobSettings")).has_errors(), source
        _assert_input_holds(settings["Inputs"][0], source)
        _assert_outputs_hold(settings, definition, source)
    assert all(_no_presets(job) for job in (plan.main, plan.preview) if job is not None), source
    _assert_decisions_are_said(plan, definition, source)
    video = source.video
    has_preview = (
        definition.preview is not None and video is not None and source.certain_seconds >= 1
        and (not video.frame_rate or source.certain_seconds * video.frame_rate >= 2))
    assert (plan.preview is not None) == has_preview, source
    if plan.preview is not None:
        _assert_clip_holds(plan.preview, definition, source)
    for group in plan.main["OutputGroups"]:
        if group["Name"] == "Adaptive streaming":
            _assert_ladder_holds(group, definition, source)
        if group["Name"] == "Thumbnails":
            _assert_thumbnails_spread(group, source)


def _assert_decisions_are_said(plan: Plan, definition: Definition, source: SourceMedia) -> None:
    """Each thing that is not as the definition has it has a sentence, and no sentence is there without it."""
    assert all(plan.decisions) and len(set(plan.decisions)) == len(plan.decisions), source
    selector = plan.main["Inputs"][0].get("VideoSelector", {})
    kept = {output["NameModifier"] for group in plan.main["OutputGroups"] for output in group["Outputs"]}
    asked = {o["NameModifier"]: o for group in definition.main["OutputGroups"] for o in group["Outputs"] if is_video(o)}
    videos = [output["VideoDescription"] for settings in filter(None, (plan.main, plan.preview))
              for group in settings["OutputGroups"] for output in group["Outputs"] if is_video(output)]
    codecs = [codec for video in videos for name, codec in video["CodecSettings"].items() if name in ("H264Settings", "H265Settings")]
    captures = [video["CodecSettings"].get("FrameCaptureSettings") for video in videos]
    preparations = [name for video in videos for name in video.get("VideoPreprocessors", {})]
    corrections = [name for video in videos for name in video.get("VideoPreprocessors", {}).get("ColorCorrector", {})]
    video = source.video
    colors = (video.primaries, video.transfer, video.matrix) if video else ()
    said = {
        "not mirrored": video is not None and video.is_mirrored, "where the sound has gaps": _may_have_gaps(source),
        "turned by": selector.get("Rotate", "DEGREE_0") != "DEGREE_0", "shown as": video is not None and video.pixel_aspect != 1,
        "deinterlaced": "Deinterlacer" in preparations, "colors converted": "ColorSpaceConversion" in corrections,
        "colors read as": bool(colors) and (not any(colors) or (not all(colors) and selector.get("ColorSpaceUsage") == "FORCE")),
        "the container's word of the colors": video is not None and video.has_disputed_colors,
        "whether MediaConvert converts from these": video is not None and "ColorSpace" not in selector,
        "black pictures": "PadVideo" in selector, "no sound: ": not source.audios, "sound alone: ": video is None,
        "no preview: ": definition.preview is not None and plan.preview is None, "audio track": len(source.audios) > 1,
        "video track": video is not None and len(source.videos) > 1,
        "the one channel": _heard_channels(plan) == [1], "the first two of": _heard_channels(plan) in ([3], [4], [24], [64]),
        "a key frame every": any(codec["GopSizeUnits"] == "FRAMES" for codec in codecs),
        "a thumbnail every": any(capture and capture["FramerateDenominator"] != asked["_thumbnail"]["VideoDescription"][
            "CodecSettings"]["FrameCaptureSettings"]["FramerateDenominator"] for capture in captures)}
    for beginning, is_so in said.items():
        assert any(decision.startswith(beginning) for decision in plan.decisions) == is_so, (beginning, source, plan.decisions)
    # A rate that is only written otherwise, 2997/100 for 30000/1001, is the same.
    if video is not None and any(abs(output_rate(codec, video) / video.frame_rate - 1) > 0.001 for codec in codecs if video.frame_rate):
        assert any("frames a second: " in decision for decision in plan.decisions), source
    if video is not None:
        for name in set(asked) - kept:
            assert any(decision.startswith(f"{name[1:]} left out: ") for decision in plan.decisions), (name, source)


def _may_have_gaps(source: SourceMedia) -> bool:
    """Whether the times of sound beside pictures are left to MediaConvert where packets may have some."""
    if source.video is None or not source.audios or source.container in ("avi", "wave", "mxf"):
        return False
    # All tracks of a random source that may be heard together have one codec or several.
    codecs = {source.audios[number - 1].codec for number in sound_tracks.heard(source.audios)}
    return source.container not in ("mp4", "quicktime") or codecs not in ({"AAC"}, {"PCM"})


def _heard_channels(plan: Plan) -> list[int]:
    """Of sound that is mixed by the job."""
    return [selector["RemixSettings"]["ChannelsIn"] for selector in plan.main["Inputs"][0].get("AudioSelectors", {}).values()
            if "RemixSettings" in selector]


def _no_presets(settings: Settings) -> bool:
    return not any("Preset" in output for group in settings["OutputGroups"] for output in group["Outputs"])


def _assert_input_holds(described: Settings, source: SourceMedia) -> None:
    """Both tracks are as long as the longer, and pictures are turned as Probe says."""
    assert ("VideoSelector" in described) == (source.video is not None), source
    assert ("AudioSelectors" in described) == bool(source.audios), source
    for selector in described.get("AudioSelectors", {}).values():
        assert selector["Tracks"] and set(selector["Tracks"]) <= set(range(1, len(source.audios) + 1)), source
        # One channel, or a number of which nobody knows how it becomes two, is mixed by what the job says.
        channels = sum(source.audios[number - 1].channels for number in selector["Tracks"])
        assert ("RemixSettings" in selector) == (channels in (1, 3, 4, 24, 70)), source
    if source.video is None:
        return
    selector, video = described["VideoSelector"], source.video
    assert selector["Rotate"] == {0: "DEGREE_0", 90: "DEGREES_90", 180: "DEGREES_180", 270: "DEGREES_270"}[video.rotation], source
    may_be_cover = not video.duration_seconds and len(source.videos) > 1
    if source.audios and not may_be_cover and video.duration_seconds < source.duration_seconds - 0.1:
        assert selector["PadVideo"] == "BLACK", source


def _assert_outputs_hold(settings: Settings, definition: Definition, source: SourceMedia) -> None:
    groups = settings["OutputGroups"]
    names = [[output["NameModifier"] for output in group["Outputs"]] for group in groups]
    assert all(len(set(group)) == len(group) > 0 for group in names), source
    # A job of frame captures alone is refused.
    assert [group for group in groups if group["Name"] != "Thumbnails"], source
    for group, output in ((each, output) for each in groups for output in each["Outputs"]):
        assert "Preset" not in output or not {"ContainerSettings", "VideoDescription", "AudioDescriptions"} & set(output), source
        whole = whole_output(output, definition)
        assert source.audios or "AudioDescriptions" not in whole, source
        if not is_video(whole):
            assert source.audios, source
            cmfc = whole["ContainerSettings"].get("CmfcSettings", {})
            assert ("AudioDuration" in cmfc) == (source.video is not None), source
            continue
        assert source.video is not None, source
        _assert_picture_holds(group, whole, source.video, (source, output))


def _assert_picture_holds(group: Settings, output: Settings, video: VideoTrack, about: Any) -> None:
    described = output["VideoDescription"]
    preprocessors = described.get("VideoPreprocessors", {})
    assert preprocessors.get("Deinterlacer", {}).get("Mode") == {
        "interlaced": "DEINTERLACE", "progressive": None, "": "ADAPTIVE"}[video.scan_type], about
    assert ("ColorSpaceConversion" in preprocessors["ColorCorrector"]) == picture_color.reading(video).is_converted, about
    assert preprocessors["ColorCorrector"]["SampleRangeConversion"] == "LIMITED_RANGE_SQUEEZE", about
    codec = described["CodecSettings"].get("H264Settings") or described["CodecSettings"].get("H265Settings")
    if codec is not None:
        assert (codec["ParControl"], codec["ParNumerator"], codec["ParDenominator"]) == ("SPECIFIED", 1, 1), about
        _assert_frames_hold(group, codec, video, about)
    if "AutomatedEncodingSettings" in group:
        # The service chooses the sizes.
        assert box(output) == (0, 0), about
        return
    assert described["ScalingBehavior"] == "STRETCH_TO_OUTPUT", about
    assert_size_holds(box(output), video, about)


def assert_size_holds(size: tuple[int, int], video: VideoTrack, about: Any) -> None:
    """Even sides, no more lines than there are, more columns only where the shape needs them, the shape within a pixel."""
    width, height = video.shape
    assert min(size) >= SMALLEST_SIDE and size[0] % 2 == size[1] % 2 == 0, about
    assert size[0] <= math.ceil(width) and size[1] <= math.ceil(height), about
    exact = [abs(size[0] - size[1] * width / height), abs(size[1] - size[0] * height / width)]
    assert min(exact) <= 1, about


def _assert_frames_hold(group: Settings, codec: Settings, video: VideoTrack, about: Any) -> None:
    """At most 60 a second, and fragments of whole groups of pictures."""
    if not video.frame_rate:
        return
    rate = output_rate(codec, video)
    assert Fraction(1) <= rate <= HIGHEST_RATE, about
    if codec.get("GopSizeUnits") == "SECONDS":
        if "AutomatedEncodingSettings" in group:
            # The service may halve the rate of smaller renditions, and counts the frames of each.
            return
        frames = rate * Fraction(codec["GopSize"]).limit_denominator(1_000)
        assert frames.denominator == 1, about
    else:
        frames = Fraction(codec["GopSize"])
    fragment = group["OutputGroupSettings"].get("CmafGroupSettings", {}).get("FragmentLength")
    if fragment:
        # As long as was asked for, but for the thousandth by which television's rates differ.
        groups = round(fragment * rate / frames)
        assert groups >= 1 and abs(groups * frames / rate - fragment) <= fragment * Fraction(1, 500), about


def output_rate(codec: Settings, video: VideoTrack) -> Fraction:
    if codec["FramerateControl"] == "SPECIFIED":
        return Fraction(codec["FramerateNumerator"], codec["FramerateDenominator"])
    return video.frame_rate


def _assert_ladder_holds(group: Settings, definition: Definition, source: SourceMedia) -> None:
    """Key frames at the same times, at least one rendition, and the best one as good as the source where the ladder reaches it."""
    videos = [output["VideoDescription"] for output in group["Outputs"] if is_video(output)]
    assert bool(videos) == (source.video is not None), source
    if source.video is None or "AutomatedEncodingSettings" in group:
        return
    key_frames = {(codec.get("FramerateControl"), codec.get("FramerateNumerator"), codec["GopSize"], codec["GopSizeUnits"])
                  for video in videos for codec in [next(iter(
                      value for name, value in video["CodecSettings"].items() if name in ("H264Settings", "H265Settings")))]}
    assert len(key_frames) == 1, source
    [ladder] = [each for each in definition.main["OutputGroups"] if each["Name"] == group["Name"]]
    short, long = sorted(source.video.shape)
    best = max(min(min(box(output)) / float(short), max(box(output)) / float(long)) for output in ladder["Outputs"] if is_video(output))
    lines: int = max(min(video["Width"], video["Height"]) for video in videos)
    assert lines >= min(best, 1.0) * float(short) * 0.9 - 2, source


def _assert_thumbnails_spread(group: Settings, source: SourceMedia) -> None:
    [output] = group["Outputs"]
    settings = output.get("VideoDescription", {}).get("CodecSettings", {}).get("FrameCaptureSettings")
    if settings:
        interval = settings["FramerateDenominator"] / settings["FramerateNumerator"]
        assert interval * settings["MaxCaptures"] >= source.duration_seconds, source


def whole_output(output: Settings, definition: Definition) -> Settings:
    """The output with what its preset holds."""
    if "Preset" not in output:
        return output
    held: Settings
    [held] = [whole for group in definition.main["OutputGroups"] for whole in group["Outputs"]
              if definition.presets.get(whole["NameModifier"]) == output["Preset"]]
    return held


def _assert_clip_holds(preview: Settings, definition: Definition, source: SourceMedia) -> None:
    assert source.video is not None
    # Whole seconds, where the rate is not known.
    rate = source.video.frame_rate or Fraction(1)
    [clip] = preview["Inputs"][0].get("InputClippings", [{}])
    start = _frame(clip["StartTimecode"], rate) if "StartTimecode" in clip else 0
    end = _frame(clip["EndTimecode"], rate) if "EndTimecode" in clip else None
    certain = source.certain_seconds * rate
    assert 0 <= start < certain and (end is None or start <= end < certain - 1), source
    frames = min(source.duration_seconds, 2 * source.certain_seconds) * rate
    # A second more where the source has none to cut at, and the rest of one that is not whole; of time codes the seconds are longer. And
    # a frame at least.
    length = ((end + 1 if end is not None else frames) - start) / rate
    assert length <= definition.preview_seconds + (2 * math.ceil(rate) + 1) / rate + 1, source


def _frame(timecode: str, rate: Fraction) -> int:
    hours, minutes, seconds, frames = map(int, timecode.split(":"))
    assert frames < math.ceil(rate)
    return (hours * 3600 + minutes * 60 + seconds) * math.ceil(rate) + frames


def plan_of(definition: Definition, source: SourceMedia) -> Plan:
    return job_plan.plan(definition, source, "s3://ingest/uploads/film.mp4", "s3://delivery/assets/a1/1")
