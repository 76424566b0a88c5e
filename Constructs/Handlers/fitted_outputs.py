"""Outputs and output groups of a job made to fit a source: sizes, frames, scan type, colors, thumbnails and the tiles for seeking."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import frame_rates
import picture_color
from source_media import SourceMedia, VideoTrack

# Higher tiles of trick play are refused (CmafImageBasedTrickPlaySettings, ThumbnailHeight).
HIGHEST_TILE = 4096
# Of a film that has half of its lines in each picture, or may have: then MediaConvert finds out. Progressive pictures, which
# it would harm, it leaves alone (https://docs.aws.amazon.com/mediaconvert/latest/ug/working-with-scan-type.html).
DEINTERLACER = {"Algorithm": "INTERPOLATE", "Control": "NORMAL", "Mode": "DEINTERLACE"}
ADAPTIVE_DEINTERLACER = {**DEINTERLACER, "Mode": "ADAPTIVE"}

Settings = dict[str, Any]
Decide = Callable[[str], None]


def is_video(output: Settings) -> bool:
    return "VideoDescription" in output


def box(output: Settings) -> tuple[int, int]:
    """Width and height of a rendition in landscape."""
    video = output["VideoDescription"]
    return int(video.get("Width") or 0), int(video.get("Height") or 0)


def fitted_video(group: Settings, output: Settings, source: SourceMedia, size: tuple[int, int] | None, decide: Decide) -> Settings:
    """An output of pictures as the source can fill it; without a size where the service chooses it."""
    track = source.video
    assert track is not None
    video: Settings = dict(output["VideoDescription"])
    if size is not None:
        video["Width"], video["Height"] = size
    preprocessors = _preprocessors(video.get("VideoPreprocessors") or {}, track, decide)
    if preprocessors:
        video["VideoPreprocessors"] = preprocessors
    video["CodecSettings"] = _codec(group, video["CodecSettings"], source, track, decide)
    fitted = {**output, "VideoDescription": video}
    if not source.audios:
        fitted.pop("AudioDescriptions", None)
    return fitted


def _preprocessors(wanted: Settings, track: VideoTrack, decide: Decide) -> Settings:
    """What is wanted of every source, and what makes progressive pictures of standard range of one that has others."""
    found = dict(wanted)
    if track.scan_type == "interlaced":
        found["Deinterlacer"] = DEINTERLACER
        decide("deinterlaced: the source says that it is interlaced")
    elif not track.scan_type:
        found["Deinterlacer"] = ADAPTIVE_DEINTERLACER
        decide("deinterlaced where it is needed: the source does not say whether it is interlaced")
    if picture_color.reading(track).is_converted:
        found["ColorCorrector"] = {**(wanted.get("ColorCorrector") or {}), **picture_color.CORRECTOR}
    return found


def _codec(group: Settings, codec: Settings, source: SourceMedia, track: VideoTrack, decide: Decide) -> Settings:
    if "FrameCaptureSettings" in codec:
        return {**codec, "FrameCaptureSettings": _spread(codec["FrameCaptureSettings"], source, decide)}
    [(name, settings)] = [(name, codec[name]) for name in ("H264Settings", "H265Settings") if name in codec]
    if not track.frame_rate or settings.get("GopSizeUnits") != "SECONDS":
        return codec
    seconds = Fraction(settings["GopSize"]).limit_denominator(1_000)
    fragment = _cmaf(group).get("FragmentLength")
    found = frame_rates.output_rate(
        track.frame_rate, track.scan_type == "interlaced", seconds, Fraction(fragment) if fragment else seconds)
    decide(found.reason)
    fitted = dict(settings)
    if found.rate != track.frame_rate:
        fitted |= {
            "FramerateControl": "SPECIFIED", "FramerateNumerator": found.rate.numerator, "FramerateDenominator": found.rate.denominator}
    if found.group_frames != found.rate * seconds and "AutomatedEncodingSettings" not in group:
        # Counted, since so many seconds are no whole number of frames. Renditions that the service chooses may have half of the rate.
        decide(f"a key frame every {found.group_frames} frames")
        fitted |= {"GopSize": found.group_frames, "GopSizeUnits": "FRAMES"}
    return {**codec, name: fitted}


def _spread(settings: Settings, source: SourceMedia, decide: Decide) -> Settings:
    """As many pictures as asked for at most, over the whole film."""
    interval = Fraction(settings["FramerateDenominator"], settings["FramerateNumerator"])
    wanted = math.ceil(source.duration_seconds / settings["MaxCaptures"])
    if wanted <= interval:
        return settings
    decide(f"a thumbnail every {wanted} s: more than {settings['MaxCaptures']} are not made")
    return {**settings, "FramerateNumerator": 1, "FramerateDenominator": wanted}


def heard_alone(output: Settings) -> Settings:
    """Audio that has no pictures to go with: what is played, not a track beside it."""
    container = output.get("ContainerSettings", {})
    if "CmfcSettings" not in container:
        return output
    track = {**container["CmfcSettings"], "AudioTrackType": "AUDIO_ONLY_VARIANT_STREAM"}
    # There is no video whose length it could have.
    track.pop("AudioDuration", None)
    return {**output, "ContainerSettings": {**container, "CmfcSettings": track}}


def without_pictures(group: Settings) -> Settings:
    """The group without what is made of pictures besides outputs: renditions that the service chooses, and trick play."""
    group = {name: value for name, value in group.items() if name != "AutomatedEncodingSettings"}
    return _without_trick_play(group)


def with_fitting_tiles(group: Settings, track: VideoTrack, decide: Decide) -> Settings:
    """The group with small pictures for seeking in the source's shape, and only so many rows of them in a tile as MediaConvert takes."""
    cmaf = _cmaf(group)
    tiles = cmaf.get("ImageBasedTrickPlaySettings")
    if tiles is None:
        return group
    width, height = track.shape
    tall = max(2 * round(tiles["ThumbnailWidth"] * height / width / 2), 2)
    rows = min(tiles["TileHeight"], HIGHEST_TILE // tall)
    if rows == 0:
        decide("no pictures for seeking: they would be too high")
        return _without_trick_play(group)
    return _with_cmaf(group, {**cmaf, "ImageBasedTrickPlaySettings": {**tiles, "ThumbnailHeight": tall, "TileHeight": rows}})


def has_tiles(group: Settings) -> bool:
    """Whether the group has small pictures for seeking."""
    return "ImageBasedTrickPlaySettings" in _cmaf(group)


def _without_trick_play(group: Settings) -> Settings:
    cmaf = _cmaf(group)
    return _with_cmaf(group, {name: value for name, value in cmaf.items() if not name.startswith("ImageBasedTrickPlay")}) if cmaf else group


def _cmaf(group: Settings) -> Settings:
    settings: Settings = group["OutputGroupSettings"].get("CmafGroupSettings") or {}
    return settings


def _with_cmaf(group: Settings, settings: Settings) -> Settings:
    return {**group, "OutputGroupSettings": {**group["OutputGroupSettings"], "CmafGroupSettings": settings}}
