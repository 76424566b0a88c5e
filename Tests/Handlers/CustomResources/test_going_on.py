"""What one invocation has no time for is done by the next ones, and a bucket that objects still arrive in is deleted all the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

import bucket_contents
import bucket_emptying
from Handlers.CustomResources.cloudformation_answers import CloudFormation, Invocation, Log, run
from Handlers.CustomResources.stored_bucket import BUCKET, TAG, StoredBucket
from Handlers.CustomResources.stored_stack import StoredStack

QUARTER_OF_AN_HOUR = 900


def invocations(
    stack: StoredStack, cloudformation: CloudFormation, clock: SimpleNamespace, event: dict[str, Any], cost: int
) -> tuple[int, dict[str, Any]]:
    """Runs the handler, and again for each time that it asks for that: how often, and its answer. A look at the time takes `cost`."""
    waiting, count = [event], 0
    while waiting:
        context = Invocation(QUARTER_OF_AN_HOUR * 1000, cost)
        bucket_contents.handler(waiting.pop(), context)
        clock.now += QUARTER_OF_AN_HOUR - context.remaining / 1000
        count += 1
        waiting, stack.continued = stack.continued, []
    [answer] = cloudformation.answers
    return count, answer


class Pages:
    """A bucket of so many pages of a thousand versions, which are made when they are listed: the real client would check each key."""

    def __init__(self, count: int) -> None:
        self.left = count
        self.deleted = 0

    def get_paginator(self, operation: str) -> Pages:
        self.operation = operation
        return self

    def paginate(self, Bucket: str) -> Iterator[dict[str, Any]]:
        while self.operation == "list_object_versions" and self.left:
            yield {"Versions": [{"Key": f"film-{self.left}", "VersionId": str(number)} for number in range(1_000)]}

    def delete_objects(self, Bucket: str, Delete: dict[str, Any]) -> dict[str, Any]:
        self.deleted += len(Delete["Objects"])
        self.left -= 1
        return {}

    def get_bucket_tagging(self, Bucket: str) -> dict[str, Any]:
        return {"TagSet": [TAG]}

    def put_bucket_policy(self, Bucket: str, Policy: str) -> None:
        """Closes nothing."""

    def delete_bucket(self, Bucket: str) -> None:
        assert not self.left


def test_a_million_objects(
    stack: StoredStack, cloudformation: CloudFormation, clock: SimpleNamespace, log_lines: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = Pages(1_000)
    monkeypatch.setattr(bucket_emptying, "s3", lambda: pages)
    # Two seconds for a page.
    count, answer = invocations(stack, cloudformation, clock, cloudformation.event("Delete"), cost=2_000)
    assert answer["Status"] == "SUCCESS" and "1000000 versions" in answer["Reason"]
    assert pages.deleted == 1_000_000 and count == 3
    assert sum("another invocation goes on" in line["message"] for line in log_lines()) == count - 1


def test_it_ends_within_the_hour_that_cloudformation_waits(
    bucket: StoredBucket, stack: StoredStack, cloudformation: CloudFormation, clock: SimpleNamespace
) -> None:
    bucket.before = lambda operation: bucket.put(1, f"late-{len(bucket.calls)}")
    began = clock.now
    count, answer = invocations(stack, cloudformation, clock, cloudformation.event("Delete"), cost=10_000)
    assert (answer["Status"], answer["PhysicalResourceId"]) == ("FAILED", BUCKET)
    assert "time ran out" in answer["Reason"] and "delete again" in answer["Reason"]
    assert 3 <= count <= 4 and clock.now - began < 3_600
    # The resource is still there, so that the next deletion of the stack asks it again.
    bucket.before = lambda operation: None
    assert run(cloudformation, cloudformation.event("Delete"))["Status"] == "SUCCESS"
    assert not bucket.exists


def test_nobody_makes_it_go_on_for_longer(
    bucket: StoredBucket, stack: StoredStack, cloudformation: CloudFormation, clock: SimpleNamespace
) -> None:
    bucket.before = lambda operation: bucket.put(1, f"late-{len(bucket.calls)}")
    bucket_contents.handler(cloudformation.event("Delete", Until=clock.now + 1e9, Removed=5), Invocation(100_000, cost=10_000))
    [event] = stack.continued
    assert event["Until"] <= clock.now + 3_600


def test_it_is_closed_for_whoever_writes_before_it_is_emptied(bucket: StoredBucket, cloudformation: CloudFormation) -> None:
    bucket.put(1)
    run(cloudformation, cloudformation.event("Delete"))
    assert bucket.changes()[0] == "PutBucketPolicy"
    [statement] = json.loads(bucket.policy)["Statement"]
    assert (statement["Effect"], statement["Principal"], statement["Resource"]) == ("Deny", "*", f"arn:aws:s3:::{BUCKET}/*")
    assert statement["Action"] == ["s3:PutObject", "s3:ReplicateObject"]


def test_what_arrives_after_it_was_emptied_is_deleted_too(
    bucket: StoredBucket, cloudformation: CloudFormation, pauses: list[float]
) -> None:
    bucket.put(1)
    bucket.late = [("uploads/begun-before", "1"), ("logs/late", "2")]
    answer = run(cloudformation, cloudformation.event("Delete"))
    assert answer["Status"] == "SUCCESS" and not bucket.exists
    assert bucket.calls.count("DeleteBucket") == 3 and pauses == [2.0, 2.0]


def test_uploads_are_gone_on_with(
    bucket: StoredBucket, stack: StoredStack, cloudformation: CloudFormation, clock: SimpleNamespace
) -> None:
    bucket.uploads = {(f"film-{n}", "u") for n in range(1_000)}
    count, answer = invocations(stack, cloudformation, clock, cloudformation.event("Delete"), cost=1_000)
    assert count == 2 and answer["Status"] == "SUCCESS" and "1000 versions" in answer["Reason"]
