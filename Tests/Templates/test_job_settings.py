"""The jobs, job templates and presets that the App makes: valid for MediaConvert, and the ladder that the platform promises."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.validate import ParamValidator

from service_model import RequestModel
from Templates.synthesis import StackTemplate
from Templates.variants import VARIANTS

ASSET_ROOT = "{assetRoot}"
NAMES = [variant.name for variant in VARIANTS]
# Those with a queue, templates and presets of their own.
PROVISIONED = ["region-eu-west-1", "companion", "retain-companion", "retain-eu-west-1", "staged", "staged-kms"]
MODIFIERS = ["_1080p", "_720p", "_480p", "_360p", "_audio", "_thumbnail"]

Settings = dict[str, Any]
Assemblies = dict[str, list[StackTemplate]]


def definition(assemblies: Assemblies, variant: str) -> Settings:
    """What the function that plans jobs takes them from."""
    [found] = assemblies[variant][0].path.parent.glob("asset.*/job_definition.json")
    read: Settings = json.loads(found.read_text())
    return read


def submitted(settings: Settings) -> Settings:
    """The settings as they are submitted for a source that fills them."""
    filled: Settings = json.loads(json.dumps(settings).replace(ASSET_ROOT, "s3://delivery/assets/a1"))
    filled["Inputs"][0]["FileInput"] = "s3://ingest/uploads/film.mp4"
    return filled


def of_type(assemblies: Assemblies, variant: str, kind: str) -> dict[str, Settings]:
    """The properties of a variant's resources of a type, by their names."""
    resources = [resource for template in assemblies[variant] for resource in template.body()["Resources"].values()]
    return {r["Properties"]["Name"]: r["Properties"] for r in resources if r["Type"] == f"AWS::MediaConvert::{kind}"}


@pytest.fixture(scope="module")
def model() -> RequestModel:
    return RequestModel()


