"""Makes assets again: one, those that a question finds, or all. Each waits for its turn like an upload.

The new making has a folder of its own, and is served once it is verified; until then, and if it fails, what was made before is served.
What is stuck, because its execution has ended and recorded nothing, is taken up too. Of several only those are made again that were
settled before the first call, so that the same call again takes none up twice.
"""

from __future__ import annotations

import functools
import json
import os
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import asked_assets
import event_fields
import film_executions
import film_master
import find_assets
import job_rows
from asked_assets import Refused, Row
from botocore.exceptions import ClientError
from contract import AssetStatus, Field, Line, Priority, Variable
from event_fields import MalformedEvent
from job_rows import now
from structured_log import log

# A question reads 10,000 rows at most, and of each of 100 assets the row, the execution and the master are looked at.
_LEAST_SECONDS_LEFT = 120
# As many as one answer tells of by name; the rest is in the log.
_REFUSALS_TOLD = 100
_OF_SEVERAL = ("before", Field.PRIORITY, "restore")
_ENDED = (AssetStatus.COMPLETE, AssetStatus.FAILED)


class AssetAtWork(Refused):
    """It waits, or is being made."""


class NotMade(Refused):
    """It is nothing that can be made."""


def handler(event: Any, context: Any) -> dict[str, Any]:
    """What is taken up, and what is not and why."""
    left = context.get_remaining_time_in_millis if context else lambda: float("inf")
    return asked_assets.answered(event, functools.partial(remake, has_time=lambda: left() > _LEAST_SECONDS_LEFT * 1_000))


def remake(event: Mapping[str, Any], has_time: Callable[[], bool]) -> dict[str, Any]:
    """Of one asset, of some or of all: an event says one of the three."""
    is_restored, is_all = event_fields.flag(event, "restore"), event_fields.flag(event, "all")
    if Field.ASSET_ID in event:
        asset_id = event_fields.asset_id(event_fields.known(event, Field.ASSET_ID, Field.PRIORITY, "restore"))
        take_up(asset_id, priority(event, Priority.LIVE), is_restored)
        return {Field.ASSET_ID: asset_id, Field.STATUS: AssetStatus.WAITING}
    if is_all:
        event_fields.known(event, "all", "next", *_OF_SEVERAL)
        return several({name: event[name] for name in event if name == "next"}, event, has_time)
    if "find" not in event:
        raise MalformedEvent(f"name an asset by {Field.ASSET_ID}, some by find, or all by all")
    question = event_fields.member(event_fields.known(event, "find", *_OF_SEVERAL), "find")
    if not any(name in question for name in find_assets.NARROWING):
        raise MalformedEvent("find must say which: all makes all again")
    return several(dict(question), event, has_time)


def several(question: dict[str, Any], event: Mapping[str, Any], has_time: Callable[[], bool]) -> dict[str, Any]:
    """Takes up what a question finds, as much as there is time for; `again` is the event that goes on."""
    before = event_fields.moment(event, "before") if "before" in event else now()
    urgency, is_restored = priority(event, Priority.IMPORTED), event_fields.flag(event, "restore")
    taken, refused = 0, list[dict[str, str]]()
    while True:
        answer = find_assets.find(question)
        for asset in answer["assets"]:
            asset_id = asset[Field.ASSET_ID]
            try:
                take_up(asset_id, urgency, is_restored, before)
                taken += 1
            except Refused as refusal:
                log("WARNING", f"not made again: {refusal}", asset_id, error=type(refusal).__name__)
                refused.append({Field.ASSET_ID: asset_id, "why": str(refusal)})
        told = {"taken": taken, "notTaken": len(refused), "refused": refused[:_REFUSALS_TOLD]}
        if "next" not in answer:
            return told
        question = {**question, "next": answer["next"]}
        if not has_time():
            which = {"find": question} if "find" in event else {"all": True, **question}
            return {**told, "again": {**which, "before": before.isoformat(), Field.PRIORITY: urgency, "restore": is_restored}}


def take_up(asset_id: str, urgency: str, is_restored: bool, before: datetime | None = None) -> None:
    """Lets an asset wait to be made again, by the intake, which looks at its row once more."""
    row = asked_assets.row(asset_id)
    if before is not None and event_fields.moment(row, Field.UPDATED_AT) >= before:
        raise AssetAtWork("something has become of it since the first call")
    if row[Field.STATUS] in film_executions.AT_WORK:
        if film_executions.is_running(row):
            raise AssetAtWork("it is being made")
        film_master.require(row, is_restored)
        give_up(row)
    elif row[Field.STATUS] == AssetStatus.WAITING:
        raise AssetAtWork("it waits for its turn already")
    elif row[Field.STATUS] not in _ENDED:
        raise NotMade("it is deleted, or nothing that the platform takes")
    else:
        film_master.require(row, is_restored)
    request = {Field.ASSET_ID: asset_id, Field.PRIORITY: urgency, Field.TAKES_UP: AssetStatus.COMPLETE}
    film_executions.states().start_execution(stateMachineArn=os.environ[Variable.INTAKE_ARN], input=json.dumps(request))
    log("INFO", "to be made again", asset_id, priority=urgency)


def give_up(row: Row) -> None:
    """Records the failure of an asset whose execution has ended and could not do so, or never was."""
    execution = row.get(Field.EXECUTION_NAME)
    is_the_same = "attribute_not_exists(#execution)" if execution is None else "#execution = :execution"
    try:
        job_rows.table().update_item(
            Key=asked_assets.key(asked_assets.identity(row)),
            UpdateExpression="SET #status = :failed, #error = :error, #cause = :cause, #line = :ended",
            ConditionExpression=f"#status = :seen AND {is_the_same}",
            ExpressionAttributeNames={
                "#status": Field.STATUS, "#error": Field.ERROR, "#cause": Field.CAUSE, "#line": Field.LINE,
                "#execution": Field.EXECUTION_NAME},
            ExpressionAttributeValues={
                ":failed": AssetStatus.FAILED, ":error": "Stuck", ":cause": "Its execution has ended and recorded nothing",
                ":ended": Line.ENDED, ":seen": row[Field.STATUS], **({} if execution is None else {":execution": execution})})
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise
        raise AssetAtWork("something else has become of it at this moment: ask again") from None


def priority(event: Mapping[str, Any], usual: str) -> str:
    value = event.get(Field.PRIORITY, usual)
    if value not in Priority.ALL:
        raise MalformedEvent(f"{Field.PRIORITY} must be one of {', '.join(Priority.ALL)}")
    return str(value)
