"""HLS playlists, strictly read (RFC 8216): what is out of place is an error."""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import dataclass

_ATTRIBUTE = re.compile(r'([A-Z0-9-]+)=("[^"]*"|[^,]*)(?:,|$)')


class PlaylistError(AssertionError):
    """A playlist that a strict player would refuse."""


@dataclass(frozen=True)
class Variant:
    uri: str
    size: tuple[int, int] | None
    bandwidth: int
    codecs: tuple[str, ...]
    audio_group: str | None


@dataclass(frozen=True)
class AudioTrack:
    uri: str
    group: str
    default: bool


@dataclass(frozen=True)
class Multivariant:
    variants: tuple[Variant, ...]
    audio: tuple[AudioTrack, ...]
    images: tuple[str, ...]


@dataclass(frozen=True)
class MediaPlaylist:
    """Segments of a finished video: their URIs and lengths in seconds."""

    initialization: str
    segments: tuple[tuple[str, float], ...]

    @property
    def duration(self) -> float:
        return sum(length for _, length in self.segments)


def multivariant(text: str) -> Multivariant:
    lines = _lines(text)
    variants: list[Variant] = []
    audio: list[AudioTrack] = []
    images: list[str] = []
    for index, line in enumerate(lines):
        attributes = _attributes(line)
        if line.startswith("#EXT-X-STREAM-INF:"):
            uri = lines[index + 1] if index + 1 < len(lines) else "#"
            if uri.startswith("#"):
                raise PlaylistError(f"No URI follows {line}")
            size = re.fullmatch(r"(\d+)x(\d+)", attributes.get("RESOLUTION", ""))
            variants.append(Variant(
                uri, (int(size[1]), int(size[2])) if size else None, int(attributes["BANDWIDTH"]),
                tuple(attributes.get("CODECS", "").split(",")), attributes.get("AUDIO")))
        elif line.startswith("#EXT-X-MEDIA:") and attributes.get("TYPE") == "AUDIO":
            audio.append(AudioTrack(attributes["URI"], attributes["GROUP-ID"], attributes.get("DEFAULT") == "YES"))
        elif line.startswith("#EXT-X-IMAGE-STREAM-INF:"):
            images.append(attributes["URI"])
    groups = {track.group for track in audio}
    for variant in variants:
        if variant.audio_group is not None and variant.audio_group not in groups:
            raise PlaylistError(f"{variant.uri} names the audio group {variant.audio_group}, which is not there.")
    if not variants:
        raise PlaylistError("There is no variant.")
    return Multivariant(tuple(variants), tuple(audio), tuple(images))


def media(text: str) -> MediaPlaylist:
    lines = _lines(text)
    tags = {line.partition(":")[0]: line.partition(":")[2] for line in lines if line.startswith("#EXT")}
    for needed in ("#EXT-X-TARGETDURATION", "#EXT-X-MAP", "#EXT-X-ENDLIST"):
        if needed not in tags:
            raise PlaylistError(f"{needed} is missing.")
    if lines[-1] != "#EXT-X-ENDLIST" or tags.get("#EXT-X-PLAYLIST-TYPE") != "VOD":
        raise PlaylistError("It is not the playlist of a finished video.")
    segments: list[tuple[str, float]] = []
    for line, uri in itertools.pairwise(lines):
        if line.startswith("#EXTINF:"):
            segments.append((uri, float(line.removeprefix("#EXTINF:").partition(",")[0])))
    longest = int(tags["#EXT-X-TARGETDURATION"])
    # "The EXTINF duration of each Media Segment, when rounded to the nearest integer, MUST be less than or equal to" it.
    if not segments or any(uri.startswith("#") or math.floor(length + 0.5) > longest for uri, length in segments):
        raise PlaylistError(f"Segments are missing or longer than the target duration of {longest} s: {segments}")
    return MediaPlaylist(_attributes("#EXT-X-MAP:" + tags["#EXT-X-MAP"])["URI"], tuple(segments))


def _lines(text: str) -> list[str]:
    lines = [line for line in text.splitlines() if line]
    if not lines or lines[0] != "#EXTM3U":
        raise PlaylistError("It does not begin with #EXTM3U.")
    return lines


def _attributes(line: str) -> dict[str, str]:
    return {name: value.strip('"') for name, value in _ATTRIBUTE.findall(line.partition(":")[2])}
