"""Alarms of the deployed platform go off by what they watch, tell their topic, and go back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from EndToEnd.dead_letters import DeadLetters
from EndToEnd.media import SampleFiles
from LocalPlatform.pipeline import SUFFIX, Pipeline
from LocalPlatform.waiting import until

# Five minutes, of which a tenth goes by here, and as much again for a machine that is busy.
_BACK_SECONDS = 60
_OFF_SECONDS = 20


@pytest.fixture
def told(pipeline: Pipeline) -> Iterator[Any]:
    """What the alarms' topic has told so far: name and state of each alarm."""
    sqs, sns = pipeline.aws.client("sqs"), pipeline.aws.client("sns")
    url = sqs.create_queue(QueueName="mailbox-of-the-alarms")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    topic = f"arn:aws:sns:{pipeline.aws.region}:{pipeline.aws.account}:alarm-topic-{SUFFIX}"
    subscription = sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn, ReturnSubscriptionArn=True)["SubscriptionArn"]
    found: list[tuple[str, str]] = []

    def read() -> list[tuple[str, str]]:
        while batch := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=1).get("Messages", []):
            for message in batch:
                alarm = json.loads(json.loads(message["Body"])["Message"])
                found.append((alarm["AlarmName"], alarm["NewStateValue"]))
                sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        return found

    yield read
    sns.unsubscribe(SubscriptionArn=subscription)
    sqs.delete_queue(QueueUrl=url)


def state(pipeline: Pipeline, name: str) -> str:
    (alarm,) = pipeline.aws.client("cloudwatch").describe_alarms(AlarmNames=[name])["MetricAlarms"]
    found: str = alarm["StateValue"]
    return found


def becomes(pipeline: Pipeline, name: str, wanted: str, seconds: float) -> None:
    until(lambda: state(pipeline, name), lambda found: found == wanted, seconds, f"{name} in {wanted}")


@pytest.mark.long("an alarm's period, twice")
def test_a_failed_execution_s_alarm_goes_off_and_back(pipeline: Pipeline, samples: SampleFiles, told: Any) -> None:
    name = f"executions-failed-alarm-{SUFFIX}"
    becomes(pipeline, name, "OK", _BACK_SECONDS)
    version = pipeline.upload(samples.text, "uploads/alarming.mp4")
    pipeline.ended(pipeline.started_by("uploads/alarming.mp4", version)["executionArn"])
    becomes(pipeline, name, "ALARM", _OFF_SECONDS)
    assert (name, "ALARM") in told()
    becomes(pipeline, name, "OK", _BACK_SECONDS)


@pytest.mark.long("an alarm's period, twice")
def test_a_dead_letter_s_alarm_stays_until_it_is_gone(pipeline: Pipeline, told: Any) -> None:
    name, letters = f"ingest-dlq-messages-alarm-{SUFFIX}", DeadLetters(pipeline)
    becomes(pipeline, name, "OK", _BACK_SECONDS)
    sqs = pipeline.aws.client("sqs")
    sqs.send_message(QueueUrl=letters.url, MessageBody="{}")
    becomes(pipeline, name, "ALARM", _OFF_SECONDS)
    assert (name, "ALARM") in told()
    sqs.purge_queue(QueueUrl=letters.url)
    becomes(pipeline, name, "OK", _BACK_SECONDS)
