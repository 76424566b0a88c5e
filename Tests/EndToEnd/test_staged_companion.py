"""MediaConvert beside buckets of its own region: S3 brings sources there and what was made back, with keys of KMS, and IAM is asked.

Copies come half a second after what they are of, so that every film meets the lag.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError

from EndToEnd.checks import film, renditions
from EndToEnd.checks.delivered import delivered
from EndToEnd.conftest import Environment, NewEnvironment
from EndToEnd.inventory import Inventory, inventory
from EndToEnd.media import SampleFiles
from EndToEnd.roles import Permission, Roles
from LocalAWS import fault_injection
from LocalPlatform.pipeline import MEDIACONVERT_REGION, STACK, SUFFIX, Pipeline
from LocalPlatform.waiting import until

pytestmark = pytest.mark.long("a deployment of three stacks")

STAGED = {"mediaConvert": "staged", "encryption": "kms"}


class Staged(Pipeline):
    """The pipeline and its two buckets in MediaConvert's region."""

    @property
    def input_bucket(self) -> str:
        return f"input-bucket-{SUFFIX}-{self.aws.account}"

    @property
    def output_bucket(self) -> str:
        return f"output-bucket-{SUFFIX}-{self.aws.account}"

    def staged(self, asset: str, key: str, making: int = 1) -> str:
        return f"staged/{asset}/{making}/{Path(key).name}"

    def jobs(self, key: str, kind: str | None = None) -> list[dict[str, Any]]:
        client = self.aws.client("mediaconvert", self.mediaconvert_region)
        asset = self.asset(key)
        return [job for page in client.get_paginator("list_jobs").paginate() for job in page["Jobs"]
                if job["UserMetadata"]["assetId"] == asset and kind in (None, job["UserMetadata"]["kind"])]

    def head(self, bucket: str, key: str) -> dict[str, Any]:
        """What S3 says of an object in the region of its bucket; nothing if there is none."""
        region = self.aws.region if bucket in (self.source_bucket, self.delivery_bucket) else MEDIACONVERT_REGION
        try:
            return dict(self.aws.client("s3", region).head_object(Bucket=bucket, Key=key))
        except ClientError as error:
            if error.response["Error"]["Code"] != "404":
                raise
            return {}


@pytest.fixture(scope="module")
def account(new_environment: NewEnvironment) -> Iterator[tuple[Environment, Inventory]]:
    """The account, and what was in MediaConvert's region before."""
    with new_environment(STAGED, others=(MEDIACONVERT_REGION,)) as made:
        before = inventory(made.aws, MEDIACONVERT_REGION)
        made.toolkit.deploy()
        # The emulator's IAM asks for this without the state machine that the token is of, which is all that the role may wake.
        allowed = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "states:SendTaskSuccess", "Resource": "*"}]}
        for role in ("resume-execution", "run-job"):
            made.aws.client("iam").put_role_policy(
                RoleName=f"{role}-role-{SUFFIX}", PolicyName="of-the-emulator", PolicyDocument=json.dumps(allowed))
        made.aws.enforce()
        yield made, before


@pytest.fixture
def there(account: tuple[Environment, Inventory]) -> Staged:
    return Staged(account[0].aws)


def without(there: Staged, role: str, action: str) -> tuple[Roles, Permission]:
    roles = Roles(there, (), (f"{role}-{SUFFIX}",))
    [permission] = [one for one in roles.permissions() if one.action == action]
    return roles, permission


def test_a_film_goes_there_and_comes_back(there: Staged, samples: SampleFiles, tmp_path: Path) -> None:
    key = "uploads/there and back.mp4"
    asset = there.transcoded(samples.full_hd, key)
    # MediaConvert knows no other buckets.
    for job in there.jobs(key):
        assert job["Settings"]["Inputs"][0]["FileInput"] == f"s3://{there.input_bucket}/{there.staged(asset, key)}"
        assert f"s3://{there.output_bucket}/assets/{asset}/1/" in json.dumps(job["Settings"]["OutputGroups"])
        assert there.source_bucket not in json.dumps(job["Settings"]) and there.delivery_bucket not in json.dumps(job["Settings"])
    asset_files = delivered(there, asset, tmp_path)
    film.check_full_hd(asset_files)
    film.check_row(there, key, asset_files)
    # It had to wait, and each side is encrypted with a key of its region.
    [execution] = there.executions(key)
    assert {"Await source", "Ask for outputs"} <= set(there.states_entered(execution["executionArn"]))
    places = [
        (there.source_bucket, there.staged(asset, key), "COMPLETED"), (there.input_bucket, there.staged(asset, key), "REPLICA"),
        (there.output_bucket, str(asset_files.results.hls), "COMPLETED"), (there.delivery_bucket, str(asset_files.results.hls), "REPLICA")]
    heads = [there.head(bucket, key) for bucket, key, _ in places]
    assert [head["ReplicationStatus"] for head in heads] == [status for _, _, status in places]
    assert {head["ServerSideEncryption"] for head in heads} == {"aws:kms"}
    regions = [head["SSEKMSKeyId"].split(":")[3] for head in heads]
    assert regions == [there.aws.region, MEDIACONVERT_REGION, MEDIACONVERT_REGION, there.aws.region]


