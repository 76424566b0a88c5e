"""Jobs of executions that began under a former version: they are submitted and asked for as that version did."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from botocore.exceptions import ConnectTimeoutError, EndpointConnectionError, ReadTimeoutError
from botocore.stub import Stubber

import run_job
from Handlers.mediaconvert_stub import recorded_requests, stubbed_mediaconvert
from service_model import RequestModel

ROLE = "arn:aws:iam::111111111111:role/mediaconvert-role-dev"
QUEUE = "arn:aws:mediaconvert:eu-central-1:111111111111:queues/Default"
SETTINGS = {"Inputs": [{"FileInput": "s3://ingest/uploads/My film.mp4"}]}
SUBMIT: dict[str, Any] = {
    "action": "submit", "assetId": "4f2a", "attempt": "execution-1/false", "executionName": "execution-1", "kind": "main",
    "job": {"settings": SETTINGS},
}
DEADLINE = 4_000_000_000
STATUS = {"action": "status", "assetId": "4f2a", "jobId": "1700-abc", "waitSeconds": 5, "deadline": DEADLINE}
Log = Callable[[], list[dict[str, Any]]]


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("MEDIACONVERT_REGION", "eu-central-1")
    monkeypatch.setenv("MEDIACONVERT_ROLE_ARN", ROLE)
    monkeypatch.setenv("MEDIACONVERT_QUEUE_ARN", QUEUE)
    run_job.mediaconvert.cache_clear()
    yield
    run_job.mediaconvert.cache_clear()


@pytest.fixture
def service() -> Iterator[Stubber]:
    with stubbed_mediaconvert() as stubber:
        yield stubber


@pytest.fixture
def requests() -> list[dict[str, Any]]:
    return recorded_requests()


def job(**members: Any) -> dict[str, Any]:
    return {"Job": {"Id": "1700-abc", "Role": ROLE, "Settings": {}, **members}}


def state_after(event: Any) -> Mapping[str, Any]:
    state = run_job.handler(event, None)
    assert state is not None
    return state


def failure(event: Any) -> BaseException:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - its name is looked at
        run_job.handler(event, None)
    return caught.value


def test_submit_asks_for_a_valid_job(service: Stubber, requests: list[dict[str, Any]], log_lines: Log) -> None:
    service.add_response("create_job", job(Status="SUBMITTED"))

    assert run_job.handler(SUBMIT, None) == {"jobId": "1700-abc", "status": "SUBMITTED", "waitSeconds": 5}

    [request] = requests
    assert RequestModel().shape_violations("CreateJobRequest", request) == []
    assert (request["Role"], request["Queue"]) == (ROLE, QUEUE)
    assert request["Tags"] == {"assetId": "4f2a", "kind": "main"}
    assert request["UserMetadata"] == {"assetId": "4f2a", "kind": "main", "executionName": "execution-1"}
    assert request["Settings"] == SETTINGS
    assert "JobTemplate" not in request
    [line] = log_lines()
    assert (line["level"], line["assetId"], line["jobId"], line["kind"]) == ("INFO", "4f2a", "1700-abc", "main")


BY_TEMPLATE: dict[str, Any] = {
    **SUBMIT, "jobTemplate": "transcode-job-template-dev",
    "job": {"settings": SETTINGS, "byTemplate": {**SETTINGS, "OutputGroups": [{"Outputs": [{"Preset": "720p-preset-dev"}]}]}},
}


def test_a_job_can_come_from_a_template(service: Stubber, requests: list[dict[str, Any]]) -> None:
    service.add_response("create_job", job())
    run_job.handler(BY_TEMPLATE, None)

    [request] = requests
    assert RequestModel().shape_violations("CreateJobRequest", request) == []
    assert request["JobTemplate"] == "transcode-job-template-dev"
    assert request["Settings"] == BY_TEMPLATE["job"]["byTemplate"]


def test_a_job_that_was_cut_down_comes_from_no_template(service: Stubber, requests: list[dict[str, Any]]) -> None:
    service.add_response("create_job", job())
    run_job.handler({**SUBMIT, "jobTemplate": "transcode-job-template-dev"}, None)

    [request] = requests
    assert "JobTemplate" not in request and request["Settings"] == SETTINGS


@pytest.mark.parametrize(("code", "http_status"), [("BadRequestException", 400), ("NotFoundException", 404), ("ValidationException", 400)])
def test_a_job_whose_template_is_refused_is_submitted_by_itself(
    service: Stubber, requests: list[dict[str, Any]], log_lines: Log, code: str, http_status: int
) -> None:
    service.add_client_error("create_job", code, "no such preset", http_status_code=http_status)
    service.add_response("create_job", job())

    assert state_after(BY_TEMPLATE)["jobId"] == "1700-abc"

    _, request = requests
    assert RequestModel().shape_violations("CreateJobRequest", request) == []
    assert "JobTemplate" not in request and request["Settings"] == SETTINGS
    warning, _ = log_lines()
    assert warning["level"] == "WARNING" and "no such preset" in warning["message"]


@pytest.mark.parametrize(
    ("code", "http_status"), [("TooManyRequestsException", 429), ("ForbiddenException", 403), ("InternalServerErrorException", 500)])
def test_what_is_no_refusal_of_the_template_leaves_the_function(service: Stubber, code: str, http_status: int) -> None:
    service.add_client_error("create_job", code, http_status_code=http_status)
    assert type(failure(BY_TEMPLATE)).__name__ == code


def test_a_repeated_submit_can_be_recognised(service: Stubber, requests: list[dict[str, Any]]) -> None:
    for event in (SUBMIT, SUBMIT, {**SUBMIT, "assetId": "9c1b"}, {**SUBMIT, "kind": "preview"}, {**SUBMIT, "attempt": "2"}):
        service.add_response("create_job", job())
        run_job.handler(event, None)

    first, again, other, preview, retaken = [request["ClientRequestToken"] for request in requests]
    assert first == again
    assert len({first, other, preview, retaken}) == 4
    assert len(first) <= 64 and first.isascii()


@pytest.mark.parametrize("event", [SUBMIT, STATUS], ids=["submit", "status"])
@pytest.mark.parametrize(
    ("code", "http_status"),
    [
        ("TooManyRequestsException", 429),
        ("InternalServerErrorException", 500),
        ("ConflictException", 409),
        ("ServiceQuotaExceededException", 402),
        ("BadRequestException", 400),
        ("ForbiddenException", 403),
        ("NotFoundException", 404),
        ("UnprocessableEntityException", 422),
    ],
)
def test_errors_keep_their_names(
    service: Stubber, log_lines: Log, event: dict[str, Any], code: str, http_status: int
) -> None:
    operation = "create_job" if event is SUBMIT else "get_job"
    service.add_client_error(operation, code, "not now", http_status_code=http_status)

    error = failure(event)

    assert type(error).__name__ == code
    assert "not now" in str(error)
    line, *_ = log_lines()
    assert (line["level"], line["error"], line["assetId"]) == ("ERROR", code, "4f2a")
    assert line["jobId"] == event.get("jobId")


@pytest.mark.parametrize(
    "cause",
    [
        ReadTimeoutError(endpoint_url="https://x"),
        ConnectTimeoutError(endpoint_url="https://x"),
        EndpointConnectionError(endpoint_url="https://x"),
    ],
    ids=lambda cause: type(cause).__name__,
)
def test_no_answer_has_one_name(cause: Exception, log_lines: Log) -> None:
    def fail(**_: Any) -> None:
        raise cause

    run_job.mediaconvert().meta.events.register("before-call", fail)

    assert type(failure(SUBMIT)).__name__ == "ServiceUnreachable"
    assert log_lines()[0]["error"] == "ServiceUnreachable"


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (None, "an object, not NoneType"),
        ([SUBMIT], "an object, not list"),
        ({}, "action"),
        ({**SUBMIT, "action": "identify"}, "'identify'"),
        ({**SUBMIT, "assetId": None}, "assetId"),
        ({**SUBMIT, "assetId": "../4f2a"}, "assetId"),
        ({**SUBMIT, "assetId": "a\n"}, "assetId"),
        ({**SUBMIT, "assetId": "a" * 129}, "assetId"),
        ({**SUBMIT, "kind": ""}, "kind"),
        ({**SUBMIT, "attempt": 7}, "attempt"),
        ({**SUBMIT, "job": None}, "job"),
        ({**SUBMIT, "job": {"settings": "{}"}}, "settings"),
        ({**BY_TEMPLATE, "jobTemplate": None}, "jobTemplate"),
        ({**SUBMIT, "executionName": None}, "executionName"),
        ({**STATUS, "jobId": ""}, "jobId"),
        ({"action": "status", "jobId": "1700-abc"}, "waitSeconds"),
        ({"action": "status", "jobId": "1700-abc", "waitSeconds": 5}, "deadline"),
        ({**STATUS, "deadline": "soon"}, "deadline"),
        ({**STATUS, "waitSeconds": 0}, "waitSeconds"),
        ({**STATUS, "waitSeconds": True}, "waitSeconds"),
        ({**STATUS, "waitSeconds": "5"}, "waitSeconds"),
    ],
)
def test_malformed_events_are_refused_before_any_call(
    service: Stubber, requests: list[dict[str, Any]], log_lines: Log, event: Any, said: str
) -> None:
    error = failure(event)

    assert type(error).__name__ == "MalformedEvent" and said in str(error)
    assert requests == []
    [line] = log_lines()
    assert line["level"] == "ERROR" and "assetId" in line


@pytest.mark.parametrize(("waited", "wait"), [(1, 2), (5, 10), (29, 58), (30, 60), (31, 60), (60, 60), (600, 60)])
def test_status_waits_longer_each_turn(service: Stubber, waited: int, wait: int) -> None:
    service.add_response("get_job", job(Status="PROGRESSING"), {"Id": "1700-abc"})

    state = state_after({**STATUS, "waitSeconds": waited})

    assert state == {"jobId": "1700-abc", "status": "PROGRESSING", "waitSeconds": wait}


@pytest.mark.parametrize("status", ["SUBMITTED", "PROGRESSING", "COMPLETE"])
def test_status_without_failure_has_no_error(service: Stubber, status: str) -> None:
    service.add_response("get_job", job(Status=status))
    assert run_job.handler(STATUS, None) == {"jobId": "1700-abc", "status": status, "waitSeconds": 10}


@pytest.mark.parametrize("status", ["SUBMITTED", "PROGRESSING"])
def test_a_job_that_does_not_end_is_cancelled(service: Stubber, status: str) -> None:
    service.add_response("get_job", job(Status=status))
    service.add_response("cancel_job", {}, {"Id": "1700-abc"})

    state = state_after({**STATUS, "deadline": 1_000})

    assert (state["status"], state["errorCode"]) == ("CANCELED", 0)
    assert state["errorMessage"] == "the job did not end in time and was cancelled"


def test_a_job_that_ended_late_is_not_cancelled(service: Stubber) -> None:
    service.add_response("get_job", job(Status="COMPLETE"))
    assert state_after({**STATUS, "deadline": 1_000})["status"] == "COMPLETE"


@pytest.mark.parametrize(
    ("members", "code", "message", "may_retry"),
    [
        ({"Status": "ERROR", "ErrorCode": 1076, "ErrorMessage": "Demuxer stopped"}, 1076, "Demuxer stopped", True),
        ({"Status": "ERROR", "ErrorCode": 1999, "ErrorMessage": "Internal"}, 1999, "Internal", True),
        ({"Status": "ERROR", "ErrorCode": 1010, "ErrorMessage": "No input"}, 1010, "No input", False),
        ({"Status": "ERROR"}, 0, "MediaConvert reports ERROR without a message", False),
        ({"Status": "CANCELED", "ErrorMessage": ""}, 0, "MediaConvert reports CANCELED without a message", False),
    ],
)
def test_a_failed_job_always_says_why(
    service: Stubber, members: dict[str, Any], code: int, message: str, may_retry: bool
) -> None:
    service.add_response("get_job", job(**members))

    state = state_after(STATUS)

    assert (state["status"], state["errorCode"], state["errorMessage"]) == (members["Status"], code, message)
    assert state["mayRetry"] is may_retry


def test_calls_go_to_the_region_of_mediaconvert_and_end_within_a_minute() -> None:
    config = run_job.mediaconvert().meta.config
    assert run_job.mediaconvert().meta.region_name == "eu-central-1"
    assert (config.connect_timeout + config.read_timeout) * config.retries["total_max_attempts"] < 60


def test_state_is_json(service: Stubber) -> None:
    service.add_response("get_job", job(Status="ERROR", ErrorCode=1010, ErrorMessage="Zugriff verweigert – ü"))
    state = run_job.handler(STATUS, None)
    assert json.loads(json.dumps(state)) == state
