"""What the pictures of a video say themselves, apart from the container around them: a few packets of the bare stream, read again.

Which codecs: the API reference, `CodecMetadata`.
"""

from __future__ import annotations

import json
import subprocess
from typing import Any

from .transcoding.media import Media, Video
from .transcoding.programs import ffmpeg, ffprobe

_SECONDS = 30
# Of the codecs whose headers Probe tells of, ffmpeg's name of the bare stream to write and to read.
_BARE = {"h264": ("h264", "h264"), "hevc": ("hevc", "hevc"), "mpeg2video": ("mpeg2video", "mpegvideo")}
_PACKETS = 3


def read(media: Media, video: Video) -> dict[str, Any] | None:
    """ffprobe's description of the bare stream; none of a codec that has no headers of the kind."""
    if video.codec not in _BARE:
        return None
    written, read_as = _BARE[video.codec]
    bare = subprocess.run(
        [ffmpeg(), "-v", "error", "-i", str(media.path), "-map", f"0:{video.index}", "-c", "copy", "-frames:v", str(_PACKETS),
         "-f", written, "-"],
        stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=_SECONDS).stdout
    found = subprocess.run(
        [ffprobe(), "-v", "error", "-f", read_as, "-print_format", "json", "-show_streams", "-"],
        input=bare, capture_output=True, check=False, timeout=_SECONDS).stdout
    streams: list[dict[str, Any]] = json.loads(found or b"{}").get("streams", [])
    return streams[0] if streams else None
