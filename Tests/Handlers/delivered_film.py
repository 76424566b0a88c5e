"""A film as MediaConvert delivers it, made by hand: playlists, init segments, segments, thumbnails, tiles; and a bucket to keep it in."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from botocore.exceptions import ClientError

FOLDER = "assets/4f2a/1"
SIZES = {"_720p": (1280, 720), "_360p": (640, 360)}


def box(name: str, *contents: bytes) -> bytes:
    content = b"".join(contents)
    return (8 + len(content)).to_bytes(4, "big") + name.encode() + content


def init_segment(*tracks: tuple[int, int] | None) -> bytes:
    """With a track for each size, and one of sound for None (ISO/IEC 14496-12, 8.4.3 and 12.1.3)."""
    made = []
    for size in tracks:
        handler = box("hdlr", bytes(8), b"vide" if size else b"soun", bytes(12), b"\0")
        side = b"".join(length.to_bytes(2, "big") for length in size or (0, 0))
        entry = box("avc1", bytes(6), b"\0\1", bytes(16), side, bytes(50)) if size else box("mp4a", bytes(28))
        description = box("stsd", bytes(4), b"\0\0\0\1", entry)
        made.append(box("trak", box("tkhd", bytes(84)), box("mdia", handler, box("minf", box("stbl", description)))))
    return box("ftyp", b"iso6") + box("moov", box("mvhd", bytes(100)), *made)


def media_playlist(name: str, ending: str, lengths: list[float]) -> str:
    segments = [f"#EXTINF:{length:.3f},\nvideo{name}_{number:09d}.{ending}" for number, length in enumerate(lengths, 1)]
    return "\n".join([
        "#EXTM3U", "#EXT-X-VERSION:6", "#EXT-X-TARGETDURATION:6", "#EXT-X-PLAYLIST-TYPE:VOD", f'#EXT-X-MAP:URI="video{name}init.{ending}"',
        *segments, "#EXT-X-ENDLIST", ""])


def film(lengths: list[float] | None = None, audio_lengths: list[float] | None = None, has_tiles: bool = True) -> dict[str, bytes]:
    """The files of twelve seconds, by their names in the folder."""
    lengths = lengths or [6.0, 6.0]
    lines = ["#EXTM3U", "#EXT-X-VERSION:6", '#EXT-X-MEDIA:TYPE=AUDIO,URI="video_audio.m3u8",GROUP-ID="a",NAME="a",DEFAULT=YES']
    files: dict[str, bytes] = {"abr/video.mpd": b"<MPD/>", "preview/video_preview.mp4": b"preview"}
    for name, size in SIZES.items():
        lines += [f'#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION={size[0]}x{size[1]},AUDIO="a"', f"video{name}.m3u8"]
        files |= _track(name, "cmfv", lengths, size)
    files |= _track("_audio", "cmfa", audio_lengths or lengths, None)
    if has_tiles:
        lines.append('#EXT-X-IMAGE-STREAM-INF:BANDWIDTH=1,RESOLUTION=312x176,CODECS="jpeg",URI="videoThumbnail.m3u8"')
        files["abr/videoThumbnail.m3u8"] = (
            b"#EXTM3U\n#EXT-X-IMAGES-ONLY\n#EXTINF:12.000,\n#EXT-X-TILES:RESOLUTION=312x176,LAYOUT=10x5,DURATION=10\n"
            b"videoThumbnail_000000001.jpg\n#EXT-X-ENDLIST\n")
        files["abr/videoThumbnail_000000001.jpg"] = b"tile"
    files["abr/video.m3u8"] = "\n".join([*lines, ""]).encode()
    # A black one, and one with something in it.
    files["thumbnails/frame_thumbnail.0000000.jpg"], files["thumbnails/frame_thumbnail.0000001.jpg"] = bytes(4_000), bytes(30_000)
    return files


def _track(name: str, ending: str, lengths: list[float], size: tuple[int, int] | None) -> dict[str, bytes]:
    return {
        f"abr/video{name}.m3u8": media_playlist(name, ending, lengths).encode(), f"abr/video{name}init.{ending}": init_segment(size),
        **{f"abr/video{name}_{number:09d}.{ending}": b"segment" for number in range(1, len(lengths) + 1)}}


class Bucket:
    """S3, as far as the verifying function uses it: objects of the delivery bucket, and one source."""

    def __init__(self, files: dict[str, bytes], folder: str = FOLDER) -> None:
        self.objects = {f"{folder}/{name}": content for name, content in files.items()}
        self.types: dict[str, str] = {}
        self.head: dict[str, Any] = {"VersionId": "v1", "ETag": '"e1"'}
        self.tags: list[dict[str, str]] = []
        self.tagged: dict[str, Any] | None = None
        # By operation.
        self.errors: dict[str, Exception] = {}

    def fail(self, operation: str, code: str, http_status: int, message: str = "not now") -> None:
        answer = {"Error": {"Code": code, "Message": message}, "ResponseMetadata": {"HTTPStatusCode": http_status}}
        self.errors[operation] = ClientError(answer, operation)

    def _ask(self, operation: str) -> None:
        if operation in self.errors:
            raise self.errors[operation]

    def get_paginator(self, operation: str) -> Bucket:
        assert operation == "list_objects_v2"
        return self

    def paginate(self, Bucket: str, Prefix: str) -> Iterator[dict[str, Any]]:
        self._ask("list_objects_v2")
        found = [{"Key": key, "Size": len(content)} for key, content in self.objects.items() if key.startswith(Prefix)]
        # In pages, the last of which is empty.
        yield from ({"Contents": found[:3]}, {"Contents": found[3:]}, {})

    def get_object(self, Bucket: str, Key: str) -> dict[str, Any]:
        self._ask("get_object")
        return {"Body": io.BytesIO(self.objects[Key])}

    def put_object(self, Bucket: str, Key: str, Body: bytes, ContentType: str) -> None:
        self._ask("put_object")
        self.objects[Key], self.types[Key] = Body, ContentType

    def copy_object(self, Bucket: str, Key: str, CopySource: dict[str, str]) -> None:
        self._ask("copy_object")
        self.objects[Key] = self.objects[CopySource["Key"]]

    def head_object(self, Bucket: str, Key: str) -> dict[str, Any]:
        self._ask("head_object")
        return self.head

    def get_object_tagging(self, **place: str) -> dict[str, Any]:
        self._ask("get_object_tagging")
        return {"TagSet": self.tags}

    def put_object_tagging(self, Tagging: dict[str, Any], **place: str) -> None:
        self._ask("put_object_tagging")
        self.tagged = {"place": place, "tags": Tagging["TagSet"]}
