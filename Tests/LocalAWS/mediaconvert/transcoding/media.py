"""What a media file holds, as ffprobe reads it."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from .programs import ffprobe

_SECONDS = 60


class NotMedia(Exception):
    """No parser knows the file, or it breaks off before anything can be read from it."""


@dataclass(frozen=True)
class Video:
    """A video stream. Width and height are as coded: a rotated phone video is wide and turned by 90 or 270 degrees."""

    index: int
    codec: str
    width: int
    height: int
    frame_rate: Fraction
    rotation: int
    description: dict[str, Any]


@dataclass(frozen=True)
class Audio:
    index: int
    codec: str
    channels: int
    sample_rate: int
    language: str
    description: dict[str, Any]


@dataclass(frozen=True)
class Media:
    path: Path
    formats: frozenset[str]
    duration: float
    videos: tuple[Video, ...]
    audios: tuple[Audio, ...]
    description: dict[str, Any]

    @property
    def video(self) -> Video | None:
        return self.videos[0] if self.videos else None


def suffix(location: str) -> str:
    """The ending of a file's name, for the parsers that go by it; none that a file system might not take."""
    ending = Path(location).suffix
    return ending if re.fullmatch(r"\.\w{1,10}", ending, re.ASCII) else ""


def read(path: Path) -> Media:
    command = [ffprobe(), "-v", "error", "-print_format", "json", "-show_format", "-show_streams", str(path)]
    finished = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=_SECONDS)
    if finished.returncode != 0:
        raise NotMedia(finished.stderr.strip().splitlines()[-1] if finished.stderr.strip() else "No parser found for container")
    described: dict[str, Any] = json.loads(finished.stdout)
    streams: list[dict[str, Any]] = described.get("streams", [])
    container: dict[str, Any] = described.get("format", {})
    # Cover art is a video stream to ffprobe; text that a subtitle or image parser takes for its own is no video.
    videos = tuple(
        _video(s) for s in streams
        if s["codec_type"] == "video" and not s.get("disposition", {}).get("attached_pic") and s.get("width"))
    audios = tuple(_audio(s) for s in streams if s["codec_type"] == "audio")
    formats = frozenset(container.get("format_name", "").split(","))
    if (not videos and not audios) or formats & {"tty", "image2"}:
        raise NotMedia("No parser found for container")
    lengths = [float(s["duration"]) for s in (container, *streams) if s.get("duration")]
    return Media(path, formats, max(lengths, default=0.0), videos, audios, described)


def _video(stream: dict[str, Any]) -> Video:
    rate = next(
        (Fraction(stream[name]) for name in ("avg_frame_rate", "r_frame_rate")
         if not stream.get(name, "0/0").endswith("/0") and Fraction(stream[name]) > 0), Fraction(25))
    turned = next((side["rotation"] for side in stream.get("side_data_list", []) if "rotation" in side), 0)
    # ffprobe counts counterclockwise, MediaConvert clockwise.
    return Video(stream["index"], stream["codec_name"], stream["width"], stream["height"], rate, -int(turned) % 360, stream)


def _audio(stream: dict[str, Any]) -> Audio:
    return Audio(
        stream["index"], stream["codec_name"], int(stream.get("channels", 0)), int(stream.get("sample_rate", 0)),
        stream.get("tags", {}).get("language", "und"), stream)
