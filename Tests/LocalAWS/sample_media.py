"""Media to upload, made with ffmpeg: right ones and wrong ones."""

from __future__ import annotations

import subprocess
from pathlib import Path

from .mediaconvert.transcoding.programs import ffmpeg

_SECONDS = 120
_LONGEST_BOX = 2**32 - 1


def clip(
    path: Path, seconds: float = 12, size: tuple[int, int] = (1920, 1080), rate: str = "25", video: bool = True, audio: bool = True
) -> Path:
    """A moving test picture and a tone; the name's ending chooses the container."""
    line = []
    if video:
        line += ["-f", "lavfi", "-i", f"testsrc=size={size[0]}x{size[1]}:rate={rate}:duration={seconds}"]
    if audio:
        line += ["-f", "lavfi", "-i", f"sine=frequency=440:sample_rate=48000:duration={seconds}"]
    if video:
        line += ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "28", "-pix_fmt", "yuv420p"]
    if audio:
        line += ["-c:a", "aac", "-ac", "2"]
    _run(*line, str(path))
    return path


def interlaced(path: Path, seconds: float, size: tuple[int, int] = (1920, 1080)) -> Path:
    """As television has it: 50 fields a second, two in each of 25 frames, the upper first."""
    _run(
        "-f", "lavfi", "-i", f"testsrc=size={size[0]}x{size[1]}:rate=50:duration={seconds}",
        "-vf", "tinterlace=mode=interleave_top,setfield=tff", "-c:v", "libx264", "-preset", "ultrafast", "-crf", "28",
        "-pix_fmt", "yuv420p", "-flags", "+ilme+ildct", "-x264opts", "tff=1", str(path))
    return path


def high_dynamic_range(path: Path, seconds: float, size: tuple[int, int] = (1920, 1080)) -> Path:
    """As phones film by default: marked as HLG, whatever its pictures are."""
    plain = clip(path.with_name(f"plain-{path.name}"), seconds, size)
    _run(
        "-i", str(plain), "-c", "copy", "-bsf:v", "h264_metadata=colour_primaries=9:transfer_characteristics=18:matrix_coefficients=9",
        str(path))
    return path


def turned(path: Path, upright: Path, degrees: int) -> Path:
    """The same clip, marked to be turned clockwise when it is shown, as a phone held upright marks it."""
    _run("-display_rotation:v", str(-degrees), "-i", str(upright), "-c", "copy", str(path))
    return path


def truncated(path: Path, whole: Path) -> Path:
    """The first half: an upload of a file that was still being written."""
    content = whole.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


def broken_off(path: Path, whole: Path) -> Path:
    """The same of a file that begins with its index: it opens, says how long it is, and ends before."""
    indexed = path.with_name(f"indexed-{path.name}")
    _run("-i", str(whole), "-c", "copy", "-movflags", "+faststart", str(indexed))
    return truncated(path, indexed)


def text(path: Path) -> Path:
    path.write_text("This is a letter and no video, whatever its name says.\n" * 100)
    return path


def empty(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def padded(path: Path, whole: Path, size: int) -> Path:
    """An MP4 made longer by a box that players skip, so that a large file is right and quickly made."""
    content = whole.read_bytes()
    length = size - len(content)
    if not 8 <= length <= _LONGEST_BOX:
        raise ValueError(f"{size} bytes cannot be reached with one box after {len(content)} bytes.")
    path.write_bytes(content + length.to_bytes(4, "big") + b"free")
    with path.open("r+b") as file:
        file.truncate(size)
    return path


def _run(*arguments: str) -> None:
    subprocess.run(
        [ffmpeg(), "-v", "error", "-y", *arguments], check=True, timeout=_SECONDS, stdin=subprocess.DEVNULL, capture_output=True)
