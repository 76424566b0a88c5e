"""What executions ask that began under a former version, whose states carry the jobs' settings and ask by the jobs' ids.

They end within 20 hours of an update, which was their time limit; an update after that may leave this file out.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Mapping
from typing import Any

import event_fields
from botocore.exceptions import ClientError
from contract import Field, FinalError, JobEnd, PassingErrorCode, Variable
from event_fields import text, whole_number
from mediaconvert_client import mediaconvert
from service_errors import name
from structured_log import log

FIRST_WAIT_SECONDS = 5
LONGEST_WAIT_SECONDS = 60


def submit(event: Mapping[str, Any]) -> dict[str, Any]:
    """Creates a job of an asset."""
    asset_id, kind = event_fields.asset_id(event), text(event, Field.KIND)
    asset = {Field.ASSET_ID: asset_id, Field.KIND: kind}
    request: dict[str, Any] = {
        "Role": os.environ[Variable.MEDIA_CONVERT_ROLE_ARN],
        "Queue": os.environ[Variable.MEDIA_CONVERT_QUEUE_ARN],
        "Tags": asset,
        "UserMetadata": {**asset, Field.EXECUTION_NAME: text(event, Field.EXECUTION_NAME)},
        "ClientRequestToken": hashlib.sha256(f"{asset_id}/{kind}/{text(event, Field.ATTEMPT)}".encode()).hexdigest(),
    }
    job_id = _created(event, request)
    log("INFO", "job submitted", asset_id, kind=kind, jobId=job_id)
    return {Field.JOB_ID: job_id, Field.STATUS: "SUBMITTED", Field.WAIT_SECONDS: FIRST_WAIT_SECONDS}


def _created(event: Mapping[str, Any], request: Mapping[str, Any]) -> str:
    job = event_fields.member(event, Field.JOB)
    settings, by_template = dict(event_fields.member(job, Field.SETTINGS)), job.get(Field.BY_TEMPLATE)
    if by_template:
        template = text(event, Field.JOB_TEMPLATE)
        try:
            return str(mediaconvert().create_job(**request, JobTemplate=template, Settings=by_template)["Job"]["Id"])
        except ClientError as error:
            if name(error) not in (FinalError.BAD_REQUEST, FinalError.NOT_FOUND):
                raise
            log("WARNING", f"submitted without its template: {error}", event.get(Field.ASSET_ID), jobTemplate=template)
    return str(mediaconvert().create_job(**request, Settings=settings)["Job"]["Id"])


def status(event: Mapping[str, Any]) -> dict[str, Any]:
    """Reads how a job stands. One that has not ended by its deadline, in seconds since 1970, is cancelled."""
    job_id = text(event, Field.JOB_ID)
    waited, deadline = whole_number(event, Field.WAIT_SECONDS), whole_number(event, Field.DEADLINE)
    job = mediaconvert().get_job(Id=job_id)["Job"]
    if job["Status"] not in JobEnd.ALL and time.time() >= deadline:
        mediaconvert().cancel_job(Id=job_id)
        job = {**job, "Status": JobEnd.CANCELED, "ErrorMessage": "the job did not end in time and was cancelled"}
    state: dict[str, Any] = {
        Field.JOB_ID: job_id, Field.STATUS: job["Status"], Field.WAIT_SECONDS: min(waited * 2, LONGEST_WAIT_SECONDS)}
    if job["Status"] in (JobEnd.ERROR, JobEnd.CANCELED):
        state[Field.ERROR_CODE] = job.get("ErrorCode", 0)
        state[Field.ERROR_MESSAGE] = job.get("ErrorMessage") or f"MediaConvert reports {job['Status']} without a message"
        state[Field.MAY_RETRY] = state[Field.ERROR_CODE] in PassingErrorCode.ALL
    log("INFO", "job status", event.get(Field.ASSET_ID), **state)
    return state
