"""The function that brings a source to MediaConvert's region: what it copies, how long it waits, what becomes of a copy that fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import stage_source
from Handlers.Staging.regions import START, Regions
from staged_objects import RETRY_AFTER_SECONDS, NotReplicated

KEY = "uploads/c-1/My film.mp4"
EVENT = {"assetId": "4f2a", "making": 2, "bucket": "ingest", "key": KEY, "versionId": "of-the-event"}
COPY = "staged/4f2a/2/My film.mp4"
PLACES = {"jobInput": f"s3://input/{COPY}", "jobOutput": "s3://output"}
Log = Callable[[], list[dict[str, Any]]]


def asked(action: str, **changes: Any) -> dict[str, Any]:
    return dict(stage_source.handler({**EVENT, "action": action, **changes}, None))


@pytest.fixture
def copied(regions: Regions) -> Regions:
    regions.here.put("ingest", KEY, "of-the-event")
    regions.elsewhere.buckets["output"] = {}
    assert asked("copy") == {"status": "PENDING", "waitSeconds": 10, **PLACES}
    return regions


def settled(regions: Regions, status: str | None) -> None:
    regions.here.current("ingest", COPY).status = status


def fail_for_ever(regions: Regions, written: list[float]) -> None:
    """Notes when it is written again, in seconds after the first time."""
    while True:
        settled(regions, "FAILED")
        answer = asked("follow")
        if regions.here.current("ingest", COPY).status == "PENDING":
            written.append((regions.clock.now - START).total_seconds())
        regions.clock.forward(answer["waitSeconds"])


def metrics(lines: list[dict[str, Any]], name: str) -> list[float]:
    return [line[name] for line in lines if name in line]


def test_the_version_of_the_event_is_copied_whatever_the_key_has_become(regions: Regions) -> None:
    regions.here.put("ingest", KEY, "of-the-event")
    regions.here.put("ingest", KEY, "uploaded again")
    asked("copy")
    copy = regions.here.current("ingest", COPY)
    assert copy.fields["source"] == {"Bucket": "ingest", "Key": KEY, "VersionId": "of-the-event"}
    assert copy.fields["Metadata"] == {"attempt": "1", "since": "2026-01-01T00:00:00+00:00"}


def test_a_bucket_without_versions_has_no_name_for_one(regions: Regions) -> None:
    regions.here.put("ingest", KEY)
    asked("copy", versionId="")
    assert regions.here.current("ingest", COPY).fields["source"] == {"Bucket": "ingest", "Key": KEY}


@pytest.mark.parametrize("key", ["uploads/letter.txt", "uploads/gone.mp4", f"uploads/{'x' * 1_000}.mp4"])
def test_what_is_no_film_or_is_gone_is_left_to_the_plan(regions: Regions, key: str) -> None:
    if "gone" not in key:
        regions.here.put("ingest", key, "of-the-event")
    answer = asked("copy", key=key)
    assert answer["status"] == "ABSENT"
    assert answer["jobInput"].startswith("s3://input/staged/4f2a/2/")
    assert "Copy" not in regions.here.calls


def test_pauses_grow_and_the_lag_is_counted_until_it_has_arrived(copied: Regions, log_lines: Log) -> None:
    log_lines()
    waited, pauses = 0, []
    for _ in range(12):
        answer = asked("follow")
        pauses.append(answer["waitSeconds"])
        copied.clock.forward(answer["waitSeconds"])
        waited += answer["waitSeconds"]
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1] < waited / 2) == (10, True)
    assert metrics(log_lines(), "StagingLag")[:3] == [0.0, 10.0, 20.0]
    settled(copied, "COMPLETED")
    assert asked("follow") == {"status": "COMPLETED", **PLACES}


def test_an_hour_of_waiting_takes_few_requests(copied: Regions) -> None:
    copied.here.calls.clear()
    while copied.clock.now.hour < 1:
        copied.clock.forward(asked("follow")["waitSeconds"])
    assert copied.here.calls == ["HeadObject"] * len(copied.here.calls)
    assert len(copied.here.calls) <= 22


def test_it_waits_for_the_bucket_into_which_jobs_write(copied: Regions) -> None:
    settled(copied, "COMPLETED")
    del copied.elsewhere.buckets["output"]
    assert asked("follow")["status"] == "PENDING"
    copied.elsewhere.buckets["output"] = {}
    assert asked("follow")["status"] == "COMPLETED"


@pytest.mark.parametrize("failed", ["FAILED", None])
def test_a_copy_that_fails_or_that_no_rule_took_is_written_again_and_then_arrives(
    copied: Regions, log_lines: Log, failed: str | None
) -> None:
    log_lines()
    settled(copied, failed)
    copied.clock.forward(10)
    assert asked("follow")["status"] == "PENDING"
    again = copied.here.current("ingest", COPY)
    assert (again.status, again.fields["Metadata"]) == ("PENDING", {"attempt": "2", "since": "2026-01-01T00:00:00+00:00"})
    # Of the source, not of what had failed.
    assert again.fields["source"]["Key"] == KEY
    assert metrics(log_lines(), "FailedReplications") == [1]
    settled(copied, "COMPLETED")
    assert asked("follow")["status"] == "COMPLETED"


def test_a_copy_that_always_fails_is_given_up_after_half_a_day(copied: Regions, log_lines: Log) -> None:
    log_lines()
    written: list[float] = []
    with pytest.raises(NotReplicated, match="failed 6 times"):
        fail_for_ever(copied, written)
    assert len(written) == len(RETRY_AFTER_SECONDS) - 1
    assert all(least <= after for after, least in zip(written, RETRY_AFTER_SECONDS, strict=False))
    assert all(after < most for after, most in zip(written, RETRY_AFTER_SECONDS[1:], strict=True))
    assert copied.clock.now.hour >= 12
    assert sum(metrics(log_lines(), "FailedReplications")) == len(written) + 1


def test_a_copy_that_is_gone_fails(copied: Regions) -> None:
    del copied.here.buckets["ingest"][COPY]
    with pytest.raises(NotReplicated, match="is gone"):
        asked("follow")


def test_what_it_cannot_act_on_is_refused(regions: Regions) -> None:
    copy = {**EVENT, "action": "copy"}
    for event in (None, {**copy, "action": "delete"}, {**copy, "assetId": "../x"}, {**copy, "making": 0}):
        with pytest.raises(Exception, match=r"must|may"):
            stage_source.handler(event, None)
