"""Automated ABR: one output of video stands for the whole ladder, which the service chooses.

https://docs.aws.amazon.com/mediaconvert/latest/ug/auto-abr.html
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from . import walk

_GROUPS = {"CMAF_GROUP_SETTINGS", "DASH_ISO_GROUP_SETTINGS", "HLS_GROUP_SETTINGS"}
# The service's own, in bits a second (the API reference, `AutomatedAbrSettings`).
_LEAST, _MOST = 600_000, 8_000_000
_RULE_FIELDS = {"MIN_TOP_RENDITION_SIZE": "minTopRenditionSize", "MIN_BOTTOM_RENDITION_SIZE": "minBottomRenditionSize",
                "FORCE_INCLUDE_RENDITIONS": "forceIncludeRenditions", "ALLOWED_RENDITIONS": "allowedRenditions"}


def mistakes(settings: dict[str, Any]) -> Iterator[str]:
    for where, group in walk.groups(settings):
        abr = group.get("automatedEncodingSettings", {}).get("abrSettings")
        if abr is not None:
            yield from _group(where, group)
            yield from _settings(f"{where}/automatedEncodingSettings/abrSettings", abr)


def _group(where: str, group: dict[str, Any]) -> Iterator[str]:
    if walk.kind(group) not in _GROUPS:
        yield f"{where}/automatedEncodingSettings: Should be in a CMAF, DASH or HLS output group"
    videos = [(at, output) for at, output in walk.group_outputs(where, group) if "videoDescription" in output]
    if len(videos) != 1:
        yield f"{where}/outputs: Should have one output of video for automated ABR, not {len(videos)}"
    for at, output in videos:
        h264 = walk.h264(output)
        if (h264.get("rateControlMode"), h264.get("qualityTuningLevel")) != ("QVBR", "MULTI_PASS_HQ"):
            yield f"{at}/videoDescription/codecSettings: Should be QVBR and MULTI_PASS_HQ for automated ABR"
        # "You cannot choose Fit without upscaling when you enable Automated ABR":
        # https://docs.aws.amazon.com/mediaconvert/latest/ug/video-scaling-fit-without-upscaling.html
        if output["videoDescription"].get("scalingBehavior") == "FIT_NO_UPSCALE":
            yield f"{at}/videoDescription/scalingBehavior: Should not be FIT_NO_UPSCALE for automated ABR"
        for name in ("width", "height"):
            if name in output["videoDescription"]:
                yield f"{at}/videoDescription/{name}: Should not be set for automated ABR"
        for name in ("maxBitrate", "qvbrSettings"):
            if name in h264:
                yield f"{at}/videoDescription/codecSettings/h264Settings/{name}: Should not be set for automated ABR"


def _settings(where: str, abr: dict[str, Any]) -> Iterator[str]:
    if abr.get("minAbrBitrate", _LEAST) > abr.get("maxAbrBitrate", _MOST):
        yield f"{where}/minAbrBitrate: Should not be more than maxAbrBitrate"
    rules = abr.get("rules", [])
    kinds = [rule.get("type") for rule in rules]
    for index, rule in enumerate(rules):
        field = _RULE_FIELDS.get(str(rule.get("type")))
        if field is None:
            yield f"{where}/rules/{index}/type: Is required"
        elif not rule.get(field):
            yield f"{where}/rules/{index}/{field}: Is required for {rule['type']}"
    if len(set(kinds)) != len(kinds):
        yield f"{where}/rules: Should have each type once"
    if "ALLOWED_RENDITIONS" in kinds and len(kinds) > 1:
        yield f"{where}/rules: ALLOWED_RENDITIONS should be the only rule"
