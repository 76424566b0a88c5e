"""Runs the transcoder by itself: settings and a file in, files out."""

from __future__ import annotations

import copy
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from LocalAWS.mediaconvert.transcoding import media, transcoder
from LocalAWS.mediaconvert.transcoding.result import GroupResult
from LocalAWSTests.mediaconvert_jobs import AUDIO, VIDEO, mp4_group, settings, wire


def video(size: tuple[int, int] | None = (320, 180), behavior: str = "STRETCH_TO_OUTPUT", preprocessors: Mapping[str, Any] | None = None,
          **h264: Any) -> dict[str, Any]:
    """A video description, with settings of its codec."""
    described = copy.deepcopy(VIDEO)
    described["ScalingBehavior"] = behavior
    described["CodecSettings"]["H264Settings"].update(h264)
    for name, length in zip(("Width", "Height"), size or (None, None), strict=True):
        described[name] = length
        if length is None:
            del described[name]
    if preprocessors:
        described["VideoPreprocessors"] = dict(preprocessors)
    return described


def audio(**fields: Any) -> dict[str, Any]:
    return {**copy.deepcopy(AUDIO), **fields}


def transcoded(path: Path, directory: Path, *groups: dict[str, Any], **input_fields: Any) -> list[GroupResult]:
    directory.mkdir(exist_ok=True)
    described = wire(settings(*groups, key=path.name, **input_fields))
    return transcoder.transcode(described, [media.read(path)], directory, threading.Event(), lambda frames, part: None)


def film(path: Path, directory: Path, described: dict[str, Any] | None = None, container: Mapping[str, Any] | None = None,
         audios: list[dict[str, Any]] | None = None, **input_fields: Any) -> Path:
    """The one MP4 that a video description makes of a file."""
    group = mp4_group(
        VideoDescription=described or video(), AudioDescriptions=audios if audios is not None else [audio()],
        ContainerSettings={"Container": "MP4", "Mp4Settings": dict(container or {})})
    (result,) = transcoded(path, directory, group, **input_fields)
    return result.artifacts[0].path
