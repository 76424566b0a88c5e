"""CMAF groups: sound in outputs of its own, and lengths of segments, fragments and groups of pictures that divide each other.

That segments are whole fragments is [assumed] from the settings' descriptions, that fragments and groups of pictures divide
each other too.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from . import walk


def problems(settings: dict[str, Any]) -> Iterator[str]:
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
        if h264.get("gopSizeUnits") != "SECONDS" or "gopSize" not in h264:
            continue
        gop = Fraction(h264["gopSize"]).limit_denominator(1000)
        if gop <= 0 or (fragment % gop and gop % fragment):
            yield f"{path}: The group of pictures of {float(gop):g} s and the fragment length of {fragment} s should divide each other"
        elif gop > segment:
            yield f"{path}: The group of pictures of {float(gop):g} s should not be longer than the segment length of {segment} s"
