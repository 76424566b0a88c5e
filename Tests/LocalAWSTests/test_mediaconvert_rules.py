"""Each rule of the service, by settings that are right but for one change."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from LocalAWS.mediaconvert import rules
from LocalAWSTests.mediaconvert_jobs import captures_group, cmaf_group, mp4_group, settings, wire

CMAF = "/outputGroups/0/outputGroupSettings/cmafGroupSettings"
FIRST = "/outputGroups/0/outputs/0"
H264 = f"{FIRST}/videoDescription/codecSettings/h264Settings"

Settings = dict[str, Any]


def valid() -> Settings:
    return wire(settings(cmaf_group(ImageBasedTrickPlay="ADVANCED", ImageBasedTrickPlaySettings={
        "IntervalCadence": "FOLLOW_CUSTOM", "ThumbnailInterval": 2, "ThumbnailWidth": 160, "TileWidth": 2, "TileHeight": 2}),
        captures_group(), mp4_group()))


def group(s: Settings) -> dict[str, Any]:
    found: dict[str, Any] = s["outputGroups"][0]["outputGroupSettings"]["cmafGroupSettings"]
    return found


def first(s: Settings) -> dict[str, Any]:
    found: dict[str, Any] = s["outputGroups"][0]["outputs"][0]
    return found


def h264(s: Settings) -> dict[str, Any]:
    found: dict[str, Any] = first(s)["videoDescription"]["codecSettings"]["h264Settings"]
    return found


def images(s: Settings) -> dict[str, Any]:
    found: dict[str, Any] = group(s)["imageBasedTrickPlaySettings"]
    return found


def clip(s: Settings, *clips: tuple[str | None, str | None]) -> None:
    names = ("startTimecode", "endTimecode")
    s["inputs"][0]["inputClippings"] = [{name: at for name, at in zip(names, pair, strict=True) if at} for pair in clips]


def test_right_settings_have_nothing_wrong() -> None:
    assert rules.mistakes(valid()) == []


@pytest.mark.parametrize(("change", "mistake"), [
    (lambda s: s.update(inputs=[]), "/inputs: Should have at least one input"),
    (lambda s: s["inputs"][0].pop("fileInput"), "/inputs/0/fileInput: Is required"),
    (lambda s: s["inputs"][0]["audioSelectors"]["Audio Selector 1"].update(tracks=[0]),
     "/inputs/0/audioSelectors/Audio Selector 1/tracks/0: Should be greater than or equal to 1"),
    (lambda s: clip(s, (None, None)), "/inputs/0/inputClippings/0: Should have startTimecode or endTimecode"),
    (lambda s: clip(s, ("00:00:02:00", "00:00:01:24")), "/inputs/0/inputClippings/0/endTimecode: Should not be before startTimecode"),
    (lambda s: clip(s, (None, "00:00:02:00"), ("00:00:02:00", None)),
     "/inputs/0/inputClippings/1/startTimecode: Should be after the end of the clip before"),
    (lambda s: s["inputs"][0].update(timecodeSource="SPECIFIEDSTART"),
     "/inputs/0/timecodeStart: Is required when timecodeSource is SPECIFIEDSTART"),
    (lambda s: s.update(outputGroups=[]), "/outputGroups: Should have at least one output group"),
    (lambda s: s["outputGroups"][0]["outputGroupSettings"].pop("type"), "/outputGroups/0/outputGroupSettings/type: Is required"),
    (lambda s: group(s).pop("destination"), "/outputGroups/0/outputGroupSettings: Should have a destination in S3"),
    (lambda s: s["outputGroups"][1].update(outputs=[]), "/outputGroups/1/outputs: Should have at least one output"),
    (lambda s: first(s).pop("nameModifier"), f"{FIRST}/nameModifier: Is required when the output group has several outputs"),
    (lambda s: first(s).update(nameModifier="_audio"), "/outputGroups/0/outputs/2/nameModifier: _audio is another output's of the group"),
    (lambda s: first(s)["containerSettings"].update(container="MP4"), f"{FIRST}/containerSettings/container: Should be CMFC, not MP4"),
    (lambda s: first(s).pop("videoDescription"), f"{FIRST}: Should have video, audio or captions"),
    (lambda s: s.update(outputGroups=s["outputGroups"][1:2]), "/outputGroups: A job should have an output other than frame captures"),
    (lambda s: s["outputGroups"][1]["outputs"][0]["containerSettings"].update(container="MP4"),
     "/outputGroups/1/outputs/0/containerSettings/container: Should be RAW for FRAME_CAPTURE"),
    (lambda s: s["outputGroups"][1]["outputs"][0].update(audioDescriptions=s["outputGroups"][0]["outputs"][2]["audioDescriptions"]),
     "/outputGroups/1/outputs/0/audioDescriptions: Should be empty for FRAME_CAPTURE"),
    (lambda s: first(s).update(audioDescriptions=s["outputGroups"][0]["outputs"][2]["audioDescriptions"]),
     f"{FIRST}: Should have either video or audio, not both"),
    (lambda s: group(s).update(segmentLength=5), f"{CMAF}/fragmentLength: The segment length of 5 s should be a multiple of 2 s"),
    (lambda s: h264(s).update(gopSize=1.5),
     f"{FIRST}: The group of pictures of 1.5 s and the fragment length of 2 s should divide each other"),
    (lambda s: h264(s).update(gopSize=8), f"{FIRST}: The group of pictures of 8 s should not be longer than the segment length of 4 s"),
    (lambda s: h264(s).pop("maxBitrate"), f"{H264}/maxBitrate: Is required when rateControlMode is QVBR"),
    (lambda s: h264(s).update(bitrate=500_000), f"{H264}/bitrate: Should not be set when rateControlMode is QVBR"),
    (lambda s: h264(s).update(rateControlMode="CBR"), f"{H264}/bitrate: Is required when rateControlMode is CBR"),
    (lambda s: h264(s)["qvbrSettings"].update(maxAverageBitrate=400_000),
     f"{H264}/qvbrSettings/maxAverageBitrate: Should be set only when qualityTuningLevel is MULTI_PASS_HQ"),
    (lambda s: h264(s).update(framerateControl="SPECIFIED"),
     f"{H264}/framerateNumerator: Is required with framerateDenominator when framerateControl is SPECIFIED"),
    (lambda s: h264(s).update(parControl="SPECIFIED", parNumerator=1),
     f"{H264}/parNumerator: Is required with parDenominator when parControl is SPECIFIED"),
    (lambda s: h264(s).update(parNumerator=1, parDenominator=1), f"{H264}/parNumerator: Should be set only when parControl is SPECIFIED"),
    (lambda s: h264(s).update(slowPal="ENABLED"), f"{H264}/slowPal: Should be ENABLED only with a frame rate of 25"),
    (lambda s: h264(s).update(
        framerateControl="SPECIFIED", framerateNumerator=50, framerateDenominator=1, gopSizeUnits="FRAMES", gopSize=90),
     f"{FIRST}: The fragment length of 2 s should be a multiple of the group of pictures of 1.8 s"),
    (lambda s: first(s)["videoDescription"].update(width=319), f"{FIRST}/videoDescription/width: Should be even for H_264"),
    (lambda s: s["outputGroups"][0]["outputs"][2]["audioDescriptions"][0]["codecSettings"]["aacSettings"].pop("sampleRate"),
     "/outputGroups/0/outputs/2/audioDescriptions/0/codecSettings/aacSettings/sampleRate: Is required"),
    (lambda s: group(s).update(imageBasedTrickPlay="THUMBNAIL"),
     f"{CMAF}/imageBasedTrickPlaySettings: Should be set only when imageBasedTrickPlay is ADVANCED"),
    (lambda s: images(s).update(thumbnailWidth=150), f"{CMAF}/imageBasedTrickPlaySettings/thumbnailWidth: Should be divisible by 8"),
    (lambda s: images(s).update(thumbnailHeight=91), f"{CMAF}/imageBasedTrickPlaySettings/thumbnailHeight: Should be divisible by 2"),
    (lambda s: images(s).pop("thumbnailInterval"),
     f"{CMAF}/imageBasedTrickPlaySettings/thumbnailInterval: Is required when intervalCadence is FOLLOW_CUSTOM"),
])
def test_one_change_is_one_mistake(change: Callable[[Settings], Any], mistake: str) -> None:
    changed = valid()
    change(changed)
    assert mistake in rules.mistakes(changed)


@pytest.mark.parametrize("rate", [(30_000, 1001), (60_000, 1001), (24_000, 1001), (30, 1)])
def test_a_group_of_pictures_of_a_fragment_s_length_is_right_at_rates_of_television(rate: tuple[int, int]) -> None:
    changed = valid()
    h264(changed).update(framerateControl="SPECIFIED", framerateNumerator=rate[0], framerateDenominator=rate[1], gopSizeUnits="FRAMES",
                         gopSize=2 * round(rate[0] / rate[1]))
    assert rules.mistakes(changed) == []


def sized(codec: str, width: int | None, height: int | None) -> Settings:
    changed = valid()
    described = first(changed)["videoDescription"]
    described["codecSettings"]["codec"] = codec
    for name, length in (("width", width), ("height", height)):
        described[name] = length
        if length is None:
            del described[name]
    return changed


@pytest.mark.parametrize(("codec", "width", "height", "fits"), [
    ("H_264", 4096, 2160, True), ("H_264", 2160, 4096, True), ("H_264", 4098, 2160, False), ("H_264", 4096, 2162, False),
    ("H_264", 2162, 4096, False), ("H_264", None, 4096, True), ("H_264", None, 4098, False), ("H_264", 7680, 4320, False),
    ("H_265", 8192, 4320, True), ("H_265", 4320, 8192, True), ("H_265", 4322, 8192, False), ("H_265", 8194, None, False),
    ("MPEG2", 1920, 1152, True), ("MPEG2", 1152, 1920, False), ("PRORES", 4096, 4096, True), ("AV1", 2160, 4096, False),
    ("VP9", 2160, 4096, True)])
def test_each_codec_has_its_largest_size(codec: str, width: int | None, height: int | None, fits: bool) -> None:
    mistakes = [mistake for mistake in rules.mistakes(sized(codec, width, height)) if "at most" in mistake]
    assert len(mistakes) == (0 if fits else 1), mistakes


def automated(**abr: Any) -> Settings:
    changed = valid()
    ladder = changed["outputGroups"][0]
    ladder["outputs"].pop(1)
    ladder["automatedEncodingSettings"] = {"abrSettings": {"maxAbrBitrate": 6_000_000, "minAbrBitrate": 800_000, **abr}}
    first(changed)["videoDescription"] = {"codecSettings": {
        "codec": "H_264", "h264Settings": {"rateControlMode": "QVBR", "qualityTuningLevel": "MULTI_PASS_HQ"}}}
    return changed


def test_an_automated_ladder_needs_no_sizes_and_bitrates() -> None:
    assert rules.mistakes(automated()) == []


ABR = "/outputGroups/0/automatedEncodingSettings/abrSettings"


@pytest.mark.parametrize(("changed", "mistake"), [
    (automated(minAbrBitrate=7_000_000), f"{ABR}/minAbrBitrate: Should not be more than maxAbrBitrate"),
    (automated(rules=[{"type": "MIN_TOP_RENDITION_SIZE"}]), f"{ABR}/rules/0/minTopRenditionSize: Is required for MIN_TOP_RENDITION_SIZE"),
    (automated(rules=[{"type": "ALLOWED_RENDITIONS", "allowedRenditions": [{"width": 640, "height": 360}]},
                      {"type": "MIN_TOP_RENDITION_SIZE", "minTopRenditionSize": {"width": 640, "height": 360}}]),
     f"{ABR}/rules: ALLOWED_RENDITIONS should be the only rule"),
])
def test_bounds_of_an_automated_ladder(changed: Settings, mistake: str) -> None:
    assert mistake in rules.mistakes(changed)


def test_an_automated_ladder_has_one_output_of_video_without_a_size() -> None:
    changed = automated()
    changed["outputGroups"][0]["outputs"] = valid()["outputGroups"][0]["outputs"]
    mistakes = rules.mistakes(changed)
    assert "/outputGroups/0/outputs: Should have one output of video for automated ABR, not 2" in mistakes
    assert f"{FIRST}/videoDescription/width: Should not be set for automated ABR" in mistakes
    assert f"{FIRST}/videoDescription/scalingBehavior: Should not be FIT_NO_UPSCALE for automated ABR" in mistakes


@pytest.mark.parametrize("job", ["main", "preview"])
def test_the_handlers_sample_settings_break_no_rule(job: str) -> None:
    definition = json.loads((Path(__file__).parents[1] / "Handlers" / "job_definition.json").read_text())
    sample = json.loads(json.dumps(definition[job]).replace("{assetRoot}", "s3://delivery/assets/a1"))
    sample["Inputs"][0]["FileInput"] = "s3://ingest/uploads/film.mp4"
    assert rules.mistakes(wire(sample)) == []
