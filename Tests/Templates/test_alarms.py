"""Whatever can drop an event has an alarm, in its own region, that tells somebody."""

from __future__ import annotations

import json
from typing import Any

import pytest

from Templates.literal_definitions import literal
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
        topics, alarms = of_type(resources, "AWS::SNS::Topic"), of_type(resources, "AWS::CloudWatch::Alarm")
        assert alarms
        for alarm in alarms.values():
            [action] = [logical_id(marked(action)) for action in alarm["AlarmActions"]]
            assert action in topics


def test_every_topic_has_alarms_on_what_it_could_not_hand_over(bodies: list[Resources]) -> None:
    for resources in bodies:
        topics = [topic["TopicName"] for topic in of_type(resources, "AWS::SNS::Topic").values()]
        assert topics
        for metric in ("NumberOfNotificationsFailed", "NumberOfNotificationsFailedToRedriveToDlq"):
            named = [resources[dimensions["TopicName"]]["Properties"]["TopicName"] for dimensions in watched(resources, metric)]
            assert sorted(named) == sorted(topics)


def test_every_function_that_keeps_what_it_cannot_work_on_has_an_alarm_on_what_it_could_not_keep(bodies: list[Resources]) -> None:
    assert any(of_type(resources, "AWS::Lambda::EventInvokeConfig") for resources in bodies)
    for resources in bodies:
        functions = [logical_id(marked(config["FunctionName"])) for config in of_type(resources, "AWS::Lambda::EventInvokeConfig").values()]
        assert sorted(d["FunctionName"] for d in watched(resources, "DestinationDeliveryFailures")) == sorted(functions)


def graphed(resources: Resources) -> set[str]:
    """Namespace, metric and dimensions of what the dashboards of a stack draw."""
    boards = [json.loads(literal(marked(board["DashboardBody"]))) for board in of_type(resources, "AWS::CloudWatch::Dashboard").values()]
    found = set()
    for widget in (widget for board in boards for widget in board["widgets"]):
        for metric in widget["properties"].get("metrics", []):
            found.add(str([part for part in metric if not isinstance(part, dict)]))
    return found


def test_every_metric_with_an_alarm_is_on_the_dashboard(bodies: list[Resources]) -> None:
    with_boards = [resources for resources in bodies if of_type(resources, "AWS::CloudWatch::Dashboard")]
    assert with_boards
    for resources in with_boards:
        drawn = graphed(resources)
        for alarm in of_type(resources, "AWS::CloudWatch::Alarm").values():
            dimensions = [literal(marked(part)) for entry in alarm["Dimensions"] for part in (entry["Name"], entry["Value"])]
            assert str([alarm["Namespace"], alarm["MetricName"], *dimensions]) in drawn
