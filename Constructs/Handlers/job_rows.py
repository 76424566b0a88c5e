"""The rows of an asset's jobs: what is to be made is written when it is planned, and what becomes of it before anybody is asked again.

A job has one row for each making of its asset, however often it has to be submitted. The token of a submission goes with the job, as its
metadata, so that a job whose id nobody has learned can still be told from others.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from contract import Field, RowKey, Variable


class JobForgotten(Exception):
    """The row of a job is gone, and the job itself is nobody's concern any more."""


@dataclass(frozen=True)
class JobRow:
    """A job as its row has it."""

    asset_id: str
    sort_key: str
    fields: Mapping[str, Any]

    @property
    def kind(self) -> str:
        return str(self.fields[Field.KIND])

    @property
    def making(self) -> int:
        return int(self.fields[Field.MAKING])

    @property
    def attempt(self) -> int:
        """How often the job was begun, from 1 on."""
        return int(self.fields[Field.ATTEMPT])

    @property
    def token(self) -> str:
        """Of this attempt, and of none else: 64 characters, as MediaConvert takes them."""
        return hashlib.sha256(f"{self.asset_id}/{self.making}/{self.kind}/{self.attempt}".encode()).hexdigest()

    @property
    def job_id(self) -> str | None:
        return self.fields.get(Field.JOB_ID)

    @property
    def submitted_at(self) -> datetime | None:
        """When this attempt was first submitted, if nobody knows that it was refused."""
        text = self.fields.get(Field.SUBMITTED_AT)
        return datetime.fromisoformat(text) if text else None

    def document(self, field: str) -> dict[str, Any] | None:
        """What was planned: settings, settings for a job from its template, or what will have been made."""
        text = self.fields.get(field)
        return json.loads(text) if text else None


def sort_key(making: int, kind: str) -> str:
    return f"{RowKey.JOB}{making}/{kind}"


def write(asset_id: str, making: int, kind: str, execution: str, expires_at: int, documents: Mapping[str, Any]) -> None:
    """Writes down a job that is planned. One that is there already stays as it is: its job may be under way."""
    item = {
        **_key(asset_id, sort_key(making, kind)), Field.KIND: kind, Field.MAKING: making, Field.EXECUTION_NAME: execution,
        Field.ATTEMPT: 1, Field.CREATED_AT: _text(now()), RowKey.EXPIRY: expires_at,
        **{field: json.dumps(document) for field, document in documents.items()},
    }
    try:
        table().put_item(Item=item, ConditionExpression=f"attribute_not_exists({RowKey.PARTITION})")
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise


def read(asset_id: str, key: str) -> JobRow | None:
    item = _item(asset_id, key)
    return JobRow(asset_id, key, item) if item else None


def asset(asset_id: str) -> Mapping[str, Any]:
    """The row of the asset itself; empty if there is none."""
    return _item(asset_id, RowKey.ITSELF)


def _item(asset_id: str, key: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = table().get_item(Key=_key(asset_id, key), ConsistentRead=True).get("Item") or {}
    return found


def of_execution(asset_id: str, execution: str) -> Iterator[JobRow]:
    """The jobs of an asset that an execution has planned, or that one of a former version has submitted."""
    for item in of_asset(asset_id):
        if item.get(Field.EXECUTION_NAME) == execution:
            yield JobRow(asset_id, item[RowKey.SORT], item)


def of_asset(asset_id: str) -> Iterator[Mapping[str, Any]]:
    """The rows of all jobs of an asset."""
    query: dict[str, Any] = {
        "KeyConditionExpression": f"{RowKey.PARTITION} = :asset AND begins_with({RowKey.SORT}, :job)", "ConsistentRead": True,
        "ExpressionAttributeValues": {":asset": f"{RowKey.ASSET}{asset_id}", ":job": RowKey.JOB},
    }
    while True:
        page = table().query(**query)
        yield from page["Items"]
        if "LastEvaluatedKey" not in page:
            return
        query["ExclusiveStartKey"] = page["LastEvaluatedKey"]


def delete(asset_id: str, key: str) -> None:
    table().delete_item(Key=_key(asset_id, key))


def changed(row: JobRow, **fields: Any) -> JobRow:
    """The row with fields set, or removed if they are None. One that was deleted with its asset is not made anew."""
    names = {f"#{name}": name for name in fields}
    kept = {name: value for name, value in fields.items() if value is not None}
    parts = ["SET " + ", ".join(f"#{name} = :{name}" for name in kept)] if kept else []
    if len(kept) < len(fields):
        parts.append("REMOVE " + ", ".join(f"#{name}" for name in fields if name not in kept))
    request: dict[str, Any] = {
        "Key": _key(row.asset_id, row.sort_key), "UpdateExpression": " ".join(parts), "ExpressionAttributeNames": names,
        "ConditionExpression": f"attribute_exists({RowKey.PARTITION})"}
    if kept:
        request["ExpressionAttributeValues"] = {f":{name}": value for name, value in kept.items()}
    try:
        table().update_item(**request)
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise
        raise JobForgotten(f"the row of the job {row.sort_key} is gone: somebody has the asset deleted") from None
    return JobRow(row.asset_id, row.sort_key, {**{k: v for k, v in row.fields.items() if k not in fields}, **kept})


def submitted_now() -> str:
    return _text(now())


def now() -> datetime:
    return datetime.now(timezone.utc)


def written(moment: datetime) -> str:
    """A time as Step Functions writes it into rows."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _key(asset_id: str, key: str) -> dict[str, str]:
    return {RowKey.PARTITION: f"{RowKey.ASSET}{asset_id}", RowKey.SORT: key}


@functools.cache
def table() -> Any:
    # A call without an answer ends before its function does: the state machine then knows that the table is out of order.
    config = Config(connect_timeout=5, read_timeout=10, retries={"mode": "standard", "total_max_attempts": 3})
    return boto3.resource("dynamodb", config=config).Table(os.environ[Variable.ASSETS_TABLE])
