"""Running a job: what it asks of MediaConvert and writes into the job's row, what it hands back, and under which names it fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from botocore.exceptions import ClientError, ReadTimeoutError
from botocore.stub import Stubber

import job_rows
import run_job
import task_token
from Handlers.asset_rows import AssetRows
from service_model import RequestModel

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


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("MEDIACONVERT_REGION", "eu-central-1")
    monkeypatch.setenv("MEDIACONVERT_ROLE_ARN", ROLE)
    monkeypatch.setenv("MEDIACONVERT_QUEUE_ARN", QUEUE)
    monkeypatch.setenv("METRIC_NAMESPACE", "N")
    monkeypatch.setenv("PIPELINE", "P")
    for name, seconds in (("LONGEST_JOB", 12 * 3_600), ("LONGEST_STALL", 7_200), ("SHORTEST_PAUSE", 10), ("LONGEST_PAUSE", 600)):
        monkeypatch.setenv(f"{name}_SECONDS", str(seconds))
    monkeypatch.setattr(job_rows, "now", lambda: NOW)
    run_job.mediaconvert.cache_clear()
    yield
    run_job.mediaconvert.cache_clear()


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> AssetRows:
    found = AssetRows()
    monkeypatch.setattr(job_rows, "table", lambda: found)
    planned("main")
    return found


def planned(kind: str, execution: str = "execution-1", **documents: Any) -> None:
    job_rows.write("4f2a", 2, kind, execution, 1_900_000_000, {"settings": SETTINGS, **documents})


@pytest.fixture
def service(rows: AssetRows) -> Iterator[Stubber]:
    """MediaConvert with the answers that a test gives it; any other call fails the test."""
    with Stubber(run_job.mediaconvert()) as stubber:
        yield stubber
        stubber.assert_no_pending_responses()


@pytest.fixture
def requests() -> list[dict[str, Any]]:
    """The parameters of every call, as the SDK gets them."""
    seen: list[dict[str, Any]] = []
    run_job.mediaconvert().meta.events.register("before-parameter-build", lambda params, **_: seen.append(params))
    return seen


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


# Submitting


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


def listed(job_id: str, minutes: float, token: str | None = None) -> dict[str, Any]:
    """A job of so many minutes after the submission."""
    created = NOW + timedelta(minutes=minutes)
    return {"Id": job_id, "Role": ROLE, "Settings": {}, "CreatedAt": created, "UserMetadata": {"token": token or "x"}}


def token() -> str:
    row = job_rows.read("4f2a", KEY[1])
    assert row
    return row.token


def lost_answer(service: Stubber) -> None:
    service.add_client_error("create_job", "InternalServerErrorException", http_status_code=500)
    assert failure() == "InternalServerErrorException"


def test_a_job_whose_answer_was_lost_is_found_by_its_token(service: Stubber, rows: AssetRows) -> None:
    lost_answer(service)
    service.add_response("list_jobs", {"Jobs": [listed("newer", 2)], "NextToken": "1"}, NEWEST_FIRST)
    service.add_response("list_jobs", {"Jobs": [listed("own", 0, token())], "NextToken": "2"}, {**NEWEST_FIRST, "NextToken": "1"})
    assert followed()["jobId"] == "own"
    assert rows.items[KEY]["jobId"] == "own"


def test_the_search_ends_where_the_queue_is_older_than_the_submission(service: Stubber, rows: AssetRows) -> None:
    lost_answer(service)
    # Clocks differ a little. A further page is not asked for.
    jobs = [listed("newer", 2), listed("late-clock", -4), listed("older", -6)]
    service.add_response("list_jobs", {"Jobs": jobs, "NextToken": "1"}, NEWEST_FIRST)
    service.add_response("create_job", job())
    assert followed()["jobId"] == "1700-abc"


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


# Following


def under_way(rows: AssetRows, **fields: Any) -> None:
    rows.items[KEY] |= {"jobId": "1700-abc", "submittedAt": NOW.isoformat(), **fields}


def ago(**time: float) -> datetime:
    return NOW - timedelta(**time)


@pytest.mark.parametrize("seconds", [0, 29, 90, 1_800, 80_000])
def test_the_pause_is_a_third_of_the_time_so_far(service: Stubber, rows: AssetRows, seconds: int) -> None:
    under_way(rows)
    pause = min(max(seconds // 3, 10), 600)
    service.add_response("get_job", job(Status="SUBMITTED", CreatedAt=ago(seconds=seconds)))
    assert followed()["waitSeconds"] == pause
    service.add_response("get_job", job(Status="PROGRESSING", CreatedAt=ago(days=9), Timing={"StartTime": ago(seconds=seconds // 2)}))
    assert followed()["waitSeconds"] == min(max(seconds // 2 // 3, 10), 600)


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


# Waiting for events


class StepFunctions:
    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.error: ClientError | None = None

    def send_task_success(self, **request: Any) -> None:
        if self.error:
            raise self.error
        self.sent.append(request)


@pytest.fixture
def states(monkeypatch: pytest.MonkeyPatch) -> StepFunctions:
    found = StepFunctions()
    monkeypatch.setattr(task_token, "states", lambda: found)
    return found


@pytest.mark.parametrize("status", ["SUBMITTED", "PROGRESSING"])
@pytest.mark.parametrize("former", [False, True])
def test_the_token_of_a_job_that_goes_on_is_kept(
    service: Stubber, rows: AssetRows, states: StepFunctions, status: str, former: bool
) -> None:
    service.add_response("get_job", job(Status=status))
    run_job.handler({name: value for name, value in AWAIT.items() if not (former and name in ("making", "kind"))}, None)
    assert rows.items["ASSET#4f2a", "JOB#1700-abc" if former else "JOB#2/main"]["taskToken"] == "token"
    assert states.sent == []


@pytest.mark.parametrize("status", ["COMPLETE", "ERROR", "CANCELED"])
def test_a_job_that_ended_before_its_token_was_kept_wakes_the_task(service: Stubber, states: StepFunctions, status: str) -> None:
    service.add_response("get_job", job(Status=status))
    run_job.handler(AWAIT, None)
    assert states.sent == [{"taskToken": "token", "output": "{}"}]


def test_a_task_that_the_event_has_woken_already_is_no_failure(service: Stubber, states: StepFunctions) -> None:
    service.add_response("get_job", job(Status="COMPLETE"))
    states.error = ClientError({"Error": {"Code": "TaskTimedOut"}}, "SendTaskSuccess")
    assert run_job.handler(AWAIT, None) is None


# Cancelling


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
