"""A job that does not end is given up, by a time that the context shortens here."""

from __future__ import annotations

import json
from typing import Iterator

import pytest

from EndToEnd.conftest import Environment, NewEnvironment
from EndToEnd.mailbox import Mailbox
from EndToEnd.media import SampleFiles
from LocalAWS import fault_injection
from LocalPlatform.pipeline import Pipeline


@pytest.fixture(scope="module")
def impatient(new_environment: NewEnvironment) -> Iterator[Environment]:
    with new_environment({"longestJobSeconds": "8"}) as made:
        made.toolkit.deploy()
        yield made


def test_a_job_that_never_ends_is_canceled_and_told(impatient: Environment, samples: SampleFiles) -> None:
    pipeline = Pipeline(impatient.aws)
    mailbox = Mailbox(pipeline)
    key = "uploads/never-ends.mp4"
    fault_injection.hold_next_jobs(pipeline.aws, times=None, matching=key)
    version = pipeline.upload(samples.short, key)

    ended = pipeline.ended(pipeline.started_by(key, version)["executionArn"])

    assert (ended["status"], ended["cause"]) == ("FAILED", "the job did not end in time and was cancelled")
    assert pipeline.status(key) == "FAILED"
    assert "CANCELED" in {job["Status"] for job in pipeline.jobs(key)}
    (message,) = mailbox.messages()
    assert json.loads(message)["status"] == "FAILED"
