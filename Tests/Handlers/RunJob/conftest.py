from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.stub import Stubber

import job_rows
import run_job
import task_token
from Handlers.asset_rows import AssetRows
from Handlers.mediaconvert_stub import recorded_requests, stubbed_mediaconvert
from Handlers.RunJob.planned_job import NOW, QUEUE, ROLE, StepFunctions, planned


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("MEDIACONVERT_REGION", "eu-central-1")
    monkeypatch.setenv("MEDIACONVERT_ROLE_ARN", ROLE)
    monkeypatch.setenv("MEDIACONVERT_QUEUE_ARN", QUEUE)
    monkeypatch.setenv("PIPELINE", "P")
    for name, seconds in (("LONGEST_JOB", 12 * 3_600), ("LONGEST_STALL", 7_200), ("SHORTEST_PAUSE", 10), ("LONGEST_PAUSE", 600)):
        monkeypatch.setenv(f"{name}_SECONDS", str(seconds))
    monkeypatch.setattr(job_rows, "now", lambda: NOW)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    run_job.mediaconvert.cache_clear()
    yield
    run_job.mediaconvert.cache_clear()


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> AssetRows:
    found = AssetRows()
    monkeypatch.setattr(job_rows, "table", lambda: found)
    planned("main")
    return found


@pytest.fixture
def service(rows: AssetRows) -> Iterator[Stubber]:
    with stubbed_mediaconvert() as stubber:
        yield stubber


@pytest.fixture
def requests() -> list[dict[str, Any]]:
    return recorded_requests()


@pytest.fixture
def states(monkeypatch: pytest.MonkeyPatch) -> StepFunctions:
    found = StepFunctions()
    monkeypatch.setattr(task_token, "states", lambda: found)
    return found
