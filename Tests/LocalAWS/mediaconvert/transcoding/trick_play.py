"""Tiles of small pictures for seeking: ImageBasedTrickPlay of a CMAF group.

The playlist is an Image Media Playlist (https://github.com/image-media-playlist/spec), the MPD's entry that of the DASH-IF
guidelines. The names `…Thumbnail_000000001.jpg` are seen in results of the service, not documented.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from . import captures
from .encoding import Target
from .failure import SETTINGS_DO_NOT_FIT, JobFailed
from .output_names import SEGMENT_DIGITS
from .picture import Picture
from .scaling import Scaling, Size, even

# The service's own defaults for THUMBNAIL are tiles of three by three.
_DEFAULT_WIDTH, _DEFAULT_TILES = 312, 3
_LARGEST_TILE_HEIGHT = 4096


@dataclass(frozen=True)
class TrickPlay:
    thumbnail: Size
    columns: int
    rows: int
    interval: Fraction
    duration: float

    @property
    def tile(self) -> Size:
        return self.thumbnail[0] * self.columns, self.thumbnail[1] * self.rows

    @property
    def tile_seconds(self) -> Fraction:
        return self.interval * self.columns * self.rows

    @property
    def _longest_tile(self) -> Fraction:
        return min(self.tile_seconds, Fraction(self.duration))

    def target(self, name: str, shared: str) -> Target:
        filters = (f"{captures.every(self.interval)},scale={self.thumbnail[0]}:{self.thumbnail[1]}:flags=fast_bilinear,"
                   f"tile={self.columns}x{self.rows}")
        return Target(f"{name}_%0{SEGMENT_DIGITS}d.jpg", [*captures.jpeg_arguments(), "-start_number", "1"], Picture(shared, filters))

    def playlist(self, uris: list[str]) -> str:
        lines = ["#EXTM3U", "#EXT-X-VERSION:7", f"#EXT-X-TARGETDURATION:{math.ceil(self._longest_tile)}",
                 "#EXT-X-MEDIA-SEQUENCE:1", "#EXT-X-PLAYLIST-TYPE:VOD", "#EXT-X-IMAGES-ONLY"]
        for index, uri in enumerate(uris):
            length = min(float(self.tile_seconds), self.duration - index * float(self.tile_seconds))
            tiles = (f"#EXT-X-TILES:RESOLUTION={self.thumbnail[0]}x{self.thumbnail[1]},"
                     f"LAYOUT={self.columns}x{self.rows},DURATION={float(self.interval):.3f}")
            lines += [tiles, f"#EXTINF:{length:.3f},", uri]
        return "\n".join([*lines, "#EXT-X-ENDLIST", ""])

    def bandwidth(self, tiles: list[Path]) -> int:
        return max(1, math.ceil(max((path.stat().st_size for path in tiles), default=0) * 8 / self._longest_tile))

    def stream_entry(self, uri: str, tiles: list[Path]) -> str:
        """The line of the multivariant playlist."""
        return (f'#EXT-X-IMAGE-STREAM-INF:BANDWIDTH={self.bandwidth(tiles)},RESOLUTION={self.tile[0]}x{self.tile[1]},'
                f'CODECS="jpeg",URI="{uri}"')

    def adaptation_set(self, media: str, tiles: list[Path]) -> str:
        """The entry of the MPD; the media's name holds a `$Number…$`."""
        return (
            f'    <AdaptationSet mimeType="image/jpeg" contentType="image">\n'
            f'      <SegmentTemplate media="{media}" timescale="1000" duration="{round(self.tile_seconds * 1000)}" startNumber="1"/>\n'
            f'      <Representation bandwidth="{self.bandwidth(tiles)}" id="thumbnails{self.thumbnail[0]}x{self.thumbnail[1]}" '
            f'width="{self.tile[0]}" height="{self.tile[1]}">\n'
            f'        <EssentialProperty schemeIdUri="http://dashif.org/guidelines/thumbnail_tile" value="{self.columns}x{self.rows}"/>\n'
            f'      </Representation>\n    </AdaptationSet>\n')


def trick_play(group: dict[str, Any], picture: Scaling, gop: Fraction, rate: Fraction, duration: float) -> TrickPlay | None:
    """What a group's settings ask for, of such a picture at that rate, with a group of pictures of that many seconds."""
    kind = group.get("imageBasedTrickPlay", "NONE")
    if kind == "NONE":
        return None
    if kind not in ("THUMBNAIL", "ADVANCED"):
        raise JobFailed(SETTINGS_DO_NOT_FIT, f"The local transcoder makes trick play of THUMBNAIL and ADVANCED, not {kind}.")
    settings = group.get("imageBasedTrickPlaySettings", {}) if kind == "ADVANCED" else {}
    width = settings.get("thumbnailWidth", _DEFAULT_WIDTH)
    if "thumbnailHeight" not in settings and picture.pixel_ratio != 1:
        raise JobFailed(
            SETTINGS_DO_NOT_FIT,
            "Whether thumbnails keep the shape of the pixels that they are made of is not documented: set thumbnailHeight.")
    height = settings.get("thumbnailHeight") or even(Fraction(width * picture.size[1], picture.size[0]))
    rows, columns = settings.get("tileHeight", _DEFAULT_TILES), settings.get("tileWidth", _DEFAULT_TILES)
    if height * rows > _LARGEST_TILE_HEIGHT:
        raise JobFailed(
            SETTINGS_DO_NOT_FIT, f"The tiles of trick play would be {height * rows} pixels high, more than {_LARGEST_TILE_HEIGHT}.")
    # "MediaConvert automatically rounds the interval to align with the output frame rate."
    custom = max(1, round(Fraction(settings.get("thumbnailInterval", 0)) * rate)) / rate
    intervals = {
        "FOLLOW_CUSTOM": custom,
        "FOLLOW_SEGMENTATION": Fraction(group.get("segmentLength", 10))}
    return TrickPlay((width, height), columns, rows, intervals.get(settings.get("intervalCadence", ""), gop), duration)
