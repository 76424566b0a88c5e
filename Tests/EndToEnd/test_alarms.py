"""Alarms of the deployed platform go off by faults of the platform and by nothing else, tell their topic, and go back."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from EndToEnd import presigned
from EndToEnd.dead_letters import DeadLetters
from EndToEnd.media import SampleFiles
from LocalAWS import fault_injection
from LocalPlatform.pipeline import SUFFIX, Pipeline
from LocalPlatform.waiting import until

# Three periods of five minutes, of which a tenth goes by here, and as much again for a machine that is busy.
_BACK_SECONDS = 180
_OFF_SECONDS = 20
_SOON_SECONDS = 3
WHOLES = {f"pipeline-{effect}-alarm-{SUFFIX}" for effect in ("down", "late", "loss")}


class Alarms:
    """The alarms of the platform, and what their topic has told since."""

    def __init__(self, pipeline: Pipeline, mailbox: str) -> None:
        self._cloudwatch, self._sqs, self._mailbox = pipeline.aws.client("cloudwatch"), pipeline.aws.client("sqs"), mailbox
        self._told: set[tuple[str, str]] = set()

    def described(self) -> dict[str, dict[str, Any]]:
        pages = self._cloudwatch.get_paginator("describe_alarms").paginate(AlarmTypes=["MetricAlarm", "CompositeAlarm"])
        return {alarm["AlarmName"]: alarm for page in pages for alarm in page["MetricAlarms"] + page["CompositeAlarms"]}

    def in_alarm(self) -> set[str]:
        return {name for name, alarm in self.described().items() if alarm["StateValue"] == "ALARM"}

    def become(self, state: str, seconds: float, *names: str) -> None:
        def others() -> set[str]:
            described = self.described()
            return {name for name in names if described[name]["StateValue"] != state}

        until(others, lambda found: not found, seconds, f"{state} of all alarms")

    def went_off(self) -> set[str]:
        """Those that have gone off since the deployment."""
        pages = self._cloudwatch.get_paginator("describe_alarm_history").paginate(
            AlarmTypes=["MetricAlarm", "CompositeAlarm"], HistoryItemType="StateUpdate")
        return {item["AlarmName"] for page in pages for item in page["AlarmHistoryItems"] if item["HistorySummary"].endswith("to ALARM")}

    def told(self) -> set[tuple[str, str]]:
        """Name and state of each that the topic has told."""
        while batch := self._sqs.receive_message(QueueUrl=self._mailbox, MaxNumberOfMessages=10).get("Messages", []):
            for message in batch:
                alarm = json.loads(json.loads(message["Body"])["Message"])
                self._told.add((alarm["AlarmName"], alarm["NewStateValue"]))
                self._sqs.delete_message(QueueUrl=self._mailbox, ReceiptHandle=message["ReceiptHandle"])
        return self._told


@contextmanager
def watched_alarms(pipeline: Pipeline) -> Iterator[Alarms]:
    """With a queue that listens to their topic."""
    sqs, sns = pipeline.aws.client("sqs"), pipeline.aws.client("sns")
    url = sqs.create_queue(QueueName="mailbox-of-the-alarms")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    topic = f"arn:aws:sns:{pipeline.aws.region}:{pipeline.aws.account}:alarm-topic-{SUFFIX}"
    subscription = sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn, ReturnSubscriptionArn=True)["SubscriptionArn"]
    yield Alarms(pipeline, url)
    fault_injection.clear(pipeline.aws)
    sns.unsubscribe(SubscriptionArn=subscription)
    sqs.delete_queue(QueueUrl=url)


@pytest.fixture
def alarms(pipeline: Pipeline) -> Iterator[Alarms]:
    with watched_alarms(pipeline) as found:
        yield found


def own(name: str) -> str:
    return f"{name}-alarm-{SUFFIX}"


def counted(pipeline: Pipeline, metric: str, dimension: str) -> float:
    found = pipeline.aws.client("cloudwatch").get_metric_statistics(
        Namespace="StreamingPlatform", MetricName=metric, Dimensions=[{"Name": "Pipeline", "Value": f"{dimension}-{SUFFIX}"}],
        StartTime=time.time() - 86_400, EndTime=time.time() + 60, Period=86_400 * 2, Statistics=["Sum"])["Datapoints"]
    return float(sum(point["Sum"] for point in found))


def ended(pipeline: Pipeline, samples: SampleFiles, key: str, broken: bool = False) -> str:
    version = pipeline.upload(samples.text if broken else samples.short, key)
    return str(pipeline.ended(pipeline.started_by(key, version)["executionArn"])["status"])


# All that creators and their application get wrong; five of them are more than a rate takes.
@pytest.mark.judges
def test_mistakes_of_creators_are_counted_and_no_alarm_tells_of_them(pipeline: Pipeline, samples: SampleFiles, alarms: Alarms) -> None:
    mistakes, refused = counted(pipeline, "CreatorMistakes", "transcode"), counted(pipeline, "RefusedRequests", "ingest")
    for number in range(5):
        assert ended(pipeline, samples, f"uploads/unreadable-{number}.mp4", broken=True) == "FAILED"
        with pytest.raises(presigned.Refused):
            presigned.ask(pipeline, action="start", fileName="notes.txt", size=1)
    assert ended(pipeline, samples, "uploads/letter.txt", broken=True) == "SUCCEEDED"
    until(lambda: counted(pipeline, "CreatorMistakes", "transcode"), lambda now: now == mistakes + 5, 20, "five mistakes")
    assert counted(pipeline, "RefusedRequests", "ingest") == refused + 5
    time.sleep(_SOON_SECONDS)
    assert alarms.went_off() == set()
    assert {alarm["StateValue"] for alarm in alarms.described().values()} == {"OK"}
    assert set(alarms.described()) > WHOLES


@pytest.mark.provokes
def test_a_film_that_the_platform_does_not_make_is_told(pipeline: Pipeline, samples: SampleFiles, alarms: Alarms) -> None:
    fault_injection.fail_next_jobs(pipeline.aws, 1999, times=None, matching="uploads/not-made.mp4")
    assert ended(pipeline, samples, "uploads/not-made.mp4") == "FAILED"
    alarms.become("ALARM", _OFF_SECONDS, own("platform-faults"), own("pipeline-loss"))
    until(alarms.told, lambda told: (own("pipeline-loss"), "ALARM") in told, 10, "the message")
    assert {(own("platform-faults"), "ALARM"), (own("pipeline-loss"), "ALARM")} <= alarms.told()
    [described] = pipeline.aws.client("cloudwatch").describe_alarms(AlarmNames=[own("platform-faults")])["MetricAlarms"]
    assert "Runbook: section 'A film was not made'" in described["AlarmDescription"]


@pytest.mark.provokes
@pytest.mark.long("an alarm's three periods, twice")
def test_a_pipeline_that_does_not_work_is_told_and_so_is_its_end(pipeline: Pipeline, alarms: Alarms) -> None:
    with without_table(pipeline):
        deadline = time.monotonic() + _BACK_SECONDS
        while own("pipeline-down") not in alarms.in_alarm():
            assert time.monotonic() < deadline
            for _ in range(3):
                with pytest.raises(presigned.Failed):
                    presigned.ask(pipeline, action="start", fileName="film.mp4", size=3)
            time.sleep(2)
    assert own("presign-upload-errors") in alarms.in_alarm()
    alarms.become("OK", _BACK_SECONDS, own("presign-upload-errors"), own("pipeline-down"))
    until(alarms.told, lambda told: (own("pipeline-down"), "OK") in told, 10, "the end")
    assert {(name, state) for name in (own("presign-upload-errors"), own("pipeline-down")) for state in ("ALARM", "OK")} <= alarms.told()


@contextmanager
def without_table(pipeline: Pipeline) -> Iterator[None]:
    """The function of presigned uploads looks for its table in vain."""
    client = pipeline.aws.client("lambda")
    given = client.get_function_configuration(FunctionName=pipeline.presign_function)["Environment"]["Variables"]
    client.update_function_configuration(
        FunctionName=pipeline.presign_function, Environment={"Variables": {**given, "UPLOADS_TABLE": "absent-table"}})
    yield
    client.update_function_configuration(FunctionName=pipeline.presign_function, Environment={"Variables": given})


@pytest.mark.provokes
@pytest.mark.long("an alarm's period, twice")
def test_a_dead_letter_s_alarm_stays_until_it_is_gone(pipeline: Pipeline, alarms: Alarms) -> None:
    name, letters = own("ingest-dlq-messages"), DeadLetters(pipeline)
    alarms.become("OK", _BACK_SECONDS, name)
    sqs = pipeline.aws.client("sqs")
    sqs.send_message(QueueUrl=letters.url, MessageBody="{}")
    alarms.become("ALARM", _OFF_SECONDS, name, own("pipeline-loss"))
    time.sleep(45)
    assert name in alarms.in_alarm()
    sqs.purge_queue(QueueUrl=letters.url)
    alarms.become("OK", _BACK_SECONDS, name)
    assert {(name, "ALARM"), (name, "OK")} <= alarms.told()


@pytest.mark.provokes
@pytest.mark.long("all alarms' periods, twice")
def test_every_alarm_goes_off_by_what_its_service_would_tell_and_back(pipeline: Pipeline, alarms: Alarms) -> None:
    """What is put are metrics as the alarms name them, with high values."""
    singles = {name: alarm for name, alarm in alarms.described().items() if name not in WHOLES}
    alarms.become("OK", 2 * _BACK_SECONDS, *singles, *WHOLES)
    seen: set[str] = set()
    deadline = time.monotonic() + 2 * _BACK_SECONDS
    while seen < {*singles, *WHOLES} and time.monotonic() < deadline:
        for alarm in singles.values():
            for metric, value in high(alarm):
                pipeline.aws.client("cloudwatch").put_metric_data(Namespace=metric["Namespace"], MetricData=[
                    {"MetricName": metric["MetricName"], "Dimensions": metric["Dimensions"], "Value": value}])
        seen |= alarms.in_alarm()
        time.sleep(2)
    assert {*singles, *WHOLES} - seen == set()
    alarms.become("OK", 2 * _BACK_SECONDS, *singles, *WHOLES)
    until(alarms.told, lambda told: {(name, state) for name in {*singles, *WHOLES} for state in ("ALARM", "OK")} <= told, 20, "all of it")


def high(alarm: dict[str, Any]) -> list[tuple[dict[str, Any], float]]:
    """The metrics of an alarm with values above which it goes off: in a rate, all have the same."""
    if alarm.get("Metrics"):
        return [(query["MetricStat"]["Metric"], 10) for query in alarm["Metrics"] if "MetricStat" in query]
    return [(alarm, max(10, 2 * alarm["Threshold"]))]
