"""Wakes the execution that waits for a job, when EventBridge tells that the job has ended.

A rule hands MediaConvert's `MediaConvert Job State Change` events over, those of another region by way of a bus. The event only wakes: the
state machine asks MediaConvert itself how the job ended, as it also does when no event comes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import event_fields
import job_rows
import task_token
from contract import Field, RowKey
from failures import told
from structured_log import log

# Nobody makes a film more often.
_MAKING = re.compile(r"[1-9]\d{0,8}", re.ASCII)


def handler(event: Any, context: Any) -> None:
    """Finds the token that the job's row keeps and sends it. Lambda tries a failure again, and then keeps the event."""
    try:
        resume(event_fields.member(event_fields.mapping(event), "detail"))
    except Exception as error:
        detail = event.get("detail") if isinstance(event, Mapping) else None
        job: Mapping[str, Any] = detail if isinstance(detail, Mapping) else {}
        metadata = job.get("userMetadata")
        asset_id = metadata.get(Field.ASSET_ID) if isinstance(metadata, Mapping) else None
        raise told(error, asset_id, jobId=job.get(Field.JOB_ID)) from None


def resume(detail: Mapping[str, Any]) -> None:
    job_id = event_fields.text(detail, Field.JOB_ID)
    metadata = event_fields.member(detail, "userMetadata")
    asset_id = event_fields.asset_id(metadata)
    row = job_rows.read(asset_id, row_key(metadata, job_id))
    token = row.fields.get(Field.TASK_TOKEN) if row else None
    if token is None:
        # The row or the token comes later than the event: whoever writes the token looks at the job first.
        log("INFO", "no execution waits for the job", asset_id, jobId=job_id)
        return
    said = "execution woken" if task_token.wake(token) else "the execution has gone on already"
    log("INFO", said, asset_id, jobId=job_id, status=detail.get(Field.STATUS))


def row_key(metadata: Mapping[str, Any], job_id: str) -> str:
    making = metadata.get(Field.MAKING)
    if making is None:
        # A job of a former version.
        return f"{RowKey.JOB}{job_id}"
    if not isinstance(making, str) or not _MAKING.fullmatch(making):
        raise event_fields.MalformedEvent(f"{Field.MAKING} must be a whole number")
    return job_rows.sort_key(int(making), event_fields.text(metadata, Field.KIND))
