"""Looks whether what the jobs should have written is in the delivery bucket, and says where it is.

The last look before an asset is declared ready: a job that MediaConvert calls complete has written everything that the
plan promised. The source is tagged with what it has become.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator, Mapping
from datetime import datetime, timezone
from typing import Any

import boto3
import event_fields
from botocore.config import Config
from structured_log import log, metric

# Of an object (https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html).
MOST_TAGS = 10


class OutputsMissing(Exception):
    """MediaConvert reports complete jobs, but files of theirs are not there."""


def handler(event: Any, context: Any) -> dict[str, Any]:
    """Where the asset's files are, by what they are."""
    request: Mapping[str, Any] = event if isinstance(event, Mapping) else {}
    try:
        return verified(event_fields.mapping(event))
    except Exception as error:
        log("ERROR", str(error), request.get("assetId"), error=type(error).__name__)
        raise


def verified(event: Mapping[str, Any]) -> dict[str, Any]:
    asset_id = event_fields.asset_id(event)
    plan = event_fields.member(event, "plan")
    folder = event_fields.text(plan, "folder")
    found = Files(folder, list(objects(folder)))
    outputs: dict[str, Any] = {
        "hls": found.one("abr/", ".m3u8"),
        "dash": found.one("abr/", ".mpd"),
        "files": len(found.keys),
        "bytes": found.size,
    }
    for modifier in plan["renditions"]:
        found.any_with(modifier)
    if plan.get("hasPreview"):
        outputs["preview"] = found.one("preview/", ".mp4")
    thumbnails = found.under("thumbnails/")
    if thumbnails:
        outputs["firstThumbnail"], outputs["thumbnails"] = min(thumbnails), len(thumbnails)
    if found.missing:
        raise OutputsMissing(f"not in {folder}: {', '.join(found.missing)}")
    tag_source(event, asset_id, event_fields.member(plan, "metadata"))
    ready_after = seconds_since(event_fields.text(event, "uploadedAt"))
    metric("TimeToReady", ready_after, "Seconds", asset_id)
    log("INFO", "outputs verified", asset_id, readyAfterSeconds=ready_after, **outputs)
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
        """Notes a rendition of which no file is there."""
        if not any(modifier in key.rsplit("/", 1)[-1] for key in self.keys):
            self.missing.append(f"*{modifier}*")


def objects(folder: str) -> Iterator[Mapping[str, Any]]:
    pages = s3().get_paginator("list_objects_v2").paginate(Bucket=os.environ["DELIVERY_BUCKET"], Prefix=f"{folder}/")
    for page in pages:
        yield from page.get("Contents", [])


def tag_source(event: Mapping[str, Any], asset_id: str, metadata: Mapping[str, Any]) -> None:
    """Tags the version of the source that was transcoded, for whoever looks into the bucket.

    S3 replaces all tags at once, so those that others have set are set again; without room for ours nothing changes.
    """
    version = event.get("versionId")
    source = {
        "Bucket": event_fields.text(event, "bucket"),
        "Key": event_fields.text(event, "key"),
        **({"VersionId": version} if version else {}),
    }
    facts = {
        "assetId": asset_id,
        "orientation": metadata.get("orientation"),
        "durationSeconds": metadata.get("durationSeconds"),
        "resolution": f"{metadata['width']}x{metadata['height']}" if "width" in metadata else None,
    }
    tags = {tag["Key"]: tag["Value"] for tag in s3().get_object_tagging(**source)["TagSet"]}
    tags |= {key: str(value) for key, value in facts.items() if value}
    if len(tags) > MOST_TAGS:
        log("WARNING", "the source has no room for further tags", asset_id, key=source["Key"])
        return
    s3().put_object_tagging(**source, Tagging={"TagSet": [{"Key": key, "Value": tags[key]} for key in tags]})


def seconds_since(time: str) -> float:
    """Seconds since a time as EventBridge writes it: in UTC, which is `Z` there."""
    past = datetime.fromisoformat(time.replace("Z", "+00:00"))
    return round((datetime.now(timezone.utc) - past).total_seconds(), 3)


@functools.cache
def s3() -> Any:
    return boto3.client(
        "s3", config=Config(connect_timeout=5, read_timeout=20, retries={"mode": "standard", "total_max_attempts": 3})
    )
