from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from LocalAWS import sample_media
from LocalAWS.gateway import LocalAWS
from LocalAWSTests.mediaconvert_jobs import BUCKET, ROLE


@pytest.fixture(scope="session")
def aws() -> Iterator[LocalAWS]:
    with LocalAWS() as aws:
        yield aws


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six seconds with sound."""
    return sample_media.clip(tmp_path_factory.mktemp("media") / "clip.mp4", seconds=6, size=(640, 360))


@pytest.fixture(scope="session")
def mediaconvert(aws: LocalAWS, clip: Path) -> Any:
    """A client of the stand-in, whose bucket holds a clip and whose role may be taken on for the account's own queue."""
    s3 = aws.client("s3")
    s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": aws.region})
    s3.upload_file(str(clip), BUCKET, "clip.mp4")
    aws.client("iam").create_role(RoleName=ROLE.rpartition("/")[2], AssumeRolePolicyDocument=json.dumps({
        "Version": "2012-10-17", "Statement": [{
            "Effect": "Allow", "Principal": {"Service": "mediaconvert.amazonaws.com"}, "Action": "sts:AssumeRole",
            "Condition": {"StringEquals": {"aws:SourceAccount": aws.account},
                          "ArnLike": {"aws:SourceArn": f"arn:aws:mediaconvert:eu-central-1:{aws.account}:queues/*"}}}]}))
    return aws.client("mediaconvert", "eu-central-1")
