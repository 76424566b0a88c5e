"""Whether the caller may make a call, where IAM is enforced.

The actions and resources: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselementalmediaconvert.html
"""

from __future__ import annotations

from typing import Any

from .errors import ServiceError
from .role import SERVICE
from .routes import Call
from .scope import Scope

_KINDS = {"JobTemplate": "jobTemplates", "Preset": "presets", "Queue": "queues"}


def require(scope: Scope, call: Call) -> None:
    """Refuses a call that the caller's policies do not allow, in the words of AWS."""
    from ministack import app

    if not app.AUTH:
        return
    for resource in _resources(scope, call):
        _require(scope, f"mediaconvert:{call.name}", resource)
    if call.name == "CreateJob":
        if call.members.get("tags"):
            _require(scope, "mediaconvert:TagResource", scope.arn("jobs", "*"))
        _require(scope, "iam:PassRole", call.members.get("role", "*"), {"iam:PassedToService": SERVICE})


def _resources(scope: Scope, call: Call) -> list[str]:
    members, name = call.members, call.name
    if name == "CreateJob":
        outputs = [o for group in members.get("settings", {}).get("outputGroups", []) for o in group.get("outputs", [])]
        return [_arn(scope, "queues", members.get("queue", "Default")),
                *([_arn(scope, "jobTemplates", members["jobTemplate"])] if "jobTemplate" in members else []),
                *(_arn(scope, "presets", output["preset"]) for output in outputs if "preset" in output)]
    if name in ("GetJob", "CancelJob"):
        return [scope.arn("jobs", members["id"])]
    if name in ("TagResource", "UntagResource", "ListTagsForResource"):
        return [members.get("arn", "*")]
    if name == "ListJobs" and "queue" in members:
        return [_arn(scope, "queues", members["queue"])]
    for suffix, kind in _KINDS.items():
        if name in (f"Get{suffix}", f"Update{suffix}", f"Delete{suffix}"):
            return [_arn(scope, kind, members["name"])]
    return ["*"]


def _arn(scope: Scope, kind: str, name: str) -> str:
    return name if name.startswith("arn:") else scope.arn(kind, name)


def _require(scope: Scope, action: str, resource: str, context: dict[str, Any] | None = None) -> None:
    from ministack.core.iam_evaluator import AuthError, enforce

    denied = enforce(scope.access_key, action, action.partition(":")[0], scope.region, resource_arn=resource, service_context=context)
    if isinstance(denied, AuthError):
        raise ServiceError("ForbiddenException", denied.message)
    if denied is not None:
        message = f"User: {denied.principal_arn} is not authorized to perform: {action} on resource: {resource}"
        raise ServiceError("ForbiddenException", message)
