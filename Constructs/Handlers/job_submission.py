"""Submits a job to MediaConvert, once for each attempt, whatever becomes of the answers."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import job_rows
from botocore.exceptions import ClientError
from contract import Field, FinalError, PassingError, Variable
from job_rows import JobRow
from mediaconvert_client import mediaconvert
from service_errors import name
from structured_log import log

# This function and MediaConvert do not read the same one.
CLOCKS_DIFFER = timedelta(minutes=5)
# How a job is refused whose template, or a preset in it, is not there or is not what it was.
TEMPLATE_REFUSALS = (FinalError.BAD_REQUEST, FinalError.NOT_FOUND)
# After these the job may be there all the same.
UNCERTAIN = (PassingError.INTERNAL_SERVER_ERROR, PassingError.SERVICE_UNREACHABLE)


def submitted(row: JobRow, template: str | None) -> JobRow:
    """The row with its job's id: of a new job, or of one that was made when an answer was lost.

    That is looked for only where an attempt has left no word: MediaConvert recognizes a token that it gets again for a minute alone.
    """
    if row.submitted_at is not None and (found := in_queue(row)):
        log("WARNING", "job found whose answer was lost", row.asset_id, kind=row.kind, jobId=found)
        return job_rows.changed(row, **{Field.JOB_ID: found, Field.TASK_TOKEN: None})
    if row.submitted_at is None:
        row = job_rows.changed(row, **{Field.SUBMITTED_AT: job_rows.submitted_now()})
    try:
        job_id = _created(row, template)
    except Exception as error:
        if name(error) not in UNCERTAIN:
            job_rows.changed(row, **{Field.SUBMITTED_AT: None})
        raise
    log("INFO", "job submitted", row.asset_id, kind=row.kind, attempt=row.attempt, jobId=job_id)
    return job_rows.changed(row, **{Field.JOB_ID: job_id, Field.TASK_TOKEN: None})


def in_queue(row: JobRow) -> str | None:
    """The id of the job that carries the row's token, if there is one: the newest come first, and none is older than the attempt."""
    assert row.submitted_at is not None
    earliest = row.submitted_at - CLOCKS_DIFFER
    # The API takes a queue's name here, where it takes its ARN elsewhere.
    queue = os.environ[Variable.MEDIA_CONVERT_QUEUE_ARN].rpartition("/")[2]
    for page in mediaconvert().get_paginator("list_jobs").paginate(Queue=queue, Order="DESCENDING"):
        for job in page["Jobs"]:
            if job["CreatedAt"] < earliest:
                return None
            if (job.get("UserMetadata") or {}).get(Field.TOKEN) == row.token:
                return str(job["Id"])
    return None


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
