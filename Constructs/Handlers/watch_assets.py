"""Looks for assets that are stuck, and for finished ones whose files are gone, and counts them.

Stuck is what an execution should have brought to an end, and none runs; or what somebody has begun to delete and not ended. Files are
looked at of a few assets at a time, in turn, so that it costs the same whatever there is; what is gone is written into the asset's row.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import asked_assets
import film_executions
import gone_files
import job_rows
import service_errors
from asked_assets import Row
from botocore.exceptions import ClientError
from contract import AssetIndex, AssetStatus, Field, Line, PipelineMetric, RowKey, ThrottlingError
from delivered_files import DeliveredFiles
from failures import told
from job_rows import now, written
from structured_log import log, metric

_LEAST_SECONDS_LEFT = 30
# What a row should say for no longer, unless an execution works on it.
_STUCK_AFTER = timedelta(hours=1)
# Lists of the delivery bucket, of 1,000 files each, for one invocation: 100 an hour, for some 40 cents a month. Files that were gone are
# looked for in half of them, so that others are looked at however many those are.
LISTS_AT_MOST = 25
_LISTS_OF_GONE = LISTS_AT_MOST // 2
_FILES_OF_A_LIST = 1_000
_PLACE = {RowKey.PARTITION: "WATCH", RowKey.SORT: AssetStatus.COMPLETE}


def handler(event: Any, context: Any) -> None:
    """Counts what is stuck and what is gone. The event says nothing."""
    left = context.get_remaining_time_in_millis if context else lambda: float("inf")
    try:
        watch(lambda: left() > _LEAST_SECONDS_LEFT * 1_000)
    except Exception as error:
        raise told(error) from None


def watch(has_time: Callable[[], bool]) -> None:
    count = 0
    try:
        for row in stuck(has_time):
            count += 1
            log("WARNING", f"stuck as {row[Field.STATUS]} since {row[Field.UPDATED_AT]}", asked_assets.identity(row))
    except Exception as error:
        # Of the others the next invocation asks; the files can be looked at all the same.
        if service_errors.name(error) not in ThrottlingError.ALL:
            raise
        log("WARNING", f"not all were asked for that may be stuck: {error}")
    metric(PipelineMetric.STUCK_ASSETS, count, "Count")
    look_at_files(has_time)
    metric(PipelineMetric.GONE_ASSETS, sum(1 for _ in rows(AssetIndex.BY_LINE, Field.LINE, Line.GONE)), "Count")


def stuck(has_time: Callable[[], bool]) -> Iterator[Row]:
    until = written(now() - _STUCK_AFTER)
    for status in (*film_executions.AT_WORK, AssetStatus.DELETING):
        for row in rows(AssetIndex.BY_STATUS, Field.STATUS, status, " AND #updatedAt < :until", {":until": until}):
            if not has_time():
                return
            if status == AssetStatus.DELETING or not film_executions.is_running(row):
                yield row


def look_at_files(has_time: Callable[[], bool]) -> None:
    """Looks at the files of those that were gone, and of the next finished assets."""
    lists = 0
    for row in [*rows(AssetIndex.BY_LINE, Field.LINE, Line.GONE)]:
        if lists >= _LISTS_OF_GONE or not has_time():
            break
        lists += look_at(asked_assets.row(asked_assets.identity(row)))
    begin, last = place(), None
    for row in rows(AssetIndex.BY_STATUS, Field.STATUS, AssetStatus.COMPLETE, begin=begin):
        if lists >= LISTS_AT_MOST or not has_time():
            break
        if row.get(Field.LINE) != Line.GONE:
            lists += look_at(row)
        last = row
    else:
        # All were seen: the next begins anew.
        last = None
    remember(last)


def look_at(row: Row) -> int:
    """Notes in a row whether its files are gone; how many lists that took."""
    folder = row.get(Field.FOLDER)
    outputs = json.loads(row.get(Field.OUTPUTS) or "{}")
    if row.get(Field.STATUS) != AssetStatus.COMPLETE or not folder or not outputs:
        return 0
    files = DeliveredFiles.of(str(folder))
    gone = gone_files.sentences(files, outputs)
    asset_id = asked_assets.identity(row)
    if gone:
        log("WARNING", "files are gone", asset_id, gone=gone)
        note(row, "SET #line = :line, #since = :now, #gone = :gone", {":line": Line.GONE, ":gone": gone})
    elif row.get(Field.LINE) == Line.GONE:
        log("INFO", "its files are there again", asset_id)
        note(row, "SET #line = :line, #since = :now REMOVE #gone", {":line": Line.ENDED})
    return 1 + len(files.sizes) // _FILES_OF_A_LIST


def note(row: Row, expression: str, values: dict[str, Any]) -> None:
    """Changes a row that is still of the same making; another is none of what was looked at."""
    try:
        job_rows.table().update_item(
            Key={name: row[name] for name in (RowKey.PARTITION, RowKey.SORT)}, UpdateExpression=expression,
            ConditionExpression="#status = :complete AND #folder = :folder",
            ExpressionAttributeNames={
                "#line": Field.LINE, "#since": Field.WAITING_SINCE, "#gone": Field.GONE, "#status": Field.STATUS, "#folder": Field.FOLDER},
            ExpressionAttributeValues={
                ":now": written(now()), ":complete": AssetStatus.COMPLETE, ":folder": row[Field.FOLDER], **values})
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise


def place() -> Any:
    """Behind which asset the last invocation has stopped."""
    return job_rows.table().get_item(Key=_PLACE, ConsistentRead=True).get("Item", {}).get("place")


def remember(row: Row | None) -> None:
    behind = {name: row[name] for name in (RowKey.PARTITION, RowKey.SORT, Field.STATUS, Field.UPDATED_AT)} if row else None
    job_rows.table().put_item(Item={**_PLACE, "place": behind})


def rows(
    index: str, field: str, value: str, condition: str = "", values: dict[str, Any] | None = None, begin: Any = None
) -> Iterator[Row]:
    """A part of an index, the oldest first."""
    query: dict[str, Any] = {
        "IndexName": index, "KeyConditionExpression": f"#field = :value{condition}",
        "ExpressionAttributeNames": {"#field": field, **({"#updatedAt": Field.UPDATED_AT} if condition else {})},
        "ExpressionAttributeValues": {":value": value, **(values or {})}}
    while True:
        page = job_rows.table().query(**query, **({"ExclusiveStartKey": begin} if begin else {}))
        yield from page["Items"]
        begin = page.get("LastEvaluatedKey")
        if not begin:
            return
