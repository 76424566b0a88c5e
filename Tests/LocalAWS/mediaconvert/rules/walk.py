"""The outputs of a job's settings and where each stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Output = tuple[str, dict[str, Any]]


def groups(settings: dict[str, Any]) -> Iterator[Output]:
    for index, group in enumerate(settings.get("outputGroups", [])):
        yield f"/outputGroups/{index}", group


def outputs(settings: dict[str, Any]) -> Iterator[Output]:
    for where, group in groups(settings):
        yield from group_outputs(where, group)


def group_outputs(where: str, group: dict[str, Any]) -> Iterator[Output]:
    for index, output in enumerate(group.get("outputs", [])):
        yield f"{where}/outputs/{index}", output


def kind(group: dict[str, Any]) -> str:
    """`CMAF_GROUP_SETTINGS` and the like."""
    return str(group.get("outputGroupSettings", {}).get("type", ""))


def group_settings(group: dict[str, Any]) -> dict[str, Any]:
    """The settings that belong to the type: `CMAF_GROUP_SETTINGS` names the member `cmafGroupSettings`."""
    first, *rest = kind(group).lower().split("_")
    settings: dict[str, Any] = group.get("outputGroupSettings", {}).get(first + "".join(word.capitalize() for word in rest), {})
    return settings


def codec(output: dict[str, Any]) -> str | None:
    """The codec of an output's picture."""
    found: str | None = output.get("videoDescription", {}).get("codecSettings", {}).get("codec")
    return found


def h264(output: dict[str, Any]) -> dict[str, Any]:
    settings: dict[str, Any] = output.get("videoDescription", {}).get("codecSettings", {}).get("h264Settings", {})
    return settings
