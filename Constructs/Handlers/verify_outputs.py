"""Looks whether what the jobs should have written is in the delivery bucket, and says where it is.

The last look before an asset is declared ready: a job that MediaConvert calls complete has written everything that the
plan promised. The source is tagged with what it has become.
"""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timezone
from typing import Any

import boto3
import event_fields
from botocore.config import Config
from botocore.exceptions import ClientError
from contract import Field, Folder, JobKind, PipelineMetric, Variable
from service_errors import named
from structured_log import log, metric

# Of an object (https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html).
MOST_TAGS = 10
# Of an object, or a version of it, that is gone; S3 says the last to whoever may not list the bucket
# (https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html).
GONE = ("NoSuchKey", "NoSuchVersion", "AccessDenied")


class OutputsMissing(Exception):
    """MediaConvert reports complete jobs, but files of theirs are not there."""


def handler(event: Any, context: Any) -> dict[str, Any]:
    """Where the asset's files are, by what they are."""
    request: Mapping[str, Any] = event if isinstance(event, Mapping) else {}
    try:
        return verified(event_fields.mapping(event))
    except Exception as error:
        failure = named(error)
        log("ERROR", str(failure), request.get(Field.ASSET_ID), error=type(failure).__name__)
        raise failure from None


def verified(event: Mapping[str, Any]) -> dict[str, Any]:
    asset_id, attempt = event_fields.asset_id(event), event_fields.whole_number(event, Field.ATTEMPT)
    uploaded_at = event_fields.moment(event, Field.UPLOADED_AT)
    plan = event_fields.member(event, Field.PLAN)
    folder, renditions = event_fields.text(plan, Field.FOLDER), event_fields.texts(plan, Field.RENDITIONS)
    metadata, source = event_fields.member(plan, Field.METADATA), source_of(event)
    found = Files(folder, list(objects(folder)))
    outputs: dict[str, Any] = {
        "hls": found.one(Folder.ADAPTIVE_STREAMING, ".m3u8"),
        "dash": found.one(Folder.ADAPTIVE_STREAMING, ".mpd"),
        "files": len(found.keys),
        "bytes": found.size,
    }
    for modifier in renditions:
        found.any_with(modifier)
    if plan.get(Field.HAS_PREVIEW):
        outputs[JobKind.PREVIEW] = found.one(Folder.PREVIEW, ".mp4")
    thumbnails = found.under(Folder.THUMBNAILS)
    if thumbnails:
        outputs["firstThumbnail"], outputs["thumbnails"] = min(thumbnails), len(thumbnails)
    if found.missing:
        raise OutputsMissing(f"not in {folder}: {', '.join(found.missing)}")
    tag_source(source, asset_id, metadata)
    log("INFO", "outputs verified", asset_id, attempt=attempt, **outputs)
    # An asset that is taken up again after a failure has waited for somebody to do so: its time says nothing of the pipeline.
    if attempt == 1:
        metric(PipelineMetric.TIME_TO_READY, round((now() - uploaded_at).total_seconds(), 3), "Seconds", asset_id)
    return outputs


class Files:
    """The files of an asset's folder, and what was looked for in vain."""

    def __init__(self, folder: str, listed: list[Mapping[str, Any]]) -> None:
        self.folder = folder
        self.keys = [str(item["Key"]) for item in listed if item["Size"] > 0]
        self.size = sum(int(item["Size"]) for item in listed)
        self.missing: list[str] = []

    def under(self, subfolder: str) -> list[str]:
        return [key for key in self.keys if key.startswith(f"{self.folder}/{subfolder}")]

    def one(self, subfolder: str, ending: str) -> str | None:
        """The file with an ending whose name is the shortest: a rendition's name is longer than the asset's."""
        files = [key for key in self.under(subfolder) if key.endswith(ending)]
        if not files:
            self.missing.append(f"{subfolder}*{ending}")
        return min(files, key=lambda key: (len(key), key), default=None)

    def any_with(self, modifier: str) -> None:
        """Notes a rendition of which no file is there.

        Its files have its modifier behind the name that all files of the job have, like `video_720p_000000001.cmfv`. The
        names of renditions have letters, digits and hyphens: where anything else follows, the modifier ends.
        """
        name = re.compile(rf"[^_]+{re.escape(modifier)}(?![A-Za-z0-9-])")
        if not any(name.match(key.rsplit("/", 1)[-1]) for key in self.keys):
            self.missing.append(f"*{modifier}*")


def objects(folder: str) -> Iterator[Mapping[str, Any]]:
    pages = s3().get_paginator("list_objects_v2").paginate(Bucket=os.environ[Variable.DELIVERY_BUCKET], Prefix=f"{folder}/")
    for page in pages:
        yield from page.get("Contents", [])


def source_of(event: Mapping[str, Any]) -> dict[str, str]:
    """The version of the source that was transcoded, as S3 takes it; a bucket without versions has no name for it."""
    version = event.get(Field.VERSION_ID)
    return {
        "Bucket": event_fields.text(event, Field.BUCKET),
        "Key": event_fields.text(event, Field.KEY),
        **({"VersionId": version} if version else {}),
    }


def tag_source(source: Mapping[str, str], asset_id: str, metadata: Mapping[str, Any]) -> None:
    """Tags the version of the source that was transcoded, for whoever looks into the bucket.

    S3 replaces all tags at once, so those that others have set are set again; without room for ours nothing changes.
    The asset is ready without tags: whoever deletes a source meanwhile does not need them.
    """
    facts = {
        Field.ASSET_ID: asset_id,
        "orientation": metadata.get("orientation"),
        "durationSeconds": metadata.get("durationSeconds"),
        "resolution": f"{metadata['width']}x{metadata['height']}" if "width" in metadata else None,
    }
    try:
        tags = {tag["Key"]: tag["Value"] for tag in s3().get_object_tagging(**source)["TagSet"]}
        tags |= {key: str(value) for key, value in facts.items() if value}
        if len(tags) > MOST_TAGS:
            log("WARNING", "the source has no room for further tags", asset_id, key=source["Key"])
            return
        s3().put_object_tagging(**source, Tagging={"TagSet": [{"Key": key, "Value": tags[key]} for key in tags]})
    except ClientError as error:
        if error.response["Error"]["Code"] not in GONE:
            raise
        log("WARNING", f"the source is gone, or may not be tagged: {error}", asset_id, key=source["Key"])


def now() -> datetime:
    return datetime.now(timezone.utc)


@functools.cache
def s3() -> Any:
    return boto3.client(
        "s3", config=Config(connect_timeout=5, read_timeout=20, retries={"mode": "standard", "total_max_attempts": 3})
    )
