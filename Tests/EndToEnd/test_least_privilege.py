"""The happy path where IAM and TLS are enforced, and what breaks without each permission.

The emulator enforces what functions and MediaConvert do with their roles. What Step Functions and EventBridge do by themselves,
and what Lambda writes to logs and traces, it does not.
"""

from __future__ import annotations

from typing import Iterator

import pytest

from EndToEnd import presigned
from EndToEnd.media import SampleFiles
from EndToEnd.roles import Roles
from LocalAWS.gateway import LocalAWS
from LocalPlatform.pipeline import Pipeline
from LocalPlatform.toolkit import Toolkit

# Lambda itself does these for a function, outside of what the emulator asks IAM about.
NOT_ENFORCED = ("logs:", "xray:", "sqs:SendMessage")
# Needed only when something else is out of order.
NOT_ON_THE_HAPPY_PATH = ("mediaconvert:CancelJob", "dynamodb:Query")


@pytest.fixture(scope="module")
def enforced(app_command: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pipeline]:
    """A deployment of its own, which asks IAM at every call and speaks TLS only."""
    with LocalAWS() as aws:
        toolkit = Toolkit(aws, app_command, tmp_path_factory.mktemp("enforced"))
        toolkit.bootstrap()
        toolkit.deploy()
        aws.enforce()
        yield Pipeline(aws)


def test_an_upload_is_transcoded_with_the_permissions_that_there_are(enforced: Pipeline, samples: SampleFiles) -> None:
    enforced.transcoded(samples.short, "uploads/enforced.mp4")


def test_a_presigned_upload_needs_no_more(enforced: Pipeline, samples: SampleFiles) -> None:
    key, _ = presigned.upload(enforced, samples.short)
    (execution,) = enforced.started(key, 1)
    assert enforced.ended(execution["executionArn"])["status"] == "SUCCEEDED"


def test_every_permission_is_needed(enforced: Pipeline, samples: SampleFiles, full: bool) -> None:
    if not full:
        pytest.skip("an upload for each permission: with --full")
    roles = Roles(enforced)
    permissions = [p for p in roles.permissions() if not p.action.startswith(NOT_ENFORCED) and p.action not in NOT_ON_THE_HAPPY_PATH]
    assert permissions
    unneeded = []
    print()
    for number, permission in enumerate(permissions):
        key = f"uploads/without-{number}.mp4"
        with roles.without(permission):
            version = enforced.upload(samples.short, key)
            ended = enforced.ended(enforced.started_by(key, version)["executionArn"])
        last = enforced.states_entered(ended["executionArn"])
        why = next(iter(enforced.task_errors(ended["executionArn"])), ended.get("error", ""))
        print(f"without {str(permission):<70} {ended['status']:<10} {why} ({' '.join(last[-3:])})")
        if ended["status"] == "SUCCEEDED":
            unneeded.append(str(permission))
    assert unneeded == []
    enforced.transcoded(samples.short, "uploads/with-all-again.mp4")
