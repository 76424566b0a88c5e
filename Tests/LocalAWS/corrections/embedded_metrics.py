"""Metrics that functions write into their logs, in the embedded metric format, which CloudWatch takes out of them.

MiniStack keeps the lines and counts nothing. What they hold:
https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
"""

from __future__ import annotations

import json
from typing import Any


def install() -> None:
    from ministack.services import lambda_svc

    emit = lambda_svc._emit_lambda_logs

    def emit_and_count(function: dict[str, Any], request_id: str, text: str, *arguments: Any, **named: Any) -> None:
        emit(function, request_id, text, *arguments, **named)
        for line in text.splitlines():
            count(line)

    lambda_svc._emit_lambda_logs = emit_and_count


def count(line: str) -> None:
    """Records the metrics of a line, if it has some: each with every set of dimensions that it names."""
    from ministack.services import cloudwatch

    if '"_aws"' not in line:
        return
    try:
        found = json.loads(line)
    except ValueError:
        return
    for directive in found["_aws"]["CloudWatchMetrics"]:
        for metric in directive["Metrics"]:
            values = found[metric["Name"]]
            for value in values if isinstance(values, list) else [values]:
                for names in directive["Dimensions"]:
                    cloudwatch.record_metric(
                        directive["Namespace"], metric["Name"], value, metric.get("Unit", "None"),
                        {name: str(found[name]) for name in names})
