"""What of its inputs a job transcodes: the parts, one after the other, that become one picture and one sound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from . import timecode, video_selection
from .audio_selection import Selection, selected
from .failure import CLIP_OUTSIDE_INPUT, NO_VIDEO, SETTINGS_DO_NOT_FIT, JobFailed
from .media import Media, Video
from .timeline import Span

# Containers of which the service takes pictures at a rate that varies:
# https://docs.aws.amazon.com/mediaconvert/latest/ug/using-variable-frame-rate-inputs.html
_VARIABLE_CONTAINERS = frozenset({"mov", "mp4", "matroska", "webm"})
_NOTHING = Span(0.0, 0.0)


@dataclass(frozen=True)
class Part:
    """A stretch of an input file, in seconds; without a length it goes to the end."""

    media: Media
    described: dict[str, Any]
    video: Video | None
    start: Fraction
    length: Fraction | None

    @property
    def duration(self) -> float:
        return float(self.length) if self.length is not None else self.media.duration - float(self.start)

    def span(self, index: int) -> Span:
        """Of a stream, from the beginning of the part."""
        whole = self.media.spans.get(index, _NOTHING)
        last = self.duration if self.length is not None else float("inf")
        return Span(max(0.0, whole.begin - float(self.start)), max(0.0, min(whole.end - float(self.start), last)))

    def sound(self, source_name: str | None) -> Selection:
        return selected(self.described, self.media, source_name)

    def sound_end(self, selection: Selection) -> float:
        return max((self.span(track.index).end + selection.offset for track in selection.tracks), default=0.0)


@dataclass(frozen=True)
class Source:
    parts: tuple[Part, ...]
    # Degrees clockwise that the picture is turned by.
    turn: int
    # By the names of their audio descriptions' sources, all sounds that the outputs take.
    sound_names: frozenset[str | None]

    @property
    def video(self) -> Video | None:
        return self.parts[0].video

    @property
    def selector(self) -> dict[str, Any]:
        selector: dict[str, Any] = self.parts[0].described.get("videoSelector", {})
        return selector

    def has_sound(self, name: str | None) -> bool:
        return any(part.sound(name).tracks for part in self.parts)

    @property
    def has_variable_rate(self) -> bool:
        return self.video is not None and bool(self.parts[0].media.formats & _VARIABLE_CONTAINERS) and (
            self.parts[0].media.spans.get(self.video.index, _NOTHING).is_variable)

    @property
    def frame_rate(self) -> Fraction:
        return self.video.frame_rate if self.video else Fraction(25)

    @property
    def average_rate(self) -> float:
        return self.parts[0].media.spans[self.video.index].rate if self.video else 0.0

    @property
    def is_padded(self) -> bool:
        """Whether black pictures are added where only sound is: VideoSelector, PadVideo."""
        return bool(self.selector.get("padVideo") == "BLACK")

    @property
    def picture(self) -> Span:
        """When the pictures begin and end, without black ones. Several parts follow each other without gaps."""
        if self.video is None:
            return _NOTHING
        if len(self.parts) > 1:
            return Span(0.0, sum(part.duration for part in self.parts))
        return self.parts[0].span(self.video.index)

    @property
    def sound_end(self) -> float:
        if len(self.parts) > 1:
            return sum(part.duration for part in self.parts)
        return max((self.parts[0].sound_end(self.parts[0].sound(name)) for name in self.sound_names), default=0.0)

    @property
    def video_duration(self) -> float:
        """How long the outputs' pictures go on."""
        return max(self.picture.end, self.sound_end) if self.is_padded else self.picture.end

    @property
    def duration(self) -> float:
        return max(self.video_duration, self.sound_end)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture as it is turned."""
        if self.video is None:
            return 0, 0
        size = self.video.width, self.video.height
        return (size[1], size[0]) if self.turn in (90, 270) else size

    @property
    def pixel_ratio(self) -> Fraction:
        """Of the picture as it is turned. One that does not say has square pixels [assumed]."""
        ratio = (self.video.pixel_ratio if self.video else None) or Fraction(1)
        return 1 / ratio if self.turn in (90, 270) else ratio


def source(settings: dict[str, Any], inputs: Sequence[Media]) -> Source:
    """The source of a job's settings over its input files, which are in the settings' order."""
    parts = [
        part for described, media in zip(settings["inputs"], inputs, strict=True) for part in _parts(described, media)]
    if len({part.video is None for part in parts}) > 1:
        raise JobFailed(NO_VIDEO, "No video stream was found in one of the inputs.")
    names = frozenset(
        audio.get("audioSourceName") for group in settings["outputGroups"] for output in group["outputs"]
        for audio in output.get("audioDescriptions", []))
    turn = video_selection.turn(settings["inputs"][0].get("videoSelector", {}), inputs[0], parts[0].video)
    return Source(tuple(parts), turn, names)


def _parts(described: dict[str, Any], media: Media) -> list[Part]:
    video = video_selection.selected(described.get("videoSelector", {}), media)
    clippings = described.get("inputClippings") or []
    if not clippings:
        return [Part(media, described, video, Fraction(0), None)]
    rate = video.frame_rate if video else Fraction(25)
    if video and media.spans.get(video.index, _NOTHING).is_variable:
        for code in (code for clipping in clippings for code in clipping.values()):
            if not code.endswith("00"):
                raise JobFailed(SETTINGS_DO_NOT_FIT, f"How frames of a rate that varies are counted is not documented: {code} names one.")
    first = timecode.seconds(described["timecodeStart"], rate) if described.get("timecodeSource") == "SPECIFIEDSTART" else 0
    return [_clip(clipping, media, described, video, rate, Fraction(first)) for clipping in clippings]


def _clip(
    clipping: dict[str, str], media: Media, described: dict[str, Any], video: Video | None, rate: Fraction, first: Fraction
) -> Part:
    """The frame that the end names is part of the clip."""
    start = timecode.seconds(clipping["startTimecode"], rate) - first if "startTimecode" in clipping else Fraction(0)
    last = timecode.seconds(clipping["endTimecode"], rate) - first if "endTimecode" in clipping else None
    for name, at in (("start", start), ("end", last)):
        if at is not None and not 0 <= at < media.content_end:
            raise JobFailed(
                CLIP_OUTSIDE_INPUT,
                f"The {name} timecode of input clipping {clipping} does not exist in the input, which is {media.content_end:.3f} s long.")
    if video and 0 < start < media.spans.get(video.index, _NOTHING).begin:
        raise JobFailed(SETTINGS_DO_NOT_FIT, "The local transcoder does not cut within sound that is before the first picture.")
    return Part(media, described, video, start, None if last is None else last - start + 1 / rate)
