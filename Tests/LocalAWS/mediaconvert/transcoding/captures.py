"""Frames taken out of a video at intervals: thumbnails (FRAME_CAPTURE) and the pictures of trick play.

When: the API reference, `FrameCaptureSettings`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any


def every(interval: Fraction | float) -> str:
    """The filter that lets the first frame through, then one each interval, in seconds."""
    return f"select='isnan(prev_selected_t)+gte(t-prev_selected_t,{float(interval):.6f}-0.001)'"


def interval(settings: dict[str, Any]) -> Fraction:
    return Fraction(settings.get("framerateDenominator", 1), settings.get("framerateNumerator", 1))


def jpeg_arguments(quality: int = 80) -> list[str]:
    """Quality is MediaConvert's, 1 to 100; ffmpeg's goes from 31 down to 2."""
    scale = max(2, min(31, round(31 - quality * 0.29)))
    return ["-f", "image2", "-start_number", "0", "-fps_mode", "passthrough", "-c:v", "mjpeg", "-pix_fmt", "yuvj420p",
            "-q:v", str(scale)]