@pytest.fixture(params=NAMES)
def variant(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(params=PROVISIONED)
def provisioned(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def settings(assemblies: Assemblies, variant: str) -> Settings:
    """The main job as it is submitted."""
    return submitted(definition(assemblies, variant)["main"])


def mistakes(model: RequestModel, shape: str, settings: Any) -> list[str]:
    """What this project's check and the SDK's own find."""
    report: str = ParamValidator().validate(settings, model.service.shape_for(shape)).generate_report()
    return model.shape_violations(shape, settings) + report.splitlines()


def group(settings: Settings, group_type: str) -> Settings:
    """The one output group of a type."""
    found: Settings
    [found] = [g for g in settings["OutputGroups"] if g["OutputGroupSettings"]["Type"] == group_type]
    return found


def members(value: Any, name: str) -> Iterator[Any]:
    """Every member of a name, however deep."""
    if isinstance(value, dict):
        yield from (member for key, member in value.items() if key == name)
    for member in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from members(member, name)


# What is valid


def test_both_jobs_are_valid_for_mediaconvert(assemblies: Assemblies, variant: str, model: RequestModel) -> None:
    for kind in ("main", "preview"):
        assert mistakes(model, "JobSettings", submitted(definition(assemblies, variant)[kind])) == []


def test_job_templates_and_presets_are_valid_for_mediaconvert(
    assemblies: Assemblies, provisioned: str, model: RequestModel
) -> None:
    templates, presets = of_type(assemblies, provisioned, "JobTemplate"), of_type(assemblies, provisioned, "Preset")
    assert (len(templates), len(presets)) == (2, len(MODIFIERS))
    for properties in templates.values():
        assert mistakes(model, "JobTemplateSettings", properties["SettingsJson"]) == []
    for properties in presets.values():
        assert mistakes(model, "PresetSettings", properties["SettingsJson"]) == []


@pytest.mark.parametrize("variant", ["default"], indirect=True)
@pytest.mark.parametrize(
    ("change", "mistake"),
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
def test_the_check_notices(settings: Settings, model: RequestModel, change: Any, mistake: str) -> None:
    wrong = copy.deepcopy(settings)
    change(wrong)
    assert any(mistake in found for found in mistakes(model, "JobSettings", wrong))


# One definition, wherever jobs run


def test_every_placement_submits_the_same_jobs(assemblies: Assemblies) -> None:
    first, *others = [{kind: definition(assemblies, name)[kind] for kind in ("main", "preview", "previewSeconds")} for name in NAMES]
    assert all(other == first for other in others)


def test_presets_hold_the_settings_of_the_outputs_that_name_them(assemblies: Assemblies, provisioned: str) -> None:
    written = definition(assemblies, provisioned)
    outputs = {o["NameModifier"]: o for g in written["main"]["OutputGroups"] for o in g["Outputs"]}
    presets = of_type(assemblies, provisioned, "Preset")
    assert list(written["presets"]) == list(outputs) == MODIFIERS
    assert set(written["presets"].values()) == set(presets)
    for modifier, name in written["presets"].items():
        # What a preset cannot hold stays with the output.
        own = {key: value for key, value in outputs[modifier].items() if key not in ("NameModifier", "Extension")}
        assert presets[name]["SettingsJson"] == own


def test_job_templates_are_the_jobs_without_source_and_folder(assemblies: Assemblies, provisioned: str) -> None:
    written = definition(assemblies, provisioned)
    templates = of_type(assemblies, provisioned, "JobTemplate")
    presets = of_type(assemblies, provisioned, "Preset")

    def expanded(output: Settings) -> Settings:
        preset = output.get("Preset")
        kept = {key: value for key, value in output.items() if key != "Preset"}
        return {**kept, **presets[preset]["SettingsJson"]} if preset else kept

    for kind, name in (("main", "transcode-job-template-dev"), ("preview", "preview-job-template-dev")):
        job, template = copy.deepcopy(written[kind]), copy.deepcopy(templates[name]["SettingsJson"])
        for output_group in job["OutputGroups"]:
            for destination in output_group["OutputGroupSettings"].values():
                if isinstance(destination, dict):
                    del destination["Destination"]
        for output_group in template["OutputGroups"]:
            output_group["Outputs"] = [expanded(output) for output in output_group["Outputs"]]
        assert template == job


def test_without_a_queue_of_its_own_a_job_names_no_preset(assemblies: Assemblies) -> None:
    for name in set(NAMES) - set(PROVISIONED):
        assert "presets" not in definition(assemblies, name)
        assert all(of_type(assemblies, name, kind) == {} for kind in ("Queue", "JobTemplate", "Preset"))


def test_settings_leave_input_and_asset_folder_open(assemblies: Assemblies, variant: str) -> None:
    written = definition(assemblies, variant)
    assert list(members(written, "FileInput")) == []
    assert list(members(written["main"], "Destination")) == [f"{ASSET_ROOT}/abr/video", f"{ASSET_ROOT}/thumbnails/frame"]
    assert list(members(written["preview"], "Destination")) == [f"{ASSET_ROOT}/preview/video"]


# What the platform promises


def test_ladder(settings: Settings) -> None:
    outputs = group(settings, "CMAF_GROUP_SETTINGS")["Outputs"]
    videos = [output["VideoDescription"] for output in outputs if "VideoDescription" in output]
    h264 = [v["CodecSettings"]["H264Settings"] for v in videos]
    assert [
        (v["Width"], v["Height"], h["QvbrSettings"]["QvbrQualityLevel"], h["MaxBitrate"], h["CodecProfile"])
        for v, h in zip(videos, h264, strict=True)
    ] == [
        (1920, 1080, 8, 6_000_000, "HIGH"),
        (1280, 720, 8, 4_000_000, "HIGH"),
        (854, 480, 7, 1_500_000, "MAIN"),
        (640, 360, 7, 800_000, "MAIN"),
    ]
    for video, codec in zip(videos, h264, strict=True):
        assert video["CodecSettings"]["Codec"] == "H_264"
        assert video["ScalingBehavior"] == "STRETCH_TO_OUTPUT"
        assert (codec["RateControlMode"], codec["QualityTuningLevel"]) == ("QVBR", "SINGLE_PASS_HQ")
        assert (codec["GopSize"], codec["GopSizeUnits"], codec["GopClosedCadence"]) == (2, "SECONDS", 1)
        assert codec["InterlaceMode"] == "PROGRESSIVE"
        # QVBR takes a maximum only; MaxAverageBitrate is for multi-pass.
        assert "Bitrate" not in codec and "MaxAverageBitrate" not in codec["QvbrSettings"]


def test_cmaf_group(settings: Settings) -> None:
    cmaf = group(settings, "CMAF_GROUP_SETTINGS")
    packaging = cmaf["OutputGroupSettings"]["CmafGroupSettings"]
    assert (packaging["SegmentLength"], packaging["FragmentLength"]) == (6, 2)
    assert (packaging["WriteHlsManifest"], packaging["WriteDashManifest"]) == ("ENABLED", "ENABLED")
    assert {o["ContainerSettings"]["Container"] for o in cmaf["Outputs"]} == {"CMFC"}


def test_trick_play_tiles_fit_every_orientation(settings: Settings) -> None:
    packaging = group(settings, "CMAF_GROUP_SETTINGS")["OutputGroupSettings"]["CmafGroupSettings"]
    tiles = packaging["ImageBasedTrickPlaySettings"]
    assert packaging["ImageBasedTrickPlay"] == "ADVANCED"
    assert tiles["ThumbnailWidth"] % 8 == 0
    # The height follows the video's shape, and a tile image may be 4096 pixels high: also for a phone held upright.
    assert "ThumbnailHeight" not in tiles
    assert tiles["TileHeight"] * tiles["ThumbnailWidth"] * 20 / 9 <= 4096


def is_promised_audio(description: Settings, source: Settings) -> bool:
    aac = description["CodecSettings"]["AacSettings"]
    return (description["CodecSettings"]["Codec"] == "AAC" and description["AudioSourceName"] in source["AudioSelectors"]
            and (aac["CodecProfile"], aac["Bitrate"], aac["CodingMode"], aac["SampleRate"])
            == ("LC", 128_000, "CODING_MODE_2_0", 48_000))


def test_audio_is_its_own_output(settings: Settings) -> None:
    [audio] = [o for o in group(settings, "CMAF_GROUP_SETTINGS")["Outputs"] if "AudioDescriptions" in o]
    assert "VideoDescription" not in audio
    [description] = audio["AudioDescriptions"]
    assert is_promised_audio(description, settings["Inputs"][0])


def test_input(settings: Settings) -> None:
    [source] = settings["Inputs"]
    assert [s["DefaultSelection"] for s in source["AudioSelectors"].values()] == ["DEFAULT"]
    assert source["VideoSelector"]["Rotate"] == "AUTO"
    assert (source["TimecodeSource"], settings["TimecodeConfig"]["Source"]) == ("ZEROBASED", "ZEROBASED")


def test_thumbnails(settings: Settings) -> None:
    [capture] = group(settings, "FILE_GROUP_SETTINGS")["Outputs"]
    frames = capture["VideoDescription"]["CodecSettings"]["FrameCaptureSettings"]
    assert capture["VideoDescription"]["CodecSettings"]["Codec"] == "FRAME_CAPTURE"
    assert (capture["ContainerSettings"]["Container"], capture["Extension"]) == ("RAW", "jpg")
    assert (frames["FramerateNumerator"], frames["FramerateDenominator"], frames["MaxCaptures"]) == (1, 10, 100)


def test_every_output_has_a_name_modifier_of_its_own(settings: Settings) -> None:
    assert [o["NameModifier"] for g in settings["OutputGroups"] for o in g["Outputs"]] == MODIFIERS


def test_preview(assemblies: Assemblies, variant: str) -> None:
    written = definition(assemblies, variant)
    assert 10 <= written["previewSeconds"] <= 30
    job = submitted(written["preview"])
    [output] = group(job, "FILE_GROUP_SETTINGS")["Outputs"]
    assert len(job["OutputGroups"]) == 1
    assert (output["ContainerSettings"]["Container"], output["NameModifier"]) == ("MP4", "_preview")
    assert output["VideoDescription"]["CodecSettings"]["Codec"] == "H_264"
    [description] = output["AudioDescriptions"]
    assert is_promised_audio(description, job["Inputs"][0])


def test_no_clipping(assemblies: Assemblies, variant: str) -> None:
    # It would cut the film as well: the preview is a job of its own, which is cut when the source's length is known.
    assert list(members(definition(assemblies, variant), "InputClippings")) == []
