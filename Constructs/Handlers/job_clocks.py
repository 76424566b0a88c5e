"""How long a job may take, and how long to wait before it is asked for again.

A job's time begins when MediaConvert begins to work on it: waiting in the queue costs it nothing, however long that is.
"""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from contract import Field, Variable

# Each pause is this part of the time that a job has waited or was worked on so far, so that its end is noticed late by no more than that.
SHARE = 3
# Of that pause, the least where a job says that it ends soon: it may say so for long.
_SOON = 10
# No pause has to be shorter than this part of the time so far, so that a year of waiting fits into the 25,000 events of an execution's
# history (https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html).
_LEAST_SHARE = 100


def overdue(job: Mapping[str, Any], row: Mapping[str, Any], now: datetime) -> str | None:
    """Why a job that is worked on is given up, if it is."""
    started = begun(job)
    if job["Status"] != "PROGRESSING" or started is None:
        return None
    if now - started >= _time(Variable.LONGEST_JOB_SECONDS):
        return "the job did not end in time and was cancelled"
    last, since = progress(job), row.get(Field.PROGRESS_AT)
    stall = _time(Variable.LONGEST_STALL_SECONDS)
    if last is not None and since and last == row.get(Field.PROGRESS) and now - datetime.fromisoformat(since) >= stall:
        return f"the job made no progress for {stall} and was cancelled"
    return None


def progress(job: Mapping[str, Any]) -> str | None:
    """How far a job has come, where MediaConvert can say so: of some inputs it cannot."""
    percent = job.get("JobPercentComplete")
    return f"{job.get('CurrentPhase', '')} {percent}" if job["Status"] == "PROGRESSING" and percent is not None else None


def begun(job: Mapping[str, Any]) -> datetime | None:
    started: datetime | None = (job.get("Timing") or {}).get("StartTime")
    return started


def pause(job: Mapping[str, Any], now: datetime) -> int:
    """Seconds until a job is asked for again: the longer the longer it has been in the queue, or worked on."""
    started = begun(job)
    since: datetime = started or job.get("CreatedAt") or now
    seconds = int((now - since).total_seconds())
    pause = pause_after(seconds, remaining(job, seconds))
    # One that is worked on is asked for when its time is over.
    left = _time(Variable.LONGEST_JOB_SECONDS) - (now - started) if started else None
    return max(1, min(pause, math.ceil(left.total_seconds()))) if left is not None else pause


def remaining(job: Mapping[str, Any], seconds: int) -> int | None:
    """How much longer a job is worked on, where it says how far it has come: that is the part of its time that is over
    (https://docs.aws.amazon.com/mediaconvert/latest/apireference/jobs-id.html, jobPercentComplete)."""
    percent = job.get("JobPercentComplete") if job["Status"] == "PROGRESSING" else None
    return math.ceil(seconds * (100 - percent) / percent) if percent else None


def pause_after(seconds: int, remaining: int | None = None) -> int:
    """A part of the time so far, or what remains, but no longer than the time so far: it is an estimate.

    Longer than a job may take only where that is a small part of the time that it has waited: it may begin at once.
    """
    shortest, longest, job = (
        int(os.environ[name])
        for name in (Variable.SHORTEST_PAUSE_SECONDS, Variable.LONGEST_PAUSE_SECONDS, Variable.LONGEST_JOB_SECONDS))
    pause = seconds // SHARE
    if remaining is not None:
        pause = min(max(remaining, pause // _SOON), seconds)
    return max(min(max(pause, shortest), longest, job), seconds // _LEAST_SHARE)


def _time(variable: str) -> timedelta:
    return timedelta(seconds=int(os.environ[variable]))
