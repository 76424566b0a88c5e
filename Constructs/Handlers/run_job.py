"""Submits a job to MediaConvert, reports how it stands and cancels it.

Step Functions calls MediaConvert in its own region only. The state machine invokes this function with an action:
`submit` creates a job, `status` reads it, `await` keeps the task's token until an event tells that the job has ended,
`cancel` cancels what an execution that has failed leaves running. Where Step Functions runs the jobs by itself, it
invokes only the last.
MediaConvert's errors leave it under MediaConvert's own names, so that the state machine can tell the ones worth a retry
from the ones that are final.
"""

from __future__ import annotations

import functools
import hashlib
import os
import time
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, TypedDict

import boto3
import event_fields
import task_token
from botocore.exceptions import ClientError
from contract import Action, ErrorName, Field, JobEnd, PassingErrorCode, RowKey, Variable
from event_fields import text, whole_number
from mediaconvert_client import mediaconvert
from service_errors import named
from structured_log import log

FIRST_WAIT_SECONDS = 5
# Step Functions and MediaConvert do not read the same one.
CLOCKS_DIFFER = timedelta(minutes=5)
LONGEST_WAIT_SECONDS = 60
# How a job is refused whose template, or a preset in it, is not there or is not what it was.
TEMPLATE_REFUSALS = (ErrorName.BAD_REQUEST, ErrorName.NOT_FOUND)


class Job(TypedDict):
    """A job, its status and how long to wait before asking again."""

    jobId: str
    status: str
    waitSeconds: int


class JobState(Job, total=False):
    """What the state machine gets back: of a job that failed also an error and whether another submission may help."""

    errorCode: int
    errorMessage: str
    mayRetry: bool


def handler(event: Any, context: Any) -> JobState | None:
    """Carries out the action that the event names."""
    request: Mapping[str, Any] = event if isinstance(event, Mapping) else {}
    actions = {Action.SUBMIT: submit, Action.STATUS: status, Action.AWAIT: keep_token, Action.CANCEL: cancel}
    try:
        return actions[event_fields.action(event_fields.mapping(event), actions)](request)
    except Exception as error:
        failure = named(error)
        log(
            "ERROR", str(failure), request.get(Field.ASSET_ID),
            action=request.get(Field.ACTION), jobId=request.get(Field.JOB_ID), error=type(failure).__name__,
        )
        raise failure from None


def submit(event: Mapping[str, Any]) -> JobState:
    """Creates a job of an asset."""
    asset_id, kind = event_fields.asset_id(event), text(event, Field.KIND)
    asset = {Field.ASSET_ID: asset_id, Field.KIND: kind}
    request: dict[str, Any] = {
        "Role": os.environ[Variable.MEDIA_CONVERT_ROLE_ARN],
        "Queue": os.environ[Variable.MEDIA_CONVERT_QUEUE_ARN],
        "Tags": asset,
        # By which `cancel` finds the job.
        "UserMetadata": {**asset, Field.EXECUTION_NAME: text(event, Field.EXECUTION_NAME)},
        # Covers a retry after a lost answer, within the minute that MediaConvert remembers it; 64 characters at most.
        # Another attempt at the same asset is another job.
        "ClientRequestToken": hashlib.sha256(f"{asset_id}/{kind}/{text(event, Field.ATTEMPT)}".encode()).hexdigest(),
    }
    job_id = created(event, request)
    log("INFO", "job submitted", asset_id, kind=kind, jobId=job_id)
    return {Field.JOB_ID: job_id, Field.STATUS: "SUBMITTED", Field.WAIT_SECONDS: FIRST_WAIT_SECONDS}


def created(event: Mapping[str, Any], request: Mapping[str, Any]) -> str:
    """The id of a new job: from its template where the plan says that it can be, and if that is refused, by itself.

    An update may have changed the template, or dropped a preset, since the plan was made.
    """
    job = event_fields.member(event, Field.JOB)
    settings, by_template = dict(event_fields.member(job, Field.SETTINGS)), job.get(Field.BY_TEMPLATE)
    if by_template:
        template = text(event, Field.JOB_TEMPLATE)
        try:
            return str(mediaconvert().create_job(**request, JobTemplate=template, Settings=by_template)["Job"]["Id"])
        except ClientError as error:
            if type(named(error)).__name__ not in TEMPLATE_REFUSALS:
                raise
            log("WARNING", f"submitted without its template: {error}", event.get(Field.ASSET_ID), jobTemplate=template)
    return str(mediaconvert().create_job(**request, Settings=settings)["Job"]["Id"])


