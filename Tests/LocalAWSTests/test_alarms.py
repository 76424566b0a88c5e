"""Alarms that go off by what services do, and back; periods are a tenth of what they say."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import pytest

from LocalAWS.gateway import LocalAWS

ROLE = "arn:aws:iam::111111111111:role/role-of-the-alarms-tests"
# Two seconds here.
PERIOD = 20


def alarm(aws: LocalAWS, name: str, namespace: str, metric: str, dimensions: dict[str, str], **settings: Any) -> None:
    aws.client("cloudwatch").put_metric_alarm(**{
        "AlarmName": name, "Namespace": namespace, "MetricName": metric, "Period": PERIOD, "EvaluationPeriods": 1, "Threshold": 1,
        "ComparisonOperator": "GreaterThanOrEqualToThreshold", "Statistic": "Sum", "TreatMissingData": "notBreaching",
        "Dimensions": [{"Name": key, "Value": value} for key, value in dimensions.items()], **settings})


def becomes(aws: LocalAWS, name: str, state: str, seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        (found,) = aws.client("cloudwatch").describe_alarms(AlarmNames=[name])["MetricAlarms"]
        if found["StateValue"] == state:
            return True
        time.sleep(0.1)
    return False


def queue(aws: LocalAWS, name: str) -> str:
    url: str = aws.client("sqs").create_queue(QueueName=name)["QueueUrl"]
    return url


def failed_execution(aws: LocalAWS, name: str) -> Callable[[], None]:
    client = aws.client("stepfunctions")
    machine = client.create_state_machine(name=name, roleArn=ROLE, definition=json.dumps({
        "StartAt": "End", "States": {"End": {"Type": "Fail", "Error": "Told"}}}))["stateMachineArn"]
    alarm(aws, name, "AWS/States", "ExecutionsFailed", {"StateMachineArn": machine})
    return lambda: client.start_execution(stateMachineArn=machine)


def lost_event(aws: LocalAWS, name: str) -> Callable[[], None]:
    events = aws.client("events")
    events.put_rule(Name=name, EventPattern=json.dumps({"source": [f"tests.{name}"]}))
    absent = f"arn:aws:states:{aws.region}:{aws.account}:stateMachine:absent"
    events.put_targets(Rule=name, Targets=[{"Id": "t", "Arn": absent, "RoleArn": ROLE}])
    alarm(aws, name, "AWS/Events", "FailedInvocations", {"RuleName": name})
    return lambda: events.put_events(Entries=[{"Source": f"tests.{name}", "DetailType": "Test", "Detail": "{}"}])


@pytest.mark.parametrize("make", [failed_execution, lost_event])
def test_an_alarm_goes_off_and_back(aws: LocalAWS, make: Callable[[LocalAWS, str], Callable[[], None]]) -> None:
    name = f"alarm-of-{make.__name__.replace('_', '-')}"
    happen = make(aws, name)
    assert becomes(aws, name, "OK")
    happen()
    assert becomes(aws, name, "ALARM")
    assert becomes(aws, name, "OK")


def test_a_queue_s_alarm_stays_until_it_is_empty_and_tells_both(aws: LocalAWS) -> None:
    topic = aws.client("sns").create_topic(Name="alarm-topic")["TopicArn"]
    url, told = queue(aws, "alarmed"), queue(aws, "alarmed-mailbox")
    told_arn = aws.client("sqs").get_queue_attributes(QueueUrl=told, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    aws.client("sns").subscribe(TopicArn=topic, Protocol="sqs", Endpoint=told_arn)
    alarm(aws, "alarm-of-a-queue", "AWS/SQS", "ApproximateNumberOfMessagesVisible", {"QueueName": "alarmed"}, Statistic="Maximum",
          AlarmActions=[topic], OKActions=[topic])
    alarm(aws, "alarm-of-another", "AWS/SQS", "ApproximateNumberOfMessagesVisible", {"QueueName": "alarmed-mailbox-of-none"})
    aws.client("sqs").send_message(QueueUrl=url, MessageBody="lost")
    assert becomes(aws, "alarm-of-a-queue", "ALARM")
    time.sleep(PERIOD / 10 + 1)
    assert becomes(aws, "alarm-of-a-queue", "ALARM", 0.5)
    assert becomes(aws, "alarm-of-another", "OK", 0.5)
    aws.client("sqs").purge_queue(QueueUrl=url)
    assert becomes(aws, "alarm-of-a-queue", "OK")
    messages = aws.client("sqs").receive_message(QueueUrl=told, WaitTimeSeconds=2, MaxNumberOfMessages=10)["Messages"]
    states = {json.loads(json.loads(message["Body"])["Message"])["NewStateValue"] for message in messages}
    assert "ALARM" in states


@pytest.mark.parametrize(("missing", "state"), [
    ("notBreaching", "OK"), ("breaching", "ALARM"), ("missing", "INSUFFICIENT_DATA"), ("ignore", "INSUFFICIENT_DATA")])
def test_what_is_missing_is_treated_as_the_alarm_says(aws: LocalAWS, missing: str, state: str) -> None:
    alarm(aws, f"alarm-{missing}", "Tests", "Absent", {"A": missing}, TreatMissingData=missing)
    time.sleep(0.7)
    assert becomes(aws, f"alarm-{missing}", state, 0.5)


def test_a_metric_of_other_dimensions_is_another(aws: LocalAWS) -> None:
    alarm(aws, "alarm-of-one", "Tests", "Mine", {"A": "1"})
    aws.client("cloudwatch").put_metric_data(
        Namespace="Tests", MetricData=[{"MetricName": "Mine", "Value": 5, "Dimensions": [{"Name": "A", "Value": "2"}]}])
    assert not becomes(aws, "alarm-of-one", "ALARM", 1.2)
    aws.client("cloudwatch").put_metric_data(
        Namespace="Tests", MetricData=[{"MetricName": "Mine", "Value": 5, "Dimensions": [{"Name": "A", "Value": "1"}]}])
    assert becomes(aws, "alarm-of-one", "ALARM")
