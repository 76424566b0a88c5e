"""Where IAM is enforced and the way encrypted: what a caller and a job's role may do, and no more."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest

from LocalAWS.gateway import LocalAWS
from LocalAWSTests.mediaconvert_jobs import BUCKET, ended, settings

QUEUE = "arn:aws:mediaconvert:eu-central-1:111111111111:queues/Default"
JOB_ROLE = "arn:aws:iam::111111111111:role/job"
SUBMIT: list[dict[str, Any]] = [
    {"Effect": "Allow", "Action": "mediaconvert:CreateJob", "Resource": QUEUE},
    {"Effect": "Allow", "Action": ["mediaconvert:GetJob", "mediaconvert:TagResource"],
     "Resource": "arn:aws:mediaconvert:eu-central-1:111111111111:jobs/*"},
    {"Effect": "Allow", "Action": "iam:PassRole", "Resource": JOB_ROLE,
     "Condition": {"StringEquals": {"iam:PassedToService": "mediaconvert.amazonaws.com"}}},
    {"Effect": "Allow", "Action": "mediaconvert:Probe", "Resource": "*"},
    {"Effect": "Allow", "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{BUCKET}/*"},
]
TRANSCODE: list[dict[str, Any]] = [
    {"Effect": "Allow", "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{BUCKET}/clip.mp4"},
    {"Effect": "Allow", "Action": "s3:PutObject", "Resource": f"arn:aws:s3:::{BUCKET}/out/*"},
]


@pytest.fixture(scope="module")
def enforcing(clip: Path) -> Iterator[LocalAWS]:
    with LocalAWS() as aws:
        s3 = aws.client("s3")
        s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": aws.region})
        s3.upload_file(str(clip), BUCKET, "clip.mp4")
        s3.put_bucket_policy(Bucket=BUCKET, Policy=json.dumps({"Version": "2012-10-17", "Statement": [{
            "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": f"arn:aws:s3:::{BUCKET}/*",
            "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}))
        aws.client("iam").create_role(RoleName="job", AssumeRolePolicyDocument=json.dumps({"Statement": [{
            "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "mediaconvert.amazonaws.com"}}]}))
        aws.client("mediaconvert", "eu-central-1").create_preset(Name="kept", Settings={}, Tags={"a": "1"})
        aws.enforce()
        yield aws


def caller(aws: LocalAWS, statements: list[dict[str, Any]]) -> Any:
    """A client of MediaConvert with these permissions and no others."""
    iam = aws.client("iam")
    iam.put_role_policy(RoleName="job", PolicyName="transcode", PolicyDocument=json.dumps({"Statement": TRANSCODE}))
    name = f"caller-{uuid.uuid4().hex}"
    iam.create_user(UserName=name)
    iam.put_user_policy(UserName=name, PolicyName="submit", PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": statements}))
    key = iam.create_access_key(UserName=name)["AccessKey"]
    return boto3.client(
        "mediaconvert", region_name="eu-central-1", endpoint_url=aws.endpoint, verify=aws.certificate,
        aws_access_key_id=key["AccessKeyId"], aws_secret_access_key=key["SecretAccessKey"])


def submit(client: Any) -> str:
    identifier: str = client.create_job(Role=JOB_ROLE, Queue=QUEUE, Settings=settings(), Tags={"assetId": "a"})["Job"]["Id"]
    return identifier


def test_what_was_there_before_is_there_after(enforcing: LocalAWS) -> None:
    client = enforcing.client("mediaconvert", "eu-central-1")
    preset = client.get_preset(Name="kept")["Preset"]
    assert client.list_tags_for_resource(Arn=preset["Arn"])["ResourceTags"]["Tags"] == {"a": "1"}


def test_the_permissions_suffice(enforcing: LocalAWS) -> None:
    client = caller(enforcing, SUBMIT)
    described = ended(client, submit(client))
    assert described["Status"] == "COMPLETE", described.get("ErrorMessage")
    assert client.probe(InputFiles=[{"FileUrl": f"s3://{BUCKET}/clip.mp4"}])["ProbeResults"]


@pytest.mark.parametrize(("missing", "action"), [
    (0, "mediaconvert:CreateJob"), (1, "mediaconvert:TagResource"), (2, "iam:PassRole")])
def test_without_one_of_them_a_job_is_refused(enforcing: LocalAWS, missing: int, action: str) -> None:
    client = caller(enforcing, [statement for index, statement in enumerate(SUBMIT) if index != missing])
    with pytest.raises(client.exceptions.ForbiddenException, match=f"not authorized to perform: {action}"):
        submit(client)


@pytest.mark.parametrize("missing", [3, 4])
def test_a_probe_takes_the_callers_own_permissions(enforcing: LocalAWS, missing: int) -> None:
    client = caller(enforcing, [statement for index, statement in enumerate(SUBMIT) if index != missing])
    with pytest.raises(client.exceptions.ForbiddenException):
        client.probe(InputFiles=[{"FileUrl": f"s3://{BUCKET}/clip.mp4"}])


@pytest.mark.parametrize("missing", [0, 1])
def test_a_job_whose_role_may_not_is_error_1401(enforcing: LocalAWS, missing: int) -> None:
    client = caller(enforcing, SUBMIT)
    enforcing.client("iam").put_role_policy(
        RoleName="job", PolicyName="transcode", PolicyDocument=json.dumps({"Statement": [TRANSCODE[1 - missing]]}))
    described = ended(client, submit(client))
    assert (described["Status"], described["ErrorCode"]) == ("ERROR", 1401), described


def test_jobs_are_listed_by_who_may_list_the_queue(enforcing: LocalAWS) -> None:
    allowed = {"Effect": "Allow", "Action": "mediaconvert:ListJobs", "Resource": QUEUE}
    assert "Jobs" in caller(enforcing, [allowed]).list_jobs(Queue=QUEUE)
    for statements, asked in (([{**allowed, "Resource": f"{QUEUE}-other"}], {"Queue": QUEUE}), ([allowed], {})):
        client = caller(enforcing, statements)
        with pytest.raises(client.exceptions.ForbiddenException, match="mediaconvert:ListJobs"):
            client.list_jobs(**asked)
