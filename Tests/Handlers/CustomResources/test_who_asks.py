"""It acts for CloudFormation alone: what somebody makes up is refused."""

from __future__ import annotations

import pytest

from Handlers.CustomResources.cloudformation_answers import CloudFormation, run
from Handlers.CustomResources.stored_bucket import BUCKET, StoredBucket
from Handlers.CustomResources.stored_stack import StoredStack


@pytest.mark.parametrize("happened", [
    [], ["CREATE_COMPLETE"], ["UPDATE_COMPLETE"], ["DELETE_IN_PROGRESS", "DELETE_FAILED"], ["DELETE_IN_PROGRESS", "DELETE_COMPLETE"],
    ["UPDATE_IN_PROGRESS"]])
def test_a_made_up_deletion(bucket: StoredBucket, stack: StoredStack, cloudformation: CloudFormation, happened: list[str]) -> None:
    bucket.put(3)
    for status in happened:
        stack.happens(status)
    # Of another resource of the stack, and of another bucket.
    stack.happens("DELETE_IN_PROGRESS", logical_id="Other")
    stack.happens("DELETE_IN_PROGRESS", physical_id="another-bucket")
    answer = run(cloudformation, cloudformation.made_up("Delete"))
    assert answer["Status"] == "FAILED" and "NotAsked: CloudFormation asks for no Delete of Emptier" in answer["Reason"]
    assert bucket.changes() == [] and len(bucket.versions) == 3


@pytest.mark.parametrize("request_type", ["Create", "Update"])
def test_made_up_contents(bucket: StoredBucket, stack: StoredStack, cloudformation: CloudFormation, request_type: str) -> None:
    stack.happens("UPDATE_COMPLETE")
    properties = {"BucketName": BUCKET, "Objects": {"errors/404.html": {"Body": "mine", "ContentType": "text/html"}}}
    answer = run(cloudformation, cloudformation.made_up(request_type, ResourceProperties=properties))
    assert answer["Status"] == "FAILED" and "NotAsked" in answer["Reason"]
    assert bucket.written == {}


def test_the_event_is_found_behind_many(bucket: StoredBucket, stack: StoredStack, cloudformation: CloudFormation) -> None:
    event = cloudformation.event("Delete")
    for number in range(250):
        stack.happens("DELETE_COMPLETE", logical_id=f"Other{number}")
    assert run(cloudformation, event)["Status"] == "SUCCESS"
    assert stack.calls.count("DescribeStackEvents") == 3


@pytest.mark.parametrize("status", ["UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS"])
def test_a_bucket_that_stays_in_the_stack(
    bucket: StoredBucket, stack: StoredStack, cloudformation: CloudFormation, status: str
) -> None:
    """Its resource alone goes, such as one that has another logical id now."""
    bucket.put(3)
    stack.status = status
    answer = run(cloudformation, cloudformation.event("Delete"))
    assert answer["Status"] == "SUCCESS" and "stays in the stack" in answer["Reason"]
    assert bucket.changes() == []

    # One of a former version, whose bucket nobody names.
    answer = run(cloudformation, cloudformation.event("Delete", ResourceProperties={"BucketName": BUCKET}))
    assert "stays in the stack" in answer["Reason"] and bucket.changes() == []

    stack.template = {"Resources": {}}
    assert run(cloudformation, cloudformation.event("Delete"))["Status"] == "SUCCESS"
    assert not bucket.exists


def test_a_stack_whose_creation_is_rolled_back(bucket: StoredBucket, stack: StoredStack, cloudformation: CloudFormation) -> None:
    stack.status = "ROLLBACK_IN_PROGRESS"
    assert run(cloudformation, cloudformation.event("Delete"))["Status"] == "SUCCESS"
    assert not bucket.exists
