"""An execution that is ended from outside cannot record what became of its asset: another state machine does."""

from __future__ import annotations

import json

from EndToEnd.mailbox import Mailbox
from EndToEnd.media import SampleFiles
from LocalAWS import fault_injection
from LocalPlatform.pipeline import Pipeline
from LocalPlatform.waiting import until


def test_an_execution_that_is_stopped_ends_in_a_failed_row(pipeline: Pipeline, mailbox: Mailbox, samples: SampleFiles) -> None:
    key = "uploads/stopped.mp4"
    fault_injection.hold_next_jobs(pipeline.aws, times=None, matching=key)
    version = pipeline.upload(samples.short, key)
    execution = pipeline.started_by(key, version)["executionArn"]
    until(lambda: [row for row in pipeline.rows(key) if row["sk"]["S"].startswith("JOB#")], lambda rows: len(rows) == 2, 30,
          "the rows of both jobs")

    pipeline.aws.client("stepfunctions").stop_execution(executionArn=execution)

    until(lambda: pipeline.status(key), lambda status: status == "FAILED", 60, "the failure of the asset")
    row = pipeline.rows(key)[0]
    assert (row["error"]["S"], row["cause"]["S"]) == (
        "Execution.ABORTED", "The execution ended as ABORTED and left its asset unfinished")
    assert {job["Status"] for job in pipeline.jobs(key)} == {"CANCELED"}
    told: list[str] = until(mailbox.messages, bool, 30, "the notification")
    assert [json.loads(message)["status"] for message in told] == ["FAILED"]
    fault_injection.clear(pipeline.aws)

    # An asset that has failed may be uploaded again: the same event is enough.
    again = pipeline.start(pipeline.object_created(key, **{"version-id": version}))
    assert pipeline.ended(again)["status"] == "SUCCEEDED"
    row = pipeline.rows(key)[0]
    assert [event["M"]["status"]["S"] for event in row["history"]["L"]] == [
        "PLANNING", "TRANSCODING", "FAILED", "PLANNING", "TRANSCODING", "COMPLETE"]
    assert "error" not in row and "cause" not in row


def test_the_other_job_of_a_failed_asset_is_canceled(pipeline: Pipeline, mailbox: Mailbox, samples: SampleFiles) -> None:
    key = "uploads/half-failed.mp4"
    # The first job submitted fails for good; the other would go on.
    fault_injection.fail_next_jobs(pipeline.aws, 1040, times=1, matching=key)
    fault_injection.hold_next_jobs(pipeline.aws, times=None, matching=key)
    version = pipeline.upload(samples.short, key)
    ended = pipeline.ended(pipeline.started_by(key, version)["executionArn"])
    fault_injection.clear(pipeline.aws)
    assert (ended["status"], ended["error"]) == ("FAILED", "MediaConvert.1040")
    assert sorted(job["Status"] for job in pipeline.jobs(key)) in (["CANCELED", "ERROR"], ["ERROR"])
    # The end of the execution is an event too, by which nothing is told a second time.
    (message,) = mailbox.messages()
    assert json.loads(message)["status"] == "FAILED"