def status(event: Mapping[str, Any]) -> JobState:
    """Reads how a job stands; a job that failed always comes with both an error code and a message.

    A job that has not ended by its deadline, in seconds since 1970, is cancelled, and comes back as one that failed.
    """
    job_id = text(event, Field.JOB_ID)
    waited, deadline = whole_number(event, Field.WAIT_SECONDS), whole_number(event, Field.DEADLINE)
    job = mediaconvert().get_job(Id=job_id)["Job"]
    state: JobState = {
        Field.JOB_ID: job_id,
        Field.STATUS: job["Status"],
        Field.WAIT_SECONDS: min(waited * 2, LONGEST_WAIT_SECONDS),
    }
    if job["Status"] not in JobEnd.ALL and time.time() >= deadline:
        mediaconvert().cancel_job(Id=job_id)
        job = {**job, "Status": JobEnd.CANCELED, "ErrorMessage": "the job did not end in time and was cancelled"}
        state[Field.STATUS] = JobEnd.CANCELED
    if job["Status"] in (JobEnd.ERROR, JobEnd.CANCELED):
        state[Field.ERROR_CODE] = job.get("ErrorCode", 0)
        state[Field.ERROR_MESSAGE] = job.get("ErrorMessage") or f"MediaConvert reports {job['Status']} without a message"
        state[Field.MAY_RETRY] = state[Field.ERROR_CODE] in PassingErrorCode.ALL
    log("INFO", "job status", event.get(Field.ASSET_ID), **state)
    return state


def keep_token(event: Mapping[str, Any]) -> None:
    """Keeps the task's token in the job's row, for the function that hears of the job's end.

    A job that has ended meanwhile will send no event any more: the task goes on at once. If the event came between the
    two, it has woken the task already.
    """
    asset_id, job_id, token = event_fields.asset_id(event), text(event, Field.JOB_ID), text(event, Field.TASK_TOKEN)
    table().update_item(
        Key={RowKey.PARTITION: f"{RowKey.ASSET}{asset_id}", RowKey.SORT: f"{RowKey.JOB}{job_id}"},
        UpdateExpression=f"SET {Field.TASK_TOKEN} = :token",
        ExpressionAttributeValues={":token": token},
    )
    if mediaconvert().get_job(Id=job_id)["Job"]["Status"] in JobEnd.ALL:
        task_token.wake(token)


def cancel(event: Mapping[str, Any]) -> None:
    """Cancels the jobs that an execution has submitted for an asset and that have not ended.

    Its failure is recorded only then: whoever takes the asset up again should not find them still writing. A submission that
    is under way meanwhile is found when the state machine comes here again, after its time.
    """
    asset_id, execution = event_fields.asset_id(event), text(event, Field.EXECUTION_NAME)
    for job_id in jobs_of(asset_id, execution, event_fields.moment(event, Field.STARTED_AT)):
        # One that ends at this very moment is a conflict, with which the state machine comes here again.
        if mediaconvert().get_job(Id=job_id)["Job"]["Status"] not in JobEnd.ALL:
            mediaconvert().cancel_job(Id=job_id)
            log("INFO", "job cancelled", asset_id, jobId=job_id)


def jobs_of(asset_id: str, execution: str, started_at: datetime) -> Iterator[str]:
    """The ids of the jobs in the queue that carry the execution's name and have not ended.

    The newest come first: behind those of the execution's time a queue may have thousands more.
    """
    earliest = started_at - CLOCKS_DIFFER
    owner = {Field.ASSET_ID: asset_id, Field.EXECUTION_NAME: execution}
    # The API takes a queue's name here, where it takes its ARN elsewhere.
    queue = os.environ[Variable.MEDIA_CONVERT_QUEUE_ARN].rpartition("/")[2]
    # In the order in which a job has these, so that none slips from the one list into the other unseen.
    for status in ("SUBMITTED", "PROGRESSING"):
        for job in listed(Queue=queue, Status=status, Order="DESCENDING"):
            if job["CreatedAt"] < earliest:
                break
            if owner.items() <= (job.get("UserMetadata") or {}).items():
                yield str(job["Id"])


def listed(**request: str) -> Iterator[Mapping[str, Any]]:
    for page in mediaconvert().get_paginator("list_jobs").paginate(**request):
        yield from page["Jobs"]


@functools.cache
def table() -> Any:
    return boto3.resource("dynamodb").Table(os.environ[Variable.ASSETS_TABLE])
