"""Trouble in MediaConvert, in the functions and on the way to them: the right row, one message, nothing lost, nothing twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from EndToEnd.checks import renditions
from EndToEnd.checks.delivered import delivered
from EndToEnd.dead_letters import DeadLetters
from EndToEnd.mailbox import Mailbox
from EndToEnd.media import SampleFiles
from LocalAWS import fault_injection
from LocalPlatform.pipeline import MEDIACONVERT_REGION, Pipeline
from LocalPlatform.waiting import until

pytestmark = pytest.mark.provokes


@pytest.fixture(autouse=True)
def no_faults_left(pipeline: Pipeline) -> Iterator[None]:
    yield
    fault_injection.clear(pipeline.aws)


def outcome(pipeline: Pipeline, samples: SampleFiles, key: str) -> str:
    version = pipeline.upload(samples.short, key)
    pipeline.ended(pipeline.started_by(key, version)["executionArn"])
    return pipeline.status(key)


def test_uploads_at_once(pipeline: Pipeline, mailbox: Mailbox, samples: SampleFiles, full: bool) -> None:
    keys = [f"uploads/at-once-{number}.mp4" for number in range(40 if full else 10)]
    versions = {key: pipeline.upload(samples.short, key) for key in keys}
    for key, version in versions.items():
        assert pipeline.ended(pipeline.started_by(key, version)["executionArn"])["status"] == "SUCCEEDED"
    assert {pipeline.status(key) for key in keys} == {"COMPLETE"}
    assert len(mailbox.messages()) == len(keys)
    assert len({row["pk"]["S"] for key in keys for row in pipeline.rows(key)}) == len(keys)
    assert all(pipeline.kinds(key) == ["main", "preview"] for key in keys)


def test_an_answer_that_is_lost_makes_no_second_job(pipeline: Pipeline, mailbox: Mailbox, samples: SampleFiles) -> None:
    key = "uploads/lost-answer.mp4"
    # More often than the SDK tries by itself, so that the state machine tries too.
    fault_injection.lose_next_answers(pipeline.aws, "CreateJob", times=5, matching=key)
    assert outcome(pipeline, samples, key) == "COMPLETE"
    assert pipeline.kinds(key) == ["main", "preview"]
    assert len(mailbox.messages()) == 1


@pytest.mark.parametrize("code", [1076, 1999])
def test_a_job_that_fails_once_is_submitted_once_more(pipeline: Pipeline, samples: SampleFiles, code: int) -> None:
    key = f"uploads/fails-once-with-{code}.mp4"
    fault_injection.fail_next_jobs(pipeline.aws, code, matching=key)
    assert outcome(pipeline, samples, key) == "COMPLETE"
    assert sorted(job["Status"] for job in pipeline.jobs(key)) == ["COMPLETE", "COMPLETE", "ERROR"]


@pytest.mark.parametrize("code", [1040, 1999])
def test_a_job_that_fails_for_good_ends_in_a_failed_row(pipeline: Pipeline, mailbox: Mailbox, samples: SampleFiles, code: int) -> None:
    key = f"uploads/fails-for-good-with-{code}.mp4"
    fault_injection.fail_next_jobs(pipeline.aws, code, times=None, matching=key)
    assert outcome(pipeline, samples, key) == "FAILED"
    (message,) = mailbox.messages()
    assert "FAILED" in message


def test_a_job_that_an_operator_cancels_ends_in_a_failed_row(pipeline: Pipeline, mailbox: Mailbox, samples: SampleFiles) -> None:
    key = "uploads/canceled.mp4"
    fault_injection.hold_next_jobs(pipeline.aws, times=None, matching=key)
    version = pipeline.upload(samples.short, key)
    execution = pipeline.started_by(key, version)["executionArn"]
    jobs = until(lambda: pipeline.jobs(key), lambda found: len(found) == 2, 15, "both jobs")
    # The film's ends the whole asset, and with it the other.
    [main] = [job for job in jobs if job["UserMetadata"]["kind"] == "main"]
    pipeline.aws.client("mediaconvert", MEDIACONVERT_REGION).cancel_job(Id=main["Id"])
    pipeline.ended(execution)
    assert pipeline.status(key) == "FAILED"
    assert [job["Status"] for job in pipeline.jobs(key)] == ["CANCELED", "CANCELED"]
    assert len(mailbox.messages()) == 1


def test_an_upload_that_cannot_start_waits_and_can_be_redriven(
    pipeline: Pipeline, mailbox: Mailbox, samples: SampleFiles, tmp_path: Path
) -> None:
    key = "uploads/redriven.mp4"
    events = pipeline.aws.client("events")
    targets = events.list_targets_by_rule(Rule=pipeline.rule)["Targets"]
    letters = DeadLetters(pipeline)
    assert letters.waiting() == 0
    events.put_targets(Rule=pipeline.rule, Targets=[{**target, "Arn": f"{target['Arn']}-absent"} for target in targets])
    try:
        pipeline.upload(samples.short, key)
        until(letters.waiting, lambda waiting: waiting == 1, 15, "the event in the dead-letter queue")
    finally:
        events.put_targets(Rule=pipeline.rule, Targets=targets)
    assert pipeline.executions(key) == []
    (letter,) = letters.receive()
    assert (letter.key, letter.attributes["TARGET_ARN"]) == (key, f"{pipeline.intake}-absent")

    assert pipeline.ended(letters.redrive(letter))["status"] == "SUCCEEDED"

    assert pipeline.status(key) == "COMPLETE"
    assert pipeline.kinds(key) == ["main", "preview"]
    assert renditions.ladder(delivered(pipeline, pipeline.asset(key), tmp_path)).sizes == [(640, 360)]
    (message,) = mailbox.messages()
    assert json.loads(message)["status"] == "COMPLETE"
    assert letters.waiting() == 0
