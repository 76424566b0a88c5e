"""Wakes the execution that waits for a job, when EventBridge tells that the job has ended.

The rule in MediaConvert's region forwards its `MediaConvert Job State Change` events here. The event only wakes: the
state machine asks MediaConvert itself how the job ended, as it also does when no event comes.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Mapping
from typing import Any

import boto3
import event_fields
import task_token
from contract import Field, RowKey, Variable
from service_errors import named
from structured_log import log


def handler(event: Any, context: Any) -> None:
    """Finds the token that the job's row keeps and sends it. Lambda tries a failure again, and then keeps the event."""
    try:
        resume(event_fields.member(event_fields.mapping(event), "detail"))
    except Exception as error:
        failure = named(error)
        detail = event.get("detail") if isinstance(event, Mapping) else None
        job: Mapping[str, Any] = detail if isinstance(detail, Mapping) else {}
        metadata = job.get("userMetadata")
        asset_id = metadata.get(Field.ASSET_ID) if isinstance(metadata, Mapping) else None
        log("ERROR", str(failure), asset_id, jobId=job.get(Field.JOB_ID), error=type(failure).__name__)
        raise failure from None


def resume(detail: Mapping[str, Any]) -> None:
    job_id = event_fields.text(detail, Field.JOB_ID)
    asset_id = event_fields.asset_id(event_fields.member(detail, "userMetadata"))
    token = kept_token(asset_id, job_id)
    if token is None:
        # The row or the token comes later than the event: whoever writes the token looks at the job first.
        log("INFO", "no execution waits for the job", asset_id, jobId=job_id)
        return
    said = "execution woken" if task_token.wake(token) else "the execution has gone on already"
    log("INFO", said, asset_id, jobId=job_id, status=detail.get(Field.STATUS))


def kept_token(asset_id: str, job_id: str) -> str | None:
    key = {RowKey.PARTITION: f"{RowKey.ASSET}{asset_id}", RowKey.SORT: f"{RowKey.JOB}{job_id}"}
    row: Mapping[str, Any] = table().get_item(Key=key, ConsistentRead=True).get("Item", {})
    return row.get(Field.TASK_TOKEN)


@functools.cache
def table() -> Any:
    return boto3.resource("dynamodb").Table(os.environ[Variable.ASSETS_TABLE])
