"""What MediaConvert's Probe says about a source, as far as it decides how the source is transcoded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


class UnsupportedMedia(ValueError):
    """The file is no audio or video that can be transcoded; sending it again changes nothing."""


@dataclass(frozen=True)
class SourceMedia:
    """A source. Sizes are in pixels as a viewer sees them: turned upright."""

    container: str
    duration_seconds: float
    file_size: int
    width: int
    height: int
    frame_rate: float
    video_codec: str
    audio_codec: str
    audio_channels: int
    # `progressive` or `interlaced`; empty if the video does not say.
    scan_type: str = ""
    # `HDR10` or `HLG`; empty of a standard one, and if the video does not say.
    high_dynamic_range: str = ""

    @property
    def is_interlaced(self) -> bool:
        return self.scan_type == "interlaced"

    @property
    def has_video(self) -> bool:
        return self.width > 0

    @property
    def has_audio(self) -> bool:
        return bool(self.audio_codec)

    @property
    def orientation(self) -> str:
        if not self.has_video:
            return "none"
        return "portrait" if self.height > self.width else "landscape"

    @property
    def metadata(self) -> dict[str, str | int | float]:
        """What is recorded of the source: what is known, in camel case."""
        facts = {**asdict(self), "orientation": self.orientation}
        return {_camel_case(name): value for name, value in facts.items() if value}


def read(result: Mapping[str, Any]) -> SourceMedia:
    """One result of Probe.

    - Raises UnsupportedMedia if there is nothing in it to play.
    """
    container = result.get("Container") or {}
    tracks = container.get("Tracks") or []
    video = _first(tracks, "video", "VideoProperties")
    audio = _first(tracks, "audio", "AudioProperties")
    pictures = video.get("VideoProperties") or {}
    width, height = _upright(pictures)
    if not (width and height) and not audio:
        raise UnsupportedMedia("MediaConvert finds neither video nor audio in the file")
    return SourceMedia(
        container=str(container.get("Format") or ""),
        duration_seconds=float(container.get("Duration") or video.get("Duration") or audio.get("Duration") or 0),
        file_size=int((result.get("Metadata") or {}).get("FileSize") or 0),
        width=width,
        height=height,
        frame_rate=_quotient(pictures.get("FrameRate")),
        video_codec=str(video.get("Codec") or "") if width else "",
        audio_codec=str(audio.get("Codec") or "UNKNOWN") if audio else "",
        audio_channels=int((audio.get("AudioProperties") or {}).get("Channels") or 0),
        scan_type=_scan_type(pictures.get("CodecMetadata") or {}) if width else "",
        high_dynamic_range=_high_dynamic_range(pictures.get("CodecMetadata") or {}) if width else "",
    )


def _first(tracks: list[Mapping[str, Any]], kind: str, properties: str) -> Mapping[str, Any]:
    """The first track of a kind; pictures of a cover are data tracks without properties."""
    return next((track for track in tracks if track.get("TrackType") == kind and track.get(properties)), {})


def _upright(pictures: Mapping[str, Any]) -> tuple[int, int]:
    """Width and height after the rotation that `Rotate: AUTO` makes, with square pixels.

    An SDK older than the member `Rotation` says nothing of it; the outputs' `FIT_NO_UPSCALE` then still fits the
    upright picture into the sizes chosen here.
    """
    width, height = int(pictures.get("Width") or 0), int(pictures.get("Height") or 0)
    # A container says it, or the video itself, as in MPEG's streams.
    codec = pictures.get("CodecMetadata") or {}
    width = round(width * (_quotient(pictures.get("SampleAspectRatio")) or _quotient(codec.get("SampleAspectRatio")) or 1))
    sideways = int(pictures.get("Rotation") or 0) % 180 == 90
    return (height, width) if sideways else (width, height)


def _scan_type(codec: Mapping[str, Any]) -> str:
    """What the video says, in one spelling: MediaConvert's API gives it as free text. Only interlaced video has an order of fields."""
    said = str(codec.get("ScanType") or "").lower()
    if codec.get("FieldOrder") or said.startswith("interlaced"):
        return "interlaced"
    return "progressive" if said.startswith("progressive") else ""


def _high_dynamic_range(codec: Mapping[str, Any]) -> str:
    """By the curve that makes light of the video's values: PQ (SMPTE ST 2084) or HLG (ARIB STD-B67)."""
    return {"SMPTE_2084": "HDR10", "ARIB_B67": "HLG"}.get(str(codec.get("TransferCharacteristics")), "")


def _quotient(fraction: Mapping[str, Any] | None) -> float:
    denominator = (fraction or {}).get("Denominator") or 0
    return round((fraction or {}).get("Numerator", 0) / denominator, 3) if denominator else 0.0


def _camel_case(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
