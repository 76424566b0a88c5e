"""The happy path where IAM and TLS are enforced, and what breaks without each permission.

The emulator enforces what functions and MediaConvert do with their roles. What Step Functions and EventBridge do by themselves,
and what Lambda writes to logs and traces, it does not.
"""

from __future__ import annotations

import itertools
import urllib.error
from collections.abc import Callable, Iterator

import pytest

from EndToEnd import bucket_contents, presigned
from EndToEnd.media import SampleFiles
from EndToEnd.roles import Roles, invoked_by_state_machine
from LocalAWS import fault_injection
from LocalAWS.gateway import LocalAWS
from LocalPlatform.pipeline import Pipeline
from LocalPlatform.toolkit import Toolkit
from LocalPlatform.waiting import until

# Lambda itself does the first for a function, outside of what the emulator asks IAM about. To delete a version needs an action of its
# own on AWS, for which the emulator asks as for any object.
NOT_ENFORCED = ("logs:", "xray:", "sqs:SendMessage", "s3:DeleteObjectVersion")
# Needed only when something else is out of order; what is left running is cancelled by both, as a test of its own shows.
NOT_ON_THE_HAPPY_PATH = ("mediaconvert:CancelJob", "mediaconvert:ListJobs")


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


def test_what_a_stopped_execution_leaves_running_is_cancelled(enforced: Pipeline, samples: SampleFiles) -> None:
    key = "uploads/stopped-where-iam-is-asked.mp4"
    fault_injection.hold_next_jobs(enforced.aws, times=None, matching=key)
    version = enforced.upload(samples.short, key)
    execution = enforced.started_by(key, version)["executionArn"]
    until(lambda: enforced.jobs(key), lambda jobs: len(jobs) == 2, 30, "both jobs")
    enforced.aws.client("stepfunctions").stop_execution(executionArn=execution)
    until(lambda: enforced.status(key), lambda status: status == "FAILED", 30, "the failure in the row")
    assert {job["Status"] for job in enforced.jobs(key)} == {"CANCELED"}


@pytest.mark.long("an upload for each permission")
def test_every_permission_to_transcode_is_needed(enforced: Pipeline, samples: SampleFiles) -> None:
    numbers = itertools.count()

    def transcode() -> str:
        key = f"uploads/permissions-{next(numbers)}.mp4"
        version = enforced.upload(samples.short, key)
        ended = enforced.ended(enforced.started_by(key, version)["executionArn"])
        if ended["status"] == "SUCCEEDED":
            # Without its tags an asset is ready all the same.
            return "" if enforced.tags(key) else "the source has no tags"
        why = next(iter(enforced.task_errors(ended["executionArn"])), ended.get("error", ""))
        return f"{why} ({' '.join(enforced.states_entered(ended['executionArn'])[-3:])})"

    assert unneeded(Roles(enforced, invoked_by_state_machine(enforced)), transcode) == []


@pytest.mark.long("uploads for each permission")
def test_every_permission_to_presign_is_needed(enforced: Pipeline, samples: SampleFiles) -> None:
    def upload() -> str:
        try:
            presigned.upload(enforced, samples.short)
            started = presigned.ask(enforced, action="start", fileName="film.mov", size=3)
            presigned.ask(enforced, action="abort", key=started["key"], uploadId=started["uploadId"])
        except (presigned.Refused, urllib.error.HTTPError) as refused:
            return str(refused)
        return ""

    assert unneeded(Roles(enforced, [enforced.presign_function]), upload) == []


# The last one, since it empties the bucket of the results.
@pytest.mark.long("a bucket to empty for each permission")
def test_every_permission_to_fill_and_empty_buckets_is_needed(enforced: Pipeline) -> None:
    roles = Roles(enforced, [bucket_contents.FUNCTION])
    assert unneeded(roles, lambda: bucket_contents.fill_and_empty(enforced)) == []


def unneeded(roles: Roles, attempt: Callable[[], str]) -> list[str]:
    """The permissions without which an attempt still works: it tells what was wrong, or nothing."""
    permissions = [p for p in roles.permissions() if not p.action.startswith(NOT_ENFORCED) and p.action not in NOT_ON_THE_HAPPY_PATH]
    assert permissions
    assert attempt() == ""
    found = []
    print()
    for permission in permissions:
        with roles.without(permission):
            wrong = attempt()
        print(f"without {permission!s:<70} {wrong.splitlines()[0][:160] if wrong else 'nothing breaks'}")
        if not wrong:
            found.append(str(permission))
    assert attempt() == ""
    return found
