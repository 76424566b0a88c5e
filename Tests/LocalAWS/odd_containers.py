"""Media as cameras, recorders and editors of all times write them: their containers, codecs and time stamps."""

from __future__ import annotations

from pathlib import Path

from .odd_media import H264, made

_SECONDS = 3
_MPEG2 = ("-c:v", "mpeg2video", "-q:v", "3")


def _inputs(size: str = "320x180", rate: str = "25", seconds: float = _SECONDS, sample_rate: int = 48_000) -> tuple[str, ...]:
    return ("-f", "lavfi", "-i", f"testsrc=size={size}:rate={rate}:duration={seconds}",
            "-f", "lavfi", "-i", f"sine=frequency=440:sample_rate={sample_rate}:duration={seconds}")


def studio(path: Path) -> Path:
    """ProRes of 10 bits in 4:2:2, with odd sides and one channel of 96 kHz, in MOV."""
    return made(
        path, *_inputs("853x479", sample_rate=96_000), "-c:v", "prores_ks", "-pix_fmt", "yuv422p10le", "-c:a", "pcm_s24le", "-ac", "1")


def fast_variable(path: Path) -> Path:
    """120 frames a second of a phone, of which some are missing."""
    return made(
        path, *_inputs(rate="120"), "-vf", r"select='not(eq(mod(n\,10)\,3)+eq(mod(n\,7)\,4))'", "-fps_mode", "passthrough", *H264,
        "-c:a", "aac")


def telecine(path: Path) -> Path:
    """A film on NTSC television, in a program stream: four pictures in ten fields, the lower first."""
    return made(
        path, *_inputs("720x480", "24000/1001"), "-vf", "telecine=first_field=bottom,setfield=bff", *_MPEG2, "-flags", "+ilme+ildct",
        "-top", "0", "-c:a", "mp2", "-f", "vob")


def lower_field_first(path: Path) -> Path:
    """Interlaced PAL for wide screens."""
    return made(
        path, *_inputs("720x576", "50"), "-vf", "tinterlace=mode=interleave_bottom,setfield=bff,setsar=64/45", *_MPEG2,
        "-flags", "+ilme+ildct", "-c:a", "pcm_s16le")


def cut_without_encoding(path: Path, whole: Path, begin: float) -> Path:
    """From a time between two key frames on: what is before it is in the file, with negative times, and is not shown."""
    made(whole, *_inputs(seconds=6), *H264, "-bf", "3", "-g", "50", "-c:a", "aac")
    return made(path, "-ss", str(begin), "-i", str(whole), "-c", "copy")


def cropped(path: Path) -> Path:
    """Pictures of which H.264 says that their edges are not shown."""
    bare = made(
        path.with_name("bare.h264"), *_inputs("640x368"), "-map", "0:v", *H264,
        "-bsf:v", "h264_metadata=crop_left=16:crop_right=16:crop_top=4:crop_bottom=4", "-f", "h264")
    return made(path, "-r", "25", "-i", str(bare), *_inputs(), "-map", "0:v", "-map", "2:a", "-c:v", "copy", "-c:a", "aac")


def changed_size(path: Path) -> Path:
    """A recording of television whose pictures become larger in its middle."""
    first = made(path.with_name("first.ts"), *_inputs(), *H264, "-c:a", "aac", "-ac", "2")
    second = made(path.with_name("second.ts"), *_inputs("640x360"), *H264, "-c:a", "aac", "-ac", "2", "-output_ts_offset", f"{_SECONDS}")
    path.write_bytes(first.read_bytes() + second.read_bytes())
    return path


def without_index(path: Path) -> Path:
    """AVI of a recorder that was switched off before it wrote the index."""
    made(path, *_inputs(), "-c:v", "mpeg4", "-q:v", "3", "-c:a", "pcm_s16le")
    content = path.read_bytes()
    path.write_bytes(content[:content.rindex(b"idx1")])
    return path


def windows(path: Path) -> Path:
    """ASF."""
    return made(path, *_inputs(), "-c:v", "msmpeg4", "-q:v", "3", "-c:a", "wmav2")


def flash(path: Path) -> Path:
    return made(path, *_inputs(), *H264, "-c:a", "aac", "-f", "flv")


def broadcast(path: Path) -> Path:
    """MXF."""
    return made(path, *_inputs("720x576"), *_MPEG2, "-c:a", "pcm_s16le")
