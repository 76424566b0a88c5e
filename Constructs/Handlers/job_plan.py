"""Which jobs a source needs: the pipeline's job settings, cut down to what the source can fill.

The settings come from the pipeline's definition with everything in them: all renditions of the ladder in landscape,
audio, thumbnails. A rendition that would have to be enlarged is dropped, a portrait source gets portrait renditions, and
a source without audio or without video gets no outputs of it: MediaConvert fails jobs that ask for what is not there. The
pictures of an interlaced source are deinterlaced, those of one of high dynamic range get standard range.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from contract import JobDocument, JobKind
from source_media import SourceMedia, UnsupportedMedia

# What MediaConvert takes at least for `Width` and `Height`.
SMALLEST_SIDE = 32
# Higher tiles of trick play are refused (CmafImageBasedTrickPlaySettings, ThumbnailHeight).
HIGHEST_TILE = 4096
# Of a film that has half of its lines in each picture. Progressive pictures, which it would harm, it leaves alone
# (https://docs.aws.amazon.com/mediaconvert/latest/ug/working-with-scan-type.html).
DEINTERLACER = {"Algorithm": "INTERPOLATE", "Control": "NORMAL", "Mode": "DEINTERLACE"}
# Of a film of high dynamic range: all renditions have 8 bits and standard range, in which its colors would look washed out
# (https://docs.aws.amazon.com/mediaconvert/latest/ug/converting-the-color-space.html). The mapper is the one that the API
# reference recommends for HDR10; HLG has its own.
COLOR_CORRECTOR = {"ColorSpaceConversion": "FORCE_709", "HdrToSdrToneMapper": "VIBRANT"}
# A shorter source is a still, or hardly more: one frame is no preview of it.
SHORTEST_PREVIEW_SECONDS = 1

Settings = dict[str, Any]


@dataclass(frozen=True)
class Definition:
    """What the pipeline asks of MediaConvert for a source that fills all of it."""

    main: Settings
    preview: Settings | None
    preview_seconds: int
    # Whether MediaConvert has job templates of it.
    has_templates: bool
    # The presets by which the templates hold an output's settings, by the output's name modifier.
    presets: Mapping[str, str]

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> Definition:
        """As the pipeline's stack wrote it."""
        return cls(
            main=document[JobKind.MAIN],
            preview=document.get(JobKind.PREVIEW),
            preview_seconds=document.get(JobDocument.PREVIEW_SECONDS, 0),
            has_templates=document[JobDocument.HAS_TEMPLATES],
            presets=document.get(JobDocument.PRESETS, {}),
        )


@dataclass(frozen=True)
class Plan:
    """The jobs of one source. One without pictures, of unknown length or of less than a second has no preview.

    A job that asks for all that the pipeline's definition does can also be made from the job template of that definition,
    with settings that leave to presets what these hold. One that was cut down cannot: the service lays a job over its
    template, and what the job leaves out would come back.
    """

    main: Settings
    preview: Settings | None
    renditions: list[str]
    main_by_template: Settings | None
    preview_by_template: Settings | None


def plan(definition: Definition, source: SourceMedia, source_url: str, asset_root: str) -> Plan:
    """The jobs for a source that go into the asset's folder."""
    if source.has_video and min(source.width, source.height) < SMALLEST_SIDE:
        raise UnsupportedMedia(f"{source.width}x{source.height} pixels are too few: {SMALLEST_SIDE} are the least")
    main = _fitted(definition.main, source, source_url, asset_root)
    if not main["OutputGroups"]:
        raise UnsupportedMedia("no output of the pipeline can be made from the file")
    preview = None
    # Of a source whose length is not known, a clip might ask for more than there is, and no clip would show all of it.
    if definition.preview and source.has_video and source.duration_seconds >= SHORTEST_PREVIEW_SECONDS:
        preview = _fitted(definition.preview, source, source_url, asset_root)
        preview["Inputs"][0].update(clipping(source.duration_seconds, definition.preview_seconds))
    names = [output["NameModifier"] for group in main["OutputGroups"] for output in group["Outputs"]]
    return Plan(
        main, preview, names, _by_template(definition, definition.main, main),
        _by_template(definition, definition.preview, preview),
    )


