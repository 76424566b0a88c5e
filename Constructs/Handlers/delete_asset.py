"""Deletes an asset: the files of all its makings, its master, its rows and what edge locations keep of it; and says what remains.

It may be asked again at any time, and goes on where it stopped: the row says that the asset is being deleted until all is gone, and stays
then without anything but the receipt, so that no event that comes late brings the film back. It is swept later like any that has ended:
a job that was being submitted when it was stopped may still write.
"""

from __future__ import annotations

import functools
import hashlib
import os
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import asked_assets
import deletion_receipt
import edge_copies
import event_fields
import film_executions
import job_rows
import stored_versions
import upload_rows
from asked_assets import Refused, Row
from botocore.exceptions import ClientError
from contract import Action, AssetStatus, Field, Folder, Line, RowKey, Variable
from delivered_files import bucket
from job_rows import now, written
from stored_versions import OutOfTime, Version
from structured_log import log

# A page is deleted within that, and the row is written.
_LEAST_SECONDS_LEFT = 30
# What follows the end of an execution records the failure within seconds, if nothing is wrong.
_SECONDS_TO_END, _PAUSE_SECONDS = 30, 2
# What is left of a row when all else is gone.
_KEPT = (
    RowKey.PARTITION, RowKey.SORT, Field.STATUS, Field.CREATED_AT, Field.UPDATED_AT, Field.LINE, Field.WAITING_SINCE, "receipt")


class AssetAtWork(Refused):
    """It is being made."""


def handler(event: Any, context: Any) -> dict[str, Any]:
    """The receipt, or how far it has come."""
    left = context.get_remaining_time_in_millis if context else lambda: float("inf")
    return asked_assets.answered(event, functools.partial(delete, has_time=lambda: left() > _LEAST_SECONDS_LEFT * 1_000))


def delete(event: Mapping[str, Any], has_time: Callable[[], bool]) -> dict[str, Any]:
    asset_id = event_fields.asset_id(event_fields.known(event, Field.ASSET_ID, Action.CANCEL))
    is_cancelled = event_fields.flag(event, Action.CANCEL)
    row = asked_assets.row(asset_id)
    if row[Field.STATUS] == AssetStatus.DELETED:
        return answer(row)
    if row[Field.STATUS] != AssetStatus.DELETING:
        row = begun(row, is_cancelled)
    try:
        kept = list(remove(row, asset_id, has_time))
    except OutOfTime:
        log("INFO", "deletion goes on when it is asked for again", asset_id)
        return {Field.ASSET_ID: asset_id, Field.STATUS: AssetStatus.DELETING, "words": "There is more to delete: ask again."}
    # After the files, so that no edge location fetches one anew.
    invalidation = edge_copies.forget([f"/{Folder.ASSETS}{asset_id}/*"], f"{asset_id}/{row['deletion']}")
    receipt = deletion_receipt.receipt(asset_id, now(), asked_assets.plain(row["found"]), invalidation, kept)
    log("INFO", "asset deleted", asset_id, **receipt["removed"])
    return answer(buried(row, receipt))


def begun(row: Row, is_cancelled: bool) -> Row:
    """The row of an asset that is being deleted from now on, with what there is of it."""
    if row[Field.STATUS] in film_executions.AT_WORK:
        row = ended(row, is_cancelled)
    asset_id = asked_assets.identity(row)
    files = list(stored_versions.below(bucket(), f"{Folder.ASSETS}{asset_id}/"))
    found = {
        "files": len(files), "bytes": sum(file.size for file in files), "makings": makings(files, asset_id),
        "versionsOfTheMaster": len(masters(row)[0])}
    status = {":seen": row[Field.STATUS], ":execution": row.get(Field.EXECUTION_NAME, "")}
    values = {
        ":status": AssetStatus.DELETING, ":now": written(now()), ":found": found, ":deletion": str(uuid.uuid4()),
        ":event": [{Field.STATUS: AssetStatus.DELETING, Field.AT: written(now())}], ":none": [], **status}
    try:
        # No execution finds it in the line any more, and what one still has to record is another's.
        changed = job_rows.table().update_item(
            Key=asked_assets.key(asset_id),
            UpdateExpression="SET #status = :status, #updatedAt = :now, #found = :found, #deletion = :deletion, "
            "#history = list_append(if_not_exists(#history, :none), :event) REMOVE #line, #execution, #recordedBy",
            ConditionExpression="#status = :seen AND (attribute_not_exists(#execution) OR #execution = :execution)",
            ExpressionAttributeNames={
                "#status": Field.STATUS, "#updatedAt": Field.UPDATED_AT, "#found": "found", "#deletion": "deletion",
                "#history": Field.HISTORY, "#line": Field.LINE, "#execution": Field.EXECUTION_NAME, "#recordedBy": Field.RECORDED_BY},
            ExpressionAttributeValues=values, ReturnValues="ALL_NEW")
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise
        raise AssetAtWork("something else has become of it at this moment: ask again") from None
    log("INFO", "deletion begins", asset_id, **found)
    return dict(changed["Attributes"])


