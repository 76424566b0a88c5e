"""Log lines and metrics of the handlers: one line of JSON each, for CloudWatch Logs to search and to count."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping

from contract import Field, PipelineMetric, Variable


def log(level: str, message: str, asset_id: object = None, **fields: object) -> None:
    """Writes one line to the function's log."""
    print(json.dumps({"level": level, "message": message, Field.ASSET_ID: asset_id, **fields}, default=str), flush=True)


def metric(name: str, value: float, unit: str, asset_id: object = None) -> None:
    """Counts something, most often of an asset.

    The pipeline is the one dimension: an asset's id as a dimension would make a metric of its own for each asset, which costs.
    """
    _count(name, value, unit, {PipelineMetric.DIMENSION: os.environ[Variable.PIPELINE]}, asset_id)


def count_call(name: str) -> None:
    """Counts something of this invocation, as Lambda counts: by function."""
    _count(name, 1, "Count", {PipelineMetric.FUNCTION: os.environ["AWS_LAMBDA_FUNCTION_NAME"]}, None)


def _count(name: str, value: float, unit: str, dimensions: Mapping[str, str], asset_id: object) -> None:
    """Writes the embedded metric format
    (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html)."""
    directive = {
        "Namespace": PipelineMetric.NAMESPACE, "Dimensions": [list(dimensions)], "Metrics": [{"Name": name, "Unit": unit}]}
    line = {
        "_aws": {"Timestamp": int(time.time() * 1000), "CloudWatchMetrics": [directive]}, **dimensions, Field.ASSET_ID: asset_id,
        name: value}
    print(json.dumps(line), flush=True)
