"""Jobs are submitted once, with their own token, and found where an answer was lost."""

from __future__ import annotations

import time
from typing import Any

import pytest
from botocore.exceptions import ReadTimeoutError
from botocore.stub import Stubber

import job_rows
import run_job
from Handlers.asset_rows import AssetRows
from Handlers.RunJob.planned_job import (
    BY_TEMPLATE,
    FOLLOW,
    KEY,
    NEWEST_FIRST,
    NOW,
    QUEUE,
    ROLE,
    SETTINGS,
    failure,
    followed,
    job,
    listed,
    lost_answer,
    planned,
    token,
)
from service_model import RequestModel


def test_a_planned_job_is_submitted(service: Stubber, rows: AssetRows, requests: list[dict[str, Any]]) -> None:
    def written_before(params: dict[str, Any], **_: Any) -> None:
        assert rows.items[KEY]["submittedAt"] == NOW.isoformat() and "jobId" not in rows.items[KEY]

    run_job.mediaconvert().meta.events.register("before-parameter-build.mediaconvert.CreateJob", written_before)
    service.add_response("create_job", job())

    assert followed() == {"jobId": "1700-abc", "status": "SUBMITTED", "waitSeconds": 10}

    [request] = requests
    assert RequestModel().shape_violations("CreateJobRequest", request) == []
    assert (request["Role"], request["Queue"], request["Settings"]) == (ROLE, QUEUE, SETTINGS)
    assert request["Tags"] == {"assetId": "4f2a", "kind": "main"}
    token = request["ClientRequestToken"]
    assert request["UserMetadata"] == {"assetId": "4f2a", "kind": "main", "making": "2", "token": token}
    assert len(token) <= 64 and token.isascii()
    assert rows.items[KEY]["jobId"] == "1700-abc"


def test_a_job_of_another_kind_making_or_asset_has_another_token() -> None:
    row = job_rows.JobRow("4f2a", "", {"kind": "main", "making": 1, "attempt": 1})
    others = [job_rows.JobRow(asset, "", {"kind": kind, "making": making, "attempt": attempt}) for asset, kind, making, attempt in (
        ("9c1b", "main", 1, 1), ("4f2a", "preview", 1, 1), ("4f2a", "main", 2, 1), ("4f2a", "main", 1, 2))]
    assert len({one.token for one in (row, *others)}) == 5


def test_a_job_can_come_from_a_template(service: Stubber, rows: AssetRows, requests: list[dict[str, Any]]) -> None:
    planned("preview", byTemplate=BY_TEMPLATE)
    service.add_response("create_job", job())
    followed({**FOLLOW, "kind": "preview", "jobTemplate": "preview-job-template-dev"})
    [request] = requests
    assert (request["JobTemplate"], request["Settings"]) == ("preview-job-template-dev", BY_TEMPLATE)


@pytest.mark.parametrize(("code", "http_status"), [("BadRequestException", 400), ("NotFoundException", 404), ("ValidationException", 400)])
def test_a_job_whose_template_is_refused_is_submitted_by_itself(
    service: Stubber, rows: AssetRows, requests: list[dict[str, Any]], code: str, http_status: int
) -> None:
    planned("preview", byTemplate=BY_TEMPLATE)
    service.add_client_error("create_job", code, "no such preset", http_status_code=http_status)
    service.add_response("create_job", job())
    followed({**FOLLOW, "kind": "preview", "jobTemplate": "preview-job-template-dev"})
    _, request = requests
    assert "JobTemplate" not in request and request["Settings"] == SETTINGS


@pytest.mark.parametrize(
    ("code", "http_status"),
    [("TooManyRequestsException", 429), ("ServiceQuotaExceededException", 402), ("BadRequestException", 400), ("ConflictException", 409)])
def test_a_job_that_was_refused_is_not_looked_for(service: Stubber, rows: AssetRows, code: str, http_status: int) -> None:
    service.add_client_error("create_job", code, http_status_code=http_status)
    assert failure() == code
    service.add_response("create_job", job())
    assert followed()["jobId"] == "1700-abc"


def test_a_lost_answer_is_asked_for_once_more_with_the_same_token(
    service: Stubber, rows: AssetRows, requests: list[dict[str, Any]]
) -> None:
    service.add_client_error("create_job", "InternalServerErrorException", http_status_code=500)
    service.add_response("create_job", job())
    assert followed()["jobId"] == "1700-abc"
    assert len({request["ClientRequestToken"] for request in requests}) == 1 and len(requests) == 2


def test_what_is_asked_again_is_so_while_the_token_is_known(
    service: Stubber, rows: AssetRows, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The first call hangs until the client gives it up.
    times = iter([0.0, 25.0])
    monkeypatch.setattr(time, "monotonic", lambda: next(times))
    service.add_client_error("create_job", "InternalServerErrorException", http_status_code=500)
    assert failure() == "InternalServerErrorException"
    assert rows.items[KEY]["submittedAt"]


def test_a_refusal_after_a_lost_answer_says_nothing_of_the_first_call(service: Stubber, rows: AssetRows) -> None:
    lost_answer(service, then="TooManyRequestsException")
    assert rows.items[KEY]["submittedAt"]
    service.add_response("list_jobs", {"Jobs": [listed("own", 0, token())]}, NEWEST_FIRST)
    assert followed()["jobId"] == "own"


def test_a_job_whose_asset_is_deleted_meanwhile_is_cancelled(service: Stubber, rows: AssetRows) -> None:
    run_job.mediaconvert().meta.events.register("before-parameter-build.mediaconvert.CreateJob", lambda **_: rows.items.clear())
    service.add_response("create_job", job())
    service.add_response("cancel_job", {}, {"Id": "1700-abc"})
    assert failure() == "JobForgotten"
    assert rows.items == {}


def test_no_answer_is_one_that_was_lost(service: Stubber, rows: AssetRows) -> None:
    def fail(**_: Any) -> None:
        raise ReadTimeoutError(endpoint_url="https://x")

    service.deactivate()
    run_job.mediaconvert().meta.events.register("before-call", fail)
    assert failure() == "ServiceUnreachable"
    assert rows.items[KEY]["submittedAt"]
    service.activate()


def test_the_same_question_again_makes_no_second_job(service: Stubber, rows: AssetRows) -> None:
    service.add_response("create_job", job())
    followed()
    service.add_response("get_job", job(Status="SUBMITTED", CreatedAt=NOW), {"Id": "1700-abc"})
    assert followed()["status"] == "SUBMITTED"


def test_planning_again_leaves_a_job_that_is_under_way(service: Stubber, rows: AssetRows) -> None:
    service.add_response("create_job", job())
    followed()
    before = dict(rows.items[KEY])
    planned("main", execution="execution-1")
    assert rows.items[KEY] == before
