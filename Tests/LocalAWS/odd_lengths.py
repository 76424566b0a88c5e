"""Media that are not as long as they say: broken off, with times that do not begin at nothing, with captions that go on."""

from __future__ import annotations

import struct
from pathlib import Path

from .odd_media import H264, made

_SECONDS = 6
# Matroska's element of its length, with a number of eight bytes.
_DURATION = b"\x44\x89\x88"


def _film(seconds: float = _SECONDS) -> tuple[str, ...]:
    return ("-f", "lavfi", "-i", f"testsrc=size=320x180:rate=25:duration={seconds}",
            "-f", "lavfi", "-i", f"sine=frequency=440:sample_rate=48000:duration={seconds}")


def begins_late(path: Path) -> Path:
    """Matroska whose times go on where another file has ended: its length counts from nothing."""
    return made(path, *_film(), *H264, "-c:a", "aac", "-output_ts_offset", "5")


def broken_off(path: Path) -> Path:
    """The first half of a file that says at its beginning how long it is."""
    made(path, *_film(), *H264, "-c:a", "aac")
    content = path.read_bytes()
    path.write_bytes(content[:len(content) // 2])
    return path


def broken_fragment(path: Path) -> Path:
    """MP4 in fragments of a second, of which the last ends too early."""
    made(path, *_film(4), *H264, "-g", "25", "-c:a", "aac", "-movflags", "frag_keyframe+empty_moov+default_base_moof")
    content = path.read_bytes()
    path.write_bytes(content[:content.rindex(b"mdat") - 4 - len(content) // 8])
    return path


def promises(path: Path, seconds: float) -> Path:
    """Matroska that says so of itself, whatever is in it."""
    content = bytearray(made(path, *_film(2), *H264, "-c:a", "aac").read_bytes())
    place = content.index(_DURATION) + len(_DURATION)
    content[place:place + 8] = struct.pack(">d", seconds * 1_000)
    path.write_bytes(content)
    return path


def flash_promises(path: Path, seconds: float) -> Path:
    """The same of Flash, of which Probe does not know the container."""
    content = bytearray(made(path, *_film(2), *H264, "-c:a", "aac", "-f", "flv").read_bytes())
    place = content.index(b"duration") + len(b"duration") + 1
    content[place:place + 8] = struct.pack(">d", seconds)
    path.write_bytes(content)
    return path


def captioned(path: Path) -> Path:
    """Captions that are to be seen for three seconds longer than there are pictures."""
    texts = path.with_suffix(".srt")
    texts.write_text("1\n00:00:01,000 --> 00:00:09,000\nThe end.\n\n")
    return made(
        path, *_film(), "-i", str(texts), "-map", "0", "-map", "1", "-map", "2", *H264, "-c:a", "aac",
        "-c:s", "srt" if path.suffix == ".mkv" else "mov_text")


def one_frame(path: Path) -> Path:
    """A picture and two packets of sound."""
    return made(path, *_film(0.04), *H264, "-c:a", "aac")


def bare(path: Path) -> Path:
    """H.264 without a container, whatever its name says."""
    return made(path, *_film(2), "-map", "0:v", *H264, "-f", "h264")
