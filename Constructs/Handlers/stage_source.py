"""Brings a source to MediaConvert's region: copies it within its bucket to where S3 takes it from, and says whether it has arrived.

The state machine asks for the copy once, and then how far it is. Each making of an asset has a copy of its own, of the version that was
uploaded: it does not matter how long ago that was, nor what has become of the key since.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping
from typing import Any

import accepted_files
import event_fields
import staged_objects
from botocore.exceptions import ClientError
from contract import Field, Folder, StagingAction, StagingStatus, Variable
from failures import told
from source_object import GONE
from staged_objects import NotReplicated, StagedObject
from structured_log import log


def handler(event: Any, context: Any) -> Mapping[str, Any]:
    """Carries out the action that the event names."""
    request: Mapping[str, Any] = event if isinstance(event, Mapping) else {}
    actions = {StagingAction.COPY: copy, StagingAction.FOLLOW: follow}
    try:
        return actions[event_fields.action(event_fields.mapping(event), actions)](request)
    except Exception as error:
        raise told(error, request.get(Field.ASSET_ID), key=request.get(Field.KEY)) from None


def copy(event: Mapping[str, Any]) -> dict[str, Any]:
    """Begins to copy a source. What is no film, or is gone, is not: who plans its jobs says so."""
    key = event_fields.text(event, Field.KEY)
    if not accepted_files.ending(key) or accepted_files.is_name_too_long(key) or not is_there(source(event)):
        return answer(event, {Field.STATUS: StagingStatus.ABSENT})
    staged_objects.write(staged_objects.here(), source(event), *place(event))
    log("INFO", "source copied", event_fields.asset_id(event), key=key)
    return answer(event, staged_objects.pending(0))


def follow(event: Mapping[str, Any]) -> dict[str, Any]:
    """Whether a source has arrived; one that S3 could not copy is written again."""
    bucket, key = place(event)
    try:
        staged = StagedObject.of(staged_objects.here().head_object(Bucket=bucket, Key=key))
    except ClientError as error:
        if error.response["Error"]["Code"] not in GONE:
            raise
        raise NotReplicated(f"the copy s3://{bucket}/{key} is gone") from error
    if staged.has_failed and staged.is_due:
        staged_objects.write_again(staged_objects.here(), staged, source(event), bucket, key)
    if staged.has_arrived and is_output_there():
        return answer(event, {Field.STATUS: StagingStatus.COMPLETE})
    return answer(event, staged_objects.pending(staged.age))


def answer(event: Mapping[str, Any], standing: Mapping[str, Any]) -> dict[str, Any]:
    """How it stands, and where the jobs read and write."""
    _, key = place(event)
    return {
        **standing, Field.JOB_INPUT: f"s3://{os.environ[Variable.INPUT_BUCKET]}/{key}",
        Field.JOB_OUTPUT: f"s3://{os.environ[Variable.OUTPUT_BUCKET]}"}


def place(event: Mapping[str, Any]) -> tuple[str, str]:
    """The bucket and the key of the copy: MediaConvert names what it makes after the file."""
    asset_id, making = event_fields.asset_id(event), event_fields.whole_number(event, Field.MAKING)
    name = posixpath.basename(event_fields.text(event, Field.KEY))
    return event_fields.text(event, Field.BUCKET), f"{Folder.STAGED}{asset_id}/{making}/{name}"


def source(event: Mapping[str, Any]) -> dict[str, str]:
    """The version that was uploaded; a bucket without versions has no name for it."""
    version = event.get(Field.VERSION_ID)
    found = {"Bucket": event_fields.text(event, Field.BUCKET), "Key": event_fields.text(event, Field.KEY)}
    return found | ({"VersionId": str(version)} if version else {})


def is_there(version: Mapping[str, str]) -> bool:
    try:
        staged_objects.here().head_object(**version)
    except ClientError as error:
        if error.response["Error"]["Code"] not in GONE:
            raise
        return False
    return True


def is_output_there() -> bool:
    """Whether the bucket is there into which jobs write: its stack is deployed after this one."""
    try:
        staged_objects.elsewhere().head_bucket(Bucket=os.environ[Variable.OUTPUT_BUCKET])
    except ClientError as error:
        if error.response["Error"]["Code"] not in ("404", "NoSuchBucket"):
            raise
        return False
    return True
