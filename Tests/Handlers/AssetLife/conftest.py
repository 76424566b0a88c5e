from __future__ import annotations

from collections.abc import Iterator

import pytest

import delivered_files
import edge_copies
import film_executions
import job_rows
import upload_rows
from Handlers.AssetLife.stored_assets import Calls, StoredAssets
from LocalAWS.gateway import LocalAWS


@pytest.fixture(scope="session")
def aws() -> Iterator[LocalAWS]:
    with LocalAWS() as aws:
        yield aws


@pytest.fixture(scope="session")
def deployment(aws: LocalAWS) -> StoredAssets:
    return StoredAssets(aws)


@pytest.fixture
def stored(deployment: StoredAssets, monkeypatch: pytest.MonkeyPatch) -> Iterator[StoredAssets]:
    """One for all tests: each has keys of its own."""
    for name, value in deployment.variables.items():
        monkeypatch.setenv(name, value)
    # The account is in the credentials, and a session keeps those that it has found first.
    monkeypatch.setattr("boto3.DEFAULT_SESSION", None)
    clients = (delivered_files.s3, edge_copies._service, film_executions.states, job_rows.table, upload_rows._service)
    for client in clients:
        client.cache_clear()
    deployment.forget_handed_in()
    yield deployment
    # What belongs to this local AWS is no other test's.
    for client in clients:
        client.cache_clear()


@pytest.fixture
def key(request: pytest.FixtureRequest) -> str:
    """Of a film of the test's own."""
    return f"uploads/ann/{request.node.name}.mp4"


@pytest.fixture
def calls(stored: StoredAssets, monkeypatch: pytest.MonkeyPatch) -> Calls:
    return Calls(monkeypatch)
