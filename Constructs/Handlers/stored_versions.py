"""What buckets keep below a prefix, every version and delete marker of it: listed, and deleted in pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from delivered_files import s3

# As many as S3 deletes by one request (https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html).
_PAGE = 1_000


class NotDeleted(Exception):
    """S3 refuses to delete something."""


class OutOfTime(Exception):
    """There is no time left for another page: what is asked again goes on."""


@dataclass(frozen=True)
class Version:
    """A version of an object, or a marker that says that it is deleted. Objects of a bucket without versions have one."""

    key: str
    version_id: str
    size: int
    modified: datetime
    is_marker: bool


def below(bucket: str, prefix: str) -> Iterator[Version]:
    for page in s3().get_paginator("list_object_versions").paginate(Bucket=bucket, Prefix=prefix):
        for kind in ("Versions", "DeleteMarkers"):
            for item in page.get(kind, []):
                yield Version(item["Key"], item["VersionId"], int(item.get("Size", 0)), item["LastModified"], kind != "Versions")


def delete(bucket: str, versions: Iterable[Version], has_time: Callable[[], bool]) -> None:
    """Deletes versions for good. One that is gone already is no fault."""
    rest = iter(versions)
    while page := list(islice(rest, _PAGE)):
        if not has_time():
            raise OutOfTime
        objects = [{"Key": version.key, "VersionId": version.version_id} for version in page]
        refused = s3().delete_objects(Bucket=bucket, Delete={"Objects": objects, "Quiet": True}).get("Errors", [])
        if refused:
            first = refused[0]
            raise NotDeleted(f"S3 refuses to delete {len(refused)} objects, first {first.get('Key')}: {first.get('Code')}")