def test_a_making_later_has_a_copy_of_its_own(there: Staged, samples: SampleFiles, tmp_path: Path) -> None:
    key = "uploads/again.mp4"
    fault_injection.fail_next_jobs(there.aws, 1040, times=None, matching="again.mp4")
    version = there.upload(samples.short, key)
    assert there.ended(there.started_by(key, version)["executionArn"])["error"] == "MediaConvert.1040"
    fault_injection.clear(there.aws)
    # What was copied for it may have expired since.
    there.aws.client("s3", MEDIACONVERT_REGION).delete_object(
        Bucket=there.input_bucket, Key=there.staged(there.asset(key), key))
    assert there.ended(there.again(key))["status"] == "SUCCEEDED"
    assert there.head(there.input_bucket, there.staged(there.asset(key), key, 2))["ReplicationStatus"] == "REPLICA"
    assert renditions.ladder(delivered(there, there.asset(key), tmp_path)).videos


def test_what_is_no_film_is_not_copied(there: Staged, samples: SampleFiles) -> None:
    key = "uploads/letter.txt"
    version = there.upload(samples.short, key)
    assert there.ended(there.started_by(key, version)["executionArn"])["status"] == "SUCCEEDED"
    assert there.status(key) == "REJECTED"
    assert there.head(there.source_bucket, there.staged(there.asset(key), key)) == {}


def test_a_source_that_s3_could_not_copy_is_written_again(there: Staged, samples: SampleFiles) -> None:
    key = "uploads/source refused.mp4"
    roles, permission = without(there, "input-replication-role", "s3:ReplicateObject")
    with roles.without(permission):
        version = there.upload(samples.short, key)
        execution = there.started_by(key, version)["executionArn"]
        copy = there.staged(there.asset(key), key)
        until(lambda: there.head(there.source_bucket, copy).get("ReplicationStatus"), lambda status: status == "FAILED", 60,
              "the failure of the copy")
    assert there.ended(execution)["status"] == "SUCCEEDED"
    assert int(there.head(there.source_bucket, copy)["Metadata"]["attempt"]) > 1
    assert there.status(key) == "COMPLETE"


def test_outputs_that_s3_could_not_copy_are_written_again(there: Staged, samples: SampleFiles) -> None:
    key = "uploads/outputs refused.mp4"
    roles, permission = without(there, "output-replication-role", "s3:ReplicateObject")
    with roles.without(permission):
        version = there.upload(samples.short, key)
        execution = there.started_by(key, version)["executionArn"]
        until(lambda: there.states_entered(execution), lambda states: "Await outputs" in states, 120, "the jobs' ends")
        assert there.delivered_keys(there.asset(key)) == []
    assert there.ended(execution)["status"] == "SUCCEEDED"
    made = there.aws.client("s3", MEDIACONVERT_REGION).list_objects_v2(
        Bucket=there.output_bucket, Prefix=f"assets/{there.asset(key)}/1/")["Contents"]
    heads = [there.head(there.output_bucket, item["Key"]) for item in made]
    # Some were under way still when S3 might copy again.
    assert max(int(head["Metadata"].get("attempt", 1)) for head in heads) > 1
    assert {head["ReplicationStatus"] for head in heads} == {"COMPLETED"}


@pytest.mark.destroys
def test_all_stacks_go_without_residue(account: tuple[Environment, Inventory]) -> None:
    environment, before = account
    created = inventory(environment.aws, MEDIACONVERT_REGION) - before
    assert {("stack", f"staging-{STACK}"), ("stack", f"mediaconvert-{STACK}")} <= created
    environment.toolkit.destroy()
    assert inventory(environment.aws) == environment.before
    assert inventory(environment.aws, MEDIACONVERT_REGION) == before
