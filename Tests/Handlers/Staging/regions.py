"""Versioned buckets in two regions, as far as the handlers of staging use S3; what S3 copies between them, a test says."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from botocore.exceptions import ClientError

START = datetime(2026, 1, 1, tzinfo=timezone.utc)


@dataclass
class Clock:
    now: datetime = START

    def forward(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class Version:
    version_id: str
    modified: datetime
    status: str | None
    fields: dict[str, Any]


@dataclass
class S3:
    """One region."""

    clock: Clock
    buckets: dict[str, dict[str, list[Version]]] = field(default_factory=dict)
    #: The status with which an object begins; nil where no rule takes it.
    status: str | None = "PENDING"
    calls: list[str] = field(default_factory=list)
    _ids: Iterator[int] = field(default_factory=itertools.count)

    def put(self, bucket: str, key: str, version_id: str | None = None, status: str | None = None, **fields: Any) -> Version:
        made = Version(version_id or f"v{next(self._ids)}", self.clock.now, status, fields)
        self.buckets.setdefault(bucket, {}).setdefault(key, []).append(made)
        return made

    def current(self, bucket: str, key: str) -> Version:
        return self.buckets[bucket][key][-1]

    def head_object(self, Bucket: str, Key: str, VersionId: str | None = None) -> dict[str, Any]:
        self.calls.append("HeadObject")
        found = [version for version in self.buckets.get(Bucket, {}).get(Key, []) if VersionId in (None, version.version_id)]
        if not found:
            raise ClientError({"Error": {"Code": "404"}, "ResponseMetadata": {"HTTPStatusCode": 404}}, "HeadObject")
        head = {"LastModified": found[-1].modified, "VersionId": found[-1].version_id, **found[-1].fields}
        return head | ({"ReplicationStatus": found[-1].status} if found[-1].status else {})

    def head_bucket(self, Bucket: str) -> None:
        self.calls.append("HeadBucket")
        if Bucket not in self.buckets:
            raise ClientError({"Error": {"Code": "404"}}, "HeadBucket")

    def copy(self, CopySource: Mapping[str, str], Bucket: str, Key: str, ExtraArgs: Mapping[str, Any], Config: Any) -> None:
        self.calls.append("Copy")
        self.head_object(**CopySource)
        self.calls.pop()
        kept = {name: value for name, value in ExtraArgs.items() if not name.endswith("Directive")}
        self.put(Bucket, Key, status=self.status, source=dict(CopySource), **kept)

    def get_paginator(self, operation: str) -> S3:
        assert operation == "list_object_versions"
        return self

    def paginate(self, Bucket: str, Prefix: str) -> Iterator[dict[str, Any]]:
        """One key a page, the newest version first."""
        keys = [key for key in sorted(self.buckets.get(Bucket, {})) if key.startswith(Prefix)]
        for key in keys:
            self.calls.append("ListObjectVersions")
            versions = list(reversed(self.buckets[Bucket][key]))
            yield {"Versions": [
                {"Key": key, "VersionId": version.version_id, "LastModified": version.modified, "IsLatest": number == 0}
                for number, version in enumerate(versions)]}
        if not keys:
            self.calls.append("ListObjectVersions")
            yield {}


@dataclass
class Regions:
    clock: Clock
    here: S3
    elsewhere: S3
