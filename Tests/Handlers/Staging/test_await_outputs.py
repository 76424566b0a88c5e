"""The function that says whether what jobs made has come back: what it compares, what it asks for, what it writes again."""

from __future__ import annotations

from typing import Any

import pytest

import await_outputs
from event_fields import MalformedEvent
from Handlers.Staging.regions import Regions, Version
from staged_objects import NotReplicated

FOLDER = "assets/4f2a/1"
EVENT = {"assetId": "4f2a", "folder": FOLDER}


def asked() -> dict[str, Any]:
    return await_outputs.handler(EVENT, None)


def made(regions: Regions, name: str, status: str | None = "PENDING") -> Version:
    return regions.elsewhere.put("output", f"{FOLDER}/{name}", status=status, ContentType="video/mp4")


def wait_for_ever(regions: Regions) -> None:
    while True:
        regions.clock.forward(asked()["waitSeconds"])


def arrive(regions: Regions) -> None:
    """What S3 does: the copy has the version of its source."""
    for key, versions in regions.elsewhere.buckets["output"].items():
        for version in versions:
            version.status = "COMPLETED"
            regions.here.put("delivery", key, version.version_id, "REPLICA")


def test_all_has_arrived_when_the_same_versions_are_there(regions: Regions) -> None:
    made(regions, "abr/film.m3u8")
    made(regions, "abr/film_1.mp4")
    assert asked() == {"status": "PENDING", "waitSeconds": 10}
    arrive(regions)
    assert asked() == {"status": "COMPLETED"}
    assert "HeadObject" not in regions.elsewhere.calls


def test_a_file_that_was_written_anew_has_arrived_when_the_newer_one_has(regions: Regions) -> None:
    made(regions, "abr/film.m3u8")
    arrive(regions)
    # Of a job that was submitted again.
    newer = made(regions, "abr/film.m3u8")
    assert asked()["status"] == "PENDING"
    regions.here.put("delivery", f"{FOLDER}/abr/film.m3u8", newer.version_id, "REPLICA")
    # Another making is none of it.
    regions.elsewhere.put("output", "assets/4f2a/10/abr/film.m3u8", status="PENDING")
    assert asked()["status"] == "COMPLETED"


def test_nothing_made_is_for_who_verifies(regions: Regions) -> None:
    assert asked() == {"status": "COMPLETED"}


def test_files_are_listed_and_not_asked_for_one_by_one(regions: Regions) -> None:
    for number in range(500):
        made(regions, f"abr/{number}.mp4")
    asked()
    assert "HeadObject" not in regions.elsewhere.calls
    regions.clock.forward(10)
    assert asked() == {"status": "PENDING", "waitSeconds": 10}
    assert regions.elsewhere.calls.count("HeadObject") == 50


def test_a_file_that_failed_is_written_over_itself_and_arrives(regions: Regions, capsys: pytest.CaptureFixture[str]) -> None:
    failed, late = made(regions, "abr/film_1.mp4", "FAILED"), made(regions, "abr/film_2.mp4")
    regions.clock.forward(30)
    assert asked() == {"status": "PENDING", "waitSeconds": 10}
    key = f"{FOLDER}/abr/film_1.mp4"
    again = regions.elsewhere.current("output", key)
    assert again is not failed
    assert again.fields == {
        "source": {"Bucket": "output", "Key": key}, "ContentType": "video/mp4",
        "Metadata": {"attempt": "2", "since": "2026-01-01T00:00:00+00:00"}}
    assert regions.elsewhere.current("output", f"{FOLDER}/abr/film_2.mp4") is late
    assert '"FailedReplications": 1' in capsys.readouterr().out
    # Counted on from the first time, though the file is new.
    regions.clock.forward(60)
    assert asked()["waitSeconds"] == 30
    arrive(regions)
    assert asked() == {"status": "COMPLETED"}


def test_a_file_that_failed_is_found_behind_many_that_have_not(regions: Regions) -> None:
    for number in range(300):
        made(regions, f"abr/{number}.mp4")
    regions.clock.forward(1)
    failed = made(regions, "abr/failed.mp4", "FAILED")
    turns = 0
    while regions.elsewhere.current("output", f"{FOLDER}/abr/failed.mp4") is failed:
        regions.clock.forward(asked()["waitSeconds"])
        turns += 1
        # Each turn sees a sixth of them.
        assert turns < 200


def test_a_file_that_always_fails_is_given_up(regions: Regions) -> None:
    made(regions, "abr/film_1.mp4", "FAILED")
    regions.elsewhere.status = "FAILED"
    with pytest.raises(NotReplicated, match=r"abr/film_1\.mp4"):
        wait_for_ever(regions)
    assert regions.clock.now.hour >= 12


def test_the_folder_of_another_asset_is_refused(regions: Regions) -> None:
    with pytest.raises(MalformedEvent):
        await_outputs.handler({"assetId": "4f2a", "folder": "assets/other/1"}, None)
