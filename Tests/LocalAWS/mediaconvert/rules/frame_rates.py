"""Rates and pixel ratios that are said need both of their parts (the API reference, `H264Settings`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from . import walk

# What says that they are said, and their two parts.
_RATIOS = {"framerateControl": ("framerateNumerator", "framerateDenominator"), "parControl": ("parNumerator", "parDenominator")}


def mistakes(settings: dict[str, Any]) -> Iterator[str]:
    for where, output in walk.outputs(settings):
        h264, at = walk.h264(output), f"{where}/videoDescription/codecSettings/h264Settings"
        for control, (above, below) in _RATIOS.items():
            if h264.get(control) == "SPECIFIED" and not {above, below} <= set(h264):
                yield f"{at}/{above}: Is required with {below} when {control} is SPECIFIED"
            elif h264.get(control) != "SPECIFIED" and {above, below} & set(h264):
                # [assumed] The service may leave them out of account instead; nobody means that.
                yield f"{at}/{above}: Should be set only when {control} is SPECIFIED"
        if h264.get("slowPal") == "ENABLED" and (h264.get("framerateNumerator"), h264.get("framerateDenominator")) != (25, 1):
            yield f"{at}/slowPal: Should be ENABLED only with a frame rate of 25"
