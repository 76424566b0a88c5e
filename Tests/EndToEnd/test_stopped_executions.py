"""Executions that end before they could say so: their assets are recorded as failed, told once, and their jobs are cancelled."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from EndToEnd.mailbox import Mailbox
from EndToEnd.media import SampleFiles
from LocalAWS import fault_injection
from LocalPlatform.pipeline import Pipeline
from LocalPlatform.waiting import until

pytestmark = pytest.mark.provokes


@pytest.fixture(autouse=True)
def no_faults_left(pipeline: Pipeline) -> Iterator[None]:
    yield
    fault_injection.clear(pipeline.aws)


def test_an_execution_that_an_operator_stops_ends_in_a_failed_row(pipeline: Pipeline, mailbox: Mailbox, samples: SampleFiles) -> None:
    key = "uploads/stopped.mp4"
    fault_injection.hold_next_jobs(pipeline.aws, times=None, matching=key)
    version = pipeline.upload(samples.short, key)
    execution = pipeline.started_by(key, version)["executionArn"]
    until(lambda: pipeline.rows(key), lambda rows: len(rows) == 3, 30, "the rows of both jobs")

    pipeline.aws.client("stepfunctions").stop_execution(executionArn=execution)

    assert pipeline.ended(execution)["status"] == "ABORTED"
    until(lambda: pipeline.status(key), lambda status: status == "FAILED", 30, "the failure in the row")
    assert pipeline.rows(key)[0]["error"]["S"] == "Execution.ABORTED"
    assert [job["Status"] for job in pipeline.jobs(key)] == ["CANCELED", "CANCELED"]
    messages = until(mailbox.messages, bool, 30, "the message")
    assert [json.loads(message)["status"] for message in messages + mailbox.messages()] == ["FAILED"]

    # It is taken up again, and the row tells of both attempts.
    fault_injection.clear(pipeline.aws)
    again = pipeline.again(key)
    assert pipeline.ended(again)["status"] == "SUCCEEDED"
    row = pipeline.rows(key)[0]
    assert [event["M"]["status"]["S"] for event in row["history"]["L"]] == [
        "WAITING", "PLANNING", "TRANSCODING", "FAILED", "WAITING", "PLANNING", "TRANSCODING", "COMPLETE"]
    assert not {"error", "cause"} & set(row)


def test_a_film_that_fails_cancels_the_job_of_its_preview(pipeline: Pipeline, mailbox: Mailbox, samples: SampleFiles) -> None:
    key = "uploads/fails-beside-another.mp4"
    # The preview's job is held; the film's fails for good.
    fault_injection.hold_next_jobs(pipeline.aws, matching="/preview/")
    fault_injection.fail_next_jobs(pipeline.aws, 1040, times=None, matching="/abr/")
    version = pipeline.upload(samples.short, key)

    ended = pipeline.ended(pipeline.started_by(key, version)["executionArn"])

    assert (ended["status"], ended["error"]) == ("FAILED", "MediaConvert.1040")
    assert sorted(job["Status"] for job in pipeline.jobs(key)) == ["CANCELED", "ERROR"]
    assert pipeline.status(key) == "FAILED"
    assert [json.loads(message)["status"] for message in mailbox.messages()] == ["FAILED"]


def test_an_end_that_was_recorded_and_not_told_is_told_once(pipeline: Pipeline, mailbox: Mailbox, samples: SampleFiles) -> None:
    key = "uploads/stopped-before-it-told.mp4"
    pipeline.transcoded(samples.short, key)
    [told] = until(mailbox.messages, bool, 30, "the message")
    [execution] = pipeline.executions(key)
    states = pipeline.aws.client("stepfunctions")
    given = states.describe_execution(executionArn=execution["executionArn"])["input"]
    # As if the execution had been stopped behind "Record success": its row is what it was then.
    detail = {"name": execution["name"], "status": "ABORTED", "input": given, "error": None, "cause": None}
    machine = pipeline.state_machine.replace("transcode-", "stopped-")
    for messages in (1, 0):
        again = states.start_execution(stateMachineArn=machine, input=json.dumps({"detail": detail}))["executionArn"]
        assert pipeline.ended(again)["status"] == "SUCCEEDED"
        assert [json.loads(message) for message in mailbox.messages()] == [json.loads(told)] * messages
    assert pipeline.status(key) == "COMPLETE"
    history = pipeline.rows(key)[0]["history"]["L"]
    assert [event["M"]["status"]["S"] for event in history] == ["WAITING", "PLANNING", "TRANSCODING", "COMPLETE"]
