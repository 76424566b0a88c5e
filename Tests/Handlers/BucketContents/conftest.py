from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

import bucket_contents
from Handlers.BucketContents.cloudformation_answers import CloudFormation
from Handlers.BucketContents.stored_bucket import StoredBucket


@pytest.fixture
def bucket() -> Iterator[StoredBucket]:
    bucket_contents.s3.cache_clear()
    yield StoredBucket()
    bucket_contents.s3.cache_clear()


@pytest.fixture
def cloudformation() -> Iterator[CloudFormation]:
    taker = CloudFormation()
    yield taker
    taker.server.shutdown()
    taker.server.server_close()


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that would have been made."""
    made: list[float] = []
    monkeypatch.setattr(bucket_contents, "time", SimpleNamespace(sleep=made.append))
    return made
