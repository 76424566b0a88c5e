from __future__ import annotations

import pytest

from LocalAWS.mediaconvert.job_store import JobStore

ACCOUNT, REGION = "111111111111", "eu-central-1"


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def request(location: str = "s3://bucket/clip.mp4", **fields: str) -> dict[str, object]:
    return {"role": "role", "settings": {"inputs": [{"fileInput": location}]}, **fields}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(clock: Clock) -> JobStore:
    return JobStore(lambda location: location == "s3://bucket/clip.mp4", clock)


def test_a_job_goes_through_its_states(store: JobStore, clock: Clock) -> None:
    job = store.submit(ACCOUNT, REGION, request())
    seen = []
    for _ in range(4):
        seen.append(job.description(clock.now)["status"])
        clock.now += 1
    assert seen == ["SUBMITTED", "PROGRESSING", "COMPLETE", "COMPLETE"]


def test_a_job_without_its_input_ends_in_an_error(store: JobStore, clock: Clock) -> None:
    job = store.submit(ACCOUNT, REGION, request("s3://bucket/gone.mp4"))
    assert job.status(clock.now) == "SUBMITTED"
    described = job.description(clock.now + 1)
    assert (described["status"], described["errorCode"]) == ("ERROR", 1404)
    assert "s3://bucket/gone.mp4" in described["errorMessage"]


def test_a_job_that_runs_can_be_canceled_and_a_finished_one_cannot(store: JobStore, clock: Clock) -> None:
    running, finished = store.submit(ACCOUNT, REGION, request()), store.submit(ACCOUNT, REGION, request())
    assert running.cancel(clock.now + 1.5)
    assert running.status(clock.now + 9) == "CANCELED"
    assert not finished.cancel(clock.now + 9)
    assert finished.status(clock.now + 9) == "COMPLETE"


def test_a_token_names_the_same_job_for_a_minute(store: JobStore, clock: Clock) -> None:
    first = store.submit(ACCOUNT, REGION, request(clientRequestToken="token"))
    clock.now += 59
    assert store.submit(ACCOUNT, REGION, request(clientRequestToken="token")) is first
    clock.now += 2
    assert store.submit(ACCOUNT, REGION, request(clientRequestToken="token")) is not first


def test_accounts_and_regions_do_not_see_each_other(store: JobStore) -> None:
    job = store.submit(ACCOUNT, REGION, request(clientRequestToken="token"))
    assert store.submit("222222222222", REGION, request(clientRequestToken="token")) is not job
    assert store.job(ACCOUNT, "eu-west-1", job.identifier) is None
    assert store.jobs(ACCOUNT, REGION) == [job]
