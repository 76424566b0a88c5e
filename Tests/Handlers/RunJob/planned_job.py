"""A job that is planned, and what its function does with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from botocore.exceptions import ClientError
from botocore.stub import Stubber

import job_rows
import job_submission
import run_job
from Handlers.asset_rows import AssetRows

ROLE = "arn:aws:iam::111111111111:role/mediaconvert-role-dev"
QUEUE = "arn:aws:mediaconvert:eu-central-1:111111111111:queues/Default"
SETTINGS = {"Inputs": [{"FileInput": "s3://ingest/uploads/My film.mp4"}]}
BY_TEMPLATE = {**SETTINGS, "OutputGroups": [{"Outputs": [{"Preset": "720p-preset-dev"}]}]}
FOLLOW: dict[str, Any] = {"action": "follow", "assetId": "4f2a", "making": 2, "kind": "main"}
AWAIT = {"action": "await", "assetId": "4f2a", "making": 2, "kind": "main", "jobId": "1700-abc", "taskToken": "token"}
CANCEL = {"action": "cancel", "assetId": "4f2a", "executionName": "execution-1"}
NOW = datetime(2026, 1, 1, 12, 0, tzinfo=timezone.utc)
KEY = ("ASSET#4f2a", "JOB#2/main")
NEWEST_FIRST = {"Queue": "Default", "Order": "DESCENDING"}
Log = Callable[[], list[dict[str, Any]]]


def planned(kind: str, execution: str = "execution-1", **documents: Any) -> None:
    job_rows.write("4f2a", 2, kind, execution, 1_900_000_000, {"settings": SETTINGS, **documents})


def job(job_id: str = "1700-abc", **members: Any) -> dict[str, Any]:
    return {"Job": {"Id": job_id, "Role": ROLE, "Settings": {}, **members}}


def followed(event: Mapping[str, Any] = FOLLOW) -> Mapping[str, Any]:
    state = run_job.handler(event, None)
    assert state is not None
    return state


def failure(event: Any = FOLLOW) -> str:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - its name is looked at
        run_job.handler(event, None)
    return type(caught.value).__name__


def listed(job_id: str, minutes: float, token: str | None = None) -> dict[str, Any]:
    """A job of so many minutes after the submission."""
    created = NOW + timedelta(minutes=minutes)
    return {"Id": job_id, "Role": ROLE, "Settings": {}, "CreatedAt": created, "UserMetadata": {"token": token or "x"}}


def token() -> str:
    row = job_rows.read("4f2a", KEY[1])
    assert row
    return row.token


def lost_answer(service: Stubber, then: str = "InternalServerErrorException") -> None:
    """The answers to all tries of a call get lost; the last may be another error."""
    for code in ["InternalServerErrorException"] * (job_submission.TRIES - 1) + [then]:
        service.add_client_error("create_job", code, http_status_code=500 if code.startswith("Internal") else 400)
    assert failure() == then


def under_way(rows: AssetRows, **fields: Any) -> None:
    rows.items[KEY] |= {"jobId": "1700-abc", "submittedAt": NOW.isoformat(), **fields}


def ago(**time: float) -> datetime:
    return NOW - timedelta(**time)


class StepFunctions:
    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.error: ClientError | None = None

    def send_task_success(self, **request: Any) -> None:
        if self.error:
            raise self.error
        self.sent.append(request)
