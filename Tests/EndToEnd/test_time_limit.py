"""A job that does not end is given up, by a time that the context shortens here, wherever it runs."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from EndToEnd.conftest import NewEnvironment
from EndToEnd.mailbox import Mailbox
from EndToEnd.media import SampleFiles
from LocalAWS import fault_injection
from LocalAWS.gateway import REGION
from LocalPlatform.pipeline import MEDIACONVERT_REGION, Pipeline


@pytest.fixture(scope="module", params=[
    pytest.param((REGION, MEDIACONVERT_REGION), id="remote"),
    pytest.param(("eu-west-1", "eu-west-1"), id="in-region", marks=pytest.mark.long("a deployment of its own"))])
def impatient(new_environment: NewEnvironment, request: pytest.FixtureRequest) -> Iterator[Pipeline]:
    region, mediaconvert_region = request.param
    with new_environment({"longestJobSeconds": "8", "region": region}, region=region) as made:
        made.toolkit.deploy()
        yield Pipeline(made.aws, mediaconvert_region=mediaconvert_region)


def test_a_job_that_never_ends_is_canceled_and_told(impatient: Pipeline, samples: SampleFiles) -> None:
    mailbox = Mailbox(impatient)
    key = "uploads/never-ends.mp4"
    fault_injection.hold_next_jobs(impatient.aws, times=None, matching=key)
    version = impatient.upload(samples.short, key)

    ended = impatient.ended(impatient.started_by(key, version)["executionArn"])

    assert ended["status"] == "FAILED"
    assert "the job did not end in time" in ended["cause"]
    assert impatient.status(key) == "FAILED"
    assert {job["Status"] for job in impatient.jobs(key)} == {"CANCELED"}
    (message,) = mailbox.messages()
    assert json.loads(message)["status"] == "FAILED"
