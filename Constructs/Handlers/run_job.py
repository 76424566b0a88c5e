"""Submits a job to MediaConvert, reports how it stands and cancels it.

The state machine invokes this function with an action: `follow` sees to it that there is a job and says how it stands, `await` keeps the
task's token until an event tells that the job has ended, `cancel` cancels what an execution that has failed leaves running. MediaConvert's
errors leave it under MediaConvert's own names, so that the state machine can tell the ones worth a retry from the ones that are final.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ended_jobs
import event_fields
import former_jobs
import job_clocks
import job_rows
import job_submission
import lost_jobs
import plain_cause
import task_token
from contract import Action, Field, JobEnd, PassingErrorCode, PipelineMetric, RowKey
from event_fields import MalformedEvent, text, whole_number
from failures import told
from job_rows import JobRow
from mediaconvert_client import mediaconvert
from structured_log import log, metric

# One that MediaConvert lost is submitted once more.
MOST_ATTEMPTS = 2


def handler(event: Any, context: Any) -> Mapping[str, Any] | None:
    """Carries out the action that the event names."""
    request: Mapping[str, Any] = event if isinstance(event, Mapping) else {}
    actions = {
        Action.FOLLOW: follow, Action.AWAIT: keep_token, Action.CANCEL: cancel,
        Action.SUBMIT: former_jobs.submit, Action.STATUS: former_jobs.status,
    }
    try:
        return actions[event_fields.action(event_fields.mapping(event), actions)](request)
    except Exception as error:
        raise told(
            error, request.get(Field.ASSET_ID), action=request.get(Field.ACTION), jobId=request.get(Field.JOB_ID)) from None


def follow(event: Mapping[str, Any]) -> dict[str, Any]:
    """How a job stands; one that is not there yet is submitted.

    A job that failed always comes with both an error code and a message. One that has taken too long is cancelled, and comes back as one
    that failed.
    """
    asset_id = event_fields.asset_id(event)
    row = job_rows.read(asset_id, job_rows.sort_key(whole_number(event, Field.MAKING), text(event, Field.KIND)))
    if row is None:
        raise MalformedEvent("the job was never planned")
    template = event.get(Field.JOB_TEMPLATE)
    if row.job_id is None:
        return new(job_submission.submitted(row, template))
    job = mediaconvert().get_job(Id=row.job_id)["Job"]
    if job["Status"] == JobEnd.ERROR and job.get("ErrorCode") in PassingErrorCode.ALL and row.attempt < MOST_ATTEMPTS:
        log("WARNING", "job lost by MediaConvert", asset_id, kind=row.kind, jobId=row.job_id, errorCode=job["ErrorCode"])
        again = {Field.ATTEMPT: row.attempt + 1, Field.JOB_ID: None, Field.SUBMITTED_AT: None, Field.PROGRESS: None}
        return new(job_submission.submitted(job_rows.changed(row, **again), template))
    if job["Status"] == JobEnd.COMPLETE:
        ended_jobs.keep(row, job)
    return standing(row, in_time(row, job))


def new(row: JobRow) -> dict[str, Any]:
    return {Field.JOB_ID: row.job_id, Field.STATUS: "SUBMITTED", Field.WAIT_SECONDS: job_clocks.pause_after(0)}


def in_time(row: JobRow, job: Mapping[str, Any]) -> Mapping[str, Any]:
    """The job, cancelled if it has taken too long; how far it has come is noted."""
    now = job_rows.now()
    if why := job_clocks.overdue(job, row.fields, now):
        # The row keeps why: the answer may get lost, and whoever asks again hears only that the job is cancelled.
        job_rows.changed(row, **{Field.CAUSE: why})
        mediaconvert().cancel_job(Id=row.job_id)
        return {**job, "Status": JobEnd.CANCELED, "ErrorMessage": why}
    progress = job_clocks.progress(job)
    if progress is not None and progress != row.fields.get(Field.PROGRESS):
        job_rows.changed(row, **{Field.PROGRESS: progress, Field.PROGRESS_AT: now.isoformat(timespec="seconds")})
    return job


def standing(row: JobRow, job: Mapping[str, Any]) -> dict[str, Any]:
    """What the state machine gets back."""
    state = {
        Field.JOB_ID: row.job_id, Field.STATUS: job["Status"], Field.WAIT_SECONDS: job_clocks.pause(job, job_rows.now())}
    if job["Status"] in (JobEnd.ERROR, JobEnd.CANCELED):
        state[Field.ERROR_CODE] = job.get("ErrorCode", 0)
        state[Field.ERROR_MESSAGE] = plain_cause.shown(
            job.get("ErrorMessage") or row.fields.get(Field.CAUSE) or f"MediaConvert reports {job['Status']} without a message")
    if job["Status"] == "SUBMITTED" and "CreatedAt" in job:
        metric(PipelineMetric.WAITING, round((job_rows.now() - job["CreatedAt"]).total_seconds(), 3), "Seconds", row.asset_id)
    log("INFO", "job status", row.asset_id, kind=row.kind, **state)
    return state


def keep_token(event: Mapping[str, Any]) -> None:
    """Keeps the task's token in the job's row, for the function that hears of the job's end.

    A job that has ended meanwhile will send no event any more: the task goes on at once. If the event came between the
    two, it has woken the task already.
    """
    asset_id, job_id, token = event_fields.asset_id(event), text(event, Field.JOB_ID), text(event, Field.TASK_TOKEN)
    # Of a former version the job's id is the row's key.
    key = f"{RowKey.JOB}{job_id}"
    if Field.MAKING in event:
        key = job_rows.sort_key(whole_number(event, Field.MAKING), text(event, Field.KIND))
    job_rows.changed(JobRow(asset_id, key, {}), **{Field.TASK_TOKEN: token})
    if mediaconvert().get_job(Id=job_id)["Job"]["Status"] in JobEnd.ALL:
        task_token.wake(token)


def cancel(event: Mapping[str, Any]) -> None:
    """Cancels the jobs that an execution has submitted for an asset and that have not ended.

    Its failure is recorded only then: whoever takes the asset up again should not find them still writing. A submission that
    is under way meanwhile is found when the state machine comes here again, after its time.
    """
    asset_id = event_fields.asset_id(event)
    for row in job_rows.of_execution(asset_id, text(event, Field.EXECUTION_NAME)):
        job_id = row.job_id or (lost_jobs.found(row) if row.submitted_at else None)
        # One that ends at this very moment is a conflict, with which the state machine comes here again.
        if job_id and mediaconvert().get_job(Id=job_id)["Job"]["Status"] not in JobEnd.ALL:
            mediaconvert().cancel_job(Id=job_id)
            log("INFO", "job cancelled", asset_id, jobId=job_id)
