"""Waking an execution when its job has ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from botocore.exceptions import ClientError

import job_rows
import resume_execution
import task_token
from event_fields import MalformedEvent

Log = Callable[[], list[dict[str, Any]]]
EVENT = {
    "detail-type": "MediaConvert Job State Change",
    "detail": {"status": "COMPLETE", "jobId": "1700-abc", "userMetadata": {"assetId": "4f2a", "kind": "main", "making": "2"}},
}


# Of a former version, by whose id the row is known.
FORMER = {**EVENT, "detail": {"status": "COMPLETE", "jobId": "1700-abc", "userMetadata": {"assetId": "4f2a", "kind": "main"}}}


class Neighbours:
    """The table and Step Functions."""

    def __init__(self) -> None:
        self.row: dict[str, Any] | None = {"taskToken": "token"}
        self.keys: list[str] = []
        self.sent: list[dict[str, Any]] = []
        self.error: ClientError | None = None

    def get_item(self, Key: dict[str, str], ConsistentRead: bool) -> dict[str, Any]:
        assert Key["pk"] == "ASSET#4f2a" and ConsistentRead
        self.keys.append(Key["sk"])
        return {} if self.row is None else {"Item": self.row}

    def send_task_success(self, **request: Any) -> None:
        if self.error:
            raise self.error
        self.sent.append(request)


@pytest.fixture
def neighbours(monkeypatch: pytest.MonkeyPatch) -> Neighbours:
    both = Neighbours()
    monkeypatch.setattr(job_rows, "table", lambda: both)
    monkeypatch.setattr(task_token, "states", lambda: both)
    return both


@pytest.mark.parametrize(("event", "key"), [(EVENT, "JOB#2/main"), (FORMER, "JOB#1700-abc")])
def test_the_kept_token_is_sent(neighbours: Neighbours, log_lines: Log, event: dict[str, Any], key: str) -> None:
    resume_execution.handler(event, None)
    assert neighbours.keys == [key]
    assert neighbours.sent == [{"taskToken": "token", "output": "{}"}]
    assert (log_lines()[0]["assetId"], log_lines()) == ("4f2a", [])


@pytest.mark.parametrize("row", [None, {}])
def test_without_a_token_nothing_waits(neighbours: Neighbours, row: dict[str, Any] | None) -> None:
    neighbours.row = row
    resume_execution.handler(EVENT, None)
    assert neighbours.sent == []


@pytest.mark.parametrize("code", ["TaskTimedOut", "TaskDoesNotExist", "InvalidToken"])
def test_a_spent_token_is_no_failure(neighbours: Neighbours, log_lines: Log, code: str) -> None:
    neighbours.error = ClientError({"Error": {"Code": code}}, "SendTaskSuccess")
    resume_execution.handler(EVENT, None)
    assert [line["message"] for line in log_lines()] == ["the execution has gone on already"]


def test_any_other_failure_is_one(neighbours: Neighbours, log_lines: Log) -> None:
    neighbours.error = ClientError({"Error": {"Code": "ThrottlingException"}}, "SendTaskSuccess")
    with pytest.raises(ClientError) as caught:
        resume_execution.handler(EVENT, None)
    assert type(caught.value).__name__ == "TooManyRequestsException"
    line, *_ = log_lines()
    assert (line["level"], line["error"], line["assetId"], line["jobId"]) == ("ERROR", "TooManyRequestsException", "4f2a", "1700-abc")


@pytest.mark.parametrize("event", [None, {}, {"detail": {}}, {"detail": {"jobId": "j"}}, {"detail": {"jobId": "j", "userMetadata": "m"}},
                                   {"detail": {"jobId": "j", "userMetadata": {"assetId": "../"}}},
                                   {"detail": {"jobId": "j", "userMetadata": {"assetId": "4f2a", "making": "two"}}},
                                   {"detail": {"jobId": "j", "userMetadata": {"assetId": "4f2a", "making": "9" * 5_000, "kind": "main"}}},
                                   {"detail": {"jobId": "j", "userMetadata": {"assetId": "4f2a", "making": "2"}}}])
def test_malformed_events_are_refused(neighbours: Neighbours, log_lines: Log, event: Any) -> None:
    with pytest.raises(MalformedEvent):
        resume_execution.handler(event, None)
    assert neighbours.sent == []
    line, *_ = log_lines()
    assert (line["level"], line["error"]) == ("ERROR", "MalformedEvent")
