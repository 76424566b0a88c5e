"""The outputs of another region's stack as attributes of a custom resource."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError

import stack_outputs
from Handlers.CustomResources.cloudformation_answers import CloudFormation, Invocation
from Handlers.CustomResources.stored_stack import StoredStack

PROPERTIES = {"StackRegion": "us-east-1", "StackName": "viewers-streaming-dev", "Version": "video.example.com Z1"}


class Stacks:
    """CloudFormation of one region."""

    def __init__(self, region: str) -> None:
        self.region = region

    def describe_stacks(self, StackName: str) -> dict[str, Any]:
        if (self.region, StackName) != ("us-east-1", "viewers-streaming-dev"):
            told = {"Code": "ValidationError", "Message": f"Stack with id {StackName} does not exist"}
            raise ClientError({"Error": told}, "DescribeStacks")
        return {"Stacks": [{"Outputs": [{"OutputKey": "CertificateARN", "OutputValue": "arn:certificate"}]}]}


@pytest.fixture
def cloudformation(monkeypatch: pytest.MonkeyPatch) -> Iterator[CloudFormation]:
    taker = CloudFormation(StoredStack())
    monkeypatch.setattr("boto3.client", lambda service, region_name, config: Stacks(region_name))
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    yield taker
    taker.server.shutdown()


def event(taker: CloudFormation, kind: str, **fields: Any) -> dict[str, Any]:
    return {"RequestType": kind, "ResponseURL": taker.url, "StackId": "stack", "RequestId": "request", "LogicalResourceId": "Outputs",
            "ResourceProperties": PROPERTIES, **fields}


@pytest.mark.parametrize("kind", ["Create", "Update"])
def test_outputs_are_attributes(cloudformation: CloudFormation, kind: str) -> None:
    stack_outputs.handler(event(cloudformation, kind), Invocation())
    assert cloudformation.answers == [{
        "Status": "SUCCESS", "Reason": "read of viewers-streaming-dev in us-east-1: CertificateARN",
        "PhysicalResourceId": "us-east-1/viewers-streaming-dev", "Data": {"CertificateARN": "arn:certificate"},
        "StackId": "stack", "RequestId": "request", "LogicalResourceId": "Outputs"}]


def test_a_stack_that_is_not_there_fails_the_deployment_with_its_reason(cloudformation: CloudFormation) -> None:
    stack_outputs.handler(event(cloudformation, "Create", ResourceProperties={**PROPERTIES, "StackName": "other"}), Invocation())
    (answer,) = cloudformation.answers
    assert answer["Status"] == "FAILED" and "Stack with id other does not exist" in answer["Reason"]


def test_nothing_is_asked_for_when_it_is_deleted(cloudformation: CloudFormation) -> None:
    gone = event(cloudformation, "Delete", PhysicalResourceId="us-east-1/viewers-streaming-dev", ResourceProperties={})
    stack_outputs.handler(gone, Invocation())
    (answer,) = cloudformation.answers
    assert (answer["Status"], answer["PhysicalResourceId"]) == ("SUCCESS", "us-east-1/viewers-streaming-dev")
    assert "Data" not in answer


def test_an_answer_that_is_not_taken_is_sent_again(cloudformation: CloudFormation) -> None:
    cloudformation.statuses = [500, 503]
    stack_outputs.handler(event(cloudformation, "Create"), Invocation())
    assert len(cloudformation.answers) == 1
    cloudformation.statuses = [500, 500, 500]
    with pytest.raises(ConnectionError) as lost:
        stack_outputs.handler(event(cloudformation, "Create"), Invocation())
    assert cloudformation.url not in str(lost.value)
