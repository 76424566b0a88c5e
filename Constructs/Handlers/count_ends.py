"""Counts how executions end that do not succeed: through the platform, or through the file that a creator has uploaded.

The two are metrics of their own, so that alarms tell of the platform alone. EventBridge hands each end over once at least, so an end may
count twice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import event_fields
from contract import CreatorMistake, Field, PipelineMetric
from structured_log import log, metric

# A job's error: in the execution's; of an execution of a former version, for which Step Functions waited by itself, in the cause, which is
# the job as JSON.
_JOB_ERROR = re.compile(r"MediaConvert\.(\d+)")
_JOB_ERROR_IN_CAUSE = re.compile(r'"ErrorCode":\s*(\d+)')


def handler(event: Any, context: Any) -> None:
    """Counts the end that Step Functions tells of
    (https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html)."""
    detail = event_fields.member(event_fields.mapping(event), "detail")
    kind = PipelineMetric.CREATOR_MISTAKES if is_mistake(detail) else PipelineMetric.PLATFORM_FAULTS
    metric(kind, 1, "Count")
    log("INFO", kind, execution=detail.get("name"), end=detail.get(Field.STATUS), error=detail.get(Field.ERROR))


def is_mistake(detail: Mapping[str, Any]) -> bool:
    """Whether it is the file that cannot be transcoded, whoever would try."""
    error, cause = str(detail.get(Field.ERROR) or ""), str(detail.get(Field.CAUSE) or "")
    if detail.get(Field.STATUS) != "FAILED":
        return False
    job = _JOB_ERROR.fullmatch(error) or _JOB_ERROR_IN_CAUSE.search(cause)
    return (f"MediaConvert.{job[1]}" if job else error) in CreatorMistake.ALL
