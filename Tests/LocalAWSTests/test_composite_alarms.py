"""Alarms on metric math and on other alarms, as CloudFormation makes them; metrics in the logs of functions. Periods are a tenth here."""

from __future__ import annotations

import io
import json
import time
import zipfile
from typing import Any

import pytest

from LocalAWS.gateway import LocalAWS

PERIOD = 20


def query(name: str, metric: str) -> dict[str, Any]:
    one = {"Namespace": "Tests", "MetricName": metric, "Dimensions": [{"Name": "A", "Value": "1"}]}
    return {"Id": name, "ReturnData": False, "MetricStat": {"Metric": one, "Period": PERIOD, "Stat": "Sum"}}


def alarm(name: str, expression: str, *metrics: dict[str, Any]) -> dict[str, Any]:
    return {"Type": "AWS::CloudWatch::Alarm", "Properties": {
        "AlarmName": name, "ComparisonOperator": "GreaterThanOrEqualToThreshold", "Threshold": 50, "EvaluationPeriods": 1,
        "TreatMissingData": "notBreaching", "Metrics": [{"Id": "rate", "Expression": expression}, *metrics]}}


def deployed(aws: LocalAWS, name: str, resources: dict[str, Any]) -> str:
    client = aws.client("cloudformation")
    client.create_stack(StackName=name, TemplateBody=json.dumps({"Resources": resources}))
    return ended(aws, name)


def ended(aws: LocalAWS, name: str) -> str:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        status: str = aws.client("cloudformation").describe_stacks(StackName=name)["Stacks"][0]["StackStatus"]
        if not status.endswith("_IN_PROGRESS"):
            return status
        time.sleep(0.1)
    raise AssertionError(f"{name} does not end")


def state(aws: LocalAWS, name: str) -> str:
    found = aws.client("cloudwatch").describe_alarms(AlarmNames=[name], AlarmTypes=["MetricAlarm", "CompositeAlarm"])
    [described] = found["MetricAlarms"] + found["CompositeAlarms"]
    text: str = described["StateValue"]
    return text


def become(aws: LocalAWS, states: dict[str, str], seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if {name: state(aws, name) for name in states} == states:
            return True
        time.sleep(0.1)
    return False


def put(aws: LocalAWS, metric: str, value: float) -> None:
    aws.client("cloudwatch").put_metric_data(Namespace="Tests", MetricData=[
        {"MetricName": metric, "Value": value, "Dimensions": [{"Name": "A", "Value": "1"}]}])


def test_a_rate_and_what_it_makes_of_the_whole(aws: LocalAWS) -> None:
    errors, calls = query("errors", "Errors"), query("calls", "Calls")
    resources = {
        "Rate": alarm("rate", "IF(errors >= 3, 100 * errors / calls, 0)", errors, calls),
        "Other": alarm("other", "FILL(errors, 0) - 1000", errors),
        "Whole": {"Type": "AWS::CloudWatch::CompositeAlarm", "Properties": {"AlarmName": "whole", "AlarmRule": {"Fn::Sub": (
            '(ALARM("${Rate.Arn}") OR ALARM("${Other.Arn}"))')}}},
    }
    assert deployed(aws, "rates", resources) == "CREATE_COMPLETE"
    assert become(aws, {"rate": "OK", "other": "OK", "whole": "OK"})
    put(aws, "Errors", 2)
    put(aws, "Calls", 2)
    # All of them fail, but so few are no rate.
    assert not become(aws, {"rate": "ALARM"}, 1.2)
    put(aws, "Errors", 2)
    put(aws, "Calls", 2)
    assert become(aws, {"rate": "ALARM", "other": "OK", "whole": "ALARM"})
    assert become(aws, {"rate": "OK", "whole": "OK"})
    aws.client("cloudformation").delete_stack(StackName="rates")
    deadline = time.monotonic() + 10
    while aws.client("cloudwatch").describe_alarms(AlarmNamePrefix="whole", AlarmTypes=["CompositeAlarm"])["CompositeAlarms"]:
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.mark.parametrize("resource", [
    alarm("refused", "RATE(errors)", query("errors", "Errors")), alarm("refused", "errors / calls", query("errors", "Errors")),
    alarm("refused", "errors", {**query("errors", "Errors"), "ReturnData": True}),
    {"Type": "AWS::CloudWatch::CompositeAlarm", "Properties": {"AlarmName": "refused", "AlarmRule": 'ALARM("absent")'}},
    {"Type": "AWS::CloudWatch::CompositeAlarm", "Properties": {"AlarmName": "refused", "AlarmRule": 'ALARM("absent"'}},
])
def test_what_cloudwatch_would_not_take_fails_its_stack(aws: LocalAWS, resource: dict[str, Any]) -> None:
    name = "refused-alarms"
    assert "ROLLBACK" in deployed(aws, name, {"Alarm": resource})
    aws.client("cloudformation").delete_stack(StackName=name)


CODE = """
import json

def handler(event, context):
    print(json.dumps({"_aws": {"Timestamp": 0, "CloudWatchMetrics": [
        {"Namespace": "Logs", "Dimensions": [["A"], ["A", "B"]], "Metrics": [{"Name": "Seen", "Unit": "Count"}]}]},
        "A": "1", "B": "2", "Seen": [2, 3]}))
    print('no "_aws" here')
"""


def test_metrics_in_a_function_s_log_are_counted(aws: LocalAWS) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("index.py", CODE)
    client = aws.client("lambda")
    client.create_function(
        FunctionName="counting", Runtime="python3.13", Handler="index.handler", Role="arn:aws:iam::111111111111:role/counting",
        Code={"ZipFile": archive.getvalue()})
    client.invoke(FunctionName="counting")
    for dimensions in ({"A": "1"}, {"A": "1", "B": "2"}):
        [point] = aws.client("cloudwatch").get_metric_statistics(
            Namespace="Logs", MetricName="Seen", Dimensions=[{"Name": name, "Value": value} for name, value in dimensions.items()],
            StartTime=time.time() - 600, EndTime=time.time() + 600, Period=3600, Statistics=["Sum", "SampleCount"])["Datapoints"]
        assert (point["Sum"], point["SampleCount"]) == (5, 2)
