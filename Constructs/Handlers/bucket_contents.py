"""Puts fixed objects into a bucket, and takes it away when CloudFormation deletes it, which cannot delete one that is not empty.

The handler of a custom resource whose property `BucketName` is the bucket and whose physical id is that name. Create
and Update write the `Objects`: contents and types by key. Delete refuses whatever would still write, removes every version,
delete marker and open multipart upload, and then the bucket; what one invocation has no time for, the next ones do.

It acts for CloudFormation alone, whoever invokes it: the stack's events have to say that the request was made. And it deletes
only from a bucket that carries the tag of the contract and leaves its stack: no replaced resource can erase live video.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Mapping
from typing import Any

from bucket_emptying import Emptier, TimeRanOut, s3
from contract import ContentsProperty, EmptyingTag
from custom_resource import Context, Outcome, carry_out, check_asked, client, cloudformation, log, properties_of, stack_status

BUCKET_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
# The physical id of a resource that never had a bucket; not a possible bucket name, so its Delete touches nothing.
NO_BUCKET = "(no bucket)"

# So long CloudFormation waits for an answer at most, and so many invocations work on it; one may be needed to answer.
LONGEST_SECONDS = 3_600
ANSWERING_SECONDS = 120

# All that the stack has goes; otherwise its template tells.
STACK_GOES = ("DELETE_IN_PROGRESS", "ROLLBACK_IN_PROGRESS")


def handler(event: Any, context: Context) -> None:
    """Carries out CloudFormation's request and answers it, whatever happens."""
    carry_out(event, context, do, physical_id_of)


def physical_id_of(event: Mapping[str, Any]) -> str:
    # A Create that fails may have written: the Delete that follows has to find the bucket.
    created = named_bucket(event) if event.get("RequestType") == "Create" else None
    return str(event.get("PhysicalResourceId") or created or NO_BUCKET)


def do(event: Mapping[str, Any], context: Context, reserve: int) -> Outcome | None:
    """Does what the request type asks for; nothing is answered yet where a further invocation goes on."""
    request_type = event.get("RequestType")
    if request_type == "Delete":
        bucket = event.get("PhysicalResourceId")
        # An id of CloudFormation's own making stands for a resource whose Create was never answered.
        if not isinstance(bucket, str) or not BUCKET_NAME.fullmatch(bucket):
            return Outcome("SUCCESS", "left alone: the physical id is not a bucket name", str(bucket or NO_BUCKET))
        return delete(event, bucket, context, reserve)
    if request_type not in ("Create", "Update"):
        raise ValueError(f"RequestType {request_type!r} is not Create, Update or Delete")
    bucket, properties = named_bucket(event), properties_of(event)
    if bucket is None:
        raise ValueError(f"BucketName {properties.get(ContentsProperty.BUCKET_NAME)!r} is not a bucket name")
    check_asked(event)
    return Outcome("SUCCESS", put(bucket, properties.get(ContentsProperty.OBJECTS) or {}), bucket)


def delete(event: Mapping[str, Any], bucket: str, context: Context, reserve: int) -> Outcome | None:
    """Takes a bucket away, or hands the rest of it on."""
    emptier = Emptier(bucket, context, reserve, removed_before(event))
    tagged = emptier.is_tagged()
    if tagged is None:
        return Outcome("SUCCESS", f"{bucket} is already deleted", bucket)
    if not tagged:
        return Outcome("SUCCESS", f"left alone: {bucket} does not carry the tag {EmptyingTag.KEY}={EmptyingTag.VALUE}", bucket)
    check_asked(event)
    if not leaves(event):
        return Outcome("SUCCESS", f"left alone: {bucket} stays in the stack", bucket)
    try:
        return Outcome("SUCCESS", emptier.run(), bucket)
    except TimeRanOut as unfinished:
        until = deadline(event)
        if time.time() >= until:
            return Outcome("FAILED", f"{unfinished} from {bucket}; delete again to go on", bucket)
        go_on({**event, ContentsProperty.UNTIL: until, ContentsProperty.REMOVED: unfinished.removed})
        log("INFO", f"{unfinished} from {bucket}; another invocation goes on", bucket=bucket)
        return None


def leaves(event: Mapping[str, Any]) -> bool:
    """Whether the bucket itself goes, and not only this resource, as when it gets another logical id."""
    if stack_status(event) in STACK_GOES:
        return True
    body = cloudformation().get_template(StackName=event["StackId"])["TemplateBody"]
    template = json.loads(body) if isinstance(body, str) else body
    # One whose logical id nobody knows is not taken for gone.
    logical_id = properties_of(event).get(ContentsProperty.BUCKET_LOGICAL_ID)
    return isinstance(logical_id, str) and logical_id not in template["Resources"]


def deadline(event: Mapping[str, Any]) -> float:
    """When there has to be an answer, in seconds since 1970: no later than the first invocation has said."""
    latest = time.time() + LONGEST_SECONDS - ANSWERING_SECONDS
    given = event.get(ContentsProperty.UNTIL)
    if isinstance(given, int | float):
        return min(given, latest)
    # An invocation has run for most of its fifteen minutes when it asks.
    return latest - 900


def removed_before(event: Mapping[str, Any]) -> int:
    given = event.get(ContentsProperty.REMOVED)
    return given if isinstance(given, int) else 0


def go_on(event: Mapping[str, Any]) -> None:
    """Lets another invocation of this function do the rest."""
    client("lambda").invoke(
        FunctionName=os.environ["AWS_LAMBDA_FUNCTION_NAME"], InvocationType="Event", Payload=json.dumps(event).encode())


def named_bucket(event: Mapping[str, Any]) -> str | None:
    """The bucket that the properties name, if that can be one's name."""
    bucket = properties_of(event).get(ContentsProperty.BUCKET_NAME)
    return bucket if isinstance(bucket, str) and BUCKET_NAME.fullmatch(bucket) else None


def put(bucket: str, objects: Mapping[str, Any]) -> str:
    """Writes the objects and says how many there were."""
    for key, described in objects.items():
        s3().put_object(
            Bucket=bucket, Key=key, Body=str(described[ContentsProperty.BODY]).encode(),
            ContentType=str(described[ContentsProperty.CONTENT_TYPE]))
    return f"{len(objects)} objects written to {bucket}"
