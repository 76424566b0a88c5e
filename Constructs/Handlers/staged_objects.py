"""What S3 copies to a bucket of another region: written, asked for how far it is, and written again when it failed.

S3 does not try again by itself what it could not copy for lack of a permission: whoever wants the copy writes the object once more
(https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-status.html). How often that was done, and since when, stands at the
object.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

import boto3
import job_clocks
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from contract import Field, PipelineMetric, StagingStatus, Variable
from job_rows import now
from structured_log import log, metric

# How long after the first time something is written for the second, third time and so on: whoever mends a permission has half a day.
RETRY_AFTER_SECONDS = (0, 60, 5 * 60, 30 * 60, 2 * 60 * 60, 12 * 60 * 60)
# What is larger is copied in parts (https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html), several at a time.
_LARGEST_IN_ONE = 5 << 30
_PART, _AT_ONCE = 512 << 20, 16
_SINCE = "since"


class NotReplicated(Exception):
    """S3 has failed to copy an object as often as it is tried."""


@dataclass(frozen=True)
class StagedObject:
    """A version of an object that S3 should copy, as S3 tells of it."""

    status: str | None
    attempt: int
    since: datetime
    kept: Mapping[str, Any]

    @classmethod
    def of(cls, head: Mapping[str, Any]) -> StagedObject:
        said = head.get("Metadata") or {}
        since = datetime.fromisoformat(said[_SINCE]) if _SINCE in said else head["LastModified"]
        kept = {name: head[name] for name in ("CacheControl", "ContentType") if name in head}
        return cls(head.get("ReplicationStatus"), int(said.get(Field.ATTEMPT, 1)), since, kept)

    @property
    def age(self) -> float:
        return (now() - self.since).total_seconds()

    @property
    def has_failed(self) -> bool:
        """One that no rule took is not copied either."""
        return self.status in (None, "FAILED")

    @property
    def has_arrived(self) -> bool:
        return not self.has_failed and self.status != StagingStatus.PENDING

    @property
    def is_due(self) -> bool:
        """Whether it is time to write it once more."""
        return self.age >= RETRY_AFTER_SECONDS[min(self.attempt, len(RETRY_AFTER_SECONDS)) - 1]


def write(client: Any, source: Mapping[str, str], bucket: str, key: str) -> None:
    """Writes a copy of an object, in parts if it must be."""
    _copy(client, source, bucket, key, {}, 1, now())


def write_again(client: Any, staged: StagedObject, source: Mapping[str, str], bucket: str, key: str) -> None:
    """Writes once more what has failed; refused when that was done in vain as often as it is.

    A failure counts when something is written again for it, and when it is given up.
    """
    metric(PipelineMetric.FAILED_REPLICATIONS, 1, "Count")
    log("WARNING", "S3 could not copy an object to the other region", bucket=bucket, key=key, attempt=staged.attempt)
    if staged.attempt >= len(RETRY_AFTER_SECONDS):
        raise NotReplicated(f"S3 has failed {staged.attempt} times to copy s3://{bucket}/{key} to the other region")
    _copy(client, source, bucket, key, staged.kept, staged.attempt + 1, staged.since)


def pending(seconds: float) -> dict[str, Any]:
    """The answer that something has still to come, on which others have waited for so long."""
    metric(PipelineMetric.STAGING_LAG, round(seconds, 3), "Seconds")
    return {Field.STATUS: StagingStatus.PENDING, Field.WAIT_SECONDS: job_clocks.pause_after(int(seconds))}


def _copy(
    client: Any, source: Mapping[str, str], bucket: str, key: str, kept: Mapping[str, Any], attempt: int, since: datetime
) -> None:
    said = {Field.ATTEMPT: str(attempt), _SINCE: since.astimezone(timezone.utc).isoformat(timespec="seconds")}
    # No tags: the copy goes by its key.
    arguments = {**kept, "Metadata": said, "MetadataDirective": "REPLACE", "TaggingDirective": "REPLACE"}
    client.copy(
        dict(source), bucket, key, ExtraArgs=arguments,
        Config=TransferConfig(multipart_threshold=_LARGEST_IN_ONE, multipart_chunksize=_PART, max_concurrency=_AT_ONCE))


@functools.cache
def here() -> Any:
    """S3 in the function's region. It may put parts together for minutes before it answers."""
    return boto3.client("s3", config=_CONFIG)


@functools.cache
def elsewhere() -> Any:
    """S3 in MediaConvert's region."""
    return boto3.client("s3", region_name=os.environ[Variable.MEDIA_CONVERT_REGION], config=_CONFIG)


_CONFIG = Config(
    connect_timeout=5, read_timeout=120, max_pool_connections=_AT_ONCE, retries={"mode": "standard", "total_max_attempts": 3})
