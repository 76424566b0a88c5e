"""HLS playlists (RFC 8216), as far as MediaConvert writes them for films."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ATTRIBUTE = re.compile(r'([A-Z0-9-]+)=("[^"]*"|[^,]*)(?:,|$)')
_SIZE = re.compile(r"(\d+)x(\d+)")

Size = tuple[int, int]


class NotAPlaylist(ValueError):
    """A playlist that no player would take."""


@dataclass(frozen=True)
class Variant:
    """A rendition: where its playlist is, and the size of its pictures, if it has any."""

    uri: str
    size: Size | None


@dataclass(frozen=True)
class Multivariant:
    """The playlist that names all others."""

    variants: tuple[Variant, ...]
    audio: tuple[str, ...]
    # Playlists of small pictures for seeking.
    images: tuple[str, ...]


@dataclass(frozen=True)
class Tiles:
    """Small pictures in the grid of a larger one."""

    size: Size
    columns: int
    rows: int
    # Of each small picture.
    seconds: float


@dataclass(frozen=True)
class Media:
    """The playlist of one track: its segments, with their seconds."""

    initialization: str | None
    segments: tuple[tuple[str, float], ...]
    tiles: tuple[Tiles | None, ...]
    is_whole: bool

    @property
    def seconds(self) -> float:
        return sum(length for _, length in self.segments)


def multivariant(text: str) -> Multivariant:
    lines = _lines(text)
    variants, audio, images = [], [], []
    for number, line in enumerate(lines):
        attributes = _attributes(line)
        if line.startswith("#EXT-X-STREAM-INF:"):
            uri = lines[number + 1] if number + 1 < len(lines) else "#"
            if uri.startswith("#"):
                raise NotAPlaylist(f"no address follows {line}")
            variants.append(Variant(uri, _size(attributes.get("RESOLUTION", ""))))
        elif line.startswith("#EXT-X-MEDIA:") and attributes.get("TYPE") == "AUDIO" and "URI" in attributes:
            audio.append(attributes["URI"])
        elif line.startswith("#EXT-X-IMAGE-STREAM-INF:"):
            images.append(attributes["URI"])
    return Multivariant(tuple(variants), tuple(audio), tuple(images))


def media(text: str) -> Media:
    initialization, segments, grids = None, [], []
    length, grid = 0.0, None
    lines = _lines(text)
    for line in lines:
        attributes = _attributes(line)
        if line.startswith("#EXT-X-MAP:"):
            initialization = attributes.get("URI")
        elif line.startswith("#EXTINF:"):
            length = float(line.removeprefix("#EXTINF:").partition(",")[0])
        elif line.startswith("#EXT-X-TILES:"):
            grid = _tiles(attributes)
        elif not line.startswith("#"):
            segments.append((line, length))
            grids.append(grid)
    return Media(initialization, tuple(segments), tuple(grids), "#EXT-X-ENDLIST" in lines)


def _tiles(attributes: dict[str, str]) -> Tiles | None:
    size, layout = _size(attributes.get("RESOLUTION", "")), _size(attributes.get("LAYOUT", ""))
    if size is None or layout is None or not attributes.get("DURATION"):
        return None
    return Tiles(size, layout[0], layout[1], float(attributes["DURATION"]))


def _size(text: str) -> Size | None:
    found = _SIZE.fullmatch(text)
    return (int(found[1]), int(found[2])) if found else None


def _lines(text: str) -> list[str]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines or lines[0] != "#EXTM3U":
        raise NotAPlaylist("it does not begin with #EXTM3U")
    return lines


def _attributes(line: str) -> dict[str, str]:
    return {name: value.strip('"') for name, value in _ATTRIBUTE.findall(line.partition(":")[2])}
