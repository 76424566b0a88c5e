"""What the pipeline tells by its topic."""

from __future__ import annotations

import json

from LocalPlatform.pipeline import Pipeline


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
