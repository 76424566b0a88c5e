"""Submits a job to MediaConvert, once for each attempt, whatever becomes of the answers."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Mapping
from typing import Any

import job_rows
import lost_jobs
from botocore.exceptions import ClientError
from contract import Field, FinalError, PassingError, Variable
from job_rows import JobForgotten, JobRow
from mediaconvert_client import mediaconvert
from service_errors import name
from structured_log import log

# How a job is refused whose template, or a preset in it, is not there or is not what it was.
TEMPLATE_REFUSALS = (FinalError.BAD_REQUEST, FinalError.NOT_FOUND)
# After these the job may be there all the same.
UNCERTAIN = (PassingError.INTERNAL_SERVER_ERROR, PassingError.SERVICE_UNREACHABLE)
# MediaConvert recognizes a token that it gets again for a minute, and answers with the job that it made. So long after the first try no
# other is begun: it may be under way for half of that minute.
TRIES, AGAIN_WITHIN_SECONDS = 3, 15


def submitted(row: JobRow, template: str | None) -> JobRow:
    """The row with its job's id: of a new job, or of one that was made when an answer was lost.

    That is looked for only where an attempt has left no word.
    """
    if row.submitted_at is not None and (found := lost_jobs.found(row)):
        log("WARNING", "job found whose answer was lost", row.asset_id, kind=row.kind, jobId=found)
        return job_rows.changed(row, **{Field.JOB_ID: found, Field.TASK_TOKEN: None, Field.LOOKED_UNTIL: None})
    if row.submitted_at is None:
        row = job_rows.changed(row, **{Field.SUBMITTED_AT: job_rows.submitted_now()})
    elif Field.LOOKED_UNTIL in row.fields:
        # What is looked for from now on would be the newest.
        row = job_rows.changed(row, **{Field.LOOKED_UNTIL: None})
    job_id = _submitted(row, template)
    log("INFO", "job submitted", row.asset_id, kind=row.kind, attempt=row.attempt, jobId=job_id)
    try:
        return job_rows.changed(row, **{Field.JOB_ID: job_id, Field.TASK_TOKEN: None})
    except JobForgotten:
        # Who deletes the asset does not know of the job.
        mediaconvert().cancel_job(Id=job_id)
        raise


def _submitted(row: JobRow, template: str | None) -> str:
    """The id of a new job. Where the answer is lost, the same is asked again while MediaConvert knows the token; a refusal then says
    nothing of the job that the first call may have made."""
    begun, is_uncertain = time.monotonic(), False
    for attempt in range(1, TRIES + 1):
        try:
            return _created(row, template)
        except Exception as error:
            is_uncertain = is_uncertain or name(error) in UNCERTAIN
            if not is_uncertain:
                job_rows.changed(row, **{Field.SUBMITTED_AT: None})
                raise
            if attempt == TRIES or time.monotonic() - begun > AGAIN_WITHIN_SECONDS:
                raise
        time.sleep(random.uniform(0, 2**attempt))
    raise AssertionError("the last try ends it")


def _created(row: JobRow, template: str | None) -> str:
    """The id of a new job: from its template where the plan says that it can be, and if that is refused, by itself.

    An update may have changed the template, or dropped a preset, since the plan was made.
    """
    asset = {Field.ASSET_ID: row.asset_id, Field.KIND: row.kind}
    request: dict[str, Any] = {
        "Role": os.environ[Variable.MEDIA_CONVERT_ROLE_ARN],
        "Queue": os.environ[Variable.MEDIA_CONVERT_QUEUE_ARN],
        "Tags": asset,
        # By which the events of the job are known, and the job itself if its answer is lost.
        "UserMetadata": {**asset, Field.MAKING: str(row.making), Field.TOKEN: row.token},
        "ClientRequestToken": row.token,
    }
    by_template = row.document(Field.BY_TEMPLATE)
    if by_template and template:
        try:
            return _job_id(JobTemplate=template, Settings=by_template, **request)
        except ClientError as error:
            if name(error) not in TEMPLATE_REFUSALS:
                raise
            log("WARNING", f"submitted without its template: {error}", row.asset_id, jobTemplate=template)
    return _job_id(Settings=row.document(Field.SETTINGS), **request)


def _job_id(**request: Any) -> str:
    job: Mapping[str, Any] = mediaconvert().create_job(**request)["Job"]
    return str(job["Id"])
