"""A stack that CloudFormation works on, and what Lambda is asked to do, in memory behind the real clients."""

from __future__ import annotations

import json
from typing import Any

from botocore.awsrequest import AWSResponse

import custom_resource
from Handlers.CustomResources.stored_bucket import BUCKET

STACK = "arn:aws:cloudformation:eu-south-1:111111111111:stack/streaming-dev/1"


class StoredStack:
    """Waits for an answer to each request that is put to it, unless a test says what happens instead."""

    def __init__(self) -> None:
        self.status = "DELETE_IN_PROGRESS"
        self.template: dict[str, Any] = {"Resources": {"IngestBucket": {"Type": "AWS::S3::Bucket"}}}
        self.resources: list[dict[str, str]] = []
        # Newest first, in pages of a hundred.
        self.events: list[dict[str, str]] = []
        self.calls: list[str] = []
        self.continued: list[dict[str, Any]] = []
        self.params: dict[str, Any] = {}
        for service in ("cloudformation", "lambda"):
            events = custom_resource.client(service).meta.events
            events.register(f"before-parameter-build.{service}", self.take_params)
            events.register(f"before-call.{service}", self.answer)

    def happens(self, status: str, logical_id: str = "Emptier", physical_id: str = BUCKET) -> None:
        self.events.insert(0, {
            "LogicalResourceId": logical_id, "PhysicalResourceId": physical_id, "ResourceStatus": status, "StackId": STACK})

    def take_params(self, params: dict[str, Any], **_: Any) -> None:
        self.params = params

    def answer(self, model: Any, **_: Any) -> tuple[AWSResponse, dict[str, Any]]:
        self.calls.append(model.name)
        if model.name != "Invoke":
            assert self.params["StackName"] == STACK, "its role may ask about no other"
        return AWSResponse("", 200, {}, None), {**getattr(self, model.name)(self.params), "ResponseMetadata": {"HTTPStatusCode": 200}}

    def DescribeStackEvents(self, params: dict[str, Any]) -> dict[str, Any]:
        start = int(params.get("NextToken", "0"))
        more = {"NextToken": str(start + 100)} if len(self.events) > start + 100 else {}
        return {"StackEvents": self.events[start:start + 100], **more}

    def DescribeStacks(self, params: dict[str, Any]) -> dict[str, Any]:
        return {"Stacks": [{"StackStatus": self.status}]}

    def GetTemplate(self, params: dict[str, Any]) -> dict[str, Any]:
        return {"TemplateBody": json.dumps(self.template)}

    def ListStackResources(self, params: dict[str, Any]) -> dict[str, Any]:
        return {"StackResourceSummaries": self.resources}

    def Invoke(self, params: dict[str, Any]) -> dict[str, Any]:
        assert (params["FunctionName"], params["InvocationType"]) == ("bucket-contents-function-dev", "Event")
        self.continued.append(json.loads(params["Payload"]))
        return {"StatusCode": 202}
