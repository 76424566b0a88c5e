"""The object that was uploaded: whether it is still the one that the event told of, and what it is tagged with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import event_fields
from botocore.exceptions import ClientError
from contract import Field
from delivered_files import s3
from structured_log import log

# Of an object (https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html).
MOST_TAGS = 10
# Of an object, or a version of it, that is gone: S3 says so to whoever may list the bucket, and 403 to all others
# (https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html).
GONE = ("404", "NoSuchKey", "NoSuchVersion")


class SourceReplaced(Exception):
    """The key has another content now, and nobody knows which of them a job has read: its input cannot name a version."""


class SourceObject:
    """The version of the source that an event told of; a bucket without versions has no name for it."""

    def __init__(self, event: Mapping[str, Any]) -> None:
        self.place = {"Bucket": event_fields.text(event, Field.BUCKET), "Key": event_fields.text(event, Field.KEY)}
        self.version_id = event.get(Field.VERSION_ID) or ""
        self.version = event_fields.text(event, Field.VERSION)

    def check(self) -> None:
        """Refuses an asset whose source was replaced while it was worked on. One that was deleted was read before."""
        try:
            head = s3().head_object(**self.place)
        except ClientError as error:
            if error.response["Error"]["Code"] not in GONE:
                raise
            return
        now = head.get("VersionId") if self.version_id else head["ETag"].strip('"')
        if now != self.version:
            raise SourceReplaced(
                "replaced: the key was uploaded again while this version was worked on; the newer one is an asset of its own")

    def tag(self, asset_id: str, facts: Mapping[str, Any]) -> None:
        """Tags the version that was transcoded, for whoever looks into the bucket.

        S3 replaces all tags at once, so those that others have set are set again; without room for ours nothing changes.
        The asset is ready without tags: whoever deletes a source meanwhile does not need them.
        """
        place = self.place | ({"VersionId": self.version_id} if self.version_id else {})
        try:
            tags = {tag["Key"]: tag["Value"] for tag in s3().get_object_tagging(**place)["TagSet"]}
            tags |= {key: str(value) for key, value in facts.items() if value}
            if len(tags) > MOST_TAGS:
                log("WARNING", "the source has no room for further tags", asset_id, key=place["Key"])
                return
            s3().put_object_tagging(**place, Tagging={"TagSet": [{"Key": key, "Value": tags[key]} for key in tags]})
        except ClientError as error:
            if error.response["Error"]["Code"] not in GONE:
                raise
            log("WARNING", f"the source is gone: {error}", asset_id, key=place["Key"])
