"""What MediaConvert says of a job that is complete: kept in the job's row by who learns of its end, so that nobody asks again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import job_rows
from contract import Field
from job_rows import JobRow
from mediaconvert_client import mediaconvert

# Of each output its length and size; of the rest, which has the whole settings, nobody reads anything.
_DETAILS = "OutputGroupDetails"


def keep(row: JobRow, job: Mapping[str, Any]) -> None:
    """Writes what a job has made into its row, before anybody hears that it is complete."""
    job_rows.changed(row, **{Field.MADE: json.dumps(_made(job))})


def account(row: JobRow | None, job_id: str) -> Mapping[str, Any]:
    """What a job has made, as its row says, or else MediaConvert: an execution of a former version kept nothing."""
    kept = row.document(Field.MADE) if row is not None and row.job_id == job_id else None
    return _made(mediaconvert().get_job(Id=job_id)["Job"]) if kept is None else kept


def _made(job: Mapping[str, Any]) -> dict[str, Any]:
    return {_DETAILS: job[_DETAILS]} if _DETAILS in job else {}
