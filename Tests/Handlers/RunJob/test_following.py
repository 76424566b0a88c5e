"""Jobs that are under way are asked for, each with a clock of its own, and what became of them is told."""

from __future__ import annotations

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError
from botocore.stub import Stubber

from Handlers.asset_rows import AssetRows
from Handlers.RunJob.planned_job import AWAIT, CANCEL, FOLLOW, KEY, NOW, Log, ago, failure, followed, job, token, under_way


@pytest.mark.parametrize("seconds", [0, 29, 90, 1_800, 80_000])
def test_the_pause_is_a_third_of_the_time_so_far(service: Stubber, rows: AssetRows, seconds: int) -> None:
    under_way(rows)
    pause = max(min(max(seconds // 3, 10), 600), seconds // 100)
    service.add_response("get_job", job(Status="SUBMITTED", CreatedAt=ago(seconds=seconds)))
    assert followed()["waitSeconds"] == pause
    service.add_response("get_job", job(Status="PROGRESSING", CreatedAt=ago(days=9), Timing={"StartTime": ago(seconds=seconds // 2)}))
    assert followed()["waitSeconds"] == max(min(max(seconds // 2 // 3, 10), 600), seconds // 2 // 100)


@pytest.mark.parametrize(("seconds", "percent", "pause"), [
    # What remains; no longer than the time so far, which a wrong estimate at most doubles; not soon again and again.
    (200, 80, 50), (100, 10, 100), (20, 2, 20), (7, 1, 10), (290, 99, 10), (3_000, 99, 100), (9_000, 40, 600), (120, None, 40),
    (120, 0, 40)])
def test_a_job_that_says_how_far_it_has_come_is_asked_for_when_it_should_end(
    service: Stubber, rows: AssetRows, seconds: int, percent: int | None, pause: int
) -> None:
    under_way(rows)
    known: dict[str, Any] = {} if percent is None else {"JobPercentComplete": percent}
    service.add_response("get_job", job(
        Status="PROGRESSING", CreatedAt=ago(days=1), Timing={"StartTime": ago(seconds=seconds)}, **known))
    assert followed()["waitSeconds"] == pause


@pytest.mark.parametrize("status", ["SUBMITTED", "PROGRESSING", "COMPLETE"])
def test_what_has_not_failed_has_no_error(service: Stubber, rows: AssetRows, status: str) -> None:
    under_way(rows)
    service.add_response("get_job", job(Status=status, CreatedAt=NOW))
    assert followed() == {"jobId": "1700-abc", "status": status, "waitSeconds": 10}


def test_waiting_in_the_queue_has_no_end_and_is_counted(service: Stubber, rows: AssetRows, log_lines: Log) -> None:
    under_way(rows)
    service.add_response("get_job", job(Status="SUBMITTED", CreatedAt=ago(days=30)))
    assert followed()["status"] == "SUBMITTED"
    assert [line["Waiting"] for line in log_lines() if "_aws" in line] == [30 * 86_400]


def test_the_clock_begins_with_the_work(service: Stubber, rows: AssetRows) -> None:
    under_way(rows)
    late = job(Status="PROGRESSING", CreatedAt=ago(days=2), Timing={"StartTime": ago(hours=11, minutes=59)})
    service.add_response("get_job", late)
    assert followed()["status"] == "PROGRESSING"

    service.add_response("get_job", job(Status="PROGRESSING", CreatedAt=ago(days=2), Timing={"StartTime": ago(hours=12)}))
    service.add_response("cancel_job", {}, {"Id": "1700-abc"})
    state = followed()
    assert (state["status"], state["errorCode"]) == ("CANCELED", 0)
    assert state["errorMessage"] == "the job did not end in time and was cancelled"


@pytest.mark.parametrize(("percent", "minutes", "cancelled"), [(41, 121, True), (42, 121, False), (41, 119, False), (None, 121, False)])
def test_a_job_that_comes_no_further_is_cancelled(
    service: Stubber, rows: AssetRows, percent: int | None, minutes: int, cancelled: bool
) -> None:
    under_way(rows, progress="TRANSCODING 41", progressAt=ago(minutes=minutes).isoformat())
    known: dict[str, Any] = {} if percent is None else {"JobPercentComplete": percent}
    service.add_response("get_job", job(
        Status="PROGRESSING", CurrentPhase="TRANSCODING", CreatedAt=ago(hours=5), Timing={"StartTime": ago(hours=4)}, **known))
    if cancelled:
        service.add_response("cancel_job", {}, {"Id": "1700-abc"})
    state = followed()
    assert state["status"] == ("CANCELED" if cancelled else "PROGRESSING")
    assert ("no progress for 2:00:00" in state.get("errorMessage", "")) is cancelled
    assert rows.items[KEY]["progress"] == ("TRANSCODING 42" if percent == 42 else "TRANSCODING 41")
    assert (rows.items[KEY]["progressAt"] == NOW.isoformat()) is (percent == 42)


def test_why_a_job_was_cancelled_is_known_when_the_answer_was_lost(service: Stubber, rows: AssetRows) -> None:
    under_way(rows)
    worked_on: dict[str, Any] = {"CreatedAt": ago(hours=20), "Timing": {"StartTime": ago(hours=13)}}
    service.add_response("get_job", job(Status="PROGRESSING", **worked_on))
    service.add_client_error("cancel_job", "InternalServerErrorException", http_status_code=500)
    assert failure() == "InternalServerErrorException"
    service.add_response("get_job", job(Status="CANCELED", **worked_on))
    assert followed()["errorMessage"] == "the job did not end in time and was cancelled"


def test_what_a_complete_job_has_made_is_kept_for_who_verifies_it(service: Stubber, rows: AssetRows) -> None:
    under_way(rows)
    made = [{"OutputDetails": [{"DurationInMs": 12_000, "VideoDetails": {"WidthInPx": 640, "HeightInPx": 360}}]}, {}]
    service.add_response("get_job", job(Status="COMPLETE", CreatedAt=NOW, OutputGroupDetails=made))
    followed()
    assert json.loads(rows.items[KEY]["made"]) == {"OutputGroupDetails": made}


def test_nobody_hears_of_an_end_that_is_not_kept(service: Stubber, rows: AssetRows) -> None:
    under_way(rows)
    answer: Any = {"Error": {"Code": "ThrottlingException"}, "ResponseMetadata": {"HTTPStatusCode": 400}}
    rows.errors["UpdateItem"] = ClientError(answer, "UpdateItem")
    service.add_response("get_job", job(Status="COMPLETE", CreatedAt=NOW))
    assert failure() == "TooManyRequestsException"


def test_a_job_that_ended_late_is_not_cancelled(service: Stubber, rows: AssetRows) -> None:
    under_way(rows)
    service.add_response("get_job", job(Status="COMPLETE", CreatedAt=ago(days=2), Timing={"StartTime": ago(days=1)}))
    assert followed()["status"] == "COMPLETE"


@pytest.mark.parametrize("code", [1076, 1999])
def test_a_job_that_mediaconvert_lost_is_submitted_once_more(
    service: Stubber, rows: AssetRows, requests: list[dict[str, Any]], code: int
) -> None:
    first = token()
    under_way(rows, taskToken="spent", progress="TRANSCODING 41")
    service.add_response("get_job", job(Status="ERROR", ErrorCode=code, ErrorMessage="Internal", CreatedAt=NOW))
    service.add_response("create_job", job("1701-def"))
    assert followed() == {"jobId": "1701-def", "status": "SUBMITTED", "waitSeconds": 10}
    assert requests[1]["ClientRequestToken"] == token() != first
    assert not {"taskToken", "progress"} & set(rows.items[KEY])

    service.add_response("get_job", job("1701-def", Status="ERROR", ErrorCode=code, ErrorMessage="Internal", CreatedAt=NOW))
    state = followed()
    assert (state["status"], state["errorCode"]) == ("ERROR", code)


@pytest.mark.parametrize(
    ("members", "code", "message"),
    [
        ({"Status": "ERROR", "ErrorCode": 1010, "ErrorMessage": "Zugriff verweigert – ü"}, 1010, "Zugriff verweigert – ü"),
        ({"Status": "ERROR"}, 0, "MediaConvert reports ERROR without a message"),
        ({"Status": "CANCELED", "ErrorMessage": ""}, 0, "MediaConvert reports CANCELED without a message"),
    ],
)
def test_a_failed_job_always_says_why(service: Stubber, rows: AssetRows, members: dict[str, Any], code: int, message: str) -> None:
    under_way(rows)
    service.add_response("get_job", job(CreatedAt=NOW, **members))
    state = followed()
    assert (state["status"], state["errorCode"], state["errorMessage"]) == (members["Status"], code, message)


def test_a_job_that_was_never_planned_is_refused(service: Stubber) -> None:
    assert failure({**FOLLOW, "making": 3}) == "MalformedEvent"


@pytest.mark.parametrize(
    "event",
    [{**FOLLOW, "making": None}, {**FOLLOW, "kind": ""}, {**FOLLOW, "assetId": "../"}, {**AWAIT, "taskToken": ""}, {**AWAIT, "jobId": None},
     {**AWAIT, "making": "2"}, {**CANCEL, "executionName": None}, {**CANCEL, "assetId": None}])
def test_malformed_events_are_refused_before_any_call(service: Stubber, log_lines: Log, event: Any) -> None:
    assert failure(event) == "MalformedEvent"
    assert [line["level"] for line in log_lines()] == ["ERROR"]
