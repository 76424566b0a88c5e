"""How large an output's picture is and what shape its pixels have: VideoDescription's Width, Height, ScalingBehavior, ParControl.

https://docs.aws.amazon.com/mediaconvert/latest/ug/video-scaling.html counts in pixels, and the API reference says that an output has its
source's pixel ratio unless it says another (`H264Settings`, ParControl). What fitting does between pixels of different shapes is said
nowhere, so that only STRETCH_TO_OUTPUT, which asks for no shape, is done there.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .failure import SETTINGS_DO_NOT_FIT, JobFailed

Size = tuple[int, int]
_SQUARE = Fraction(1)


@dataclass(frozen=True)
class Scaling:
    size: Size
    filters: str
    pixel_ratio: Fraction = _SQUARE


def even(length: Fraction | float) -> int:
    """The nearest even number: 4:2:0 has no odd sizes."""
    return max(2, 2 * round(length / 2))


def scaling(source: Size, video: dict[str, Any], source_ratio: Fraction = _SQUARE) -> Scaling:
    """Of a picture of that size, with pixels of that width to their height, to a video description."""
    ratio = output_ratio(video, source_ratio)
    made = _scaled(source, video, ratio == source_ratio)
    return Scaling(made.size, f"{made.filters},setsar={ratio.numerator}/{ratio.denominator}", ratio)


def output_ratio(video: dict[str, Any], source_ratio: Fraction) -> Fraction:
    h264 = video.get("codecSettings", {}).get("h264Settings", {})
    if h264.get("parControl") == "SPECIFIED":
        return Fraction(h264["parNumerator"], h264["parDenominator"])
    return source_ratio


def _scaled(source: Size, video: dict[str, Any], same_pixels: bool) -> Scaling:
    width, height = video.get("width"), video.get("height")
    behavior = video.get("scalingBehavior", "DEFAULT")
    if width is None and height is None:
        return _stretched((even(source[0]), even(source[1])))
    if width and height and behavior == "STRETCH_TO_OUTPUT":
        return _stretched((width, height))
    if not same_pixels:
        raise JobFailed(
            SETTINGS_DO_NOT_FIT,
            f"The input and the output have pixels of different shapes. What {behavior} makes of that is not documented: "
            "set width, height and STRETCH_TO_OUTPUT.")
    aspect = Fraction(*source)
    if width is None:
        assert height is not None
        return _stretched((even(height * aspect), height))
    if height is None:
        return _stretched((width, even(width / aspect)))
    factors = Fraction(width, source[0]), Fraction(height, source[1])
    if behavior in ("FIT", "FIT_NO_UPSCALE"):
        factor = min(factors) if behavior == "FIT" else min(*factors, Fraction(1))
        return _stretched((even(source[0] * factor), even(source[1] * factor)))
    if behavior == "FILL":
        inner = even(source[0] * max(factors)), even(source[1] * max(factors))
        return Scaling((width, height), f"{_stretched(inner).filters},crop={width}:{height}")
    if behavior == "DEFAULT":
        inner = min(width, even(source[0] * min(factors))), min(height, even(source[1] * min(factors)))
        return Scaling((width, height), f"{_stretched(inner).filters},pad={width}:{height}:-1:-1")
    raise JobFailed(SETTINGS_DO_NOT_FIT, f"The local transcoder does not scale by {behavior}, which another service decides.")


def _stretched(size: Size) -> Scaling:
    return Scaling(size, f"scale={size[0]}:{size[1]}:flags=fast_bilinear")
