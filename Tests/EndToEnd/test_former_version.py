"""An update with films in flight: executions that began under a version before end as they would have, and no event of then is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from EndToEnd import former_version
from EndToEnd.mailbox import Mailbox
from EndToEnd.media import SampleFiles
from LocalPlatform.pipeline import Pipeline
from LocalPlatform.waiting import until


@contextmanager
def no_intake(pipeline: Pipeline) -> Iterator[None]:
    """Uploads come to the former version alone."""
    events = pipeline.aws.client("events")
    events.disable_rule(Name=pipeline.rule)
    try:
        yield
    finally:
        events.enable_rule(Name=pipeline.rule)


@pytest.mark.parametrize("version", former_version.VERSIONS)
def test_a_film_in_flight_is_made(pipeline: Pipeline, mailbox: Mailbox, samples: SampleFiles, version: str) -> None:
    key = f"uploads/in-flight-{version}.mp4"
    with no_intake(pipeline):
        ended = former_version.transcoded(pipeline, version, "remote", samples.short, key)
    assert ended["status"] == "SUCCEEDED", ended.get("cause")
    assert pipeline.status(key) == "COMPLETE"
    assert pipeline.kinds(key) == ["main", "preview"]
    assert len(mailbox.messages()) == 1
    # Its event once more, now to the intake: the asset is there.
    assert "line" not in pipeline.rows(key)[0]
    handed = pipeline.hand_in(pipeline.object_created(key, **{"version-id": pipeline.version(key)}))
    assert pipeline.ended(handed)["status"] == "SUCCEEDED"
    assert "Already claimed" in pipeline.states_entered(handed)
    assert pipeline.executions(key) == []


def test_an_event_that_still_comes_to_the_workflow_goes_to_the_intake(
    pipeline: Pipeline, mailbox: Mailbox, samples: SampleFiles
) -> None:
    key = "uploads/came-to-the-workflow.mp4"
    with no_intake(pipeline):
        event = pipeline.object_created(key, **{"version-id": pipeline.upload(samples.short, key)})
        handed = pipeline.aws.client("stepfunctions").start_execution(stateMachineArn=pipeline.state_machine, input=json.dumps(event))
        assert pipeline.ended(handed["executionArn"])["status"] == "SUCCEEDED"
        (execution,) = pipeline.started(key, 1)
        assert pipeline.ended(execution["executionArn"])["status"] == "SUCCEEDED"
    assert pipeline.status(key) == "COMPLETE"
    until(mailbox.messages, lambda found: len(found) == 1, 10, "the message")
