"""A job's settings made complete: its template's below its own, its presets' in its outputs.

What a job says itself stands above its template. That this goes member by member, and of lists element by element, is [assumed]: the
API reference does not say how the two are put together. A template has one input at most, without a file; it goes below each
input of the job.
"""

from __future__ import annotations

from typing import Any

from .account_state import AccountState
from .errors import bad_request

_TEMPLATE_FIELDS = ("accelerationSettings", "hopDestinations", "priority", "queue", "statusUpdateInterval")
_PRESET_FIELDS = ("videoDescription", "audioDescriptions", "captionDescriptions", "containerSettings")


def complete(request: dict[str, Any], state: AccountState) -> dict[str, Any]:
    """A CreateJob request with nothing left to look up."""
    if "jobTemplate" in request:
        template = state.job_templates.get(request["jobTemplate"])
        below = {name: template[name] for name in _TEMPLATE_FIELDS if name in template}
        request = {**below, **request, "settings": with_template(request["settings"], template["settings"])}
    queue = state.queues.get(request.get("queue", "Default"))
    return {**request, "queue": queue["arn"], "settings": with_presets(request["settings"], state)}


def with_template(settings: dict[str, Any], template: dict[str, Any]) -> dict[str, Any]:
    merged: dict[str, Any] = _merged(
        {name: value for name, value in template.items() if name != "inputs"},
        {name: value for name, value in settings.items() if name != "inputs"})
    below = (template.get("inputs") or [{}])[0]
    merged["inputs"] = [_merged(below, described) for described in settings.get("inputs", [])]
    return merged


def with_presets(settings: dict[str, Any], state: AccountState) -> dict[str, Any]:
    """Outputs that name a preset with the preset's settings; what an output says itself stands."""
    groups = []
    for group in settings.get("outputGroups", []):
        outputs = [_with_preset(output, state) for output in group.get("outputs", [])]
        groups.append({**group, "outputs": outputs} if "outputs" in group else group)
    return {**settings, "outputGroups": groups} if "outputGroups" in settings else settings


def _with_preset(output: dict[str, Any], state: AccountState) -> dict[str, Any]:
    if "preset" not in output:
        return output
    if "containerSettings" in output:
        raise bad_request("An output has either a preset or container settings, not both.")
    preset = state.presets.get(output["preset"])["settings"]
    whole: dict[str, Any] = _merged({name: preset[name] for name in _PRESET_FIELDS if name in preset}, output)
    return whole


def _merged(below: Any, above: Any) -> Any:
    if isinstance(below, dict) and isinstance(above, dict):
        return {
            name: _merged(below[name], above[name]) if name in below and name in above else above.get(name, below.get(name))
            for name in {**below, **above}}
    if isinstance(below, list) and isinstance(above, list):
        shared = [_merged(lower, upper) for lower, upper in zip(below, above, strict=False)]
        return shared + above[len(below):] + below[len(above):]
    return above
