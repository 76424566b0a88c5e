"""What an update may not take away, what is confirmed, and what a stack without a guard had."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.awsrequest import AWSResponse
from botocore.exceptions import ClientError

import custom_resource
import deployment_guard
from Handlers.CustomResources.cloudformation_answers import CloudFormation, Invocation
from Handlers.CustomResources.stored_stack import StoredStack

KEYS = {"KeysRenditions1": "AWS::KMS::Key", "KeysSources1": "AWS::KMS::Key"}
BUCKETS = {"IngestBucket1": "AWS::S3::Bucket ingest-bucket-dev-1", "Assets1": "AWS::DynamoDB::Table assets-table-dev"}
KEPT = {"encryption": ["kms"], "mediaConvert": ["remote:eu-central-1"], "removal": ["retain"],
        "uploadOrigins": ["https://a.example", "https://b.example"]}
WITHOUT_KEYS = "encryption: kms; AWS::KMS::Key KeysRenditions1; AWS::KMS::Key KeysSources1"


def properties(kept: dict[str, list[str]] | None = None, resources: dict[str, str] | None = None, confirm: str = "") -> dict[str, Any]:
    return {
        "ServiceToken": "arn", "Suffix": "dev", "Confirmation": confirm, "Kept": KEPT if kept is None else kept,
        "Types": ["AWS::S3::Bucket", "AWS::DynamoDB::Table", "AWS::KMS::Key", "AWS::Events::EventBus"],
        "Resources": {**BUCKETS, **KEYS} if resources is None else resources}


@pytest.fixture
def updated(stack: StoredStack) -> StoredStack:
    stack.status = "UPDATE_IN_PROGRESS"
    return stack


def asked(cloudformation: CloudFormation, request: str, new: dict[str, Any], old: dict[str, Any] | None = None) -> dict[str, Any]:
    """The answer to a request."""
    before = len(cloudformation.answers)
    members: dict[str, Any] = {"ResourceProperties": new, **({} if old is None else {"OldResourceProperties": old})}
    if request != "Create":
        members["PhysicalResourceId"] = "deployment-guard"
    event = cloudformation.event(request, **members)
    deployment_guard.handler(event, Invocation(120_000))
    [answer] = cloudformation.answers[before:]
    assert answer["PhysicalResourceId"] == "deployment-guard", "another id would be another resource"
    return answer


def refusal(losses: str) -> str:
    return (f'Refused: nothing is changed, since this would take away "{losses}". If that is meant, streaming.dev.confirm has to say so, '
            "word by word")


def test_nothing_goes(updated: StoredStack, cloudformation: CloudFormation) -> None:
    more = properties({**KEPT, "uploadOrigins": [*KEPT["uploadOrigins"], "https://c.example"], "domain": ["video.example.com"]},
                      {**BUCKETS, **KEYS, "UploadsTable1": "AWS::DynamoDB::Table uploads-table-dev"})
    assert asked(cloudformation, "Update", more, properties())["Status"] == "SUCCESS"
    # From none to some is no loss.
    assert asked(cloudformation, "Update", properties(), properties({}, BUCKETS))["Status"] == "SUCCESS"
    assert updated.calls == []


@pytest.mark.parametrize(("kept", "resources", "losses"), [
    ({**KEPT, "encryption": []}, BUCKETS, WITHOUT_KEYS),
    ({**KEPT, "mediaConvert": ["companion:eu-central-1"]}, None, "mediaConvert: remote:eu-central-1 (now companion:eu-central-1)"),
    ({**KEPT, "mediaConvert": ["remote:eu-west-1"]}, None, "mediaConvert: remote:eu-central-1 (now remote:eu-west-1)"),
    ({**KEPT, "removal": []}, None, "removal: retain"),
    ({**KEPT, "uploadOrigins": ["https://b.example"]}, None, "uploadOrigins: https://a.example (now https://b.example)"),
    ({**KEPT, "uploadOrigins": []}, None, "uploadOrigins: https://a.example, https://b.example"),
    ({}, None, "encryption: kms; mediaConvert: remote:eu-central-1; removal: retain; uploadOrigins: https://a.example, https://b.example"),
    (None, {**KEYS, "Assets1": BUCKETS["Assets1"]}, "AWS::S3::Bucket ingest-bucket-dev-1 IngestBucket1"),
    (None, {**KEYS, **BUCKETS, "Assets1": "AWS::DynamoDB::Table assets-table-g2-dev"}, "AWS::DynamoDB::Table assets-table-dev Assets1"),
])
def test_what_goes_is_refused_until_it_is_confirmed(
    updated: StoredStack, cloudformation: CloudFormation, kept: dict[str, list[str]] | None, resources: dict[str, str] | None, losses: str
) -> None:
    new = properties(kept, resources)
    answer = asked(cloudformation, "Update", new, properties())
    assert (answer["Status"], answer["Reason"]) == ("FAILED", refusal(losses))
    for other in (losses + " ", losses[:-1], "yes"):
        assert asked(cloudformation, "Update", {**new, "Confirmation": other}, properties())["Status"] == "FAILED"
    answer = asked(cloudformation, "Update", {**new, "Confirmation": losses}, properties())
    assert (answer["Status"], answer["Reason"]) == ("SUCCESS", f"confirmed: {losses}")


def test_a_confirmation_holds_once(updated: StoredStack, cloudformation: CloudFormation) -> None:
    """Left in the settings it would let a later slip pass."""
    without = properties({**KEPT, "encryption": []}, BUCKETS, confirm=WITHOUT_KEYS)
    again = properties(confirm=WITHOUT_KEYS)
    answer = asked(cloudformation, "Update", again, without)
    assert answer["Status"] == "FAILED"
    assert answer["Reason"] == (
        f"Refused: streaming.dev.confirm confirms what this update does not do: '{WITHOUT_KEYS}'. Take it out of the settings")


@pytest.mark.parametrize("status", ["UPDATE_ROLLBACK_IN_PROGRESS", "ROLLBACK_IN_PROGRESS"])
def test_the_way_back_is_free(stack: StoredStack, cloudformation: CloudFormation, status: str) -> None:
    """A refusal there would leave the stack in UPDATE_ROLLBACK_FAILED."""
    stack.status = status
    before, failed = properties({**KEPT, "removal": []}, BUCKETS, confirm="something"), properties()
    assert asked(cloudformation, "Update", before, failed)["Status"] == "SUCCESS"


def test_a_stack_that_had_no_guard_is_compared_with_its_resources(updated: StoredStack, cloudformation: CloudFormation) -> None:
    def resource(kind: str, logical_id: str, physical_id: str, status: str = "CREATE_COMPLETE") -> dict[str, str]:
        return {"ResourceType": kind, "LogicalResourceId": logical_id, "PhysicalResourceId": physical_id, "ResourceStatus": status}

    updated.resources = [
        resource("AWS::S3::Bucket", "IngestBucket1", "ingest-bucket-dev-1"), resource("AWS::KMS::Key", "KeysSources1", "a-key-id"),
        resource("AWS::DynamoDB::Table", "Assets1", "assets-table-dev"), resource("AWS::KMS::Key", "KeysRenditions1", "another-id"),
        resource("AWS::IAM::Role", "Role1", "a-role"), resource("AWS::KMS::Key", "Former1", "gone", "DELETE_COMPLETE"),
        resource("AWS::S3::Bucket", "Former2", "let-go-of", "DELETE_SKIPPED")]
    assert asked(cloudformation, "Create", properties())["Status"] == "SUCCESS"
    answer = asked(cloudformation, "Create", properties({}, BUCKETS))
    losses = WITHOUT_KEYS.removeprefix("encryption: kms; ")
    assert (answer["Status"], answer["Reason"]) == ("FAILED", refusal(losses))
    assert asked(cloudformation, "Create", properties({}, BUCKETS, confirm=losses))["Status"] == "SUCCESS"


@pytest.mark.parametrize(("location", "said"), [
    (None, ""), ("eu-south-1", "ingest-bucket-dev-1 is there already, in eu-south-1, and this stack is new"),
    ("", "in us-east-1"), ("AccessDenied", "in another region or account (AccessDenied)"),
    ("IllegalLocationConstraintException", "in another region or account (IllegalLocationConstraintException)"),
])
def test_a_new_stack_takes_no_name_that_is_taken(
    stack: StoredStack, cloudformation: CloudFormation, location: str | None, said: str
) -> None:
    stack.status = "CREATE_IN_PROGRESS"

    def answered(model: Any, **_: Any) -> tuple[AWSResponse, dict[str, Any]]:
        assert model.name == "GetBucketLocation"
        code = "NoSuchBucket" if location is None else location if "e" in location and "-" not in location else ""
        status = 404 if code else 200
        parsed: dict[str, Any] = {"Error": {"Code": code, "Message": "said by S3"}} if code else {"LocationConstraint": location}
        return AWSResponse("", status, {}, None), {**parsed, "ResponseMetadata": {"HTTPStatusCode": status}}

    custom_resource.client("s3").meta.events.register("before-call.s3", answered)
    answer = asked(cloudformation, "Create", properties())
    assert answer["Status"] == ("FAILED" if said else "SUCCESS") and said in answer["Reason"]


def test_a_fault_of_s3_says_nothing_of_a_name(
    stack: StoredStack, cloudformation: CloudFormation, monkeypatch: pytest.MonkeyPatch
) -> None:
    stack.status = "CREATE_IN_PROGRESS"

    class Faulty:
        def get_bucket_location(self, Bucket: str) -> dict[str, Any]:
            told = {"Error": {"Code": "InternalError"}, "ResponseMetadata": {"HTTPStatusCode": 500}}
            raise ClientError(told, "GetBucketLocation")

    monkeypatch.setattr(deployment_guard, "client", lambda service: Faulty())
    answer = asked(cloudformation, "Create", properties())
    assert answer["Status"] == "FAILED" and "InternalError" in answer["Reason"] and "is there already" not in answer["Reason"]


def test_a_deletion_asks_nothing(stack: StoredStack, cloudformation: CloudFormation) -> None:
    assert asked(cloudformation, "Delete", properties())["Status"] == "SUCCESS"
    assert stack.calls == []


def test_what_is_no_request_is_answered(stack: StoredStack, cloudformation: CloudFormation) -> None:
    event = cloudformation.made_up("Erase", ResourceProperties=properties())
    event.pop("PhysicalResourceId")
    deployment_guard.handler(event, Invocation())
    [answer] = cloudformation.answers
    assert answer["Status"] == "FAILED" and "'Erase'" in answer["Reason"]
