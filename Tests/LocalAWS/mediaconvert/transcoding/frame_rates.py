"""How many pictures a second an output has.

https://docs.aws.amazon.com/mediaconvert/latest/ug/working-with-video-frame-rates.html and, of inputs that vary,
https://docs.aws.amazon.com/mediaconvert/latest/ug/using-variable-frame-rate-inputs.html
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from .failure import SETTINGS_DO_NOT_FIT, JobFailed
from .source import Source

# The whole numbers to which the average of a rate that varies is rounded up.
_STANDARD = (1, 5, 10, 15, 24, 30, 50, 60)


def output_rate(h264: dict[str, Any], source: Source) -> Fraction:
    if h264.get("framerateControl") == "SPECIFIED":
        return Fraction(h264["framerateNumerator"], h264["framerateDenominator"])
    return followed(source)


def followed(source: Source) -> Fraction:
    """The rate of an output that follows its source."""
    if not source.has_variable_rate:
        return source.frame_rate
    for rate in _STANDARD:
        if source.average_rate <= rate:
            return Fraction(rate)
    raise JobFailed(
        SETTINGS_DO_NOT_FIT,
        f"The pictures of the input vary around {source.average_rate:.3f} a second, and what is above 60 is rounded to is not documented.")


def conversion(h264: dict[str, Any], rate: Fraction) -> str:
    """The filter that gives a video that rate."""
    algorithm = h264.get("framerateConversionAlgorithm", "DUPLICATE_DROP")
    if algorithm == "DUPLICATE_DROP":
        return f"fps={rate}"
    if algorithm == "INTERPOLATE":
        return f"framerate=fps={rate},fps={rate}"
    raise JobFailed(SETTINGS_DO_NOT_FIT, f"The local transcoder converts frame rates by DUPLICATE_DROP and INTERPOLATE, not {algorithm}.")
