"""Puts fixed objects into a bucket and empties it when CloudFormation deletes it, which CloudFormation itself cannot do.

The handler of a custom resource whose property `BucketName` is the bucket and whose physical id is that name. Create
and Update write the `Objects`: contents and types by key. Delete removes every version, delete marker and open multipart
upload, but only from a bucket that still carries the tag of the contract: no replaced resource can erase live video.
"""

from __future__ import annotations

import functools
import json
import re
import time
import urllib.request
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotDoneInTime
from typing import Any, NamedTuple, Protocol

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from contract import ContentsProperty, EmptyingTag

BUCKET_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
# The physical id of a resource that never had a bucket; not a possible bucket name, so its Delete touches nothing.
NO_BUCKET = "(no bucket)"

# Three tries of ten seconds and the pauses between them are what it can take to answer CloudFormation.
ANSWER_TRIES = 3
ANSWER_TIMEOUT_SECONDS = 10
ANSWER_RESERVE_MILLIS = 35_000
# A pass in which not one key could be deleted is repeated this often before its errors are reported.
FRUITLESS_PASSES = 3
PAUSE_SECONDS = 2.0
SHOWN_REFUSALS = 3
# CloudFormation takes an answer of 4096 bytes; this many characters leave room for the ids, however they are encoded.
REASON_LENGTH = 500


class Context(Protocol):
    """The part of Lambda's context object that matters here."""

    def get_remaining_time_in_millis(self) -> int: ...


class Outcome(NamedTuple):
    """The answer to CloudFormation."""

    status: str
    reason: str
    physical_id: str


class NotEmptied(Exception):
    """The bucket could not be emptied."""


class Emptier:
    """Empties one bucket, for as long as the invocation may go on."""

    def __init__(self, bucket: str, context: Context, reserve: int) -> None:
        self.bucket = bucket
        self.context = context
        self.reserve = reserve
        self.removed = 0
        self.refused = 0
        self.examples: list[str] = []

    def run(self) -> str:
        """Empties the bucket and says what was done."""
        try:
            if not self.is_tagged():
                return f"left alone: {self.bucket} does not carry the tag {EmptyingTag.KEY}={EmptyingTag.VALUE}"
            self.empty()
        except ClientError as error:
            if code_of(error) != "NoSuchBucket":
                raise
            return f"{self.bucket} is already deleted"
        return f"{self.bucket} is empty: {self.removed} versions, delete markers and uploads removed"

    def is_tagged(self) -> bool:
        """Whether the bucket carries the tag that allows to empty it."""
        try:
            tags = s3().get_bucket_tagging(Bucket=self.bucket)["TagSet"]
        except ClientError as error:
            if code_of(error) == "NoSuchTagSet":
                return False
            raise
        return {"Key": EmptyingTag.KEY, "Value": EmptyingTag.VALUE} in tags

    def empty(self) -> None:
        """Goes through the bucket until a whole pass finds nothing: objects may arrive while it is being emptied."""
        fruitless = 0
        while True:
            removed_before = self.removed
            self.refused, self.examples = 0, []
            if self.abort_uploads() + self.delete_versions() == 0:
                return
            fruitless = fruitless + 1 if self.removed == removed_before else 0
            if fruitless == FRUITLESS_PASSES:
                raise NotEmptied(f"{self.bucket}: S3 refused to delete {self.refused}, like {', '.join(self.examples)}")
            if self.refused:
                time.sleep(PAUSE_SECONDS)

    def abort_uploads(self) -> int:
        """Aborts the open multipart uploads and counts them."""
        found = 0
        self.check_time()
        for page in s3().get_paginator("list_multipart_uploads").paginate(Bucket=self.bucket):
            for upload in page.get("Uploads", []):
                self.check_time()
                found += 1
                try:
                    s3().abort_multipart_upload(Bucket=self.bucket, Key=upload["Key"], UploadId=upload["UploadId"])
                    self.removed += 1
                except ClientError as error:
                    # Completed or aborted since it was listed: the next pass tells.
                    if code_of(error) != "NoSuchUpload":
                        raise
                    self.note_refusal(upload["Key"], error.response["Error"])
        return found

    def delete_versions(self) -> int:
        """Deletes versions and delete markers page by page and counts them, refused ones too."""
        found = 0
        self.check_time()
        for page in s3().get_paginator("list_object_versions").paginate(Bucket=self.bucket):
            listed = page.get("Versions", []) + page.get("DeleteMarkers", [])
            keys = [{"Key": item["Key"], "VersionId": item["VersionId"]} for item in listed]
            if keys:
                self.check_time()
                deleted = s3().delete_objects(Bucket=self.bucket, Delete={"Objects": keys, "Quiet": True})
                errors = deleted.get("Errors", [])
                found += len(keys)
                self.removed += len(keys) - len(errors)
                for error in errors:
                    self.note_refusal(error.get("Key"), error)
        return found

    def note_refusal(self, key: object, error: Mapping[str, Any]) -> None:
        """Counts what S3 refused to delete and keeps the first few to show: there may be a million."""
        self.refused += 1
        if len(self.examples) < SHOWN_REFUSALS:
            self.examples.append(f"{key} ({error.get('Code')}: {error.get('Message')})")

    def check_time(self) -> None:
        """Stops while there is still time to answer."""
        if self.context.get_remaining_time_in_millis() <= self.reserve:
            raise NotEmptied(f"time ran out, {self.removed} were removed from {self.bucket}; delete again to go on")


