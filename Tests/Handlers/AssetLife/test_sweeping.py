"""What is left of makings goes some time after an asset has ended: all but the making that was verified last, wherever it stops."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

import delete_asset
import edge_copies
import stored_versions
import sweep_makings
from Handlers.AssetLife.stored_assets import Calls, Crash, StoredAssets

ENDED = "2026-03-01T12:00:00.000Z"


@pytest.fixture(autouse=True)
def a_day_later(stored: StoredAssets, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, timedelta(days=1, seconds=1))


def at(monkeypatch: pytest.MonkeyPatch, after: timedelta) -> None:
    monkeypatch.setattr(sweep_makings, "now", lambda: datetime(2026, 3, 1, 12, tzinfo=timezone.utc) + after)


def made(stored: StoredAssets, key: str, *makings: str, **fields: Any) -> str:
    """An asset with two files in each of some folders."""
    asset = stored.asset(key, "v", files=0, line="ENDED", waitingSince=ENDED, **fields)
    for making in makings:
        for number in range(2):
            stored.s3.put_object(Bucket=stored.delivery, Key=f"assets/{asset}/{making}/{number}", Body=b"x")
    return asset


def folders(stored: StoredAssets, asset: str) -> list[str]:
    return sorted({key.split("/")[2] for key in stored.files(asset)})


def invalidated(stored: StoredAssets, asset: str) -> list[list[str]]:
    return [paths for paths in stored.invalidations() if asset in paths[0]]


def test_a_making_that_another_has_replaced_goes(stored: StoredAssets, key: str) -> None:
    asset = made(stored, key, "1", "2", "3")
    stored.put(asset, {**stored.fields(asset), "folder": f"assets/{asset}/2"})
    sweep_makings.handler({}, None)
    assert folders(stored, asset) == ["2"]
    assert invalidated(stored, asset) == [[f"/assets/{asset}/1/*", f"/assets/{asset}/3/*"]]
    assert not {"line", "swept"} & set(stored.row(asset))
    sweep_makings.handler({}, None)
    assert len(invalidated(stored, asset)) == 1


def test_what_failed_goes_and_no_edge_location_has_it(stored: StoredAssets, key: str) -> None:
    asset = made(stored, key, "1", status="FAILED", folder=None, outputs=None)
    sweep_makings.handler({}, None)
    assert stored.files(asset) == [] and invalidated(stored, asset) == [] and "line" not in stored.row(asset)


def test_what_a_job_has_written_after_a_deletion_goes(stored: StoredAssets, key: str) -> None:
    asset = made(stored, key)
    delete_asset.handler({"assetId": asset}, None)
    stored.put(asset, {**stored.fields(asset), "waitingSince": ENDED})
    stored.s3.put_object(Bucket=stored.delivery, Key=f"assets/{asset}/2/late", Body=b"x")
    sweep_makings.handler({}, None)
    assert stored.files(asset) == [] and "line" not in stored.row(asset) and stored.row(asset)["status"] == "DELETED"


def test_what_failed_again_is_served_as_it_was(stored: StoredAssets, key: str) -> None:
    asset = made(stored, key, "1", "2", status="FAILED")
    sweep_makings.handler({}, None)
    assert folders(stored, asset) == ["1"]


@pytest.mark.parametrize(("folder", "kept"), [("", ["abr", "preview"]), ("/2", ["2"])])
def test_a_film_from_before_there_were_makings(stored: StoredAssets, key: str, folder: str, kept: list[str]) -> None:
    asset = made(stored, key, "abr", "preview", "2")
    stored.put(asset, {**stored.fields(asset), "folder": f"assets/{asset}{folder}"})
    sweep_makings.handler({}, None)
    assert folders(stored, asset) == kept


def test_viewers_may_play_what_was_replaced_for_a_while(
    stored: StoredAssets, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asset = made(stored, key, "1", "2")
    at(monkeypatch, timedelta(hours=23))
    sweep_makings.handler({}, None)
    assert folders(stored, asset) == ["1", "2"] and stored.row(asset)["line"] == "ENDED"


def test_what_is_taken_up_again_is_left_alone(stored: StoredAssets, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asset = made(stored, key, "1", "2")
    whole = stored_versions.below

    def taken_up(bucket: str, prefix: str) -> Any:
        stored.put(asset, {**stored.fields(asset), "status": "WAITING", "line": "WAITING#live"})
        return whole(bucket, prefix)

    monkeypatch.setattr(stored_versions, "below", taken_up)
    sweep_makings.handler({}, None)
    assert folders(stored, asset) == ["1", "2"] and stored.row(asset)["line"] == "WAITING#live"


def test_it_goes_on_wherever_it_died(stored: StoredAssets, key: str, calls: Calls) -> None:
    whole = made(stored, f"{key}-0", "1", "2")
    with calls.watched():
        sweep_makings.handler({}, None)
    numbers = calls.changing()
    assert len(numbers) == 4 and folders(stored, whole) == ["1"]
    for number in numbers:
        asset = made(stored, f"{key}-{number}", "1", "2")
        with calls.watched(calls.dying(number)), pytest.raises(Crash):
            sweep_makings.handler({}, None)
        sweep_makings.handler({}, None)
        assert folders(stored, asset) == ["1"]
        assert invalidated(stored, asset) == [[f"/assets/{asset}/2/*"]]
        assert not {"line", "swept"} & set(stored.row(asset))


def test_one_that_cannot_be_swept_keeps_no_other(stored: StoredAssets, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    spoiled, other = made(stored, f"{key}-1", "1", "2"), made(stored, f"{key}-2", "1", "2")
    whole = sweep_makings.sweep_one

    def sweep_one(asset_id: str, has_time: Any) -> None:
        if asset_id == spoiled:
            raise KeyError("spoiled")
        whole(asset_id, has_time)

    monkeypatch.setattr(sweep_makings, "sweep_one", sweep_one)
    with pytest.raises(sweep_makings.NotSwept, match=f"1 assets, such as {spoiled}"):
        sweep_makings.handler({}, None)
    assert folders(stored, other) == ["1"]
    monkeypatch.undo()


def test_what_there_is_no_time_or_room_for_is_left_to_the_next(
    stored: StoredAssets, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sweep_makings.handler({}, None)
    asset = made(stored, key, "1", "2")
    sweep_makings.handler({}, type("Context", (), {"get_remaining_time_in_millis": lambda self: 20_000})())
    assert folders(stored, asset) == ["1", "2"]

    def busy(paths: Any, reference: str) -> str:
        raise edge_copies.EdgeBusy("busy")

    with monkeypatch.context() as patched:
        patched.setattr(edge_copies, "forget", busy)
        sweep_makings.handler({}, None)
    assert stored.row(asset)["swept"] == ["2"]
    sweep_makings.handler({}, None)
    assert invalidated(stored, asset) == [[f"/assets/{asset}/2/*"]]
