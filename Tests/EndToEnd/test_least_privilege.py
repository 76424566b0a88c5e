"""The happy path where IAM and TLS are enforced, and what breaks without each permission.

The local AWS enforces what functions, MediaConvert, rules and state machines do with their roles. What these and Lambda write to logs and
traces it does not.
"""

from __future__ import annotations

import itertools
import urllib.error
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from EndToEnd import assets, bucket_contents, presigned
from EndToEnd.media import SampleFiles
from EndToEnd.roles import Roles, invoked_by_state_machine
from LocalAWS import fault_injection
from LocalAWS.gateway import LocalAWS
from LocalPlatform.pipeline import SUFFIX, Pipeline
from LocalPlatform.toolkit import Toolkit
from LocalPlatform.waiting import until

# Lambda itself does the first for a function, outside of what the emulator asks IAM about. To delete a version needs an action of its
# own on AWS, for which the emulator asks as for any object. It reads a function's queue without asking.
NOT_ENFORCED = (
    "logs:", "xray:", "sqs:SendMessage", "s3:DeleteObjectVersion", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage")
# Of a task for which the state machine's role lacks something.
REFUSED_TASK = "States.Permissions"
# Needed only when something else is out of order; what is left running is cancelled by both, as a test of its own shows.
NOT_ON_THE_HAPPY_PATH = (
    "mediaconvert:CancelJob", "mediaconvert:ListJobs", "s3:RestoreObject", "states:DescribeExecution", "states:StopExecution")
# Of executions and events of a former version, of an execution that ended before it took its upload, and of an asset that is stuck.
NOT_BY_THESE_ROLES = (
    f"transcode-state-machine-role-{SUFFIX}: dynamodb:PutItem", f"transcode-state-machine-role-{SUFFIX}: states:StartExecution",
    f"admit-uploads-role-{SUFFIX}: dynamodb:UpdateItem", f"remake-assets-role-{SUFFIX}: dynamodb:UpdateItem")


@pytest.fixture(scope="module")
def enforced(app_command: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pipeline]:
    """A deployment of its own, which asks IAM at every call and speaks TLS only."""
    with deployed(app_command, tmp_path_factory.mktemp("enforced"), {}) as pipeline:
        yield pipeline


@pytest.fixture(scope="module")
def enforced_with_keys(app_command: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pipeline]:
    """The same with keys of KMS, which are asked for too."""
    with deployed(app_command, tmp_path_factory.mktemp("enforced-with-keys"), {"encryption": "kms"}) as pipeline:
        yield pipeline


@contextmanager
def deployed(app_command: str, directory: Path, context: dict[str, str]) -> Iterator[Pipeline]:
    with LocalAWS() as aws:
        toolkit = Toolkit(aws, app_command, directory, context)
        toolkit.bootstrap()
        toolkit.deploy()
        aws.enforce()
        yield Pipeline(aws)


def test_an_upload_is_transcoded_with_the_permissions_that_there_are(enforced: Pipeline, samples: SampleFiles) -> None:
    enforced.transcoded(samples.short, "uploads/enforced.mp4")


def test_an_upload_is_transcoded_with_the_permissions_that_there_are_for_keys(enforced_with_keys: Pipeline, samples: SampleFiles) -> None:
    enforced_with_keys.transcoded(samples.short, "uploads/enforced.mp4")
    head = enforced_with_keys.aws.client("s3").head_object(Bucket=enforced_with_keys.source_bucket, Key="uploads/enforced.mp4")
    assert head["ServerSideEncryption"] == "aws:kms"


def test_a_presigned_upload_and_the_life_of_its_asset_need_no_more(enforced: Pipeline, samples: SampleFiles) -> None:
    assert life(enforced, samples)() == ""


def test_what_a_stopped_execution_leaves_running_is_cancelled(enforced: Pipeline, samples: SampleFiles) -> None:
    key = "uploads/stopped-where-iam-is-asked.mp4"
    fault_injection.hold_next_jobs(enforced.aws, times=None, matching=key)
    version = enforced.upload(samples.short, key)
    execution = enforced.started_by(key, version)["executionArn"]
    until(lambda: enforced.jobs(key), lambda jobs: len(jobs) == 2, 30, "both jobs")
    enforced.aws.client("stepfunctions").stop_execution(executionArn=execution)
    until(lambda: enforced.status(key), lambda status: status == "FAILED", 30, "the failure in the row")
    assert {job["Status"] for job in enforced.jobs(key)} == {"CANCELED"}


def roles_of_transcoding(pipeline: Pipeline) -> Roles:
    """Of the rule, the state machines, the functions that one invokes and the one that admits, and of MediaConvert."""
    return Roles(
        pipeline, [*invoked_by_state_machine(pipeline), f"admit-uploads-function-{SUFFIX}"],
        (f"ingest-rule-role-{SUFFIX}", f"intake-state-machine-role-{SUFFIX}", f"transcode-state-machine-role-{SUFFIX}"))


def transcoding(pipeline: Pipeline, samples: SampleFiles) -> Callable[[], str]:
    """Uploads once more: what was wrong, or nothing."""
    numbers, client = itertools.count(), pipeline.aws.client("stepfunctions")

    def transcode() -> str:
        key = f"uploads/permissions-{next(numbers)}.mp4"
        version = pipeline.upload(samples.short, key)
        try:
            started = pipeline.started_by(key, version)
        except TimeoutError:
            return "nothing starts"
        execution = started["executionArn"]
        status, errors = until(
            lambda: (client.describe_execution(executionArn=execution)["status"], pipeline.task_errors(execution)),
            lambda seen: seen[0] != "RUNNING" or REFUSED_TASK in seen[1], 300, f"the end of {execution}")
        if status == "SUCCEEDED":
            # Without its tags an asset is ready all the same.
            return "" if pipeline.tags(key) else "the source has no tags"
        if status == "RUNNING":
            # What cannot be written or told is tried for hours.
            client.stop_execution(executionArn=execution)
        return f"{next(iter(errors), status)} ({' '.join(pipeline.states_entered(execution)[-3:])})"

    return transcode


@pytest.mark.long("an upload for each permission")
def test_every_permission_to_transcode_is_needed(enforced: Pipeline, samples: SampleFiles) -> None:
    assert unneeded(roles_of_transcoding(enforced), transcoding(enforced, samples)) == []


@pytest.mark.long("an upload for each permission")
def test_every_permission_for_keys_is_needed(enforced_with_keys: Pipeline, samples: SampleFiles) -> None:
    assert unneeded(roles_of_transcoding(enforced_with_keys), transcoding(enforced_with_keys, samples), "kms:") == []


@pytest.mark.long("uploads for each permission")
def test_every_permission_to_presign_is_needed(enforced: Pipeline, samples: SampleFiles) -> None:
    def upload() -> str:
        try:
            presigned.upload(enforced, samples.short)
            started = presigned.ask(enforced, action="start", fileName="film.mov", size=3)
            presigned.ask(enforced, action="abort", key=started["key"], uploadId=started["uploadId"])
        except (presigned.Failed, presigned.Refused, urllib.error.HTTPError) as refused:
            return str(refused)
        return ""

    assert unneeded(Roles(enforced, [enforced.presign_function]), upload) == []


LIFE = tuple(f"{name}-function-{SUFFIX}" for name in (
    "find-assets", "read-asset", "remake-assets", "delete-asset", "sweep-makings", "watch-assets"))


def life(pipeline: Pipeline, samples: SampleFiles) -> Callable[[], str]:
    """Finds a film, makes it again, loses a file of it, deletes it: what was wrong, or nothing."""
    s3, numbers = pipeline.aws.client("s3"), itertools.count()

    def live() -> str:
        creator = f"creator-{next(numbers)}"
        try:
            key, _, asset = presigned.upload(pipeline, samples.short, creator=creator)
            assets.made_again(pipeline, asset, 1)
            for question in ({"key": key}, {"creator": creator}):
                if asset not in {found["assetId"] for found in assets.ask(pipeline, "find-assets", **question)["assets"]}:
                    return f"not found by {question}"
            if assets.ask(pipeline, "remake-assets", find={"key": key})["taken"] != 1:
                return "not taken up"
            # By the index, too; what waits by now is not taken up twice.
            assets.ask(pipeline, "remake-assets", find={"creator": creator})
            dash = assets.made_again(pipeline, asset, 2)["playback"]["dash"].split("/", 3)[3]
            assets.sweep(pipeline, 0)
            if any(f"/{asset}/1/" in file for file in pipeline.delivered_keys(asset)):
                return "what was replaced is still there"
            s3.delete_object(Bucket=pipeline.delivery_bucket, Key=dash)
            assets.ask(pipeline, "watch-assets")
            if asset not in {found["assetId"] for found in assets.ask(pipeline, "find-assets", gone=True)["assets"]}:
                return "nobody notices that a file is gone"
            if assets.ask(pipeline, "delete-asset", assetId=asset).get("status") != "DELETED" or pipeline.delivered_keys(asset):
                return "not deleted"
        except assets.Failed as failure:
            return str(failure)
        return ""

    return live


@pytest.mark.long("a film, made twice, for each permission")
def test_every_permission_for_the_life_of_an_asset_is_needed(enforced: Pipeline, samples: SampleFiles) -> None:
    assert unneeded(Roles(enforced, LIFE), life(enforced, samples)) == []


def test_nobody_but_cloudformation_empties_a_bucket(enforced: Pipeline) -> None:
    s3 = enforced.aws.client("s3")
    for bucket in (enforced.source_bucket, enforced.delivery_bucket):
        s3.put_object(Bucket=bucket, Key="never-a-film", Body=b"")
        answer = bucket_contents.made_up_deletion(enforced, bucket)
        assert answer["Status"] == "FAILED" and "NotAsked" in answer["Reason"]
        s3.head_object(Bucket=bucket, Key="never-a-film")


# The last one, since it takes the bucket of the results away.
@pytest.mark.long("a bucket to empty for each permission")
def test_every_permission_to_fill_and_empty_buckets_is_needed(enforced: Pipeline) -> None:
    roles = Roles(enforced, [bucket_contents.FUNCTION])
    with bucket_contents.asked_about_another_stack(enforced):
        assert unneeded(roles, lambda: bucket_contents.fill_and_take_away(enforced), "s3:") == []


def unneeded(roles: Roles, attempt: Callable[[], str], kind: str = "") -> list[str]:
    """The permissions of a kind without which an attempt still works: it tells what was wrong, or nothing."""
    # S3 tells who may list the bucket what is gone from what may not be read: of a source that is there it makes no difference.
    tells_what_is_gone = ("s3:ListBucket", (f"arn:aws:s3:::{roles.pipeline.source_bucket}",))
    permissions = [
        p for p in roles.permissions()
        if p.action.startswith(kind) and not p.action.startswith(NOT_ENFORCED) and p.action not in NOT_ON_THE_HAPPY_PATH
        and str(p) not in NOT_BY_THESE_ROLES and (p.action, p.resources) != tells_what_is_gone]
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