def handler(event: Any, context: Context) -> None:
    """Carries out CloudFormation's request and answers it, whatever happens."""
    if not isinstance(event, Mapping) or not event.get("ResponseURL"):
        log("ERROR", "the event has no ResponseURL: nobody to answer")
        raise ValueError("the event has no ResponseURL")
    outcome = outcome_of(event, context)
    log("INFO" if outcome.status == "SUCCESS" else "ERROR", outcome.reason, bucket=outcome.physical_id,
        requestType=event.get("RequestType"), status=outcome.status)
    answer(event, outcome)


def outcome_of(event: Mapping[str, Any], context: Context) -> Outcome:
    """What to answer. The work has a thread of its own: a call that hangs must not keep the answer from being sent."""
    remaining = context.get_remaining_time_in_millis()
    reserve = min(ANSWER_RESERVE_MILLIS, remaining // 2)
    # A Create that fails may have written: the Delete that follows has to find the bucket.
    created = named_bucket(event) if event.get("RequestType") == "Create" else None
    physical_id = str(event.get("PhysicalResourceId") or created or NO_BUCKET)
    executor = ThreadPoolExecutor(max_workers=1)
    try:
        return executor.submit(carry_out, event, context, reserve).result((remaining - reserve) / 1000)
    except NotDoneInTime:
        return Outcome("FAILED", "time ran out while waiting for S3; delete again to go on", physical_id)
    except Exception as error:
        return Outcome("FAILED", f"{type(error).__name__}: {error}", physical_id)
    finally:
        executor.shutdown(wait=False)


def carry_out(event: Mapping[str, Any], context: Context, reserve: int) -> Outcome:
    """Does what the request type asks for."""
    request_type = event.get("RequestType")
    if request_type == "Delete":
        bucket = event.get("PhysicalResourceId")
        # An id of CloudFormation's own making stands for a resource whose Create was never answered.
        if not isinstance(bucket, str) or not BUCKET_NAME.fullmatch(bucket):
            return Outcome("SUCCESS", "left alone: the physical id is not a bucket name", str(bucket or NO_BUCKET))
        return Outcome("SUCCESS", Emptier(bucket, context, reserve).run(), bucket)
    if request_type not in ("Create", "Update"):
        raise ValueError(f"RequestType {request_type!r} is not Create, Update or Delete")
    bucket, properties = named_bucket(event), properties_of(event)
    if bucket is None:
        raise ValueError(f"BucketName {properties.get(ContentsProperty.BUCKET_NAME)!r} is not a bucket name")
    return Outcome("SUCCESS", put(bucket, properties.get(ContentsProperty.OBJECTS) or {}), bucket)


def properties_of(event: Mapping[str, Any]) -> Mapping[str, Any]:
    given = event.get("ResourceProperties")
    return given if isinstance(given, Mapping) else {}


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


def answer(event: Mapping[str, Any], outcome: Outcome) -> None:
    """Sends the outcome to CloudFormation. The URL is signed, so neither a log line nor an error may show it."""
    body = json.dumps(
        {
            "Status": outcome.status,
            "Reason": outcome.reason[:REASON_LENGTH],
            "PhysicalResourceId": outcome.physical_id,
            "StackId": event.get("StackId", ""),
            "RequestId": event.get("RequestId", ""),
            "LogicalResourceId": event.get("LogicalResourceId", ""),
        },
        ensure_ascii=False,
    ).encode(errors="replace")
    last = ""
    for attempt in range(ANSWER_TRIES):
        if attempt:
            time.sleep(attempt)
        try:
            # The signature covers an empty content type; urllib would say one of its own.
            request = urllib.request.Request(event["ResponseURL"], body, {"Content-Type": ""}, method="PUT")
            with urllib.request.urlopen(request, timeout=ANSWER_TIMEOUT_SECONDS):
                return
        except Exception as error:
            last = f"{type(error).__name__} {getattr(error, 'code', '')}".strip()
            log("WARNING", "CloudFormation took no answer", attempt=attempt + 1, error=last)
    # Lambda invokes the function again, which answers again.
    raise ConnectionError(f"CloudFormation could not be answered: {last}")


def code_of(error: ClientError) -> str:
    """The error code that S3 gave."""
    return str(error.response.get("Error", {}).get("Code", ""))


@functools.cache
def s3() -> Any:
    """The client, made once for each execution environment."""
    return boto3.client(
        "s3",
        config=Config(connect_timeout=5, read_timeout=20, retries={"mode": "standard", "total_max_attempts": 5}),
    )


def log(level: str, message: str, **fields: object) -> None:
    """Writes one line of JSON to the function's log."""
    print(json.dumps({"level": level, "message": message, **fields}, default=str), flush=True)
