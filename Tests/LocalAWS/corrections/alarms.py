"""Alarms that look at their own metric or expression again and again, as CloudWatch's do.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html: the last periods of one metric with its dimensions, of
which so many must breach, and what is missing is treated as the alarm says. MiniStack mixes the dimensions, and looks only when a metric is
put from outside; of what its own services do it counts little, so that alarms stay as they are born. Periods are shortened as other waits.
"""

from __future__ import annotations

import itertools
import os
import threading
import time
from typing import Any

from . import metric_math, service_metrics

_TICK_SECONDS = 0.5
# So much earlier than the one before it a data point may have been taken.
_LATE_SECONDS = 30
# Of the local AWS's own process, as for Step Functions.
_SCALE = float(os.environ.get("SFN_WAIT_SCALE", "1"))
_BREACHES = {
    "GreaterThanOrEqualToThreshold": lambda value, threshold: value >= threshold,
    "GreaterThanThreshold": lambda value, threshold: value > threshold,
    "LessThanThreshold": lambda value, threshold: value < threshold,
    "LessThanOrEqualToThreshold": lambda value, threshold: value <= threshold,
}


def install() -> None:
    from ministack.services import cloudwatch

    cloudwatch._evaluate_alarm = evaluate

    def watch() -> None:
        while True:
            time.sleep(_TICK_SECONDS)
            for account, region in {key[:2] for key in list(cloudwatch._alarms._data)}:
                _look(account, region)

    threading.Thread(target=watch, daemon=True, name="alarms").start()


def _look(account: str, region: str) -> None:
    from ministack.core.responses import request_scope
    from ministack.services import cloudwatch

    with request_scope(account, region):
        alarms = list(cloudwatch._alarms.values())
        service_metrics.record(alarms)
        for alarm in alarms:
            evaluate(alarm)


def evaluate(alarm: dict[str, Any]) -> None:
    """Moves an alarm to the state that its metric gives it, and tells those who are to be told."""
    from ministack.services import cloudwatch

    if not (alarm.get("MetricName") or alarm.get("Metrics")) or alarm.get("ComparisonOperator") not in _BREACHES:
        return
    state, reason = _state(alarm, _values(alarm))
    before = alarm["StateValue"]
    if state is None or state == before:
        return
    alarm.update(StateValue=state, StateReason=reason, StateUpdatedTimestamp=int(time.time()))
    cloudwatch._record_history(alarm["AlarmName"], before, state, reason)
    cloudwatch._dispatch_alarm_actions(alarm, before, state, reason)
    cloudwatch._evaluate_parent_alarms(alarm)


def _values(alarm: dict[str, Any]) -> list[float | None]:
    """Of each period that counts, the newest first; none where there was no data."""
    count, now = int(alarm.get("EvaluationPeriods", 1)), time.time()
    if not alarm.get("Metrics"):
        statistic = alarm.get("ExtendedStatistic") or alarm.get("Statistic", "Average")
        return _values_of(alarm, statistic, float(alarm.get("Period", 60)), count, now)
    queries = {query["Id"]: query for query in alarm["Metrics"]}
    known = {
        name: _values_of(query["MetricStat"]["Metric"], query["MetricStat"]["Stat"], float(query["MetricStat"]["Period"]), count, now)
        for name, query in queries.items() if "MetricStat" in query}

    def value(name: str, number: int) -> float | None:
        if name in known:
            return known[name][number]
        text = queries[name]["Expression"]
        return metric_math.parsed(text)({used: value(used, number) for used in metric_math.names(text)})

    [watched] = [name for name, query in queries.items() if query["ReturnData"]]
    return [value(watched, number) for number in range(count)]


def _values_of(metric: dict[str, Any], statistic: str, seconds: float, count: int, now: float) -> list[float | None]:
    """Of one metric."""
    from ministack.services import cloudwatch

    dimensions = {dimension["Name"]: dimension["Value"] for dimension in metric.get("Dimensions", [])}
    points = cloudwatch._metrics.get((metric["Namespace"], metric["MetricName"], cloudwatch._dims_key(dimensions))) or []
    period = seconds * _SCALE
    begin = now - count * period - _LATE_SECONDS
    # They come nearly in order; of a long run there are many.
    recent = list(itertools.takewhile(lambda point: point["Timestamp"] >= begin, reversed(list(points))))
    values: list[float | None] = []
    for number in range(count):
        found = [p for p in recent[::-1] if now - (number + 1) * period <= p["Timestamp"] <= now - number * period]
        values.append(cloudwatch._stat_value(cloudwatch._calc_stats(found), statistic, found) if found else None)
    return values


def _state(alarm: dict[str, Any], values: list[float | None]) -> tuple[str | None, str]:
    threshold, missing = float(alarm.get("Threshold", 0)), alarm.get("TreatMissingData", "missing")
    known = [value for value in values if value is not None]
    if not known and missing in ("missing", "ignore"):
        return (None if missing == "ignore" else "INSUFFICIENT_DATA"), "There is no data"
    breaches = [
        missing == "breaching" if value is None else _BREACHES[alarm["ComparisonOperator"]](value, threshold) for value in values]
    needed = int(alarm.get("DatapointsToAlarm") or alarm.get("EvaluationPeriods", 1))
    reason = f"Threshold Crossed: {known} {alarm['ComparisonOperator']} {threshold}"
    return ("ALARM" if sum(breaches) >= needed else "OK"), reason