def _by_template(definition: Definition, settings: Settings | None, job: Settings | None) -> Settings | None:
    """The job as it goes with its template, if it has every output of its definition as it is there."""
    if not definition.has_templates or settings is None or job is None or _outputs(job) != _outputs(settings):
        return None
    groups = [
        {**group, "Outputs": [_by_preset(definition, output) for output in group["Outputs"]]} for group in job["OutputGroups"]]
    return {**job, "OutputGroups": groups}


def _outputs(settings: Settings) -> list[list[Settings]]:
    return [group["Outputs"] for group in settings["OutputGroups"]]


def _fitted(settings: Settings, source: SourceMedia, source_url: str, asset_root: str) -> Settings:
    fitted: Settings = _in_folder(copy.deepcopy(settings), asset_root)
    fitted["Inputs"][0]["FileInput"] = source_url
    if not source.has_audio:
        fitted["Inputs"][0].pop("AudioSelectors", None)
    if not source.has_video:
        fitted["Inputs"][0].pop("VideoSelector", None)
    groups = [_fitted_group(group, source) for group in fitted["OutputGroups"]]
    fitted["OutputGroups"] = [group for group in groups if group["Outputs"]]
    return fitted


def _fitted_group(group: Settings, source: SourceMedia) -> Settings:
    renditions = [box(output) for output in group["Outputs"] if is_video(output)]
    outputs = [_fitted_output(group, output, source, renditions) for output in group["Outputs"]]
    fitted_group = {**group, "Outputs": [output for output in outputs if output is not None]}
    return _with_fitting_tiles(fitted_group, source) if source.has_video else _without_pictures(fitted_group)


def _fitted_output(
    group: Settings, output: Settings, source: SourceMedia, renditions: list[tuple[int, int]]
) -> Settings | None:
    """The output as the source can fill it; none if it cannot."""
    if not is_video(output):
        return _heard_alone(output) if source.has_audio and not source.has_video else output if source.has_audio else None
    if not source.has_video:
        return None
    # With automated ABR the service chooses the sizes, and never enlarges.
    if "AutomatedEncodingSettings" not in group:
        # The smallest is kept for sources that are smaller than all.
        if enlarges(source, box(output)) and box(output) != min(renditions):
            return None
        width, height = size(source, box(output))
        output = {**output, "VideoDescription": {**output["VideoDescription"], "Width": width, "Height": height}}
    preprocessors = _preprocessors(source)
    if preprocessors:
        video = output["VideoDescription"]
        preprocessors = {**video.get("VideoPreprocessors", {}), **preprocessors}
        output = {**output, "VideoDescription": {**video, "VideoPreprocessors": preprocessors}}
    if "AudioDescriptions" in output and not source.has_audio:
        output = {name: value for name, value in output.items() if name != "AudioDescriptions"}
    return output


def _preprocessors(source: SourceMedia) -> Settings:
    """What makes progressive pictures of standard range of a source that has others."""
    deinterlacer = {"Deinterlacer": DEINTERLACER} if source.is_interlaced else {}
    return deinterlacer | ({"ColorCorrector": COLOR_CORRECTOR} if source.high_dynamic_range else {})


def _heard_alone(output: Settings) -> Settings:
    """Audio that has no pictures to go with: what is played, not a track beside it."""
    container = output.get("ContainerSettings", {})
    if "CmfcSettings" not in container:
        return output
    track = {**container["CmfcSettings"], "AudioTrackType": "AUDIO_ONLY_VARIANT_STREAM"}
    return {**output, "ContainerSettings": {**container, "CmfcSettings": track}}


def _without_pictures(group: Settings) -> Settings:
    """The group without what is made of pictures besides outputs: renditions that the service chooses, and trick play."""
    group = {name: value for name, value in group.items() if name != "AutomatedEncodingSettings"}
    return _without_trick_play(group)


