from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

import bucket_contents
import bucket_emptying
import custom_resource
from Handlers.CustomResources.cloudformation_answers import CloudFormation
from Handlers.CustomResources.stored_bucket import StoredBucket
from Handlers.CustomResources.stored_stack import StoredStack


@pytest.fixture(autouse=True)
def new_clients(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("AWS_LAMBDA_FUNCTION_NAME", "bucket-contents-function-dev")
    custom_resource.client.cache_clear()
    yield
    custom_resource.client.cache_clear()


@pytest.fixture
def bucket() -> StoredBucket:
    return StoredBucket()


@pytest.fixture
def stack() -> StoredStack:
    return StoredStack()


@pytest.fixture
def cloudformation(stack: StoredStack) -> Iterator[CloudFormation]:
    """It waits for an answer to each event that it makes."""
    taker = CloudFormation(stack)
    yield taker
    taker.server.shutdown()
    taker.server.server_close()


@pytest.fixture
def clock() -> SimpleNamespace:
    """The time, in seconds."""
    return SimpleNamespace(now=1_800_000_000.0)


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch, clock: SimpleNamespace) -> list[float]:
    """The pauses that would have been made."""
    made: list[float] = []
    stopped = SimpleNamespace(sleep=made.append, time=lambda: clock.now)
    for module in (bucket_contents, bucket_emptying, custom_resource):
        monkeypatch.setattr(module, "time", stopped)
    return made
