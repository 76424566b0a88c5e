"""Deleting an asset: all of it goes and nothing else, it goes on wherever it stopped, and the receipt says what remains."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from botocore.exceptions import ClientError

import delete_asset
import delivered_files
import edge_copies
import find_assets
import stored_versions
from Handlers.AssetLife.stored_assets import Calls, Crash, StoredAssets


def deleted(asset: str, **more: Any) -> dict[str, Any]:
    return delete_asset.handler({"assetId": asset, **more}, None)


def assert_gone(stored: StoredAssets, asset: str, key: str) -> None:
    assert stored.files(asset) == []
    assert key not in stored.keys(stored.ingest, key)
    assert set(stored.rows(asset)) == {"META"}
    row = stored.row(asset)
    assert set(row) == {"pk", "sk", "status", "createdAt", "updatedAt", "receipt", "line", "waitingSince"}
    # What a job still writes is swept.
    assert (row["status"], row["line"], row["waitingSince"]) == ("DELETED", "ENDED", row["updatedAt"])
    assert stored.invalidations().count([f"/assets/{asset}/*"]) == 1
    assert not stored.upload_row(key)


def test_all_of_an_asset_goes_and_nothing_else(stored: StoredAssets, key: str) -> None:
    other = stored.asset(f"{key}.mp4")
    asset = stored.asset(key, files=5)
    stored.presigned(key, asset)
    stored.s3.put_object(Bucket=stored.delivery, Key=f"assets/{asset}/2/abr/late.m3u8", Body=b"x")
    stored.s3.delete_object(Bucket=stored.ingest, Key=key)
    receipt = deleted(asset)
    assert receipt["removed"] == {"files": 6, "bytes": 51, "makings": ["1", "2"], "versionsOfTheMaster": 2}
    assert receipt["status"] == "DELETED" and receipt["isForgottenByEdges"]
    assert {one["where"] for one in receipt["remains"]} >= {
        "CloudFront's edge locations", "their browsers, which nobody can tell to forget", "the table's point-in-time recovery",
        "the logs of functions and state machines", "the access logs of the buckets", "dead-letter queues"}
    assert all(one["what"] and one["until"] for one in receipt["remains"])
    assert_gone(stored, asset, key)
    assert len(stored.files(other)) == 3 and stored.keys(stored.ingest, f"{key}.mp4")
    # Again: the same receipt, and nothing else happens.
    assert deleted(asset) == receipt
    assert find_assets.handler({"key": key}, None)["assets"] == []


def test_copies_for_mediaconvert_remain_for_a_week(stored: StoredAssets, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INPUT_BUCKET", "input")
    receipt = deleted(stored.asset(key))
    [copies] = [one for one in receipt["remains"] if "input and output buckets" in one["where"]]
    assert copies["until"] == (datetime.fromisoformat(receipt["at"]) + timedelta(days=8)).strftime("%Y-%m-%d")
    assert "for MediaConvert" in copies["what"]


def test_it_goes_on_wherever_it_died(stored: StoredAssets, key: str, calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    # Pages of two, so that it dies within the files too.
    monkeypatch.setattr(stored_versions, "_PAGE", 2)

    def asset(number: int) -> str:
        made = stored.asset(f"{key}-{number}", files=3)
        stored.presigned(f"{key}-{number}", made)
        return made

    whole = asset(0)
    with calls.watched():
        deleted(whole)
    numbers = calls.changing()
    assert len(numbers) > 7
    for number in numbers:
        dies = asset(number)
        with calls.watched(calls.dying(number)), pytest.raises(Crash):
            deleted(dies)
        receipt = deleted(dies)
        assert receipt["removed"] == {"files": 3, "bytes": 30, "makings": ["1"], "versionsOfTheMaster": 1}, number
        assert_gone(stored, dies, f"{key}-{number}")


def test_it_ends_before_its_time_does(stored: StoredAssets, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored_versions, "_PAGE", 2)
    asset = stored.asset(key, files=5)
    left = iter([60_000, 20_000])
    context = type("Context", (), {"get_remaining_time_in_millis": lambda self: next(left)})()
    answer = delete_asset.handler({"assetId": asset}, context)
    assert answer == {"assetId": asset, "status": "DELETING", "words": "There is more to delete: ask again."}
    assert len(stored.files(asset)) == 3 and stored.row(asset)["status"] == "DELETING"
    assert deleted(asset)["removed"]["files"] == 5
    assert_gone(stored, asset, key)


def test_what_is_being_made_is_not_deleted(stored: StoredAssets, key: str) -> None:
    asset = stored.asset(key, status="TRANSCODING", line="WORKING")
    stored.start(asset)
    assert deleted(asset) == {"error": "AssetAtWork", "errorMessage": "it is being made: wait for the end, or ask with cancel"}
    assert len(stored.files(asset)) == 3 and stored.row(asset)["status"] == "TRANSCODING"


def test_what_is_being_made_is_cancelled_first(stored: StoredAssets, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asset = stored.asset(key, status="TRANSCODING", line="WORKING")
    execution = stored.start(asset)
    arn = f"{stored.machine_arn.replace(':stateMachine:', ':execution:')}:{execution}"
    pauses: list[float] = []

    def recorded(seconds: float) -> None:
        """What follows the end of an execution has recorded it after the second look."""
        pauses.append(seconds)
        if len(pauses) == 2:
            assert stored.states.describe_execution(executionArn=arn)["status"] == "ABORTED"
            stored.put(asset, {**stored.fields(asset), "line": None, "status": "FAILED"})

    monkeypatch.setattr(delete_asset, "pause", recorded)
    assert deleted(asset, cancel=True)["status"] == "DELETED"
    assert_gone(stored, asset, key)


def test_a_making_that_does_not_end_is_asked_for_again(stored: StoredAssets, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delete_asset, "pause", lambda seconds: None)
    asset = stored.asset(key, status="PLANNING", line="WORKING")
    stored.start(asset)
    assert deleted(asset, cancel=True)["errorMessage"] == "its making is being stopped: ask again in a minute"


def test_a_row_that_is_stuck_is_deleted(stored: StoredAssets, key: str) -> None:
    asset = stored.asset(key, status="TRANSCODING", line="WORKING")
    assert deleted(asset)["status"] == "DELETED"
    assert_gone(stored, asset, key)


def test_an_asset_that_waits_is_in_no_line_any_more(stored: StoredAssets, key: str) -> None:
    asset = stored.asset(key, status="WAITING", line="WAITING#live", executionName=None)
    assert deleted(asset)["status"] == "DELETED"
    assert_gone(stored, asset, key)


def test_what_becomes_of_it_at_the_same_moment_is_not_overwritten(stored: StoredAssets, key: str, calls: Calls) -> None:
    asset = stored.asset(key, status="WAITING", line="WAITING#live", executionName=None)

    def claimed(number: int, operation: str, is_done: bool) -> None:
        if operation == "UpdateItem":
            calls.is_on = False
            stored.put(asset, {**stored.fields(asset), "status": "PLANNING"})

    with calls.watched(claimed):
        assert deleted(asset)["errorMessage"] == "something else has become of it at this moment: ask again"
    assert stored.row(asset)["status"] == "PLANNING" and len(stored.files(asset)) == 3


def test_a_version_that_is_another_asset_stays(stored: StoredAssets, key: str) -> None:
    stored.upload(key, b"")
    first = stored.asset(key)
    second = stored.asset(key)
    receipt = deleted(first)
    # The empty object before it, and its own.
    assert receipt["removed"]["versionsOfTheMaster"] == 2
    [kept] = [one for one in receipt["remains"] if one["where"] == "the ingest bucket"]
    assert kept["what"].endswith(f"which is the asset {second}")
    assert stored.keys(stored.ingest, key) == [key]
    assert deleted(second)["status"] == "DELETED"
    assert key not in stored.keys(stored.ingest, key)


def test_a_newer_version_that_is_not_written_down_yet_stays(stored: StoredAssets, key: str) -> None:
    asset = stored.asset(key)
    newer = stored.upload(key)
    receipt = deleted(asset)
    assert [one["what"] for one in receipt["remains"] if newer in one["what"]]
    assert stored.keys(stored.ingest, key) == [key]


def test_a_late_event_does_not_bring_it_back(stored: StoredAssets, key: str) -> None:
    """The conditions of the states that write an asset's row do not hold for what is left of it."""
    asset = stored.asset(key)
    deleted(asset)
    row = stored.row(asset)
    # "Line up" wants no createdAt, "Claim" a line of those that wait, "Record …" an executionName, "Line up again" another status.
    assert "createdAt" in row and not {"executionName", "recordedBy"} & set(row)
    assert (row["line"], row["status"]) == ("ENDED", "DELETED")


