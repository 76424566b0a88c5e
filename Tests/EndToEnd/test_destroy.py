"""`cdk destroy` leaves nothing, whatever the buckets hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from EndToEnd.conftest import Environment
from EndToEnd.inventory import inventory
from LocalPlatform.pipeline import Pipeline

pytestmark = pytest.mark.destroys


def test_nothing_is_left(environment: Environment, pipeline: Pipeline, clip: Path) -> None:
    aws = environment.aws
    s3 = aws.client("s3")
    for _ in range(2):
        pipeline.upload(clip, "uploads/with-versions.mp4")
    s3.delete_object(Bucket=pipeline.source_bucket, Key="uploads/with-versions.mp4")
    s3.put_object(Bucket=pipeline.delivery_bucket, Key="assets/0/abr/index.m3u8", Body=b"#EXTM3U\n")
    s3.create_multipart_upload(Bucket=pipeline.source_bucket, Key="uploads/never-finished.mp4")
    versions = s3.list_object_versions(Bucket=pipeline.source_bucket, Prefix="uploads/with-versions.mp4")
    assert (len(versions["Versions"]), len(versions["DeleteMarkers"])) == (2, 1)
    for execution in pipeline.started("uploads/with-versions.mp4", 2):
        pipeline.ended(execution["executionArn"])
    created = inventory(aws) - environment.before
    assert ("bucket", pipeline.source_bucket) in created and ("bucket", pipeline.delivery_bucket) in created

    environment.toolkit.destroy()

    assert inventory(aws) - environment.before == set()
    assert environment.before - inventory(aws) == set()
    assert {name for kind, name in inventory(aws) if kind == "stack"} == {"CDKToolkit"}
    assert _keys_not_scheduled_for_deletion(environment) == []


def _keys_not_scheduled_for_deletion(environment: Environment) -> list[str]:
    """A key cannot be deleted at once: its waiting period must have begun."""
    kms = environment.aws.client("kms")
    keys = [key["KeyId"] for page in kms.get_paginator("list_keys").paginate() for key in page["Keys"]]
    metadata = [kms.describe_key(KeyId=key)["KeyMetadata"] for key in keys]
    return [key["KeyId"] for key in metadata
            if key["KeyManager"] == "CUSTOMER" and key["KeyState"] != "PendingDeletion"]
