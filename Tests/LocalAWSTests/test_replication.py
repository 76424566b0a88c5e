"""S3 replication as the local AWS does it: later, by a role, under the version of the source."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from typing import Any

import pytest
from botocore.exceptions import ClientError

from LocalAWS.gateway import LocalAWS
from LocalPlatform.waiting import until

ELSEWHERE = "eu-central-1"


@dataclass(frozen=True)
class Buckets:
    """A versioned bucket in Milan, one beside MediaConvert, and what a role needs between the two."""

    aws: LocalAWS
    source: str
    destination: str

    def statements(self) -> list[dict[str, Any]]:
        here, there = f"arn:aws:s3:::{self.source}", f"arn:aws:s3:::{self.destination}"
        return [
            {"Effect": "Allow", "Action": ["s3:GetReplicationConfiguration", "s3:ListBucket"], "Resource": here},
            {"Effect": "Allow", "Action": ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"],
             "Resource": f"{here}/*"},
            {"Effect": "Allow", "Action": ["s3:ReplicateObject", "s3:ReplicateTags"], "Resource": f"{there}/*"}]

    def role(self, statements: list[dict[str, Any]], service: str = "s3.amazonaws.com") -> str:
        iam, name = self.aws.client("iam"), f"replication-{uuid.uuid4().hex}"
        trust = {"Statement": [{"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}]}
        arn: str = iam.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]
        iam.put_role_policy(RoleName=name, PolicyName="p", PolicyDocument=json.dumps({"Statement": statements}))
        return arn

    def replicate(self, role: str, **rule: Any) -> None:
        destination = {"Bucket": f"arn:aws:s3:::{self.destination}", **rule.pop("Destination", {})}
        self.aws.client("s3").put_bucket_replication(Bucket=self.source, ReplicationConfiguration={"Role": role, "Rules": [{
            "ID": "all", "Status": "Enabled", "Priority": 1, "Filter": {"Prefix": "uploads/"},
            "DeleteMarkerReplication": {"Status": "Disabled"}, "Destination": destination, **rule}]})

    def put(self, key: str = "uploads/film.mp4", **named: Any) -> str:
        version: str = self.aws.client("s3").put_object(Bucket=self.source, Key=key, Body=b"film", **named)["VersionId"]
        return version

    def status(self, key: str = "uploads/film.mp4", bucket: str | None = None) -> str | None:
        status: str | None = self.aws.client("s3").head_object(Bucket=bucket or self.source, Key=key).get("ReplicationStatus")
        return status

    def settled(self, key: str = "uploads/film.mp4") -> str | None:
        return until(lambda: self.status(key), lambda status: status != "PENDING", 10, "the replication of an object")

    def copy(self, key: str = "uploads/film.mp4") -> dict[str, Any]:
        found: dict[str, Any] = self.aws.client("s3", ELSEWHERE).get_object(Bucket=self.destination, Key=key)
        return found


def versioned(aws: LocalAWS, region: str) -> str:
    s3, name = aws.client("s3", region), f"bucket-{uuid.uuid4().hex}"
    s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": region})
    s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    return name


@pytest.fixture
def buckets(aws: LocalAWS) -> Buckets:
    return Buckets(aws, versioned(aws, aws.region), versioned(aws, ELSEWHERE))


def test_a_copy_comes_later_and_has_the_version_of_its_source(buckets: Buckets) -> None:
    buckets.replicate(buckets.role(buckets.statements()))
    version = buckets.put(Metadata={"creator": "one"}, Tagging="kind=film", ContentType="video/mp4")
    assert buckets.status() == "PENDING"
    with pytest.raises(ClientError, match="NoSuchKey"):
        buckets.copy()
    assert buckets.settled() == "COMPLETED"
    copy = buckets.copy()
    assert (copy["Body"].read(), copy["VersionId"], copy["ReplicationStatus"]) == (b"film", version, "REPLICA")
    assert (copy["Metadata"], copy["ContentType"]) == ({"creator": "one"}, "video/mp4")
    s3 = buckets.aws.client("s3", ELSEWHERE)
    assert s3.get_object(Bucket=buckets.destination, Key="uploads/film.mp4", VersionId=version)["Body"].read() == b"film"
    assert s3.get_object_tagging(Bucket=buckets.destination, Key="uploads/film.mp4")["TagSet"] == [{"Key": "kind", "Value": "film"}]


def test_what_is_written_in_parts_is_copied_too(buckets: Buckets) -> None:
    buckets.replicate(buckets.role(buckets.statements()))
    s3, place = buckets.aws.client("s3"), {"Bucket": buckets.source, "Key": "uploads/parts.mp4"}
    upload = s3.create_multipart_upload(**place)["UploadId"]
    part = s3.upload_part(**place, UploadId=upload, PartNumber=1, Body=b"parts")
    s3.complete_multipart_upload(**place, UploadId=upload, MultipartUpload={"Parts": [{"PartNumber": 1, "ETag": part["ETag"]}]})
    assert buckets.settled("uploads/parts.mp4") == "COMPLETED"
    assert buckets.copy("uploads/parts.mp4")["Body"].read() == b"parts"


def test_what_no_rule_names_and_what_was_there_before_is_not_copied(buckets: Buckets) -> None:
    buckets.put("uploads/before.mp4")
    buckets.replicate(buckets.role(buckets.statements()))
    buckets.put("other/film.mp4")
    assert [buckets.status(key) for key in ("uploads/before.mp4", "other/film.mp4")] == [None, None]


def test_a_role_that_may_not_do_it_fails_and_what_failed_is_written_again(aws: LocalAWS) -> None:
    missing = ("s3:GetReplicationConfiguration", "s3:ListBucket", "s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl",
               "s3:ReplicateObject")
    pairs = {action: Buckets(aws, versioned(aws, aws.region), versioned(aws, ELSEWHERE)) for action in missing}
    for action, buckets in pairs.items():
        buckets.replicate(buckets.role([
            {**statement, "Action": [each for each in statement["Action"] if each != action]} for statement in buckets.statements()]))
        buckets.put()
    assert {action: buckets.settled() for action, buckets in pairs.items()} == dict.fromkeys(missing, "FAILED")
    # Not by itself once the role may, but when it is written again; here over itself.
    buckets = pairs["s3:ReplicateObject"]
    buckets.replicate(buckets.role(buckets.statements()))
    assert buckets.status() == "FAILED"
    place = {"Bucket": buckets.source, "Key": "uploads/film.mp4"}
    aws.client("s3").copy_object(**place, CopySource=place, MetadataDirective="REPLACE")
    assert buckets.settled() == "COMPLETED"


def test_a_role_of_another_service_fails(buckets: Buckets) -> None:
    buckets.replicate(buckets.role(buckets.statements(), "lambda.amazonaws.com"))
    buckets.put()
    assert buckets.settled() == "FAILED"


def test_a_copy_is_not_copied_on(buckets: Buckets) -> None:
    third = Buckets(buckets.aws, buckets.destination, versioned(buckets.aws, "eu-west-1"))
    third.replicate(third.role(third.statements()))
    buckets.replicate(buckets.role(buckets.statements()))
    buckets.put()
    assert buckets.settled() == "COMPLETED"
    assert buckets.status(bucket=buckets.destination) == "REPLICA"
    assert buckets.aws.client("s3").list_object_versions(Bucket=third.destination).get("Versions", []) == []


def key(aws: LocalAWS, region: str) -> str:
    policy = {"Statement": [{"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{aws.account}:root"}, "Action": "kms:*",
                             "Resource": "*"}]}
    arn: str = aws.client("kms", region).create_key(Policy=json.dumps(policy))["KeyMetadata"]["Arn"]
    return arn


def encrypted(buckets: Buckets) -> dict[str, str]:
    return {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": key(buckets.aws, buckets.aws.region)}


def test_what_kms_encrypts_is_left_out_unless_the_rule_says_so(buckets: Buckets) -> None:
    buckets.replicate(buckets.role(buckets.statements()))
    buckets.put(**encrypted(buckets))
    assert buckets.status() is None


@pytest.mark.parametrize(("uses", "ends"), [
    ({"kms:Decrypt", "kms:Encrypt"}, "COMPLETED"), ({"kms:Decrypt"}, "FAILED"), ({"kms:Encrypt"}, "FAILED")])
def test_the_keys_of_both_sides_are_asked_for(buckets: Buckets, uses: set[str], ends: str) -> None:
    sse, replica_key = encrypted(buckets), key(buckets.aws, ELSEWHERE)
    allowed = [{"Effect": "Allow", "Action": use, "Resource": arn} for use, arn in (
        ("kms:Decrypt", sse["SSEKMSKeyId"]), ("kms:Encrypt", replica_key)) if use in uses]
    buckets.replicate(
        buckets.role([*buckets.statements(), *allowed]), SourceSelectionCriteria={"SseKmsEncryptedObjects": {"Status": "Enabled"}},
        Destination={"EncryptionConfiguration": {"ReplicaKmsKeyID": replica_key}})
    buckets.put(**sse)
    assert buckets.settled() == ends
    if ends == "COMPLETED":
        assert buckets.copy()["SSEKMSKeyId"] == replica_key


def test_a_template_asks_for_it(buckets: Buckets) -> None:
    aws, name = buckets.aws, f"bucket-{uuid.uuid4().hex}"
    of_template = Buckets(aws, name, buckets.destination)
    properties = {
        "BucketName": name, "VersioningConfiguration": {"Status": "Enabled"}, "ReplicationConfiguration": {
            "Role": of_template.role(of_template.statements()), "Rules": [{
                "Id": "all", "Status": "Enabled", "Priority": 1, "Filter": {"Prefix": "uploads/"},
                "DeleteMarkerReplication": {"Status": "Disabled"}, "Destination": {"Bucket": f"arn:aws:s3:::{buckets.destination}"}}]}}
    stack = f"replicating-{uuid.uuid4().hex[:8]}"
    aws.client("cloudformation").create_stack(StackName=stack, TemplateBody=json.dumps(
        {"Resources": {"Bucket": {"Type": "AWS::S3::Bucket", "Properties": properties}}}))
    aws.client("cloudformation").get_waiter("stack_create_complete").wait(StackName=stack, WaiterConfig={"Delay": 1, "MaxAttempts": 30})
    of_template.put()
    assert of_template.settled() == "COMPLETED"
    assert of_template.copy()["Body"].read() == b"film"
