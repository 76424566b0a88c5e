"""What is made of thumbnails and of the tiles for seeking: a poster, and a WebVTT file for players that want one."""

from __future__ import annotations

import math
import posixpath
from collections.abc import Iterator, Sequence

import hls_playlist
from contract import Folder
from delivered_files import DeliveredFiles, bucket, read, referred, s3
from expected_outputs import CAPTURE, ExpectedJob

POSTER = "poster.jpg"
TILES = "tiles.vtt"
# Of a JPEG's bytes for each pixel: a black or uniform picture is hardly more than the marks of its blocks, some six bits for each of 64
# pixels; hardly any picture with something in it is so small.
_LEAST_BYTES_A_PIXEL = 0.03


class PartMissing(Exception):
    """What the film can be watched without."""


def thumbnails(files: DeliveredFiles) -> list[str]:
    """The keys of the pictures that the job made."""
    return [key for key in files.under(Folder.THUMBNAILS) if key.endswith(".jpg") and posixpath.basename(key) != POSTER]


def write_poster(files: DeliveredFiles, expected: ExpectedJob) -> str:
    """Copies a thumbnail; the copy's key."""
    pictures = thumbnails(files)
    chosen = poster(pictures, [files.sizes[key] for key in pictures], _pixels(expected))
    key = f"{files.folder}/{Folder.THUMBNAILS}{POSTER}"
    s3().copy_object(Bucket=bucket(), Key=key, CopySource={"Bucket": bucket(), "Key": chosen})
    return key


def _pixels(expected: ExpectedJob) -> int:
    sizes = [output for group in expected.groups if group is not None for output in group if output.kind == CAPTURE]
    return sizes[0].width * sizes[0].height


def poster(pictures: Sequence[str], sizes: Sequence[int], pixels: int) -> str:
    """The first that is neither black nor uniform; if all are, the one at a tenth of the film, where titles are mostly over."""
    for picture, size in zip(pictures, sizes, strict=True):
        if size >= pixels * _LEAST_BYTES_A_PIXEL:
            return picture
    return pictures[len(pictures) // 10]


def write_tiles(files: DeliveredFiles) -> str:
    """Writes where each small picture is; the file's key."""
    main = files.main(Folder.ADAPTIVE_STREAMING, ".m3u8")
    assert main is not None
    listed = hls_playlist.multivariant(read(main).decode())
    if not listed.images:
        raise PartMissing("the playlist names no pictures for seeking")
    playlist = referred(main, listed.images[0])
    if not files.is_there(playlist):
        raise PartMissing(f"{posixpath.basename(playlist)} is not there")
    images = hls_playlist.media(read(playlist).decode())
    absent = [uri for uri, _ in images.segments if not files.is_there(referred(playlist, uri))]
    if absent or None in images.tiles or not images.segments:
        raise PartMissing(f"{posixpath.basename(playlist)} names {absent[0] if absent else 'no tiles'}")
    key = f"{files.folder}/{Folder.THUMBNAILS}{TILES}"
    home = posixpath.relpath(posixpath.dirname(playlist), posixpath.dirname(key))
    s3().put_object(Bucket=bucket(), Key=key, Body=webvtt(images, home).encode(), ContentType="text/vtt; charset=utf-8")
    return key


def webvtt(images: hls_playlist.Media, home: str) -> str:
    """A cue for each small picture, with its place in its tile (https://www.w3.org/TR/media-frags/#naming-space)."""
    cues = [f"{_clock(begin)} --> {_clock(end)}\n{home}/{place}" for begin, end, place in _cues(images)]
    return "\n\n".join(["WEBVTT", *cues]) + "\n"


def _cues(images: hls_playlist.Media) -> Iterator[tuple[float, float, str]]:
    at = 0.0
    for (uri, length), tiles in zip(images.segments, images.tiles, strict=True):
        if tiles is None:
            continue
        width, height = tiles.size
        # The last tile may not be full.
        for number in range(min(math.ceil(round(length / tiles.seconds, 3)), tiles.columns * tiles.rows)):
            begin, end = at + number * tiles.seconds, min(at + (number + 1) * tiles.seconds, at + length)
            row, column = divmod(number, tiles.columns)
            yield begin, end, f"{uri}#xywh={column * width},{row * height},{width},{height}"
        at += length


def _clock(seconds: float) -> str:
    whole = round(seconds * 1_000)
    return f"{whole // 3_600_000:02d}:{whole // 60_000 % 60:02d}:{whole // 1_000 % 60:02d}.{whole % 1_000:03d}"
