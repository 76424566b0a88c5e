"""Finds assets: by their key, creator or status, narrowed by the file's name, the title and the time.

An index is read for a creator, and so for a key, whose creator is known; another for a status, or for all of them in turn. What narrows is
compared as rows are read. An answer has at most `limit` assets, the newest first, and `next` while there may be more: a call reads no
more than it has time for, so that there may be none in it and more behind it.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import asked_assets
import event_fields
import job_rows
import upload_rows
from asked_assets import Row
from contract import AssetIndex, AssetStatus, Field, Line, Priority, RowKey, Variable
from event_fields import MalformedEvent, text, whole_number

MOST = 100
# What narrows a question, and what a question may say besides.
NARROWING = (Field.KEY, Field.CREATOR, Field.STATUS, Field.GONE, Field.FILE_NAME, Field.TITLE, "from", "to")
_BESIDES = ("limit", "next")
# Of rows; a call reads one page more than that at most. Some three megabytes of an index by creator, and some thirty of that by status.
READ_AT_MOST = 10_000
_PAGE = 500
_EVERYTHING = tuple(status for status in AssetStatus.ALL if status != AssetStatus.DELETED)
_NO_CREATOR = "-"


@dataclass(frozen=True)
class Stretch:
    """A part of an index that is read in its order: the newest first."""

    index: str
    field: str
    value: str
    order: str

    def pages(self, begin: Any) -> Iterator[list[Row]]:
        query: dict[str, Any] = {
            "IndexName": self.index, "KeyConditionExpression": "#field = :value", "ExpressionAttributeNames": {"#field": self.field},
            "ExpressionAttributeValues": {":value": self.value}, "ScanIndexForward": False, "Limit": _PAGE}
        while True:
            page = job_rows.table().query(**query, **({"ExclusiveStartKey": begin} if begin else {}))
            yield page["Items"]
            begin = page.get("LastEvaluatedKey")
            if not begin:
                return

    def place(self, row: Row) -> dict[str, Any]:
        """Where to go on behind a row."""
        return {name: row[name] for name in (RowKey.PARTITION, RowKey.SORT, self.field, self.order)}


def handler(event: Any, context: Any) -> dict[str, Any]:
    """The assets that the event describes."""
    return asked_assets.answered(event, find)


def find(event: Mapping[str, Any]) -> dict[str, Any]:
    event_fields.known(event, *NARROWING, *_BESIDES)
    wanted, most = matching(event), whole_number(event, "limit") if "limit" in event else MOST
    if most > MOST:
        raise MalformedEvent(f"limit must be at most {MOST}")
    presigned = upload_of(event)
    if presigned:
        return {"assets": [summary(row) for row in presigned if wanted(row)]}
    lines, begin = sought(event), None
    if "next" in event:
        lines, begin = going_on(text(event, "next"), lines)
    found: list[dict[str, Any]] = []
    read = 0
    for number, line in enumerate(lines):
        for page in line.pages(begin):
            for row in page:
                if wanted(row):
                    found.append(summary(row))
                if len(found) == most:
                    return {"assets": found, "next": token(lines[number:], line.place(row))}
            read += len(page)
            if read >= READ_AT_MOST and page:
                return {"assets": found, "next": token(lines[number:], line.place(page[-1]))}
        begin = None
    return {"assets": found}


def sought(event: Mapping[str, Any]) -> list[Stretch]:
    """What is to be read for a question."""
    if event_fields.flag(event, Field.GONE):
        return [Stretch(AssetIndex.BY_LINE, Field.LINE, Line.GONE, Field.WAITING_SINCE)]
    if Field.CREATOR in event or Field.KEY in event:
        creator = text(event, Field.CREATOR) if Field.CREATOR in event else creator_of(text(event, Field.KEY))
        return [Stretch(AssetIndex.BY_CREATOR, Field.CREATOR, creator, Field.CREATED_AT)]
    statuses = (status_of(event),) if Field.STATUS in event else _EVERYTHING
    return [Stretch(AssetIndex.BY_STATUS, Field.STATUS, status, Field.UPDATED_AT) for status in statuses]


def matching(event: Mapping[str, Any]) -> Callable[[Row], bool]:
    """Whether an asset is what a question describes. Names and titles are compared without regard to capitals, in part."""
    parts = {
        read: text(event, field).casefold()
        for field, read in ((Field.FILE_NAME, asked_assets.file_name), (Field.TITLE, asked_assets.title)) if field in event}
    equal = {field: text(event, field) for field in (Field.KEY, Field.CREATOR) if field in event}
    if Field.STATUS in event:
        equal[Field.STATUS] = status_of(event)
    first = event_fields.moment(event, "from") if "from" in event else None
    end = event_fields.moment(event, "to") if "to" in event else None

    def is_wanted(row: Row) -> bool:
        return (
            all(row.get(field) == value for field, value in equal.items())
            and all(part in read(row).casefold() for read, part in parts.items())
            and (first is None or moment(row) >= first) and (end is None or moment(row) < end))

    return is_wanted


def status_of(event: Mapping[str, Any]) -> str:
    status = text(event, Field.STATUS)
    if status not in AssetStatus.ALL:
        raise MalformedEvent(f"{Field.STATUS} must be one of {', '.join(AssetStatus.ALL)}")
    return status


def moment(row: Row) -> datetime:
    """When an asset was written down."""
    known = (row[name] for name in (Field.CREATED_AT, Field.UPDATED_AT, Field.WAITING_SINCE) if name in row)
    return event_fields.moment({Field.CREATED_AT: next(known)}, Field.CREATED_AT)


def upload_of(event: Mapping[str, Any]) -> list[Row]:
    """The asset of a presigned upload, which the row of the upload names by its key."""
    if Field.KEY not in event or not os.environ.get(Variable.UPLOADS_TABLE):
        return []
    upload = upload_rows.find(text(event, Field.KEY))
    if upload is None or not upload.asset_id:
        return []
    try:
        return [asked_assets.row(upload.asset_id)]
    except asked_assets.AssetNotFound:
        return []


def creator_of(key: str) -> str:
    """Whose a key is by its folders, as the intake has it (`UploadIntake` of the constructs)."""
    *folders, _ = key.removeprefix(os.environ[Variable.UPLOAD_PREFIX]).split("/")
    if folders and folders[0] == Priority.IMPORTED:
        folders = folders[1:]
    return (folders[0] if folders else "") or _NO_CREATOR


def summary(row: Row) -> dict[str, Any]:
    told: dict[str, Any] = {
        name: row[name] for name in (Field.KEY, Field.CREATOR, Field.STATUS, Field.CREATED_AT, Field.UPDATED_AT) if name in row}
    return {
        Field.ASSET_ID: asked_assets.identity(row), Field.FILE_NAME: asked_assets.file_name(row), Field.TITLE: asked_assets.title(row),
        **told}


def token(lines: list[Stretch], place: Mapping[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps([lines[0].value, place]).encode()).decode()


def going_on(given: str, lines: list[Stretch]) -> tuple[list[Stretch], Any]:
    """The lines that are still to be read, and where in the first of them."""
    try:
        value, place = json.loads(base64.urlsafe_b64decode(given.encode()))
        rest = lines[[line.value for line in lines].index(value):]
        if set(place) != {RowKey.PARTITION, RowKey.SORT, rest[0].field, rest[0].order} or place[rest[0].field] != value:
            raise ValueError(given)
    except (ValueError, TypeError):
        raise MalformedEvent("next must be what the same question was answered with") from None
    return rest, place
