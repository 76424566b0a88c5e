"""Counts how executions end that do not succeed: through the platform, or through the file that a creator has uploaded.

The two are metrics of their own, so that alarms tell of the platform alone. EventBridge hands each end over once at least, so an end may
count twice.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import event_fields
from contract import CreatorMistake, Field, PipelineMetric
from structured_log import log, metric

# Of an execution of a former version, for which Step Functions waited for the job by itself.
_FORMER_ERROR = "States.TaskFailed"


def handler(event: Any, context: Any) -> None:
    """Counts the end that Step Functions tells of
    (https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html)."""
    detail = event_fields.member(event_fields.mapping(event), "detail")
    kind = PipelineMetric.CREATOR_MISTAKES if is_mistake(detail) else PipelineMetric.PLATFORM_FAULTS
    metric(kind, 1, "Count")
    log("INFO", kind, execution=detail.get("name"), end=detail.get(Field.STATUS), error=detail.get(Field.ERROR))


def is_mistake(detail: Mapping[str, Any]) -> bool:
    """Whether it is the file that cannot be transcoded, whoever would try."""
    if detail.get(Field.STATUS) != "FAILED":
        return False
    error = str(detail.get(Field.ERROR) or "")
    return (job_error(str(detail.get(Field.CAUSE) or "")) if error == _FORMER_ERROR else error) in CreatorMistake.ALL


def job_error(cause: str) -> str:
    """The error of a job that is the cause itself, as JSON."""
    try:
        job = json.loads(cause)
    except ValueError:
        return ""
    return f"MediaConvert.{job.get('ErrorCode')}" if isinstance(job, Mapping) else ""
