"""The deployed pipeline as an operator sees it: its executions, the rows of its assets, its jobs, its messages."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any, Callable, TypeVar

from LocalAWS.gateway import LocalAWS

SUFFIX = "dev"
MEDIACONVERT_REGION = "eu-central-1"

_EXECUTION_SECONDS = 60
_EVENT_SECONDS = 15

T = TypeVar("T")


class Pipeline:
    def __init__(self, aws: LocalAWS) -> None:
        self.aws = aws
        self.source_bucket = f"ingest-bucket-{SUFFIX}-{aws.account}"
        self.delivery_bucket = f"delivery-bucket-{SUFFIX}-{aws.account}"
        self.table = f"assets-table-{SUFFIX}"
        self.rule = f"ingest-rule-{SUFFIX}"
        self.state_machine = f"arn:aws:states:{aws.region}:{aws.account}:stateMachine:transcode-state-machine-{SUFFIX}"
        self.topic = f"arn:aws:sns:{aws.region}:{aws.account}:transcode-topic-{SUFFIX}"

    # Uploads and events

    def upload(self, clip: Path, key: str) -> str:
        """The version that the upload made."""
        with clip.open("rb") as body:
            answer = self.aws.client("s3").put_object(Bucket=self.source_bucket, Key=key, Body=body)
        version: str = answer["VersionId"]
        return version

    def start(self, event: dict[str, Any]) -> str:
        """Hands the state machine an event as the rule does."""
        started = self.aws.client("stepfunctions").start_execution(
            stateMachineArn=self.state_machine, input=json.dumps(event))
        execution: str = started["executionArn"]
        return execution

    def object_created(self, key: str, **object_fields: Any) -> dict[str, Any]:
        """An event of S3 for an object that need not exist."""
        return {
            "version": "0", "id": "00000000-0000-0000-0000-000000000000", "detail-type": "Object Created",
            "source": "aws.s3", "account": self.aws.account, "time": "2026-01-01T00:00:00Z",
            "region": self.aws.region, "resources": [f"arn:aws:s3:::{self.source_bucket}"],
            "detail": {
                "version": "0", "bucket": {"name": self.source_bucket},
                "object": {"key": key, "size": 1, "etag": "d41d8cd98f00b204e9800998ecf8427e",
                           "sequencer": "00", **object_fields},
                "request-id": "0", "requester": self.aws.account, "source-ip-address": "127.0.0.1",
                "reason": "PutObject",
            },
        }

    # Executions

    def executions(self, key: str) -> list[dict[str, Any]]:
        """Those of an object's events, oldest first."""
        client = self.aws.client("stepfunctions")
        found = []
        for page in client.get_paginator("list_executions").paginate(stateMachineArn=self.state_machine):
            for listed in page["executions"]:
                execution = client.describe_execution(executionArn=listed["executionArn"])
                if json.loads(execution["input"]).get("detail", {}).get("object", {}).get("key") == key:
                    found.append(execution)
        return sorted(found, key=lambda execution: execution["startDate"])

    def started(self, key: str, count: int) -> list[dict[str, Any]]:
        return _until(lambda: self.executions(key), lambda found: len(found) >= count, _EVENT_SECONDS,
                      f"{count} execution(s) for {key}")

    def ended(self, execution: str) -> dict[str, Any]:
        client = self.aws.client("stepfunctions")
        described: dict[str, Any] = _until(
            lambda: client.describe_execution(executionArn=execution),
            lambda state: state["status"] != "RUNNING", _EXECUTION_SECONDS, f"the end of {execution}")
        return described

    def states_entered(self, execution: str) -> list[str]:
        client = self.aws.client("stepfunctions")
        pages = client.get_paginator("get_execution_history").paginate(executionArn=execution)
        return [event["stateEnteredEventDetails"]["name"]
                for page in pages for event in page["events"] if "stateEnteredEventDetails" in event]

    def task_errors(self, execution: str) -> list[str]:
        """The errors that its tasks met, whether tried again or not."""
        client = self.aws.client("stepfunctions")
        pages = client.get_paginator("get_execution_history").paginate(executionArn=execution)
        return [event["taskFailedEventDetails"]["error"]
                for page in pages for event in page["events"] if "taskFailedEventDetails" in event]

    # Assets and jobs

    def rows(self, key: str) -> list[dict[str, Any]]:
        """The rows of the asset that an object became: META first."""
        table = self.aws.client("dynamodb")
        items = [item for page in table.get_paginator("scan").paginate(TableName=self.table) for item in page["Items"]]
        assets = {item["pk"]["S"] for item in items
                  if item["sk"]["S"] == "META" and any(value == {"S": key} for value in item.values())}
        return sorted((item for item in items if item["pk"]["S"] in assets),
                      key=lambda item: (item["sk"]["S"] != "META", item["sk"]["S"]))

    def status(self, key: str) -> str:
        meta = [row for row in self.rows(key) if row["sk"]["S"] == "META"]
        assert len(meta) == 1, f"{key} has {len(meta)} META rows"
        status: str = meta[0]["status"]["S"]
        return status

    def jobs(self, key: str) -> list[dict[str, Any]]:
        client = self.aws.client("mediaconvert", MEDIACONVERT_REGION)
        location = f"s3://{self.source_bucket}/{key}"
        return [job for page in client.get_paginator("list_jobs").paginate(PaginationConfig={"PageSize": 20})
                for job in page["Jobs"] if job["Settings"]["Inputs"][0]["FileInput"] == location]


class Mailbox:
    """A queue that listens to the pipeline's topic."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._queue = pipeline.aws.client("sqs")
        self._topic = pipeline.aws.client("sns")
        self.url: str = self._queue.create_queue(QueueName="mailbox-of-the-tests")["QueueUrl"]
        arn = self._queue.get_queue_attributes(QueueUrl=self.url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        self._subscription = self._topic.subscribe(
            TopicArn=pipeline.topic, Protocol="sqs", Endpoint=arn, ReturnSubscriptionArn=True)["SubscriptionArn"]

    def messages(self) -> list[str]:
        """What has arrived since the last look."""
        arrived: list[str] = []
        while True:
            batch = self._queue.receive_message(QueueUrl=self.url, MaxNumberOfMessages=10, WaitTimeSeconds=1)
            if not batch.get("Messages"):
                return arrived
            for message in batch["Messages"]:
                arrived.append(json.loads(message["Body"])["Message"])
                self._queue.delete_message(QueueUrl=self.url, ReceiptHandle=message["ReceiptHandle"])

    def close(self) -> None:
        self._topic.unsubscribe(SubscriptionArn=self._subscription)
        self._queue.delete_queue(QueueUrl=self.url)


def _until(read: Callable[[], T], reached: Callable[[T], bool], seconds: float, what: str) -> T:
    deadline = time.monotonic() + seconds
    while True:
        state = read()
        if reached(state):
            return state
        if time.monotonic() > deadline:
            raise AssertionError(f"Waited {seconds} s for {what}; at the end there was {state!r}")
        time.sleep(0.2)
