"""Log lines and metrics of the handlers: one line of JSON each, for CloudWatch Logs to search and to count."""

from __future__ import annotations

import json
import os
import time

from contract import Field, PipelineMetric, Variable


def log(level: str, message: str, asset_id: object = None, **fields: object) -> None:
    """Writes one line to the function's log."""
    print(json.dumps({"level": level, "message": message, Field.ASSET_ID: asset_id, **fields}, default=str), flush=True)


def metric(name: str, value: float, unit: str, asset_id: object = None) -> None:
    """Counts something, most often of an asset, in the embedded metric format.

    The pipeline is the one dimension: an asset's id as a dimension would make a metric of its own for each asset, which
    costs. (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html)
    """
    directive = {
        "Namespace": os.environ[Variable.METRIC_NAMESPACE],
        "Dimensions": [[PipelineMetric.DIMENSION]],
        "Metrics": [{"Name": name, "Unit": unit}],
    }
    line = {
        "_aws": {"Timestamp": int(time.time() * 1000), "CloudWatchMetrics": [directive]},
        PipelineMetric.DIMENSION: os.environ[Variable.PIPELINE],
        Field.ASSET_ID: asset_id,
        name: value,
    }
    print(json.dumps(line), flush=True)
