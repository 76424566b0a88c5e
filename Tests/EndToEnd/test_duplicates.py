"""Events are delivered at least once; an upload is transcoded once.

Nobody but AWS may put an event of S3 on a bus, so the second delivery is made to the intake, as the rule does
it.
"""

from __future__ import annotations

from pathlib import Path

from EndToEnd.mailbox import Mailbox
from LocalPlatform.pipeline import Pipeline


def test_the_same_event_again_makes_no_further_asset(pipeline: Pipeline, clip: Path) -> None:
    key = "uploads/delivered-twice.mp4"
    version = pipeline.upload(clip, key)
    pipeline.ended(pipeline.started_by(key, version)["executionArn"])

    again = pipeline.ended(pipeline.hand_in(pipeline.object_created(key, **{"version-id": version})))

    assert again["status"] == "SUCCEEDED"
    assert "Already claimed" in pipeline.states_entered(again["executionArn"])
    assert len(pipeline.executions(key)) == 1
    assert pipeline.kinds(key) == ["main", "preview"]
    assert pipeline.status(key) == "COMPLETE"


def test_deliveries_at_once_are_worked_on_once(pipeline: Pipeline, mailbox: Mailbox, clip: Path, full: bool) -> None:
    # A race ends otherwise each time: many of them with --full.
    for race in range(10 if full else 1):
        key = f"uploads/delivered-at-once-{race}.mp4"
        version = pipeline.upload(clip, key)
        event = pipeline.object_created(key, **{"version-id": version})
        racing = [pipeline.hand_in(event) for _ in range(7 if full else 3)]
        assert {pipeline.ended(execution)["status"] for execution in racing} == {"SUCCEEDED"}
        pipeline.ended(pipeline.started_by(key, version)["executionArn"])
        assert len(pipeline.executions(key)) == 1
        # The job's own request token would hide a second submission for a minute.
        assert pipeline.kinds(key) == ["main", "preview"]
        assert pipeline.status(key) == "COMPLETE"
        assert len(mailbox.messages()) == 1


def test_an_event_that_comes_again_after_a_failure_starts_nothing(pipeline: Pipeline, mailbox: Mailbox) -> None:
    key = "uploads/delivered-after-a-failure.mp4"
    event = pipeline.object_created(key, **{"version-id": "0"})
    assert pipeline.ended(pipeline.start(event))["status"] == "FAILED"
    assert "Already claimed" in pipeline.states_entered(pipeline.ended(pipeline.hand_in(event))["executionArn"])
    assert pipeline.status(key) == "FAILED"
    assert len(pipeline.executions(key)) == len(mailbox.messages()) == 1
