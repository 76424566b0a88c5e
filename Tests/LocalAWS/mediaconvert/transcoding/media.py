"""What a media file holds, as ffprobe reads it."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

from . import timeline
from .programs import ffprobe
from .timeline import Span

_SECONDS = 60
# As far into a file as it takes to see pictures of which there is one in ten seconds.
_LOOK = ("-analyzeduration", str(60_000_000), "-probesize", str(50_000_000))
# Two rates of one stream that differ by less are one: the average is of a last picture that is shorter.
_SAME_RATE = Fraction(1, 200)
# What MediaConvert reads, in ffprobe's words, which also makes a video of still pictures, text and streams without a container:
# https://docs.aws.amazon.com/mediaconvert/latest/ug/reference-codecs-containers-input.html
_CONTAINERS = frozenset({
    "aac", "ac3", "aiff", "asf", "avi", "eac3", "flac", "flv", "matroska", "mov", "mp3", "mpeg", "mpegts", "mxf", "ogg", "wav", "webm"})


class NotMedia(Exception):
    """No parser knows the file, or it breaks off before anything can be read from it."""


@dataclass(frozen=True)
class Video:
    """A video stream. Width and height are as coded: a rotated phone video is wide and turned by 90 or 270 degrees.

    A mirrored picture is not turned: "non-standard transformation matrices also yield null" (the API reference, `VideoProperties`).
    """

    index: int
    codec: str
    width: int
    height: int
    frame_rate: Fraction
    rotation: int
    # Width of a pixel by its height; none if the file does not say.
    pixel_ratio: Fraction | None
    description: dict[str, Any]

    @property
    def is_interlaced(self) -> bool:
        return self.description.get("field_order", "unknown") not in ("unknown", "progressive")


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
    # What the file says of its length.
    declared_duration: float | None
    videos: tuple[Video, ...]
    audios: tuple[Audio, ...]
    description: dict[str, Any]

    @property
    def video(self) -> Video | None:
        return self.videos[0] if self.videos else None

    @cached_property
    def spans(self) -> dict[int, Span]:
        return timeline.read(self.path)

    @property
    def content_end(self) -> float:
        """Of the pictures and the sound that are in the file."""
        indexes = [video.index for video in self.videos] + [audio.index for audio in self.audios]
        return max((self.spans[index].end for index in indexes if index in self.spans), default=0.0)

    @property
    def duration(self) -> float:
        """What the file says, or what is in it."""
        return self.declared_duration or self.content_end


def suffix(location: str) -> str:
    """The ending of a file's name, for the parsers that go by it; none that a file system might not take."""
    ending = Path(location).suffix
    return ending if re.fullmatch(r"\.\w{1,10}", ending, re.ASCII) else ""


def read(path: Path) -> Media:
    command = [ffprobe(), "-v", "error", *_LOOK, "-print_format", "json", "-show_format", "-show_streams", str(path)]
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
    if (not videos and not audios) or not formats & _CONTAINERS:
        raise NotMedia("No parser found for container")
    lengths = [float(s["duration"]) for s in (container, *streams) if s.get("duration")]
    return Media(path, formats, max(lengths, default=None), videos, audios, described)


def _video(stream: dict[str, Any]) -> Video:
    average, real = _rate(stream, "avg_frame_rate"), _rate(stream, "r_frame_rate")
    if average is not None and real is not None and abs(average - real) < real * _SAME_RATE:
        average = real
    ratio = _ratio(stream.get("sample_aspect_ratio", "0:1"))
    return Video(
        stream["index"], stream["codec_name"], stream["width"], stream["height"], average or real or Fraction(25), _turn(stream), ratio,
        stream)


def _rate(stream: dict[str, Any], name: str) -> Fraction | None:
    text = stream.get(name, "0/0")
    return None if text.endswith("/0") or text.startswith("0/") else Fraction(text)


def _ratio(text: str) -> Fraction | None:
    above, _, below = text.partition(":")
    return Fraction(int(above), int(below)) if int(above) and int(below) else None


def _turn(stream: dict[str, Any]) -> int:
    """Degrees clockwise; ffprobe counts the other way."""
    for side in stream.get("side_data_list", []):
        if "rotation" in side and not _mirrors(side.get("displaymatrix", "")):
            return int(-round(side["rotation"]) % 360)
    return 0


def _mirrors(matrix: str) -> bool:
    rows = [[int(number) for number in line.partition(":")[2].split()] for line in matrix.splitlines() if ":" in line]
    return len(rows) == 3 and rows[0][0] * rows[1][1] - rows[0][1] * rows[1][0] < 0


def _audio(stream: dict[str, Any]) -> Audio:
    return Audio(
        stream["index"], stream["codec_name"], int(stream.get("channels", 0)), int(stream.get("sample_rate", 0)),
        stream.get("tags", {}).get("language", "und"), stream)
