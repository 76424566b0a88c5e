"""Every failure ends in a FAILED row and a message; what may pass is tried again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from EndToEnd.mailbox import Mailbox
from LocalAWS import fault_injection
from LocalAWS.fault_injection import refuse_next
from LocalPlatform.pipeline import Pipeline

pytestmark = pytest.mark.provokes


def test_a_refused_job_is_recorded_and_told(pipeline: Pipeline, mailbox: Mailbox, clip: Path) -> None:
    key = "uploads/refused.mp4"
    refuse_next(pipeline.aws, "CreateJob", "BadRequestException", times=None, matching=key)
    pipeline.upload(clip, key)

    (execution,) = pipeline.started(key, 1)
    assert pipeline.ended(execution["executionArn"])["status"] == "FAILED"
    assert pipeline.states_entered(execution["executionArn"]).count("Renditions: ask") <= 1
    assert pipeline.task_errors(execution["executionArn"])[0] == "BadRequestException"
    assert pipeline.status(key) == "FAILED"
    assert pipeline.jobs(key) == []
    (message,) = mailbox.messages()
    assert "FAILED" in message


def test_an_upload_that_is_gone_is_recorded_and_told(pipeline: Pipeline, mailbox: Mailbox) -> None:
    key = "uploads/gone-before-the-job.mp4"
    ended = pipeline.ended(pipeline.start(pipeline.object_created(key, **{"version-id": "0"})))

    assert (ended["status"], ended["error"]) == ("FAILED", "UnsupportedMedia")
    assert ended["cause"] == "the upload was deleted before it was looked into"
    # The function did what it should: nothing to tell its alarm.
    assert pipeline.task_errors(ended["executionArn"]) == []
    assert pipeline.status(key) == "FAILED"
    assert pipeline.jobs(key) == []
    (message,) = mailbox.messages()
    assert json.loads(message)["error"] == "UnsupportedMedia"


# How often: after a fault the function itself asks up to three times for each of the two jobs, so that five leave it once at least.
@pytest.mark.parametrize(("error", "times"), [
    ("TooManyRequestsException", 1), ("InternalServerErrorException", 5), ("ConflictException", 1), ("ServiceQuotaExceededException", 1),
])
def test_what_may_pass_is_tried_again(pipeline: Pipeline, clip: Path, error: str, times: int) -> None:
    key = f"uploads/after-{error}.mp4"
    refuse_next(pipeline.aws, "CreateJob", error, times=times, matching=key)
    pipeline.upload(clip, key)

    (execution,) = pipeline.started(key, 1)
    assert pipeline.ended(execution["executionArn"])["status"] == "SUCCEEDED"
    assert error in pipeline.task_errors(execution["executionArn"])
    assert pipeline.status(key) == "COMPLETE"
    assert pipeline.kinds(key) == ["main", "preview"]


@pytest.mark.long("minutes of backoff")
@pytest.mark.parametrize("operation", ["Probe", "CreateJob"])
def test_a_service_that_is_throttled_for_long_is_waited_for(pipeline: Pipeline, mailbox: Mailbox, clip: Path, operation: str) -> None:
    key = f"uploads/throttled-{operation}.mp4"
    # More often than a call was once tried, twice each time.
    refuse_next(pipeline.aws, operation, "TooManyRequestsException", times=16, matching=key)
    version = pipeline.upload(clip, key)
    ended = pipeline.ended(pipeline.started_by(key, version)["executionArn"])
    assert ended["status"] == "SUCCEEDED"
    assert pipeline.task_errors(ended["executionArn"]).count("TooManyRequestsException") >= 6
    assert pipeline.status(key) == "COMPLETE"
    assert len(mailbox.messages()) == 1


def test_a_throttled_poll_is_tried_again(pipeline: Pipeline, clip: Path) -> None:
    key = "uploads/throttled-poll.mp4"
    refuse_next(pipeline.aws, "GetJob", "TooManyRequestsException", times=4)
    pipeline.upload(clip, key)

    (execution,) = pipeline.started(key, 1)
    assert pipeline.ended(execution["executionArn"])["status"] == "SUCCEEDED"
    assert "TooManyRequestsException" in pipeline.task_errors(execution["executionArn"])
    assert pipeline.status(key) == "COMPLETE"


def test_a_failed_asset_may_be_taken_over(pipeline: Pipeline, clip: Path) -> None:
    key = "uploads/tried-again.mp4"
    refuse_next(pipeline.aws, "CreateJob", "ForbiddenException", times=None, matching=key)
    pipeline.upload(clip, key)
    (first,) = pipeline.started(key, 1)
    assert pipeline.ended(first["executionArn"])["status"] == "FAILED"
    fault_injection.clear(pipeline.aws)

    again = pipeline.ended(pipeline.again(key))

    assert again["status"] == "SUCCEEDED"
    assert pipeline.status(key) == "COMPLETE"
    # Each taking is a making with a folder of its own, and the row points at the one that came through.
    (row,) = [found for found in pipeline.rows(key) if found["sk"]["S"] == "META"]
    asset = pipeline.asset(key)
    assert (row["making"]["N"], row["folder"]["S"]) == ("2", f"assets/{asset}/2")
    assert json.loads(row["outputs"]["S"])["hls"] == f"assets/{asset}/2/abr/video.m3u8"
    # The first execution's preview may have come through after all: the main job alone has ended it.
    assert set(pipeline.kinds(key)) == {"main", "preview"}
    assert len(pipeline.jobs(key, "main")) == 1
