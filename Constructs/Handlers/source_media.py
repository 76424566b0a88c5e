"""A source as Probe describes it, as far as it decides how the source is transcoded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from contract import Field

# Codecs whose pictures are always whole; MediaConvert's Probe tells the scan type of some others only.
PROGRESSIVE_CODECS = ("AV1", "QTRLE", "THEORA", "VP8", "VP9")
# A track of so many pictures or fewer shows no film.
_STILL_FRAMES = 1.5
# Of one of which nobody says how many pictures a second it has.
_STILL_RATE = 15
# As many tracks of a kind are recorded: what a state machine hands on and a row holds is bounded, and a file may have thousands.
MOST_LISTED = 64
# Curves of high dynamic range: PQ (SMPTE ST 2084) and HLG (ARIB STD-B67).
_HIGH_DYNAMIC_RANGE = {"SMPTE_2084": "HDR10", "ARIB_B67": "HLG"}


class UnsupportedMedia(ValueError):
    """The file is no audio or video that can be transcoded; sending it again changes nothing."""


@dataclass(frozen=True)
class VideoTrack:
    """Pictures. What is not known is empty, or 0."""

    codec: str
    # As they are stored: columns and lines.
    width: int
    height: int
    duration_seconds: float = 0.0
    # Frames a second: of interlaced pictures both fields are one.
    frame_rate: Fraction = Fraction(0)
    # How wide a pixel is shown for its height.
    pixel_aspect: Fraction = Fraction(1)
    # Degrees clockwise by which the pictures are turned when they are shown: a multiple of 90.
    rotation: int = 0
    # Whether they are mirrored from left to right then.
    is_mirrored: bool = False
    # `progressive` or `interlaced`.
    scan_type: str = ""
    bit_depth: int = 0
    # In Probe's words.
    primaries: str = ""
    transfer: str = ""
    matrix: str = ""
    # Whether the video itself has other words for them than its container, which counts.
    has_disputed_colors: bool = False

    @property
    def shape(self) -> tuple[Fraction, Fraction]:
        """Width and height as a viewer sees them: upright and in square pixels. No line more than there is, if upright."""
        width, height = self.width * self.pixel_aspect, Fraction(self.height)
        return (height, width) if self.rotation % 180 else (width, height)

    @property
    def size(self) -> tuple[int, int]:
        """The same in whole pixels."""
        width, height = self.shape
        return round(width), round(height)

    @property
    def orientation(self) -> str:
        width, height = self.shape
        return "portrait" if height > width else "landscape"

    @property
    def high_dynamic_range(self) -> str:
        """`HDR10` or `HLG`; empty of a standard one, and if the track does not say."""
        return _HIGH_DYNAMIC_RANGE.get(self.transfer, "")

    @property
    def is_still(self) -> bool:
        """Whether it is known to show one picture."""
        frames = self.duration_seconds * (self.frame_rate or _STILL_RATE)
        return 0 < frames < _STILL_FRAMES

    @property
    def metadata(self) -> dict[str, Any]:
        width, height = self.size
        return known({
            "codec": self.codec, "width": width, "height": height, "storedWidth": self.width, "storedHeight": self.height,
            "durationSeconds": self.duration_seconds, "frameRate": fraction(self.frame_rate),
            "pixelAspect": "" if self.pixel_aspect == 1 else fraction(self.pixel_aspect), "rotation": self.rotation,
            "mirrored": "horizontally" if self.is_mirrored else "", "scanType": self.scan_type, "bitDepth": self.bit_depth,
            "colorPrimaries": self.primaries,
            "transferCharacteristics": self.transfer, "matrixCoefficients": self.matrix})


@dataclass(frozen=True)
class AudioTrack:
    """Sound. What is not known is empty, or 0."""

    codec: str
    channels: int = 0
    language: str = ""
    duration_seconds: float = 0.0
    sample_rate: int = 0
    layout: str = ""
    # Among all tracks of the file, from 1 on.
    index: int = 0

    @property
    def metadata(self) -> dict[str, Any]:
        return known({
            "codec": self.codec, "channels": self.channels, "channelLayout": self.layout, "language": self.language,
            "sampleRate": self.sample_rate, "durationSeconds": self.duration_seconds})


@dataclass(frozen=True)
class CaptionTrack:
    """Captions."""

    codec: str
    language: str = ""

    @property
    def metadata(self) -> dict[str, Any]:
        return known({"codec": self.codec, "language": self.language})


@dataclass(frozen=True)
class SourceMedia:
    """A source: one film, or sound alone."""

    container: str = ""
    duration_seconds: float = 0.0
    file_size: int = 0
    # The film: the first of the next.
    video: VideoTrack | None = None
    videos: tuple[VideoTrack, ...] = ()
    # In the order in which MediaConvert counts them, from 1 on.
    audios: tuple[AudioTrack, ...] = ()
    captions: tuple[CaptionTrack, ...] = ()
    start_timecode: str = ""
    # As the container has them.
    created: str = ""
    title: str = ""
    # How long pictures and sound are at least, where what else is in the file may be longer; None where that is the whole.
    least_seconds: float | None = None
    # How long the tracks are by their own words, where these are others than the container's; 0 where they are not known.
    tracks_seconds: float = 0.0
    # Whether the container goes on where the file ends.
    breaks_off: bool = False
    # What was decided when the tracks were read.
    notes: tuple[str, ...] = field(default=(), compare=False)

    @property
    def certain_seconds(self) -> float:
        """Until when there are pictures or sound for certain."""
        return self.duration_seconds if self.least_seconds is None else self.least_seconds

    @property
    def metadata(self) -> dict[str, Any]:
        """What is recorded of the source: what is known, in camel case."""
        facts: dict[str, Any] = {
            "container": self.container, "durationSeconds": self.duration_seconds, "fileSize": self.file_size,
            "orientation": self.video.orientation if self.video else "none"}
        if self.video is not None:
            width, height = self.video.size
            facts |= {
                "width": width, "height": height, "frameRate": round(float(self.video.frame_rate), 3),
                "frameRateFraction": fraction(self.video.frame_rate), "videoCodec": self.video.codec, "scanType": self.video.scan_type,
                "highDynamicRange": self.video.high_dynamic_range, "rotation": self.video.rotation}
        if self.audios:
            facts |= {"audioCodec": self.audios[0].codec, "audioChannels": self.audios[0].channels}
        return known(facts | {
            "creationTime": self.created, Field.TITLE: self.title,
            "startTimecode": self.start_timecode, "videoTracks": _listed(self.videos), "audioTracks": _listed(self.audios),
            "captions": _listed(self.captions)})


def _listed(tracks: Sequence[VideoTrack | AudioTrack | CaptionTrack]) -> list[dict[str, Any]]:
    return [track.metadata for track in tracks[:MOST_LISTED]]


def known(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that are there."""
    return {name: value for name, value in facts.items() if value}


def fraction(value: Fraction) -> str:
    """A fraction as people write it; empty if it is 0."""
    return (f"{value.numerator}/{value.denominator}" if value.denominator > 1 else str(value.numerator)) if value else ""
