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
from event_fields import MalformedEvent, text, whole_number
from mediaconvert_client import mediaconvert
from service_errors import named
from structured_log import log

FIRST_WAIT_SECONDS = 5
# Step Functions and MediaConvert do not read the same one.
CLOCKS_DIFFER = timedelta(minutes=5)
LONGEST_WAIT_SECONDS = 60
ENDED = ("COMPLETE", "ERROR", "CANCELED")
# The service lost the job through no fault of the source: submitting it again may help
# (https://docs.aws.amazon.com/mediaconvert/latest/ug/mediaconvert_error_codes.html).
PASSING_ERROR_CODES = (1076, 1999)
# How a job is refused whose template, or a preset in it, is not there or is not what it was.
TEMPLATE_REFUSALS = ("BadRequestException", "NotFoundException")


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
    actions = {"submit": submit, "status": status, "await": keep_token, "cancel": cancel}
    try:
        action = event_fields.mapping(event).get("action")
        if action not in actions:
            raise MalformedEvent(f"action must be one of {', '.join(actions)}, not {action!r}")
        return actions[action](request)
    except Exception as error:
        failure = named(error)
        log(
            "ERROR", str(failure), request.get("assetId"),
            action=request.get("action"), jobId=request.get("jobId"), error=type(failure).__name__,
        )
        raise failure from None


def submit(event: Mapping[str, Any]) -> JobState:
    """Creates a job of an asset."""
    asset_id, kind, execution = event_fields.asset_id(event), text(event, "kind"), text(event, "executionName")
    request: dict[str, Any] = {
        "Role": os.environ["MEDIACONVERT_ROLE_ARN"],
        "Queue": os.environ["MEDIACONVERT_QUEUE_ARN"],
        "Tags": {"assetId": asset_id, "kind": kind},
        # By which `cancel` finds the job.
        "UserMetadata": {"assetId": asset_id, "kind": kind, "executionName": execution},
        # Covers a retry after a lost answer, within the minute that MediaConvert remembers it; 64 characters at most.
        # Another attempt at the same asset is another job.
        "ClientRequestToken": hashlib.sha256(f"{asset_id}/{kind}/{text(event, 'attempt')}".encode()).hexdigest(),
    }
    job_id = created(event, request)
    log("INFO", "job submitted", asset_id, kind=kind, jobId=job_id)
    return {"jobId": job_id, "status": "SUBMITTED", "waitSeconds": FIRST_WAIT_SECONDS}


def created(event: Mapping[str, Any], request: Mapping[str, Any]) -> str:
    """The id of a new job: from its template where the plan says that it can be, and if that is refused, by itself.

    An update may have changed the template, or dropped a preset, since the plan was made.
    """
    job = event_fields.member(event, "job")
    settings, by_template = dict(event_fields.member(job, "settings")), job.get("byTemplate")
    if by_template:
        template = text(event, "jobTemplate")
        try:
            return str(mediaconvert().create_job(**request, JobTemplate=template, Settings=by_template)["Job"]["Id"])
        except ClientError as error:
            if type(named(error)).__name__ not in TEMPLATE_REFUSALS:
                raise
            log("WARNING", f"submitted without its template: {error}", event.get("assetId"), jobTemplate=template)
    return str(mediaconvert().create_job(**request, Settings=settings)["Job"]["Id"])


def status(event: Mapping[str, Any]) -> JobState:
    """Reads how a job stands; a job that failed always comes with both an error code and a message.

    A job that has not ended by its deadline, in seconds since 1970, is cancelled, and comes back as one that failed.
    """
    job_id = text(event, "jobId")
    waited, deadline = whole_number(event, "waitSeconds"), whole_number(event, "deadline")
    job = mediaconvert().get_job(Id=job_id)["Job"]
    state: JobState = {
        "jobId": job_id,
        "status": job["Status"],
        "waitSeconds": min(waited * 2, LONGEST_WAIT_SECONDS),
    }
    if job["Status"] not in ENDED and time.time() >= deadline:
        mediaconvert().cancel_job(Id=job_id)
        job = {**job, "Status": "CANCELED", "ErrorMessage": "the job did not end in time and was cancelled"}
        state["status"] = "CANCELED"
    if job["Status"] in ("ERROR", "CANCELED"):
        state["errorCode"] = job.get("ErrorCode", 0)
        state["errorMessage"] = job.get("ErrorMessage") or f"MediaConvert reports {job['Status']} without a message"
        state["mayRetry"] = state["errorCode"] in PASSING_ERROR_CODES
    log("INFO", "job status", event.get("assetId"), **state)
    return state


def keep_token(event: Mapping[str, Any]) -> None:
    """Keeps the task's token in the job's row, for the function that hears of the job's end.

    A job that has ended meanwhile will send no event any more: the task goes on at once. If the event came between the
    two, it has woken the task already.
    """
    asset_id, job_id, token = event_fields.asset_id(event), text(event, "jobId"), text(event, "taskToken")
    table().update_item(
        Key={"pk": f"ASSET#{asset_id}", "sk": f"JOB#{job_id}"},
        UpdateExpression="SET taskToken = :token",
        ExpressionAttributeValues={":token": token},
    )
    if mediaconvert().get_job(Id=job_id)["Job"]["Status"] in ENDED:
        task_token.wake(token)


def cancel(event: Mapping[str, Any]) -> None:
    """Cancels the jobs that an execution has submitted for an asset and that have not ended.

    Its failure is recorded only then: whoever takes the asset up again should not find them still writing. A submission that
    is under way meanwhile is found when the state machine comes here again, after its time.
    """
    asset_id, execution = event_fields.asset_id(event), text(event, "executionName")
    for job_id in jobs_of(asset_id, execution, event_fields.moment(event, "startedAt")):
        # One that ends at this very moment is a conflict, with which the state machine comes here again.
        if mediaconvert().get_job(Id=job_id)["Job"]["Status"] not in ENDED:
            mediaconvert().cancel_job(Id=job_id)
            log("INFO", "job cancelled", asset_id, jobId=job_id)


def jobs_of(asset_id: str, execution: str, started_at: datetime) -> Iterator[str]:
    """The ids of the jobs in the queue that carry the execution's name and have not ended.

    The newest come first: behind those of the execution's time a queue may have thousands more.
    """
    earliest = started_at - CLOCKS_DIFFER
    owner = {"assetId": asset_id, "executionName": execution}
    # The API takes a queue's name here, where it takes its ARN elsewhere.
    queue = os.environ["MEDIACONVERT_QUEUE_ARN"].rpartition("/")[2]
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
    return boto3.resource("dynamodb").Table(os.environ["ASSETS_TABLE"])
