"""Looks for the job of a submission whose answer was lost: in the queue, by the token that goes with it."""

from __future__ import annotations

import os
import time
from datetime import timedelta

import job_rows
from contract import Field, FinalError, Variable
from job_rows import JobRow
from mediaconvert_client import mediaconvert
from service_errors import ServiceUnreachable, name

# This function and MediaConvert do not read the same clock.
CLOCKS_DIFFER = timedelta(minutes=5)
# The rest of an invocation's time is for what comes of it.
LONGEST_SECONDS = 20


def found(row: JobRow) -> str | None:
    """The id of the job, if there is one: the newest come first, and none is older than the attempt.

    How far it has come is written down when it stops early, be it for a service that has no room for the question. Jobs that come
    meanwhile stand in front of that place, where the lost one is not.
    """
    place, until = row.fields.get(Field.LOOKED_UNTIL), time.monotonic() + LONGEST_SECONDS
    try:
        while time.monotonic() < until:
            job_id, place = _page(row, place)
            if job_id or place is None:
                return job_id
    except Exception as error:
        if place is None or name(error) != FinalError.BAD_REQUEST:
            _keep(row, place)
            raise
        # It means nothing to MediaConvert any more: the next call begins anew.
        place = None
    _keep(row, place)
    # Executions of every version try this again.
    raise ServiceUnreachable(f"the job of {row.asset_id} was not found so far: the next call goes on in the queue")


def _keep(row: JobRow, place: str | None) -> None:
    if place != row.fields.get(Field.LOOKED_UNTIL):
        job_rows.changed(row, **{Field.LOOKED_UNTIL: place})


def _page(row: JobRow, place: str | None) -> tuple[str | None, str | None]:
    """The job's id if it is on a page of the queue, and where the next page is that it can be on."""
    assert row.submitted_at is not None
    # The API takes a queue's name here, where it takes its ARN elsewhere.
    queue = os.environ[Variable.MEDIA_CONVERT_QUEUE_ARN].rpartition("/")[2]
    page = mediaconvert().list_jobs(Queue=queue, Order="DESCENDING", **({"NextToken": place} if place else {}))
    for job in page["Jobs"]:
        if job["CreatedAt"] < row.submitted_at - CLOCKS_DIFFER:
            return None, None
        if (job.get("UserMetadata") or {}).get(Field.TOKEN) == row.token:
            return str(job["Id"]), None
    return None, page.get("NextToken")
