"""Tasks wake when their job ends, and what is left running is cancelled."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError
from botocore.stub import Stubber

import run_job
from Handlers.asset_rows import AssetRows
from Handlers.RunJob.planned_job import (
    AWAIT,
    CANCEL,
    FOLLOW,
    NEWEST_FIRST,
    NOW,
    Log,
    StepFunctions,
    failure,
    job,
    listed,
    lost_answer,
    planned,
    token,
    under_way,
)


@pytest.mark.parametrize("status", ["SUBMITTED", "PROGRESSING"])
@pytest.mark.parametrize("former", [False, True])
def test_the_token_of_a_job_that_goes_on_is_kept(
    service: Stubber, rows: AssetRows, states: StepFunctions, status: str, former: bool
) -> None:
    rows.items["ASSET#4f2a", "JOB#1700-abc"] = {"pk": "ASSET#4f2a", "sk": "JOB#1700-abc"}
    service.add_response("get_job", job(Status=status))
    run_job.handler({name: value for name, value in AWAIT.items() if not (former and name in ("making", "kind"))}, None)
    assert rows.items["ASSET#4f2a", "JOB#1700-abc" if former else "JOB#2/main"]["taskToken"] == "token"
    assert states.sent == []


def test_the_row_of_a_job_that_was_deleted_with_its_asset_stays_deleted(
    service: Stubber, rows: AssetRows, states: StepFunctions
) -> None:
    rows.items.clear()
    assert failure(AWAIT) == "JobForgotten"
    assert rows.items == {} and states.sent == []


@pytest.mark.parametrize("status", ["COMPLETE", "ERROR", "CANCELED"])
def test_a_job_that_ended_before_its_token_was_kept_wakes_the_task(service: Stubber, states: StepFunctions, status: str) -> None:
    service.add_response("get_job", job(Status=status))
    run_job.handler(AWAIT, None)
    assert states.sent == [{"taskToken": "token", "output": "{}"}]


def test_a_task_that_the_event_has_woken_already_is_no_failure(service: Stubber, states: StepFunctions) -> None:
    service.add_response("get_job", job(Status="COMPLETE"))
    states.error = ClientError({"Error": {"Code": "TaskTimedOut"}}, "SendTaskSuccess")
    assert run_job.handler(AWAIT, None) is None


def test_cancel_ends_the_jobs_of_an_execution_that_go_on(service: Stubber, rows: AssetRows, log_lines: Log) -> None:
    planned("preview")
    for kind in ("main", "preview"):
        rows.items["ASSET#4f2a", f"JOB#2/{kind}"] |= {"jobId": kind, "submittedAt": NOW.isoformat()}
    # One of a former version, and one of an execution that has taken the asset up again.
    rows.items["ASSET#4f2a", "JOB#old"] = {"pk": "ASSET#4f2a", "sk": "JOB#old", "jobId": "old", "executionName": "execution-1"}
    rows.items["ASSET#4f2a", "JOB#3/main"] = {"pk": "ASSET#4f2a", "sk": "JOB#3/main", "jobId": "new", "executionName": "execution-2"}
    for job_id, status in (("main", "PROGRESSING"), ("preview", "COMPLETE"), ("old", "SUBMITTED")):
        service.add_response("get_job", job(job_id, Status=status), {"Id": job_id})
        if status != "COMPLETE":
            service.add_response("cancel_job", {}, {"Id": job_id})
    run_job.handler(CANCEL, None)
    assert [line["jobId"] for line in log_lines()] == ["main", "old"]


def test_without_a_job_nothing_is_asked(service: Stubber) -> None:
    run_job.handler(CANCEL, None)


def test_a_job_whose_answer_was_lost_is_cancelled_too(service: Stubber, rows: AssetRows) -> None:
    lost_answer(service)
    service.add_response("list_jobs", {"Jobs": [listed("own", 0, token())]}, NEWEST_FIRST)
    service.add_response("get_job", job("own", Status="SUBMITTED"))
    service.add_response("cancel_job", {}, {"Id": "own"})
    run_job.handler(CANCEL, None)


def test_a_job_that_ends_while_it_is_cancelled_is_looked_at_again(service: Stubber, rows: AssetRows) -> None:
    under_way(rows)
    service.add_response("get_job", job(Status="PROGRESSING"))
    service.add_client_error("cancel_job", "ConflictException", http_status_code=409)
    assert failure(CANCEL) == "ConflictException"


@pytest.mark.parametrize(
    ("code", "http_status", "name"),
    [
        ("ProvisionedThroughputExceededException", 400, "TooManyRequestsException"),
        ("RequestLimitExceeded", 400, "TooManyRequestsException"),
        ("ThrottlingException", 400, "TooManyRequestsException"),
        ("InternalServerError", 500, "InternalServerErrorException"),
        ("ResourceNotFoundException", 400, "ResourceNotFoundException"),
    ],
)
@pytest.mark.parametrize(("event", "operation"), [(FOLLOW, "GetItem"), (FOLLOW, "UpdateItem"), (CANCEL, "Query")])
def test_errors_of_the_table_have_the_names_that_retries_know(
    service: Stubber, rows: AssetRows, event: dict[str, Any], operation: str, code: str, http_status: int, name: str
) -> None:
    # As the SDK raises what is in the service's model: by a class of its own.
    kind = type(code, (ClientError,), {})
    rows.errors[operation] = kind({"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": http_status}}, operation)
    assert failure(event) == name
