"""Making assets again: which are taken up, by which way, what is refused and why, and how several are."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import Any

import pytest

import film_executions
import film_master
import find_assets
import remake_assets
from Handlers.AssetLife.stored_assets import Calls, Crash, StoredAssets


def remade(**event: Any) -> dict[str, Any]:
    return remake_assets.handler(event, None)


@pytest.mark.parametrize(("asked", "priority"), [({}, "live"), ({"priority": "import"}, "import")])
@pytest.mark.parametrize("status", ["COMPLETE", "FAILED"])
def test_an_asset_waits_again_by_the_intake(
    stored: StoredAssets, key: str, asked: dict[str, str], priority: str, status: str
) -> None:
    asset = stored.asset(key, files=0, status=status)
    assert remade(assetId=asset, **asked) == {"assetId": asset, "status": "WAITING"}
    assert stored.handed_in() == [{"assetId": asset, "priority": priority, "takesUp": "COMPLETE"}]
    # The row is the intake's to change.
    assert stored.row(asset)["status"] == status


@pytest.mark.parametrize(("row", "error", "words"), [
    ({"status": "WAITING"}, "AssetAtWork", "it waits for its turn already"),
    ({"status": "DELETING"}, "NotMade", "it is deleted, or nothing that the platform takes"),
    ({"status": "REJECTED"}, "NotMade", "it is deleted, or nothing that the platform takes"),
])
def test_what_is_not_taken_up(stored: StoredAssets, key: str, row: dict[str, Any], error: str, words: str) -> None:
    assert remade(assetId=stored.asset(key, files=0, **row)) == {"error": error, "errorMessage": words}
    assert stored.handed_in() == []


@pytest.mark.parametrize(("event", "error"), [
    ({}, "MalformedEvent"), ({"assetId": "none"}, "AssetNotFound"), ({"assetId": "a", "priority": "soon"}, "MalformedEvent"),
    ({"all": "yes"}, "MalformedEvent"), ({"find": "all"}, "MalformedEvent"), ({"find": {"status": "READY"}}, "MalformedEvent"),
    ({"all": True, "before": "soon"}, "MalformedEvent"),
])
def test_what_is_no_question(stored: StoredAssets, event: dict[str, Any], error: str) -> None:
    assert remade(**event)["error"] == error


def test_what_is_being_made_is_left_alone_and_what_is_stuck_is_taken_up(stored: StoredAssets, key: str) -> None:
    asset = stored.asset(key, files=0, status="TRANSCODING", line="WORKING")
    execution = stored.start(asset)
    assert remade(assetId=asset)["errorMessage"] == "it is being made"
    stored.states.stop_execution(executionArn=f"{stored.machine_arn.replace(':stateMachine:', ':execution:')}:{execution}")
    assert remade(assetId=asset)["status"] == "WAITING"
    row = stored.row(asset)
    assert (row["status"], row["error"], row["line"]) == ("FAILED", "Stuck", "ENDED")
    assert [one["assetId"] for one in stored.handed_in()] == [asset]


def test_a_row_that_has_changed_is_not_given_up(stored: StoredAssets, key: str, calls: Calls) -> None:
    asset = stored.asset(key, files=0, status="PLANNING", line="WORKING")

    def ended(number: int, operation: str, is_done: bool) -> None:
        if operation == "UpdateItem":
            calls.is_on = False
            stored.put(asset, {**stored.fields(asset), "status": "COMPLETE"})

    with calls.watched(ended):
        assert remade(assetId=asset)["errorMessage"] == "something else has become of it at this moment: ask again"
    assert stored.row(asset)["status"] == "COMPLETE" and stored.handed_in() == []


def test_the_master_has_to_be_there(stored: StoredAssets, key: str) -> None:
    asset = stored.asset(key, files=0)
    stored.upload(key)
    assert remade(assetId=asset)["error"] == "MasterReplaced"
    stored.s3.delete_object(Bucket=stored.ingest, Key=key)
    assert remade(assetId=asset)["error"] == "MasterGone"
    stored.put("f01", {"status": "FAILED", "updatedAt": "2026-01-01T00:00:00.000Z"})
    assert remade(assetId="f01")["error"] == "MasterGone"
    assert stored.handed_in() == []


class Archive:
    """S3 with a master in Glacier, which the local AWS does not have."""

    def __init__(self, restore: str | None) -> None:
        self.restore, self.asked = restore, list[dict[str, Any]]()

    def head_object(self, **_: Any) -> dict[str, Any]:
        return {"VersionId": "v", "StorageClass": "GLACIER", **({"Restore": self.restore} if self.restore else {})}

    def restore_object(self, **request: Any) -> None:
        self.asked.append(request)
        self.restore = 'ongoing-request="true"'


def test_a_master_in_the_archive_is_restored_if_that_is_asked_for(
    stored: StoredAssets, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asset = stored.asset(key, "v", files=0)
    archive = Archive(None)
    monkeypatch.setattr(film_master, "s3", lambda: archive)
    assert remade(assetId=asset)["errorMessage"].startswith("its master is in Glacier: ask with restore")
    assert archive.asked == []
    for _ in range(2):
        assert remade(assetId=asset, restore=True)["errorMessage"].startswith("its master is being restored from Glacier")
    assert archive.asked == [{
        "Bucket": stored.ingest, "Key": key, "RestoreRequest": {"Days": 7, "GlacierJobParameters": {"Tier": "Bulk"}}}]
    assert stored.handed_in() == []
    archive.restore = 'ongoing-request="false", expiry-date="Fri, 21 Dec 2026 00:00:00 GMT"'
    assert remade(assetId=asset)["status"] == "WAITING"


def test_what_no_execution_has_claimed_is_taken_up(stored: StoredAssets, key: str) -> None:
    asset = stored.asset(key, files=0, status="PLANNING", line="WORKING", executionName=None)
    assert remade(assetId=asset)["status"] == "WAITING"
    assert (stored.row(asset)["status"], stored.row(asset)["error"]) == ("FAILED", "Stuck")


@pytest.fixture
def several(stored: StoredAssets, key: str) -> list[str]:
    """Five films of a creator, one of which waits and one of which has no master; what can be made again."""
    assets = [
        stored.asset(
            f"{key}-{number}", files=0, creator=key, status="WAITING" if number == 1 else "COMPLETE",
            version="v" if number == 3 else None)
        for number in range(5)]
    return [assets[number] for number in (0, 2, 4)]


def test_what_a_question_finds_waits_behind_what_is_live(stored: StoredAssets, key: str, several: list[str]) -> None:
    answer = remade(find={"creator": key, "status": "COMPLETE"})
    assert (answer["taken"], answer["notTaken"]) == (3, 1) and "again" not in answer
    assert [one["why"] for one in answer["refused"]] == ["its master is deleted: upload it again, which is another asset"]
    handed = stored.handed_in()
    assert sorted(one["assetId"] for one in handed) == sorted(several)
    assert {one["priority"] for one in handed} == {"import"}


def test_it_goes_on_when_its_time_is_over(stored: StoredAssets, key: str, several: list[str]) -> None:
    context = type("Context", (), {"get_remaining_time_in_millis": lambda self: 1_000})()
    event: dict[str, Any] = {"find": {"creator": key, "limit": 2}, "priority": "live"}
    taken = 0
    for _ in range(10):
        answer = remake_assets.handler(event, context)
        taken += answer["taken"]
        if "again" not in answer:
            break
        event = answer["again"]
    assert taken == 3
    assert sorted((one["assetId"], one["priority"]) for one in stored.handed_in()) == sorted((asset, "live") for asset in several)


def test_the_same_call_again_takes_none_up_twice(stored: StoredAssets, key: str, several: list[str], calls: Calls) -> None:
    event = {"find": {"creator": key}, "before": "2026-06-01T00:00:00Z"}
    with calls.watched(lambda number, operation, is_done: crash(stored, operation, is_done)), pytest.raises(Crash):
        remade(**event)
    [first] = stored.handed_in()
    # The intake has lined it up, and it is made again by now.
    stored.put(first["assetId"], {**stored.fields(first["assetId"]), "updatedAt": "2026-06-02T00:00:00.000Z"})
    assert remade(**event)["taken"] == 2
    assert sorted(one["assetId"] for one in stored.handed_in()) == sorted(several)


def crash(stored: StoredAssets, operation: str, is_done: bool) -> None:
    if operation == "StartExecution" and is_done:
        raise Crash


def test_all_are_those_that_every_question_finds(stored: StoredAssets, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, Any]] = []

    def find(question: dict[str, Any]) -> dict[str, Any]:
        asked.append(question)
        return {"assets": []}

    monkeypatch.setattr(find_assets, "find", find)
    assert remade(all=True) == {"taken": 0, "notTaken": 0, "refused": []}
    assert remade(all=True, next="t") == {"taken": 0, "notTaken": 0, "refused": []}
    assert asked == [{}, {"next": "t"}]


def test_all_goes_on_as_all(stored: StoredAssets, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find_assets, "find", lambda question: {"assets": [], "next": "t"})
    context = type("Context", (), {"get_remaining_time_in_millis": lambda self: 1_000})()
    answer = remake_assets.handler({"all": True, "before": "2026-06-01T00:00:00Z"}, context)
    assert answer["again"] == {"all": True, "next": "t", "before": "2026-06-01T00:00:00+00:00", "priority": "import", "restore": False}


def test_a_page_is_not_begun_that_might_not_be_ended(stored: StoredAssets, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was taken up would be in no answer, and whoever asks again would know no `before`."""
    asked: list[Any] = []

    def find(question: Any) -> dict[str, Any]:
        asked.append(question)
        return {"assets": [], "next": "t"}

    monkeypatch.setattr(find_assets, "find", find)
    context = type("Context", (), {"get_remaining_time_in_millis": lambda self: 100_000})()
    assert remake_assets.handler({"all": True}, context)["again"]["next"] == "t"
    assert asked == [{}]


def test_an_intake_that_cannot_be_reached_is_an_error(stored: StoredAssets, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asset = stored.asset(key, files=0)
    monkeypatch.setenv("INTAKE_ARN", f"{stored.machine_arn}-none")
    with pytest.raises(film_executions.states().exceptions.StateMachineDoesNotExist):
        remade(assetId=asset)


def test_the_time_of_the_first_call_is_handed_on(
    stored: StoredAssets, key: str, several: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remake_assets, "now", lambda: datetime(2026, 6, 1, tzinfo=timezone.utc))
    context = type("Context", (), {"get_remaining_time_in_millis": lambda self: 1_000})()
    answer = remake_assets.handler({"find": {"creator": key, "limit": 1}}, context)
    assert answer["again"]["before"] == "2026-06-01T00:00:00+00:00"
    assert json.loads(json.dumps(answer)) == answer