def ended(row: Row, is_cancelled: bool) -> Row:
    """The row of an asset when nothing works on it any longer."""
    if not film_executions.is_running(row):
        return row
    if not is_cancelled:
        raise AssetAtWork("it is being made: wait for the end, or ask with cancel")
    film_executions.stop(row)
    for _ in range(_SECONDS_TO_END // _PAUSE_SECONDS):
        row = asked_assets.row(asked_assets.identity(row))
        if row[Field.STATUS] not in film_executions.AT_WORK:
            return row
        pause(_PAUSE_SECONDS)
    raise AssetAtWork("its making is being stopped: ask again in a minute")


def remove(row: Row, asset_id: str, has_time: Callable[[], bool]) -> Iterator[dict[str, str]]:
    """Removes all that there is; what of the master is kept because it is another asset's."""
    while files := list(stored_versions.below(bucket(), f"{Folder.ASSETS}{asset_id}/")):
        stored_versions.delete(bucket(), files, has_time)
    own, others = masters(row)
    stored_versions.delete(str(row.get(Field.BUCKET)), own, has_time)
    for job in list(job_rows.of_asset(asset_id)):
        job_rows.delete(asset_id, job[RowKey.SORT])
    if os.environ.get(Variable.UPLOADS_TABLE) and Field.KEY in row:
        upload_rows.delete(str(row[Field.KEY]), asset_id)
    for version, other in others.items():
        yield {
            "what": f"the version {version} of its key, which is the asset {other}", "where": "the ingest bucket",
            "until": "that asset is deleted"}


def masters(row: Row) -> tuple[list[Version], dict[str, str]]:
    """The versions of its key that are deleted with an asset, and the assets that the others are, by the ids of the versions.

    Deleted are its own, and older ones that never were an asset, such as what a mounted bucket writes before the file; a newer one may be
    written down at this moment. Markers go with the last version.
    """
    if Field.KEY not in row:
        # Of one that was never written down only the failure is known.
        return [], {}
    place, key = str(row[Field.BUCKET]), str(row[Field.KEY])
    found = [version for version in stored_versions.below(place, key) if version.key == key]
    own_id = row.get(Field.VERSION_ID) or row.get(Field.VERSION)
    versions = [version for version in found if not version.is_marker]
    own = [version for version in versions if version.version_id == own_id]
    others: dict[str, str] = {}
    for version in versions:
        other = hashlib.sha256(f"{place}/{key}/{version.version_id}".encode()).hexdigest()
        if version not in own and (is_asset(other) or not own or version.modified > own[0].modified):
            others[version.version_id] = other
    deleted = [version for version in versions if version.version_id not in others]
    return deleted + ([] if others else [marker for marker in found if marker.is_marker]), others


def is_asset(asset_id: str) -> bool:
    try:
        return bool(asked_assets.row(asset_id)[Field.STATUS] != AssetStatus.DELETED)
    except asked_assets.AssetNotFound:
        return False


def makings(files: list[Version], asset_id: str) -> list[str]:
    """The folders of its makings; those of a film that was made before there were any are folders of what is in them."""
    front = f"{Folder.ASSETS}{asset_id}/"
    return sorted({file.key.removeprefix(front).partition("/")[0] for file in files})


def buried(row: Row, receipt: Mapping[str, Any]) -> Row:
    """What stays of the row."""
    gone = [name for name in row if name not in _KEPT]
    names = {f"#gone{number}": name for number, name in enumerate(gone)}
    changed = job_rows.table().update_item(
        Key={name: row[name] for name in (RowKey.PARTITION, RowKey.SORT)},
        UpdateExpression="SET #status = :status, #updatedAt = :now, #since = :now, #line = :ended, #receipt = :receipt, "
        f"#createdAt = if_not_exists(#createdAt, :now) REMOVE {', '.join(names)}",
        ExpressionAttributeNames={
            "#status": Field.STATUS, "#updatedAt": Field.UPDATED_AT, "#since": Field.WAITING_SINCE, "#line": Field.LINE,
            "#receipt": "receipt", "#createdAt": Field.CREATED_AT, **names},
        ExpressionAttributeValues={
            ":status": AssetStatus.DELETED, ":now": written(now()), ":ended": Line.ENDED, ":receipt": receipt}, ReturnValues="ALL_NEW")
    return dict(changed["Attributes"])


def answer(row: Row) -> dict[str, Any]:
    """The receipt, and whether edge locations have forgotten the asset by now."""
    receipt = asked_assets.plain(row["receipt"])
    forgotten = edge_copies.is_forgotten(receipt["invalidation"])
    return {Field.STATUS: AssetStatus.DELETED, **receipt, "isForgottenByEdges": forgotten}


def pause(seconds: float) -> None:
    time.sleep(seconds)