def _with_fitting_tiles(group: Settings, source: SourceMedia) -> Settings:
    """The group with only so many rows of small pictures in a tile as MediaConvert takes of a source as tall as this one."""
    kinds = group["OutputGroupSettings"]
    cmaf = kinds.get("CmafGroupSettings") or {}
    tiles = cmaf.get("ImageBasedTrickPlaySettings")
    if tiles is None:
        return group
    # MediaConvert makes the height even.
    height = math.ceil(tiles["ThumbnailWidth"] * source.height / source.width) + 1
    rows = min(tiles["TileHeight"], HIGHEST_TILE // height)
    if rows == 0:
        return _without_trick_play(group)
    fitted = {**cmaf, "ImageBasedTrickPlaySettings": {**tiles, "TileHeight": rows}}
    return {**group, "OutputGroupSettings": {**kinds, "CmafGroupSettings": fitted}}


def _without_trick_play(group: Settings) -> Settings:
    kinds = group["OutputGroupSettings"]
    cmaf = kinds.get("CmafGroupSettings")
    if cmaf is None:
        return group
    kept = {name: value for name, value in cmaf.items() if not name.startswith("ImageBasedTrickPlay")}
    return {**group, "OutputGroupSettings": {**kinds, "CmafGroupSettings": kept}}


def _by_preset(definition: Definition, output: Settings) -> Settings:
    """The output by the preset that holds its settings, if there is one: an output has either a preset or its own."""
    preset = definition.presets.get(output["NameModifier"])
    if preset is None:
        return output
    kept = ("NameModifier", "Extension", "OutputSettings")
    return {"Preset": preset, **{name: output[name] for name in kept if name in output}}


def is_video(output: Settings) -> bool:
    return "VideoDescription" in output


def box(output: Settings) -> tuple[int, int]:
    """Width and height of a rendition in landscape."""
    video = output["VideoDescription"]
    return int(video.get("Width") or 0), int(video.get("Height") or 0)


def scale(source: SourceMedia, rendition: tuple[int, int]) -> float:
    """By how much the source is made larger to fit a rendition, turned like the source."""
    width, height = sorted(rendition, reverse=source.width >= source.height)
    return min(width / source.width, height / source.height)


def enlarges(source: SourceMedia, rendition: tuple[int, int]) -> bool:
    return scale(source, rendition) > 1


def size(source: SourceMedia, rendition: tuple[int, int]) -> tuple[int, int]:
    """The rendition's size for a source: its shape, never larger than it, with even sides as 4:2:0 needs."""
    factor = min(scale(source, rendition), 1.0)

    def side(length: int) -> int:
        nearest = 2 * round(length * factor / 2)
        return max(min(nearest, length - length % 2), SMALLEST_SIDE)

    return side(source.width), side(source.height)


def clipping(duration_seconds: float, wanted_seconds: int) -> dict[str, Any]:
    """The part of the source that the preview shows, in timecodes from zero.

    It begins after a tenth of the source, where titles are mostly over. A clip that asks for more than there is fails
    (error 1060), so an end at or behind the source's is left out, as is the whole clipping of a short source.
    """
    start = int(max(min(duration_seconds / 10, duration_seconds - wanted_seconds), 0))
    end = start + wanted_seconds
    clip = {}
    if start > 0:
        clip["StartTimecode"] = timecode(start)
    if end < math.floor(duration_seconds):
        clip["EndTimecode"] = timecode(end)
    return {"InputClippings": [clip]} if clip else {}


def timecode(seconds: int) -> str:
    """HH:MM:SS:FF, at the first frame of a second."""
    return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}:{seconds % 60:02d}:00"


def _in_folder(value: Any, asset_root: str) -> Any:
    """The value, with the asset's folder for the placeholder in every `Destination`."""
    if isinstance(value, list):
        return [_in_folder(item, asset_root) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        name: item.replace(JobDocument.ASSET_ROOT, asset_root)
        if name == "Destination" and isinstance(item, str)
        else _in_folder(item, asset_root)
        for name, item in value.items()
    }
