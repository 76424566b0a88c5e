"""Whatever can drop an event has an alarm, in its own region, that tells somebody."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from LocalAWS.corrections import metric_math
from Templates.literal_definitions import literal
from Templates.own_calls import Resources, logical_id, marked
from Templates.synthesis import StackTemplate


@pytest.fixture(scope="module")
def bodies(templates: list[StackTemplate]) -> list[Resources]:
    # The stack in us-east-1, and that of copies for MediaConvert, have no events that they could drop.
    found: list[Resources] = [
        template.body()["Resources"] for template in templates if not template.stack.startswith(("viewers-", "staging-"))]
    return found


def of_type(resources: Resources, kind: str) -> dict[str, dict[str, Any]]:
    return {name: resource["Properties"] for name, resource in resources.items() if resource["Type"] == kind}


RUNBOOK = Path(__file__).resolve().parents[2] / "Constructs" / "MediaConstructs.docc" / "Runbook.md"
METRIC_ALARM, COMPOSITE_ALARM = "AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm"


def metrics(alarm: dict[str, Any]) -> list[dict[str, Any]]:
    """What an alarm watches: one metric, or those of its expression."""
    return [query["MetricStat"]["Metric"] for query in alarm["Metrics"] if "MetricStat" in query] if "Metrics" in alarm else [alarm]


def watched(resources: Resources, metric: str) -> list[dict[str, Any]]:
    """The dimensions of the alarms on a metric; a reference is the logical id in them."""
    found = [one for alarm in of_type(resources, METRIC_ALARM).values() for one in metrics(alarm) if one["MetricName"] == metric]
    return [{entry["Name"]: logical_id(marked(entry["Value"])) for entry in one["Dimensions"]} for one in found]


def test_every_dead_letter_queue_has_an_alarm(bodies: list[Resources]) -> None:
    for resources in bodies:
        queues = of_type(resources, "AWS::SQS::Queue")
        assert queues
        found = watched(resources, "ApproximateNumberOfMessagesVisible")
        # Of one whose messages only wake, what tells is that nobody takes them.
        waking = {dimensions["QueueName"] for dimensions in watched(resources, "ApproximateAgeOfOldestMessage")}
        assert sorted(dimensions["QueueName"] for dimensions in found) == sorted(set(queues) - waking)


def test_every_rule_has_alarms_under_the_names_that_its_metrics_have(bodies: list[Resources]) -> None:
    for resources in bodies:
        rules = of_type(resources, "AWS::Events::Rule")
        assert rules
        # https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
        named = {name: {"EventBusName": logical_id(marked(rule["EventBusName"])), "RuleName": rule["Name"]} if "EventBusName" in rule
                 else {"RuleName": name} for name, rule in rules.items()}
        # Without a dead-letter queue nothing is lost on the way to one.
        losing = [named[name] for name, rule in rules.items() if any("DeadLetterConfig" in target for target in rule["Targets"])]
        assert losing
        for metric, expected in (("FailedInvocations", [*named.values()]), ("InvocationsFailedToBeSentToDlq", losing)):
            assert sorted(watched(resources, metric), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(("errors", "refused", "calls", "goes_off"), [
    (10.0, None, 12.0, True), (10.0, 10.0, 12.0, False), (10.0, 2.0, 12.0, True), (10.0, 8.0, 12.0, False), (None, None, 12.0, False)])
def test_that_a_service_has_no_room_is_no_fault_of_a_function(
    bodies: list[Resources], errors: float | None, refused: float | None, calls: float, goes_off: bool
) -> None:
    values = {"Errors": errors, "ThrottledCalls": refused, "Invocations": calls}
    alarms = [
        alarm for resources in bodies for alarm in of_type(resources, METRIC_ALARM).values()
        if "calls of the function" in alarm["AlarmDescription"]]
    assert alarms
    for alarm in alarms:
        [expression] = [query["Expression"] for query in alarm["Metrics"] if "Expression" in query]
        known = {query["Id"]: values[query["MetricStat"]["Metric"]["MetricName"]] for query in alarm["Metrics"] if "MetricStat" in query}
        found = metric_math.parsed(expression)(known)
        assert (found is not None and found >= alarm["Threshold"]) is goes_off


def test_every_alarm_tells_a_topic_of_its_own_stack(bodies: list[Resources]) -> None:
    for resources in bodies:
        topics = of_type(resources, "AWS::SNS::Topic")
        alarms = [*of_type(resources, METRIC_ALARM).values(), *of_type(resources, COMPOSITE_ALARM).values()]
        assert alarms
        for alarm in alarms:
            [begun], [over] = [[logical_id(marked(action)) for action in alarm[kind]] for kind in ("AlarmActions", "OKActions")]
            assert begun in topics and over == begun


def test_every_alarm_names_a_section_of_the_runbook_and_every_section_has_an_alarm(bodies: list[Resources]) -> None:
    headings = re.findall(r"^## (.+)$", RUNBOOK.read_text(), re.MULTILINE)
    assert len(headings) == len(set(headings))
    named = set()
    for resources in bodies:
        for alarm in [*of_type(resources, METRIC_ALARM).values(), *of_type(resources, COMPOSITE_ALARM).values()]:
            found = re.search(r"\. Runbook: section '(.+)'$", alarm["AlarmDescription"])
            assert found, alarm["AlarmName"]
            named.add(found[1])
    assert named == set(headings) - {"Overview"}


def test_every_alarm_of_the_pipeline_is_part_of_one_of_the_whole(bodies: list[Resources]) -> None:
    with_wholes = [resources for resources in bodies if of_type(resources, COMPOSITE_ALARM)]
    assert with_wholes
    for resources in with_wholes:
        rules = [literal(marked(whole["AlarmRule"])) for whole in of_type(resources, COMPOSITE_ALARM).values()]
        parts = [part for rule in rules for part in re.findall(r'ALARM\("<(\w+)>"\)', rule)]
        assert len(rules) == 3
        assert sorted(parts) == sorted(of_type(resources, METRIC_ALARM))


# What is tried again by itself, or is to be expected now and then, is no alarm by a single case.
ONLY_AS_A_RATE = {"Errors", "Throttles", "ThrottledRequests", "ExecutionThrottled", "MissingParts", "Duration", "TimeToReady", "Waiting",
                  "ApproximateAgeOfOldestMessage"}


def test_no_alarm_tells_of_a_single_case_of_what_may_happen(bodies: list[Resources]) -> None:
    for resources in bodies:
        for alarm in of_type(resources, METRIC_ALARM).values():
            if {metric["MetricName"] for metric in metrics(alarm)} & ONLY_AS_A_RATE:
                assert alarm["EvaluationPeriods"] == 3 and alarm["DatapointsToAlarm"] >= 2, alarm["AlarmName"]
    # Mistakes of creators are on the dashboard alone.
    assert not any(watched(resources, metric) for resources in bodies for metric in ("CreatorMistakes", "RefusedRequests"))


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
        for metric in (one for alarm in of_type(resources, METRIC_ALARM).values() for one in metrics(alarm)):
            dimensions = [literal(marked(part)) for entry in metric["Dimensions"] for part in (entry["Name"], entry["Value"])]
            assert str([metric["Namespace"], metric["MetricName"], *dimensions]) in drawn
