"""The dead-letter queue of uploads that could not start, as an operator looks at it and empties it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from LocalPlatform.pipeline import Pipeline


@dataclass(frozen=True)
class DeadLetter:
    """An event of S3 and why it is here."""

    event: dict[str, Any]
    attributes: dict[str, str]
    receipt: str

    @property
    def key(self) -> str:
        key: str = self.event["detail"]["object"]["key"]
        return key


class DeadLetters:
    """The queue that the rule names for its target."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self._sqs = pipeline.aws.client("sqs")
        (target,) = pipeline.aws.client("events").list_targets_by_rule(Rule=pipeline.rule)["Targets"]
        self.url: str = self._sqs.get_queue_url(QueueName=target["DeadLetterConfig"]["Arn"].rpartition(":")[2])["QueueUrl"]

    def waiting(self) -> int:
        attributes = self._sqs.get_queue_attributes(QueueUrl=self.url, AttributeNames=["ApproximateNumberOfMessages"])["Attributes"]
        return int(attributes["ApproximateNumberOfMessages"])

    def receive(self) -> list[DeadLetter]:
        """What waits; it is not shown again for a while."""
        found: list[DeadLetter] = []
        while True:
            batch = self._sqs.receive_message(
                QueueUrl=self.url, MaxNumberOfMessages=10, WaitTimeSeconds=1, MessageAttributeNames=["All"]).get("Messages", [])
            if not batch:
                return found
            found += [DeadLetter(json.loads(message["Body"]), {
                name: attribute["StringValue"] for name, attribute in message.get("MessageAttributes", {}).items()},
                message["ReceiptHandle"]) for message in batch]

    def redrive(self, letter: DeadLetter) -> str:
        """Hands the event to the state machine, as the rule would have, and takes it out of the queue. The execution's ARN."""
        execution = self._pipeline.start(letter.event)
        self._sqs.delete_message(QueueUrl=self.url, ReceiptHandle=letter.receipt)
        return execution
