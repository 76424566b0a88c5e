"""How large an output's picture is, and the filters that make it so (VideoDescription's Width, Height, ScalingBehavior, Deinterlacer)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Size = tuple[int, int]


@dataclass(frozen=True)
class Scaling:
    size: Size
    filters: str


def even(length: Fraction | float) -> int:
    """The nearest even number: 4:2:0 has no odd sizes."""
    return max(2, 2 * round(length / 2))


def scaling(source: Size, video: dict[str, Any]) -> Scaling:
    """Of a picture of that size to a video description."""
    made = _scaled(source, video)
    # Whole pictures first: scaling would mix the lines of both fields.
    if "deinterlacer" in video.get("videoPreprocessors", {}):
        return Scaling(made.size, f"yadif=deint=interlaced,{made.filters}")
    return made


def _scaled(source: Size, video: dict[str, Any]) -> Scaling:
    width, height = video.get("width"), video.get("height")
    aspect = Fraction(*source)
    if width is None:
        return _stretched((even(source[0]), even(source[1])) if height is None else (even(height * aspect), height))
    if height is None:
        return _stretched((width, even(width / aspect)))
    behavior = video.get("scalingBehavior", "DEFAULT")
    factors = Fraction(width, source[0]), Fraction(height, source[1])
    if behavior == "STRETCH_TO_OUTPUT":
        return _stretched((width, height))
    if behavior in ("FIT", "FIT_NO_UPSCALE"):
        factor = min(factors) if behavior == "FIT" else min(*factors, Fraction(1))
        return _stretched((even(source[0] * factor), even(source[1] * factor)))
    if behavior in ("FILL", "SMART_CROP"):
        inner = even(source[0] * max(factors)), even(source[1] * max(factors))
        return Scaling((width, height), f"{_stretched(inner).filters},crop={width}:{height}")
    inner = min(width, even(source[0] * min(factors))), min(height, even(source[1] * min(factors)))
    return Scaling((width, height), f"{_stretched(inner).filters},pad={width}:{height}:-1:-1")


def _stretched(size: Size) -> Scaling:
    return Scaling(size, f"scale={size[0]}:{size[1]}:flags=fast_bilinear,setsar=1")
