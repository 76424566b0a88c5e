"""Automated ABR: the renditions that stand in the place of a group's one output of video.

https://docs.aws.amazon.com/mediaconvert/latest/ug/auto-abr.html says what bounds the service's choice: not more renditions than
`maxRenditions`, none larger than its input, bitrates from `minAbrBitrate` to `maxAbrBitrate`; that several may have the same size, and that
the smallest may have half of the frame rate where the input's is high. Which it chooses within that is the service's own, and how it names
them is not documented: these are [assumed].
"""

from __future__ import annotations

import copy
from fractions import Fraction
from typing import Any

from . import frame_rates
from .failure import SETTINGS_DO_NOT_FIT, JobFailed
from .scaling import even, output_ratio
from .source import Source

_LINES = (1080, 720, 540, 360, 270)
# The service's own limits (the API reference, `AutomatedAbrSettings`).
_LEAST, _MOST, _RENDITIONS = 600_000, 8_000_000, 15
_HIGH_RATE = 30
_QUALITY = 7

Group = dict[str, Any]


def chosen(group: Group, source: Source) -> Group:
    """The group with its renditions, if it leaves them to the service."""
    abr = group.get("automatedEncodingSettings", {}).get("abrSettings")
    if abr is None:
        return group
    if abr.get("rules"):
        raise JobFailed(SETTINGS_DO_NOT_FIT, "The local transcoder knows no rules of automated ABR.")
    outputs: list[Group] = []
    for output in group["outputs"]:
        outputs += _renditions(output, abr, source) if "videoDescription" in output and source.video is not None else [output]
    return {**{name: value for name, value in group.items() if name != "automatedEncodingSettings"}, "outputs": outputs}


def _renditions(output: Group, abr: Group, source: Source) -> list[Group]:
    sizes = _sizes(output["videoDescription"], source)[:abr.get("maxRenditions", _RENDITIONS)]
    least, most = abr.get("minAbrBitrate", _LEAST), abr.get("maxAbrBitrate", _MOST)
    made = []
    for number, (width, height) in enumerate(sizes):
        rendition = copy.deepcopy(output)
        rendition["nameModifier"] = f"{output.get('nameModifier', '')}_{number + 1}"
        video = rendition["videoDescription"]
        video |= {"width": width, "height": height, "scalingBehavior": "STRETCH_TO_OUTPUT"}
        h264 = video["codecSettings"]["h264Settings"]
        h264 |= {"maxBitrate": round(most * (least / most) ** (number / max(len(sizes) - 1, 1))),
                 "qvbrSettings": {"qvbrQualityLevel": _QUALITY}}
        rate = frame_rates.output_rate(h264, source)
        if number == len(sizes) - 1 and rate > _HIGH_RATE:
            half = rate / 2
            h264 |= {"framerateControl": "SPECIFIED", "framerateNumerator": half.numerator, "framerateDenominator": half.denominator}
        made.append(rendition)
    return made


def _sizes(video: Group, source: Source) -> list[tuple[int, int]]:
    """The input's own twice, for two bitrates, and smaller ones of its shape."""
    width, height = source.size
    shape = Fraction(width, height) * source.pixel_ratio / output_ratio(video, source.pixel_ratio)
    lines = min(width, height)
    own = (even(height * shape), even(height))
    smaller = [(even(short * shape), short) if shape >= 1 else (short, even(short / shape)) for short in _LINES if short < lines]
    return [own, own, *smaller]
