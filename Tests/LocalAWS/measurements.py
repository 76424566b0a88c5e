"""What a viewer sees and hears of a file, as numbers."""

from __future__ import annotations

import array
import itertools
import math
import subprocess
from pathlib import Path

from .mediaconvert.transcoding.programs import ffmpeg

_SECONDS = 60
_RATE = 48_000


def brightness(path: Path, at: float = 0.0) -> tuple[tuple[int, int], bytes]:
    """Size of the picture at a time, in pixels, and the brightness of each, as the file has it."""
    lines = _run("-ss", f"{at}", "-i", str(path), "-frames:v", "1", "-pix_fmt", "gray", "-f", "image2pipe", "-c:v", "pgm", "-")
    magic, size, most, pixels = lines.split(b"\n", 3)
    if (magic, most) != (b"P5", b"255"):
        raise ValueError(f"{path} has no picture at {at} s.")
    width, height = (int(number) for number in size.split())
    return (width, height), pixels


def mean_brightness(path: Path, at: float = 0.0) -> float:
    _, pixels = brightness(path, at)
    return sum(pixels) / len(pixels)


def luma(path: Path, at: float = 0.0) -> int:
    """Of the pixel in the middle, as it is coded: 16 is black and 235 white."""
    raw = _run("-ss", f"{at}", "-i", str(path), "-frames:v", "1", "-vf", "crop=2:2", "-pix_fmt", "yuv420p", "-f", "rawvideo", "-")
    return raw[0]


def changes(path: Path) -> int:
    """How many pictures are another than the one before."""
    width, height = 64, 36
    raw = _run("-i", str(path), "-vf", f"scale={width}:{height}", "-fps_mode", "passthrough", "-pix_fmt", "gray", "-f", "rawvideo", "-")
    size = width * height
    pictures = [raw[start:start + size] for start in range(0, len(raw), size)]
    return sum(
        sum(abs(a - b) for a, b in zip(before, after, strict=True)) > size
        for before, after in itertools.pairwise(pictures))


def likeness(path: Path, other: Path, filters: str = "null") -> float:
    """How much the pictures are those of another file, which filters prepare: PSNR of the brightness in decibels, 60 for the same."""
    # Files that say different things of their colors would be converted, so that both are taken for the same.
    alike = "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv,format=yuv420p"
    graph = f"[1:v]{filters},{alike}[other];[0:v]{alike}[own];[own][other]psnr=stats_file=-:shortest=1"
    lines = _run("-i", str(path), "-noautorotate", "-i", str(other), "-lavfi", graph, "-f", "null", "-").decode().splitlines()
    errors = [float(field.partition(":")[2]) for line in lines for field in line.split() if field.startswith("mse_y:")]
    if not errors:
        raise ValueError(f"{path} and {other} have no pictures of one size.")
    return min(60.0, 10 * math.log10(255 ** 2 / max(sum(errors) / len(errors), 1e-9)))


def combing(path: Path, at: float = 0.0) -> float:
    """How much lines differ more from their neighbors than from those beyond, a pixel."""
    (width, height), pixels = brightness(path, at)
    total = 0
    for row in range(2, height):
        here, above, beyond = (pixels[(row - by) * width:(row - by + 1) * width] for by in (0, 1, 2))
        total += sum(max(0, abs(a - b) - abs(a - c)) for a, b, c in zip(here, above, beyond, strict=True))
    return total / len(pixels)


def extent(path: Path, at: float = 0.0) -> tuple[int, int]:
    """Width and height, in pixels, of what is bright in a dark picture."""
    (width, _), pixels = brightness(path, at)
    places = [place for place, value in enumerate(pixels) if value > 127]
    columns, rows = {place % width for place in places}, {place // width for place in places}
    return max(columns) - min(columns) + 1, max(rows) - min(rows) + 1


def samples(path: Path, track: int = 0) -> list[array.array[float]]:
    """Each channel of a track of sound, at 48 kHz, from the file's beginning."""
    described = _run("-i", str(path), "-map", f"0:a:{track}", "-ar", str(_RATE), "-f", "f32le", "-c:a", "pcm_f32le", "-")
    whole = array.array("f")
    whole.frombytes(described)
    count = channels(path, track)
    return [whole[number::count] for number in range(count)]


def channels(path: Path, track: int = 0) -> int:
    from .mediaconvert.transcoding import media

    return media.read(path).audios[track].channels


def loudness(channel: array.array[float], begin: float = 0.0, end: float | None = None) -> float:
    """In decibels below full scale, -120 for silence."""
    part = channel[int(begin * _RATE):None if end is None else int(end * _RATE)]
    power = sum(value * value for value in part) / max(1, len(part))
    return max(-120.0, 10 * math.log10(power)) if power > 0 else -120.0


def strength(channel: array.array[float], frequency: float) -> float:
    """In decibels, how strong a tone is in a channel (Goertzel's algorithm over its middle half second)."""
    middle = len(channel) // 2
    part = channel[middle - _RATE // 4:middle + _RATE // 4]
    factor, before, last = 2 * math.cos(2 * math.pi * frequency / _RATE), 0.0, 0.0
    for value in part:
        before, last = last, value + factor * last - before
    power = (last * last + before * before - factor * last * before) / max(1, len(part)) ** 2 * 4
    return max(-120.0, 10 * math.log10(power / 2)) if power > 0 else -120.0


def _run(*arguments: str) -> bytes:
    return subprocess.run(
        [ffmpeg(), "-v", "error", *arguments], check=True, timeout=_SECONDS, stdin=subprocess.DEVNULL, capture_output=True).stdout
