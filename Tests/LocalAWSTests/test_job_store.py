from __future__ import annotations

from typing import Any

import pytest

from LocalAWS.mediaconvert.job import Job
from LocalAWS.mediaconvert.job_store import JobStore
from LocalAWS.mediaconvert.scope import Scope


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def request(**fields: Any) -> dict[str, Any]:
    return {"role": "role", "queue": "queue", "settings": {"inputs": [{"fileInput": "s3://bucket/clip.mp4"}]}, **fields}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(clock: Clock) -> JobStore:
    return JobStore(Scope("111111111111", "eu-central-1"), clock)


@pytest.fixture
def job(store: JobStore) -> Job:
    return store.submit(request())


def test_a_job_goes_through_its_states(job: Job, clock: Clock) -> None:
    seen = [job.description()]
    for step in (job.start, lambda: job.complete([])):
        clock.now += 1
        assert step()
        seen.append(job.description())
    assert [described["status"] for described in seen] == ["SUBMITTED", "PROGRESSING", "COMPLETE"]
    assert seen[-1]["timing"] == {"submitTime": 1000.0, "startTime": 1001.0, "finishTime": 1002.0}


def test_a_failed_job_tells_its_code_and_message(job: Job) -> None:
    job.start()
    assert job.fail(1404, "Unable to open input file")
    described = job.description()
    assert (described["status"], described["errorCode"], described["errorMessage"]) == ("ERROR", 1404, "Unable to open input file")


def test_a_job_can_be_canceled_until_it_has_ended(store: JobStore) -> None:
    waiting, running, finished = (store.submit(request()) for _ in range(3))
    assert running.start() and finished.start() and finished.complete([])
    assert waiting.cancel() and running.cancel() and not finished.cancel()
    assert not waiting.start() and not running.complete([])
    assert [job.status for job in (waiting, running, finished)] == ["CANCELED", "CANCELED", "COMPLETE"]
    assert running.canceled.is_set()


def test_a_token_names_the_same_job_for_a_minute(store: JobStore, clock: Clock) -> None:
    first = store.submit(request(clientRequestToken="token"))
    clock.now += 59
    assert store.earlier("token") is first
    assert store.earlier("other") is None and store.earlier(None) is None
    clock.now += 2
    assert store.earlier("token") is None
