"""The bytes of an upload, of which a few are read: by ranges, whose number and size are bounded whatever the file says of itself, as is
how often they are looked at: what is said to be in one thing and in the next could be gone through again in each."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable
from typing import Any

import boto3
from botocore.config import Config

MOST_READS = 32
READ_BYTES = 64 * 1024
# Of what is read; files with a hundred tracks and a page of tags for each need fewer.
MOST_LOOKS = 50_000
# After which nothing more is fetched: a store that is slow is not waited for until the function's own time is over.
MOST_SECONDS = 20
# From a place on, as many bytes as asked for or as there are; and how many there are in all.
Fetch = Callable[[int, int], tuple[bytes, int]]


class NotReadable(ValueError):
    """What is sought in a file is not in it, or not within reach."""


class SourceBytes:
    """A file of which only what was read is kept."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._windows: list[tuple[int, bytes]] = []
        self._looks = 0
        self._begun = time.monotonic()
        self.size = READ_BYTES
        self.read(0, 0)

    @classmethod
    def of(cls, bucket: str, key: str) -> SourceBytes:
        """Of an object that is not empty."""
        def fetch(at: int, length: int) -> tuple[bytes, int]:
            answer = s3().get_object(Bucket=bucket, Key=key, Range=f"bytes={at}-{at + length - 1}")
            # At most as much as was asked for, whoever answers.
            return answer["Body"].read(length), int(answer["ContentRange"].rpartition("/")[2])

        return cls(fetch)

    def read(self, at: int, length: int) -> bytes:
        """So many bytes from a place on."""
        if length > READ_BYTES:
            raise NotReadable(f"{length} bytes in one piece are too many")
        if at < 0 or at + length > self.size:
            raise NotReadable("it ends too early")
        self._looks += 1
        if self._looks > MOST_LOOKS:
            raise NotReadable("it is in too many pieces")
        for begin, window in self._windows:
            if begin <= at and at + length <= begin + len(window):
                return window[at - begin : at - begin + length]
        if len(self._windows) == MOST_READS:
            raise NotReadable("it is spread over too many places")
        if time.monotonic() - self._begun > MOST_SECONDS:
            raise NotReadable("reading it takes too long")
        window, self.size = self._fetch(at, READ_BYTES)
        self._windows.append((at, window))
        if len(window) < length:
            raise NotReadable("it ends too early")
        return window[:length]


@functools.cache
def s3() -> Any:
    return boto3.client(
        "s3", config=Config(connect_timeout=2, read_timeout=5, retries={"mode": "standard", "total_max_attempts": 2}))
