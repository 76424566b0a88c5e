"""Says whether all that a film's jobs have made has come from MediaConvert's region into the delivery bucket.

Both buckets are listed, a thousand files by a request, and compared by the ids of versions, which copies keep
(https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html). Only what is missing for a while is asked for by itself, and
written again if S3 could not copy it.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import event_fields
import staged_objects
from contract import Field, Folder, StagingStatus, Variable
from failures import told
from job_rows import now
from staged_objects import StagedObject
from structured_log import log

# As many as are asked for one by one in one turn, beginning with the oldest: what one lacks, most likely all do. The others are of the rest
# by chance, so that none that has failed stands behind those that have not for long.
_MOST = 50
Key = tuple[str, str]


def handler(event: Any, context: Any) -> dict[str, Any]:
    """How far it has come."""
    request: Mapping[str, Any] = event if isinstance(event, Mapping) else {}
    try:
        return arrived(event_fields.mapping(event))
    except Exception as error:
        raise told(error, request.get(Field.ASSET_ID)) from None


def arrived(event: Mapping[str, Any]) -> dict[str, Any]:
    asset_id, folder = event_fields.asset_id(event), event_fields.text(event, Field.FOLDER)
    if not folder.startswith(f"{Folder.ASSETS}{asset_id}/"):
        raise event_fields.MalformedEvent(f"{Field.FOLDER} is not one of the asset")
    made = latest(staged_objects.elsewhere(), Variable.OUTPUT_BUCKET, folder)
    there = latest(staged_objects.here(), Variable.DELIVERY_BUCKET, folder)
    missing = sorted((modified, key) for key, modified in made.items() if key not in there)
    log("INFO", "outputs counted", asset_id, made=len(made), missing=len(missing))
    if not missing:
        return {Field.STATUS: StagingStatus.COMPLETE}
    oldest = missing[0][0]
    shortest = int(os.environ[Variable.SHORTEST_PAUSE_SECONDS])
    late = [key for modified, (key, _version) in missing if (now() - modified).total_seconds() >= shortest]
    for key in late[:1] + random.sample(late[1:], min(len(late[1:]), _MOST - 1)):
        oldest = min(oldest, looked_after(key).since)
    return staged_objects.pending((now() - oldest).total_seconds())


def latest(client: Any, bucket: str, folder: str) -> dict[Key, datetime]:
    """The versions that are the latest, and when they were written."""
    return {(item["Key"], item["VersionId"]): item["LastModified"] for item in _versions(client, os.environ[bucket], folder)}


def _versions(client: Any, bucket: str, folder: str) -> Iterator[Mapping[str, Any]]:
    for page in client.get_paginator("list_object_versions").paginate(Bucket=bucket, Prefix=f"{folder}/"):
        yield from (item for item in page.get("Versions", []) if item["IsLatest"])


def looked_after(key: str) -> StagedObject:
    """A file that is missing, written again if S3 could not copy it."""
    client, bucket = staged_objects.elsewhere(), os.environ[Variable.OUTPUT_BUCKET]
    staged = StagedObject.of(client.head_object(Bucket=bucket, Key=key))
    if staged.has_failed and staged.is_due:
        staged_objects.write_again(client, staged, {"Bucket": bucket, "Key": key}, bucket, key)
    return staged
