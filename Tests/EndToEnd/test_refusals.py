"""Every failure ends in a FAILED row and a message; what may pass is tried again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from EndToEnd.mailbox import Mailbox
from LocalAWS.fault_injection import refuse_next
from LocalPlatform.pipeline import Pipeline


def test_a_refused_job_is_recorded_and_told(pipeline: Pipeline, mailbox: Mailbox, clip: Path) -> None:
    key = "uploads/refused.mp4"
    refuse_next(pipeline.aws, "CreateJob", "BadRequestException")
    pipeline.upload(clip, key)

    (execution,) = pipeline.started(key, 1)
    assert pipeline.ended(execution["executionArn"])["status"] == "FAILED"
    assert pipeline.states_entered(execution["executionArn"]).count("Submit") == 1
    assert pipeline.status(key) == "FAILED"
    assert pipeline.jobs(key) == []
    (message,) = mailbox.messages()
    assert "FAILED" in message


def test_a_job_that_ends_in_an_error_is_recorded_and_told(pipeline: Pipeline, mailbox: Mailbox) -> None:
    key = "uploads/gone-before-the-job.mp4"
    ended = pipeline.ended(pipeline.start(pipeline.object_created(key, **{"version-id": "0"})))

    assert ended["status"] == "FAILED"
    assert pipeline.status(key) == "FAILED"
    (job,) = pipeline.jobs(key)
    assert job["Status"] == "ERROR"
    assert len(mailbox.messages()) == 1


@pytest.mark.parametrize("error", [
    "TooManyRequestsException", "InternalServerErrorException", "ConflictException", "ServiceQuotaExceededException",
])
def test_what_may_pass_is_tried_again(pipeline: Pipeline, clip: Path, error: str) -> None:
    key = f"uploads/after-{error}.mp4"
    # Twice: the SDK may try a second time by itself.
    refuse_next(pipeline.aws, "CreateJob", error, times=2)
    pipeline.upload(clip, key)

    (execution,) = pipeline.started(key, 1)
    assert pipeline.ended(execution["executionArn"])["status"] == "SUCCEEDED"
    assert error in pipeline.task_errors(execution["executionArn"])
    assert pipeline.status(key) == "COMPLETE"
    assert len(pipeline.jobs(key)) == 1


def test_a_throttled_poll_is_tried_again(pipeline: Pipeline, clip: Path) -> None:
    key = "uploads/throttled-poll.mp4"
    refuse_next(pipeline.aws, "GetJob", "TooManyRequestsException", times=2)
    pipeline.upload(clip, key)

    (execution,) = pipeline.started(key, 1)
    assert pipeline.ended(execution["executionArn"])["status"] == "SUCCEEDED"
    assert "TooManyRequestsException" in pipeline.task_errors(execution["executionArn"])
    assert pipeline.status(key) == "COMPLETE"


def test_a_failed_asset_may_be_taken_over(pipeline: Pipeline, clip: Path) -> None:
    key = "uploads/tried-again.mp4"
    refuse_next(pipeline.aws, "CreateJob", "ForbiddenException")
    pipeline.upload(clip, key)
    (first,) = pipeline.started(key, 1)
    assert pipeline.ended(first["executionArn"])["status"] == "FAILED"

    again = pipeline.ended(pipeline.start(json.loads(first["input"])))

    assert again["status"] == "SUCCEEDED"
    assert pipeline.status(key) == "COMPLETE"
    assert len(pipeline.jobs(key)) == 1
