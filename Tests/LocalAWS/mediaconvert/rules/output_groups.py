"""Output groups: their type, their place in S3, containers that fit, and names that tell their outputs apart.

"When you create multiple outputs in the same output group, Name modifier is required" (the API reference, `Output`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from . import walk

_CONTAINERS = {
    "CMAF_GROUP_SETTINGS": {"CMFC"},
    "DASH_ISO_GROUP_SETTINGS": {"MPD"},
    "FILE_GROUP_SETTINGS": {"F4V", "GIF", "M2TS", "MOV", "MP4", "MXF", "OGG", "RAW", "WEBM", "Y4M"},
    "HLS_GROUP_SETTINGS": {"M3U8"},
    "MS_SMOOTH_GROUP_SETTINGS": {"ISMV"},
}


def mistakes(settings: dict[str, Any]) -> Iterator[str]:
    if not settings.get("outputGroups"):
        yield "/outputGroups: Should have at least one output group"
    for where, group in walk.groups(settings):
        if not walk.kind(group):
            yield f"{where}/outputGroupSettings/type: Is required"
            continue
        if not str(walk.group_settings(group).get("destination", "")).startswith("s3://"):
            yield f"{where}/outputGroupSettings: Should have a destination in S3"
        if not group.get("outputs"):
            yield f"{where}/outputs: Should have at least one output"
        yield from _names(where, group)
        yield from _outputs(where, group)


def _names(where: str, group: dict[str, Any]) -> Iterator[str]:
    outputs = list(walk.group_outputs(where, group))
    if len(outputs) < 2:
        return
    seen: set[str] = set()
    for at, output in outputs:
        name = output.get("nameModifier")
        if not name:
            yield f"{at}/nameModifier: Is required when the output group has several outputs"
        elif name in seen:
            yield f"{at}/nameModifier: {name} is another output's of the group"
        else:
            seen.add(name)


def _outputs(where: str, group: dict[str, Any]) -> Iterator[str]:
    for at, output in walk.group_outputs(where, group):
        container = output.get("containerSettings", {}).get("container")
        fitting = _CONTAINERS.get(walk.kind(group), set())
        if container not in fitting:
            yield f"{at}/containerSettings/container: Should be {' or '.join(sorted(fitting))}, not {container}"
        if not any(output.get(name) for name in ("videoDescription", "audioDescriptions", "captionDescriptions")):
            yield f"{at}: Should have video, audio or captions"
