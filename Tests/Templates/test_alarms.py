"""Whatever can drop an event has an alarm, in its own region, that tells somebody."""

from __future__ import annotations

from typing import Any

import pytest

from Templates.own_calls import Resources, logical_id, marked
from Templates.synthesis import StackTemplate


@pytest.fixture(scope="module")
def bodies(templates: list[StackTemplate]) -> list[Resources]:
    found: list[Resources] = [template.body()["Resources"] for template in templates]
    return found


def of_type(resources: Resources, kind: str) -> dict[str, dict[str, Any]]:
    return {name: resource["Properties"] for name, resource in resources.items() if resource["Type"] == kind}


def watched(resources: Resources, metric: str) -> list[dict[str, Any]]:
    """The dimensions of the alarms on a metric; a reference is the logical id in them."""
    alarms = [alarm for alarm in of_type(resources, "AWS::CloudWatch::Alarm").values() if alarm["MetricName"] == metric]
    return [{entry["Name"]: logical_id(marked(entry["Value"])) for entry in alarm["Dimensions"]} for alarm in alarms]


def test_every_dead_letter_queue_has_an_alarm(bodies: list[Resources]) -> None:
    for resources in bodies:
        queues = of_type(resources, "AWS::SQS::Queue")
        assert queues
        found = watched(resources, "ApproximateNumberOfMessagesVisible")
        assert sorted(dimensions["QueueName"] for dimensions in found) == sorted(queues)


def test_every_rule_has_alarms_under_the_names_that_its_metrics_have(bodies: list[Resources]) -> None:
    for resources in bodies:
        rules = of_type(resources, "AWS::Events::Rule")
        assert rules
        # https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
        expected = [
            {"EventBusName": logical_id(marked(rule["EventBusName"])), "RuleName": rule["Name"]} if "EventBusName" in rule
            else {"RuleName": name} for name, rule in rules.items()]
        for metric in ("FailedInvocations", "InvocationsFailedToBeSentToDlq"):
            assert sorted(watched(resources, metric), key=str) == sorted(expected, key=str)


def test_every_alarm_tells_a_topic_of_its_own_stack(bodies: list[Resources]) -> None:
    for resources in bodies:
        topics = of_type(resources, "AWS::SNS::Topic")
        for alarm in of_type(resources, "AWS::CloudWatch::Alarm").values():
            [action] = [logical_id(marked(action)) for action in alarm["AlarmActions"]]
            assert action in topics
