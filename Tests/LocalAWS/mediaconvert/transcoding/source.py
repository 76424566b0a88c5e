"""What of its inputs a job transcodes: the parts, one after the other, that become one picture and one sound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from . import timecode
from .failure import CLIP_OUTSIDE_INPUT, SETTINGS_DO_NOT_FIT, JobFailed
from .media import Audio, Media, Video

_TURNS = {"DEGREE_0": 0, "DEGREES_90": 90, "DEGREES_180": 180, "DEGREES_270": 270}


@dataclass(frozen=True)
class Part:
    """A stretch of an input file, in seconds; without a length it goes to the end."""

    media: Media
    start: Fraction
    length: Fraction | None
    audio: Audio | None

    @property
    def duration(self) -> float:
        return float(self.length) if self.length is not None else self.media.duration - float(self.start)


@dataclass(frozen=True)
class Source:
    parts: tuple[Part, ...]
    # Degrees clockwise that the picture is turned by.
    turn: int

    @property
    def video(self) -> Video | None:
        return self.parts[0].media.video

    @property
    def has_audio(self) -> bool:
        return any(part.audio is not None for part in self.parts)

    @property
    def duration(self) -> float:
        return sum(part.duration for part in self.parts)

    @property
    def frame_rate(self) -> Fraction:
        return self.video.frame_rate if self.video else Fraction(25)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture as it is turned."""
        if self.video is None:
            return 0, 0
        size = self.video.width, self.video.height
        return (size[1], size[0]) if self.turn in (90, 270) else size


def source(settings: dict[str, Any], inputs: Sequence[Media]) -> Source:
    """The source of a job's settings over its input files, which are in the settings' order."""
    parts = [
        part for described, media in zip(settings["inputs"], inputs, strict=True)
        for part in _parts(described, media, _selected_audio(described, media))]
    return Source(tuple(parts), _turn(settings["inputs"][0], inputs[0]))


def _turn(described: dict[str, Any], media: Media) -> int:
    """Without a setting the picture is taken as coded, whatever the file says about turning it."""
    rotate = described.get("videoSelector", {}).get("rotate", "DEGREE_0")
    if rotate == "AUTO":
        return media.video.rotation if media.video else 0
    return _TURNS[rotate]


def _selected_audio(described: dict[str, Any], media: Media) -> Audio | None:
    """The first track of the first selector. One that names a track which is not there fails the job; one that names none
    leaves the outputs silent (https://github.com/aws-solutions-library-samples/video-on-demand-on-aws/issues/45)."""
    for selector in described.get("audioSelectors", {}).values():
        for track in selector.get("tracks", []):
            if track > len(media.audios):
                raise JobFailed(
                    SETTINGS_DO_NOT_FIT,
                    f"Invalid audio track specified for audio_selector [1]. Audio track [{track}] not found in input container.")
            chosen: Audio = media.audios[track - 1]
            return chosen
        return media.audios[0] if media.audios else None
    return None


def _parts(described: dict[str, Any], media: Media, audio: Audio | None) -> list[Part]:
    clippings = described.get("inputClippings") or []
    if not clippings:
        return [Part(media, Fraction(0), None, audio)]
    rate = media.video.frame_rate if media.video else Fraction(25)
    first = timecode.seconds(described["timecodeStart"], rate) if described.get("timecodeSource") == "SPECIFIEDSTART" else 0
    return [_clip(clipping, media, audio, rate, Fraction(first)) for clipping in clippings]


def _clip(clipping: dict[str, str], media: Media, audio: Audio | None, rate: Fraction, first: Fraction) -> Part:
    """The frame that the end names is part of the clip."""
    start = timecode.seconds(clipping["startTimecode"], rate) - first if "startTimecode" in clipping else Fraction(0)
    last = timecode.seconds(clipping["endTimecode"], rate) - first if "endTimecode" in clipping else None
    for name, at in (("start", start), ("end", last)):
        if at is not None and not 0 <= at < media.duration:
            raise JobFailed(
                CLIP_OUTSIDE_INPUT,
                f"The {name} timecode of input clipping {clipping} does not exist in the input, which is {media.duration:.3f} s long.")
    return Part(media, start, None if last is None else last - start + 1 / rate, audio)