def test_of_a_failure_that_was_never_written_down_the_row_goes(stored: StoredAssets) -> None:
    stored.put("f00", {"status": "FAILED", "updatedAt": "2026-01-01T00:00:00.000Z", "executionName": "f00-1", "error": "E", "cause": "C"})
    assert deleted("f00")["removed"] == {"files": 0, "bytes": 0, "makings": [], "versionsOfTheMaster": 0}
    assert stored.row("f00")["status"] == "DELETED"


def test_what_s3_refuses_is_an_error_and_tried_again(stored: StoredAssets, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asset = stored.asset(key)
    client = delivered_files.s3()
    refusal = {"Errors": [{"Key": "k", "Code": "AccessDenied"}]}
    with monkeypatch.context() as patched:
        patched.setattr(client, "delete_objects", lambda **_: refusal)
        with pytest.raises(stored_versions.NotDeleted, match="S3 refuses to delete 1 objects, first k: AccessDenied"):
            deleted(asset)
    assert deleted(asset)["status"] == "DELETED"


def test_an_edge_that_is_busy_is_asked_again(stored: StoredAssets, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asset = stored.asset(key)
    client = edge_copies._service()

    def busy(**_: Any) -> None:
        raise ClientError({"Error": {"Code": "TooManyInvalidationsInProgress"}}, "CreateInvalidation")

    with monkeypatch.context() as patched:
        patched.setattr(client, "create_invalidation", busy)
        assert deleted(asset)["error"] == "EdgeBusy"
    assert stored.row(asset)["status"] == "DELETING"
    assert deleted(asset)["status"] == "DELETED"


@pytest.mark.parametrize(("event", "error"), [({}, "MalformedEvent"), ({"assetId": "none"}, "AssetNotFound")])
def test_what_is_not_there_is_not_deleted(stored: StoredAssets, event: Any, error: str) -> None:
    assert delete_asset.handler(event, None)["error"] == error
