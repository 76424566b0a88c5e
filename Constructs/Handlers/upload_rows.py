"""What is known of presigned uploads, and which of them each creator has open.

An upload has a row from its start on, under its key. A creator has one with the ends of the open uploads, by their ids, so that one
transaction opens an upload only while there are fewer than may be. What nobody completes or aborts is open no longer when S3's own rule
has dropped its parts.
"""

from __future__ import annotations

import functools
import os
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from contract import Field, Priority, RowKey, UploadRow, UploadStatus, Variable

Item = Mapping[str, Mapping[str, Any]]
# Two starts or ends of one creator at the same moment: DynamoDB lets one of them in.
_TRIES = 8
_LONGEST_WAIT = 1.0
_CONFLICT, _REFUSED = "TransactionConflict", "ConditionalCheckFailed"


class TooManyOpen(Exception):
    """The creator has as many open uploads as may be."""


class NotAsThought(Exception):
    """The upload's row is not what a change of it takes for granted: another invocation was faster."""


@dataclass(frozen=True)
class Upload:
    """One upload. Its id is the name of its key without folder and extension."""

    key: str
    upload_id: str
    creator: str
    file_name: str
    content_type: str
    size: int
    part_size: int
    priority: str = Priority.LIVE
    title: str = ""
    status: str = UploadStatus.OPEN
    asset_id: str = ""
    version_id: str = ""

    @property
    def parts(self) -> int:
        """How many parts it has."""
        return -(-self.size // self.part_size)

    def length(self, part: int) -> int:
        """How many bytes a part has: the last one what is left."""
        return min(self.part_size, self.size - (part - 1) * self.part_size)


def find(key: str) -> Upload | None:
    """The upload of a key."""
    item = _service().get_item(TableName=_table(), Key=_upload_key(key), ConsistentRead=True).get("Item")
    return _read(item) if item else None


def open_uploads(creator: str) -> int:
    """How many uploads a creator has open; those that have ended by themselves are struck off."""
    open_until = _service().update_item(
        TableName=_table(), Key=_creator_key(creator), UpdateExpression="SET #open = if_not_exists(#open, :none)",
        ExpressionAttributeNames={"#open": "open"}, ExpressionAttributeValues={":none": {"M": {}}}, ReturnValues="ALL_NEW",
    )["Attributes"]["open"]["M"]
    ended = [name for name, until in open_until.items() if int(until["N"]) <= time.time()]
    # An expression of DynamoDB has room for so many.
    for some in (ended[first:first + 50] for first in range(0, len(ended), 50)):
        names = {f"#{number}": name for number, name in enumerate(some)}
        _service().update_item(
            TableName=_table(), Key=_creator_key(creator),
            UpdateExpression="REMOVE " + ", ".join(f"#open.{place}" for place in names),
            ExpressionAttributeNames={"#open": "open", **names})
    return len(open_until) - len(ended)


def opened(upload: Upload) -> None:
    """Writes the row of an upload that has begun, and counts it for its creator, whose row is there."""
    until = int(time.time()) + int(os.environ[Variable.OPEN_UPLOAD_SECONDS])
    item = {
        **_upload_key(upload.key), "uploadId": {"S": upload.upload_id}, Field.CREATOR: {"S": upload.creator},
        Field.FILE_NAME: {"S": upload.file_name}, "contentType": {"S": upload.content_type}, "size": {"N": str(upload.size)},
        "partSize": {"N": str(upload.part_size)}, Field.PRIORITY: {"S": upload.priority}, Field.TITLE: {"S": upload.title},
        Field.STATUS: {"S": upload.status},
        Field.STARTED_AT: {"S": _now()}, RowKey.EXPIRY: {"N": str(until)}}
    most = int(os.environ[Variable.OPEN_UPLOADS])
    reasons = _transact(
        {"Update": {
            "TableName": _table(), "Key": _creator_key(upload.creator), "UpdateExpression": "SET #open.#id = :until",
            "ConditionExpression": "size(#open) < :most", "ExpressionAttributeNames": {"#open": "open", "#id": _id(upload.key)},
            "ExpressionAttributeValues": {":until": {"N": str(until)}, ":most": {"N": str(most)}}}},
        {"Put": {"TableName": _table(), "Item": item, "ConditionExpression": "attribute_not_exists(pk)"}})
    if reasons[1] == _REFUSED:
        raise NotAsThought(upload.key)
    if reasons[0] == _REFUSED:
        raise TooManyOpen(upload.creator)


def completed(upload: Upload, version_id: str, asset_id: str) -> Upload:
    """Writes down which version and asset an upload has become. Its row stays, and is what is known of the file."""
    _close(
        upload, f"SET #status = :status, endedAt = :now, {Field.VERSION_ID} = :version, {Field.ASSET_ID} = :asset"
        f" REMOVE {RowKey.EXPIRY}",
        {":status": {"S": UploadStatus.COMPLETE}, ":version": {"S": version_id}, ":asset": {"S": asset_id}})
    return replace(upload, status=UploadStatus.COMPLETE, version_id=version_id, asset_id=asset_id)


def aborted(upload: Upload) -> Upload:
    """Writes down that an upload was dropped. Its row goes when it would have ended by itself."""
    _close(upload, "SET #status = :status, endedAt = :now", {":status": {"S": UploadStatus.ABORTED}})
    return replace(upload, status=UploadStatus.ABORTED)


def delete(key: str, asset_id: str) -> None:
    """Deletes the row of the upload that an asset was, if there is one."""
    try:
        _service().delete_item(
            TableName=_table(), Key=_upload_key(key),
            ConditionExpression=f"attribute_not_exists({RowKey.PARTITION}) OR #asset = :asset",
            ExpressionAttributeNames={"#asset": Field.ASSET_ID}, ExpressionAttributeValues={":asset": {"S": asset_id}})
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise


def _close(upload: Upload, change: str, values: Mapping[str, Any]) -> None:
    reasons = _transact(
        {"Update": {
            "TableName": _table(), "Key": _creator_key(upload.creator), "UpdateExpression": "REMOVE #open.#id",
            "ExpressionAttributeNames": {"#open": "open", "#id": _id(upload.key)}}},
        {"Update": {
            "TableName": _table(), "Key": _upload_key(upload.key), "UpdateExpression": change,
            "ConditionExpression": "#status = :open", "ExpressionAttributeNames": {"#status": Field.STATUS},
            "ExpressionAttributeValues": {":open": {"S": UploadStatus.OPEN}, ":now": {"S": _now()}, **values}}})
    if reasons[1] == _REFUSED:
        raise NotAsThought(upload.key)


def _transact(*writes: Mapping[str, Any], pause: Callable[[float], None] = time.sleep) -> list[str]:
    """Why each of the writes kept the transaction from being done, by codes of DynamoDB; empty texts where it was done."""
    for attempt in range(1, _TRIES + 1):
        try:
            _service().transact_write_items(TransactItems=list(writes))
        except ClientError as error:
            reasons = [reason.get("Code", "") for reason in error.response.get("CancellationReasons", [])]
            if _REFUSED in reasons:
                return reasons
            if _CONFLICT not in reasons or attempt == _TRIES:
                raise
            pause(random.uniform(0, min(_LONGEST_WAIT, 0.05 * 2**attempt)))
        else:
            break
    return [""] * len(writes)


def _read(item: Item) -> Upload:
    def text(name: str) -> str:
        return str(item.get(name, {}).get("S", ""))

    return Upload(
        key=text(RowKey.PARTITION).removeprefix(UploadRow.UPLOAD), upload_id=text("uploadId"), creator=text(Field.CREATOR),
        file_name=text(Field.FILE_NAME), content_type=text("contentType"), size=int(item["size"]["N"]),
        part_size=int(item["partSize"]["N"]),
        # Rows of a former version have neither.
        priority=text(Field.PRIORITY) or Priority.LIVE, title=text(Field.TITLE),
        status=text(Field.STATUS), asset_id=text(Field.ASSET_ID), version_id=text(Field.VERSION_ID))


def _upload_key(key: str) -> dict[str, Any]:
    return {RowKey.PARTITION: {"S": f"{UploadRow.UPLOAD}{key}"}}


def _creator_key(creator: str) -> dict[str, Any]:
    return {RowKey.PARTITION: {"S": f"{UploadRow.CREATOR}{creator}"}}


def _id(key: str) -> str:
    return key.rpartition("/")[2].partition(".")[0]


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def _table() -> str:
    return os.environ[Variable.UPLOADS_TABLE]


@functools.cache
def _service() -> Any:
    retries = {"mode": "standard", "total_max_attempts": 5}
    return boto3.client("dynamodb", config=Config(connect_timeout=5, read_timeout=10, retries=retries))
