"""Refuses an update that would take away what a deployment has, before anything is changed.

The handler of a custom resource that all others of its stack depend on. Its properties say what the deployment keeps: the
resources that hold data, by their logical ids, and settings, each as a list of what may not go. CloudFormation hands over
the former ones as well. What goes has to be confirmed, word by word, in the settings: `confirm`.

A stack that had no guard before is compared with the resources that it has. A new stack may not have buckets that exist.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from botocore.exceptions import ClientError
from contract import GuardProperty
from custom_resource import Context, Outcome, carry_out, client, cloudformation, code_of, properties_of, stack_status

# The types whose physical id is the name that the template gives.
NAMED = ("AWS::S3::Bucket", "AWS::DynamoDB::Table")
PHYSICAL_ID = "deployment-guard"

# Of a resource that the stack has no longer; the latter was let go of and is still there.
NO_LONGER = ("DELETE_COMPLETE", "DELETE_SKIPPED")

# The stack goes back to what it was, or goes altogether: nothing is asked then.
GOES_BACK = "ROLLBACK"

# From this status of HTTP on the fault is the service's.
SERVICE_FAULT = 500

Kept = Mapping[str, list[str]]


class Refused(Exception):
    """The update would take something away."""


def handler(event: Any, context: Context) -> None:
    """Compares, and answers CloudFormation, whatever happens."""
    carry_out(event, context, judge, lambda event: str(event.get("PhysicalResourceId") or PHYSICAL_ID))


def judge(event: Mapping[str, Any], _context: Context, _reserve: int) -> Outcome:
    """What becomes of the request: a reason for CloudFormation to go on, or to stop."""
    request, new = event.get("RequestType"), properties_of(event)
    if request == "Delete":
        reason = "nothing is kept any longer"
    elif request == "Update":
        reason = compare(event, properties_of(event, "OldResourceProperties"), new)
    elif request == "Create" and stack_status(event).startswith("UPDATE_"):
        reason = compare(event, {GuardProperty.RESOURCES: deployed(event)}, new)
    elif request == "Create":
        reason = check_new(new)
    else:
        raise ValueError(f"RequestType {request!r} is not Create, Update or Delete")
    return Outcome("SUCCESS", reason, PHYSICAL_ID)


def compare(event: Mapping[str, Any], old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    """Says that nothing goes, or that it was confirmed."""
    losses = "; ".join(lost(old, new))
    confirmed = str(new.get(GuardProperty.CONFIRMATION) or "")
    if confirmed == losses:
        return f"confirmed: {losses}" if losses else "nothing goes"
    if GOES_BACK in stack_status(event):
        return "the stack goes back to what it was"
    suffix = new.get(GuardProperty.SUFFIX)
    if not losses:
        # It would let the same change pass a second time.
        raise Refused(f"streaming.{suffix}.confirm confirms what this update does not do: {confirmed!r}. Take it out of the settings")
    raise Refused(
        f'nothing is changed, since this would take away "{losses}". If that is meant, streaming.{suffix}.confirm has to say so, '
        "word by word")


def lost(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    """What the former properties have and the new ones have not."""
    kept: Kept = new.get(GuardProperty.KEPT) or {}
    for setting, values in sorted((old.get(GuardProperty.KEPT) or {}).items()):
        stays = kept.get(setting) or []
        if gone := [value for value in values if value not in stays]:
            yield f"{setting}: {', '.join(gone)}" + (f" (now {', '.join(stays)})" if stays else "")
    resources = new.get(GuardProperty.RESOURCES) or {}
    for logical_id, resource in sorted((old.get(GuardProperty.RESOURCES) or {}).items()):
        if resources.get(logical_id) != resource:
            yield f"{resource} {logical_id}"


def deployed(event: Mapping[str, Any]) -> dict[str, str]:
    """The resources that the stack has, those that hold data, as the properties have them."""
    types = properties_of(event).get(GuardProperty.TYPES) or []
    pages = cloudformation().get_paginator("list_stack_resources").paginate(StackName=event["StackId"])
    return {
        resource["LogicalResourceId"]: described(resource)
        for page in pages for resource in page["StackResourceSummaries"]
        if resource["ResourceType"] in types and resource["ResourceStatus"] not in NO_LONGER
    }


def described(resource: Mapping[str, Any]) -> str:
    kind = str(resource["ResourceType"])
    return f"{kind} {resource['PhysicalResourceId']}" if kind in NAMED else kind


def check_new(new: Mapping[str, Any]) -> str:
    """Says that the buckets' names are free: they are those of all regions."""
    for resource in (new.get(GuardProperty.RESOURCES) or {}).values():
        kind, _, name = str(resource).partition(" ")
        if kind != NAMED[0]:
            continue
        try:
            region = client("s3").get_bucket_location(Bucket=name).get("LocationConstraint") or "us-east-1"
        except ClientError as error:
            if code_of(error) == "NoSuchBucket":
                continue
            if error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0) >= SERVICE_FAULT:
                # Of S3's own fault nothing is learned about the name.
                raise
            region = f"another region or account ({code_of(error)})"
        raise Refused(
            f"{name} is there already, in {region}, and this stack is new: a platform does not move, and keeps its names for good. "
            "Deploy with the region that it is in, or with another environment suffix; what was retained there, cdk import takes into "
            "the stack")
    return "a new deployment"
