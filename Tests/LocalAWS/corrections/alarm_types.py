"""CloudFormation's alarms on metric math, and its composite alarms, which MiniStack does not know.

- `Metrics` of `AWS::CloudWatch::Alarm`:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-alarm.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-compositealarm.html

How composite alarms find their states MiniStack knows, by the API.
"""

from __future__ import annotations

import json
from typing import Any

from . import metric_math

Properties = dict[str, Any]
_PLACEHOLDER = "Expression"


def install() -> None:
    from ministack.services.cloudformation import provisioners

    record = provisioners._cw_metric_alarm_record

    def record_with_math(name: str, properties: Properties) -> dict[str, Any]:
        queries = properties.get("Metrics")
        if not queries:
            found: dict[str, Any] = record(name, properties)
            return found
        if {"MetricName", "Namespace", "Statistic", "ExtendedStatistic", "Period", "Dimensions"} & set(properties):
            raise ValueError("An alarm has either Metrics or the properties of one metric.")
        found = record(name, {**properties, "Metrics": None, "MetricName": _PLACEHOLDER, "Namespace": _PLACEHOLDER})
        for one_metric in ("MetricName", "Namespace", "Statistic", "ExtendedStatistic", "Period", "Unit"):
            found.pop(one_metric, None)
        return {**found, "Dimensions": [], "Metrics": checked(queries)}

    provisioners._cw_metric_alarm_record = record_with_math
    provisioners._RESOURCE_HANDLERS["AWS::CloudWatch::CompositeAlarm"] = {
        "create": _create_composite, "update": _update_composite, "delete": _delete_composite}


def checked(queries: list[Properties]) -> list[Properties]:
    """The metrics of an alarm, one of which is what it watches; names that stand for nothing are refused."""
    found = [{**query, "ReturnData": str(query.get("ReturnData", True)).lower() == "true"} for query in queries]
    ids = {query["Id"] for query in found}
    if len(ids) < len(found) or sum(query["ReturnData"] for query in found) != 1:
        raise ValueError("Exactly one of the Metrics must return data, and each have an Id of its own.")
    if sum("MetricStat" in query for query in found) > 10:
        raise ValueError("An alarm has 10 metrics at most.")
    for query in found:
        if unknown := metric_math.names(query["Expression"]) - ids if "Expression" in query else set():
            raise ValueError(f"{sorted(unknown)} are no metrics of the alarm.")
        if "Expression" in query:
            metric_math.parsed(query["Expression"])
    return found


def _put_composite(name: str, properties: Properties) -> tuple[str, dict[str, str]]:
    from ministack.services import cloudwatch

    answer = cloudwatch._put_composite_alarm({}, {**properties, "AlarmName": name}, False, is_json=True)
    if answer[0] != 200:
        raise ValueError(json.loads(answer[2]).get("message") or str(answer[2]))
    return name, {"Arn": cloudwatch._composite_alarms[name]["AlarmArn"]}


def _create_composite(logical_id: str, properties: Properties, stack_name: str) -> tuple[str, dict[str, str]]:
    return _put_composite(properties.get("AlarmName") or f"{stack_name}-{logical_id}", properties)


def _update_composite(physical_id: str, old: Properties, new: Properties, stack_name: str) -> tuple[str, dict[str, str]]:
    name = new.get("AlarmName") or physical_id
    if name != physical_id:
        _delete_composite(physical_id, old)
    return _put_composite(name, new)


def _delete_composite(physical_id: str, properties: Properties) -> None:
    from ministack.services import cloudwatch

    cloudwatch._composite_alarms.pop(physical_id, None)
    cloudwatch._composite_triggers.pop(physical_id, None)
