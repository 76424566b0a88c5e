"""Removes what is left of makings: of those that another has replaced, that failed, or that were cancelled.

An asset that has ended is swept once, some time later: viewers may still play what was replaced. Whatever of it is not the making that
was verified last goes, and edge locations forget it. What is not done in one invocation is left to the next.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import asked_assets
import edge_copies
import job_rows
import stored_versions
from asked_assets import Row
from botocore.exceptions import ClientError
from contract import AssetIndex, Field, Folder, Line, RowKey, Variable
from delivered_files import bucket
from edge_copies import EdgeBusy
from failures import told
from job_rows import now, written
from stored_versions import OutOfTime, Version
from structured_log import log

_LEAST_SECONDS_LEFT = 30


class Changed(Exception):
    """Something else has become of the asset: it is swept when that has ended."""


class NotSwept(Exception):
    """What is left of some assets could not be removed."""


def handler(event: Any, context: Any) -> None:
    """Sweeps the assets whose time has come. The event says nothing."""
    left = context.get_remaining_time_in_millis if context else lambda: float("inf")
    try:
        sweep(lambda: left() > _LEAST_SECONDS_LEFT * 1_000)
    except Exception as error:
        raise told(error) from None


def sweep(has_time: Callable[[], bool]) -> None:
    failures: list[str] = []
    for found in ended():
        if not has_time():
            break
        asset_id = asked_assets.identity(found)
        try:
            sweep_one(asset_id, has_time)
        except Changed:
            log("INFO", "taken up again meanwhile", asset_id)
        except (OutOfTime, EdgeBusy) as reason:
            log("INFO", f"left to the next: {str(reason) or 'no time'}", asset_id)
            break
        except Exception as error:
            # One that is spoiled keeps no other from being swept.
            failures.append(asset_id)
            log("ERROR", f"not swept: {error}", asset_id, error=type(error).__name__)
    if failures:
        raise NotSwept(f"{len(failures)} assets, such as {failures[0]}")


def ended() -> Iterator[Row]:
    """The assets that have ended long enough ago, the first of them first."""
    until = now() - timedelta(seconds=int(os.environ[Variable.GRACE_SECONDS]))
    query: dict[str, Any] = {
        "IndexName": AssetIndex.BY_LINE, "KeyConditionExpression": "#line = :ended AND #since < :until",
        "ExpressionAttributeNames": {"#line": Field.LINE, "#since": Field.WAITING_SINCE},
        "ExpressionAttributeValues": {":ended": Line.ENDED, ":until": written(until)}}
    while True:
        page = job_rows.table().query(**query)
        yield from page["Items"]
        if "LastEvaluatedKey" not in page:
            return
        query["ExclusiveStartKey"] = page["LastEvaluatedKey"]


def sweep_one(asset_id: str, has_time: Callable[[], bool]) -> None:
    row = asked_assets.row(asset_id)
    # The index may be behind the table.
    if row.get(Field.LINE) != Line.ENDED:
        return
    stale = list(left_over(row, asset_id))
    front = f"{Folder.ASSETS}{asset_id}/"
    folders = sorted({version.key.removeprefix(front).partition("/")[0] for version in stale} | set(row.get("swept", [])))
    if folders:
        # Known before they go, so that edge locations forget them even if this is the last that is done now.
        change(row, "SET #swept = :folders", {":folders": folders}, **{"#swept": "swept"})
        stored_versions.delete(bucket(), stale, has_time)
        if Field.FOLDER in row:
            edge_copies.forget([f"/{front}{folder}/*" for folder in folders], f"{asset_id}/{row[Field.WAITING_SINCE]}/{'+'.join(folders)}")
        log("INFO", "makings removed", asset_id, files=len(stale), folders=folders)
    change(row, "REMOVE #line, #swept", {}, **{"#swept": "swept"})


def left_over(row: Row, asset_id: str) -> Iterator[Version]:
    """What of an asset's files is not of the making that was verified last, if any was."""
    root, kept = f"{Folder.ASSETS}{asset_id}", row.get(Field.FOLDER)
    for version in stored_versions.below(bucket(), f"{root}/"):
        # What was made before there were makings is in no folder of its own: beside it makings have numbers.
        is_numbered = version.key.removeprefix(f"{root}/").partition("/")[0].isdigit()
        is_kept = not is_numbered if kept == root else kept is not None and version.key.startswith(f"{kept}/")
        if not is_kept:
            yield version


def change(row: Row, expression: str, values: dict[str, Any], **names: str) -> None:
    """Changes a row whose asset is still as it was."""
    try:
        job_rows.table().update_item(
            Key={name: row[name] for name in (RowKey.PARTITION, RowKey.SORT)}, UpdateExpression=expression,
            ConditionExpression="#line = :ended AND #since = :since",
            ExpressionAttributeNames={"#line": Field.LINE, "#since": Field.WAITING_SINCE, **names},
            ExpressionAttributeValues={":ended": Line.ENDED, ":since": row[Field.WAITING_SINCE], **values})
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise
        raise Changed from None
