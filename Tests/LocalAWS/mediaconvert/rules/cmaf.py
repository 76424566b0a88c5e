"""CMAF groups: sound in outputs of its own, and lengths of segments, fragments and groups of pictures that fit.

"Fragment length must be a whole number and must be a multiple of this value: GOP size x Closed GOP cadence ÷ Frame rate":
https://docs.aws.amazon.com/mediaconvert/latest/ug/setting-the-fragment-length.html. It says that players fail else, not that the service
refuses; where a job says size and rate itself it is refused here. Of a length in seconds the rate of the source decides, and what a wrong
one does is seen in the manifest. That segments are whole fragments is [assumed] from the settings' descriptions, that groups of pictures
in seconds fit them too.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from . import walk

_FRACTIONAL = 1001


def mistakes(settings: dict[str, Any]) -> Iterator[str]:
    for where, group in walk.groups(settings):
        if walk.kind(group) != "CMAF_GROUP_SETTINGS":
            continue
        for at, output in walk.group_outputs(where, group):
            audios = output.get("audioDescriptions", [])
            if audios and "videoDescription" in output:
                yield f"{at}: Should have either video or audio, not both"
            if len(audios) > 1:
                yield f"{at}/audioDescriptions: Should have one audio description"
        yield from _lengths(where, group)


def _lengths(where: str, group: dict[str, Any]) -> Iterator[str]:
    settings = walk.group_settings(group)
    segment, fragment = settings.get("segmentLength", 10), settings.get("fragmentLength", 2)
    at = f"{where}/outputGroupSettings/cmafGroupSettings"
    if segment % fragment:
        yield f"{at}/fragmentLength: The segment length of {segment} s should be a multiple of {fragment} s"
    for path, output in walk.group_outputs(where, group):
        h264 = walk.h264(output)
        if h264.get("gopSizeUnits") == "FRAMES" and h264.get("framerateControl") == "SPECIFIED":
            yield from _frames(path, h264, fragment)
        if h264.get("gopSizeUnits") != "SECONDS" or "gopSize" not in h264:
            continue
        gop = Fraction(h264["gopSize"]).limit_denominator(1000)
        if gop <= 0 or (fragment % gop and gop % fragment):
            yield f"{path}: The group of pictures of {float(gop):g} s and the fragment length of {fragment} s should divide each other"
        elif gop > segment:
            yield f"{path}: The group of pictures of {float(gop):g} s should not be longer than the segment length of {segment} s"


def _frames(path: str, h264: dict[str, Any], fragment: int) -> Iterator[str]:
    if not {"gopSize", "framerateNumerator", "framerateDenominator"} <= set(h264) or not h264["gopSize"]:
        return
    rate = Fraction(h264["framerateNumerator"], h264["framerateDenominator"])
    # [assumed] No whole second holds whole pictures at 29.97 and the like: they are counted as 30.
    rate = Fraction(round(rate)) if rate.denominator == _FRACTIONAL else rate
    length = Fraction(h264["gopSize"]).limit_denominator(1000) * h264.get("gopClosedCadence", 1) / rate
    if length and fragment % length:
        yield f"{path}: The fragment length of {fragment} s should be a multiple of the group of pictures of {float(length):.6g} s"
