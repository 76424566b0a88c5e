"""Closes a bucket for writing, empties it, and deletes it, for as long as an invocation may go on."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Any

from botocore.exceptions import ClientError
from contract import EmptyingTag
from custom_resource import Context, client, code_of

# A pass in which not one key could be deleted is repeated this often before its errors are reported.
FRUITLESS_PASSES = 3
PAUSE_SECONDS = 2.0
SHOWN_REFUSALS = 3


class NotEmptied(Exception):
    """The bucket could not be emptied."""


class TimeRanOut(Exception):
    """There is more to do than an invocation can."""

    def __init__(self, removed: int) -> None:
        super().__init__(f"time ran out, {removed} were removed")
        self.removed = removed


class Emptier:
    """Takes one bucket away with all that is in it."""

    def __init__(self, bucket: str, context: Context, reserve: int, removed: int = 0) -> None:
        self.bucket = bucket
        self.context = context
        self.reserve = reserve
        self.removed = removed
        self.refused = 0
        self.examples: list[str] = []

    def run(self) -> str:
        """Closes, empties and deletes the bucket, and says what was done."""
        try:
            self.close()
            self.empty()
            # What a writer had begun before may have arrived since: then it is not empty.
            while not self.deleted():
                self.empty()
        except ClientError as error:
            if code_of(error) != "NoSuchBucket":
                raise
            return f"{self.bucket} is already deleted"
        return f"{self.bucket} is deleted: {self.removed} versions, delete markers and uploads removed"

    def close(self) -> None:
        """Refuses whatever would write to the bucket, whoever comes: what arrives later would keep it from being deleted."""
        refusal = {
            "Sid": "closed-to-be-deleted", "Effect": "Deny", "Principal": "*",
            "Action": ["s3:PutObject", "s3:ReplicateObject"], "Resource": f"arn:{partition()}:s3:::{self.bucket}/*",
        }
        s3().put_bucket_policy(Bucket=self.bucket, Policy=json.dumps({"Version": "2012-10-17", "Statement": [refusal]}))

    def deleted(self) -> bool:
        """Deletes the bucket, unless something is in it."""
        try:
            s3().delete_bucket(Bucket=self.bucket)
        except ClientError as error:
            if code_of(error) != "BucketNotEmpty":
                raise
            time.sleep(PAUSE_SECONDS)
            return False
        return True

    def is_tagged(self) -> bool | None:
        """Whether the bucket carries the tag that allows to empty it; nothing if there is no bucket."""
        try:
            tags = s3().get_bucket_tagging(Bucket=self.bucket)["TagSet"]
        except ClientError as error:
            if code_of(error) == "NoSuchTagSet":
                return False
            if code_of(error) == "NoSuchBucket":
                return None
            raise
        return {"Key": EmptyingTag.KEY, "Value": EmptyingTag.VALUE} in tags

    def empty(self) -> None:
        """Goes through the bucket until a whole pass finds nothing: objects may arrive while it is being emptied."""
        fruitless = 0
        while True:
            removed_before = self.removed
            self.refused, self.examples = 0, []
            if self.abort_uploads() + self.delete_versions() == 0:
                return
            fruitless = fruitless + 1 if self.removed == removed_before else 0
            if fruitless == FRUITLESS_PASSES:
                raise NotEmptied(f"{self.bucket}: S3 refused to delete {self.refused}, like {', '.join(self.examples)}")
            if self.refused:
                time.sleep(PAUSE_SECONDS)

    def abort_uploads(self) -> int:
        """Aborts the open multipart uploads and counts them."""
        found = 0
        self.check_time()
        for page in s3().get_paginator("list_multipart_uploads").paginate(Bucket=self.bucket):
            for upload in page.get("Uploads", []):
                self.check_time()
                found += 1
                try:
                    s3().abort_multipart_upload(Bucket=self.bucket, Key=upload["Key"], UploadId=upload["UploadId"])
                    self.removed += 1
                except ClientError as error:
                    # Completed or aborted since it was listed: the next pass tells.
                    if code_of(error) != "NoSuchUpload":
                        raise
                    self.note_refusal(upload["Key"], error.response["Error"])
        return found

    def delete_versions(self) -> int:
        """Deletes versions and delete markers page by page and counts them, refused ones too."""
        found = 0
        self.check_time()
        for page in s3().get_paginator("list_object_versions").paginate(Bucket=self.bucket):
            listed = page.get("Versions", []) + page.get("DeleteMarkers", [])
            keys = [{"Key": item["Key"], "VersionId": item["VersionId"]} for item in listed]
            if keys:
                self.check_time()
                deleted = s3().delete_objects(Bucket=self.bucket, Delete={"Objects": keys, "Quiet": True})
                errors = deleted.get("Errors", [])
                found += len(keys)
                self.removed += len(keys) - len(errors)
                for error in errors:
                    self.note_refusal(error.get("Key"), error)
        return found

    def note_refusal(self, key: object, error: Mapping[str, Any]) -> None:
        """Counts what S3 refused to delete and keeps the first few to show: there may be a million."""
        self.refused += 1
        if len(self.examples) < SHOWN_REFUSALS:
            self.examples.append(f"{key} ({error.get('Code')}: {error.get('Message')})")

    def check_time(self) -> None:
        """Stops while there is still time to answer."""
        if self.context.get_remaining_time_in_millis() <= self.reserve:
            raise TimeRanOut(self.removed)


def partition() -> str:
    """Of the region that the function runs in, such as `aws`."""
    return str(client("s3").meta.partition)


def s3() -> Any:
    return client("s3")
