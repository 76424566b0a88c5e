"""Image-based trick play of CMAF groups (the API reference, `CmafImageBasedTrickPlaySettings`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from . import walk


def mistakes(settings: dict[str, Any]) -> Iterator[str]:
    for where, group in walk.groups(settings):
        cmaf = walk.group_settings(group) if walk.kind(group) == "CMAF_GROUP_SETTINGS" else {}
        at = f"{where}/outputGroupSettings/cmafGroupSettings/imageBasedTrickPlaySettings"
        images = cmaf.get("imageBasedTrickPlaySettings")
        if images is None:
            continue
        if cmaf.get("imageBasedTrickPlay") != "ADVANCED":
            yield f"{at}: Should be set only when imageBasedTrickPlay is ADVANCED"
        if images.get("thumbnailWidth", 312) % 8:
            yield f"{at}/thumbnailWidth: Should be divisible by 8"
        if images.get("thumbnailHeight", 2) % 2:
            yield f"{at}/thumbnailHeight: Should be divisible by 2"
        cadence = images.get("intervalCadence")
        if cadence == "FOLLOW_CUSTOM" and not images.get("thumbnailInterval"):
            yield f"{at}/thumbnailInterval: Is required when intervalCadence is FOLLOW_CUSTOM"
        if cadence == "FOLLOW_SEGMENTATION" and (images.get("tileWidth"), images.get("tileHeight")) != (1, 1):
            yield f"{at}/tileWidth: Should be 1, like tileHeight, when intervalCadence is FOLLOW_SEGMENTATION"
