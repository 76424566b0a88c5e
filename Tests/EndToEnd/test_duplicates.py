"""Events are delivered at least once; an upload is transcoded once.

Nobody but AWS may put an event of S3 on a bus, so the second delivery is made to the state machine, as the rule does
it.
"""

from __future__ import annotations

import json
from pathlib import Path

from EndToEnd.mailbox import Mailbox
from LocalPlatform.pipeline import Pipeline


def test_the_same_event_again_ends_without_further_jobs(pipeline: Pipeline, clip: Path) -> None:
    key = "uploads/delivered-twice.mp4"
    pipeline.upload(clip, key)
    (first,) = pipeline.started(key, 1)
    pipeline.ended(first["executionArn"])

    again = pipeline.ended(pipeline.start(json.loads(first["input"])))

    assert again["status"] == "SUCCEEDED"
    assert "Renditions: ask" not in pipeline.states_entered(again["executionArn"])
    assert pipeline.kinds(key) == ["main", "preview"]
    assert pipeline.status(key) == "COMPLETE"


def test_deliveries_at_once_are_worked_on_once(pipeline: Pipeline, mailbox: Mailbox, clip: Path, full: bool) -> None:
    # A race ends otherwise each time: many of them with --full.
    for race in range(10 if full else 1):
        key = f"uploads/delivered-at-once-{race}.mp4"
        pipeline.upload(clip, key)
        (first,) = pipeline.started(key, 1)
        event = json.loads(first["input"])
        racing = [first["executionArn"], *(pipeline.start(event) for _ in range(7 if full else 1))]
        assert {pipeline.ended(execution)["status"] for execution in racing} == {"SUCCEEDED"}
        # The job's own request token would hide a second submission for a minute.
        assert sum("Renditions: ask" in pipeline.states_entered(execution) for execution in racing) == 1
        assert pipeline.kinds(key) == ["main", "preview"]
        assert pipeline.status(key) == "COMPLETE"
        assert len(mailbox.messages()) == 1
