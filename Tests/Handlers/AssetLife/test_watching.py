"""The watcher: what is stuck, what is gone, how much is looked at, and where it goes on."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

import pytest
from botocore.exceptions import ClientError

import film_executions
import find_assets
import gone_files
import read_asset
import watch_assets
from delivered_files import DeliveredFiles
from Handlers.AssetLife.stored_assets import StoredAssets
from Handlers.delivered_film import film
from LocalAWS.gateway import LocalAWS

Log = Callable[[], list[dict[str, Any]]]
NOW = "2026-05-01T12:00:00.000Z"


@pytest.fixture
def deployment(aws: LocalAWS) -> StoredAssets:
    """Of its own, because all assets are counted."""
    return StoredAssets(aws)


@pytest.fixture(autouse=True)
def at_noon(stored: StoredAssets, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch_assets, "now", lambda: datetime(2026, 5, 1, 12, tzinfo=timezone.utc))


def counted(log_lines: Log) -> tuple[float, float]:
    """How many are stuck, and how many gone."""
    log_lines()
    watch_assets.handler({}, None)
    lines = [line for line in log_lines() if "_aws" in line]
    [stuck], [gone] = ([line[name] for line in lines if name in line] for name in ("StuckAssets", "GoneAssets"))
    return stuck, gone


def filmed(stored: StoredAssets, key: str) -> str:
    """An asset with the files of a film."""
    asset = stored.asset(key, "v", files=0)
    files = film()
    for name, content in files.items():
        stored.s3.put_object(Bucket=stored.delivery, Key=f"assets/{asset}/1/{name}", Body=content)
    outputs = {"hls": f"assets/{asset}/1/abr/video.m3u8", "dash": f"assets/{asset}/1/abr/video.mpd",
               "preview": f"assets/{asset}/1/preview/video_preview.mp4", "files": len(files)}
    stored.put(asset, {**stored.fields(asset), "outputs": json.dumps(outputs)})
    return asset


def test_a_film_that_is_whole_is_neither(stored: StoredAssets, log_lines: Log) -> None:
    filmed(stored, "uploads/whole.mp4")
    assert counted(log_lines) == (0, 0)


@pytest.mark.parametrize(("name", "words"), [
    ("abr/video.m3u8", "abr/video.m3u8 is not there"),
    ("abr/video.mpd", "abr/video.mpd is not there"),
    ("preview/video_preview.mp4", "preview/video_preview.mp4 is not there"),
    ("abr/video_720p.m3u8", "abr/video_720p.m3u8 is not there"),
    ("abr/video_360p_000000002.cmfv",
     "abr/video_360p.m3u8 names 1 of 3 files that are not there, video_360p_000000002.cmfv first"),
    ("abr/video_audioinit.cmfa", "abr/video_audio.m3u8 names 1 of 3 files that are not there, video_audioinit.cmfa first"),
    ("abr/videoThumbnail_000000001.jpg",
     "abr/videoThumbnail.m3u8 names 1 of 1 files that are not there, videoThumbnail_000000001.jpg first"),
])
def test_a_file_that_is_gone_is_noticed_until_it_is_there_again(
    stored: StoredAssets, log_lines: Log, name: str, words: str
) -> None:
    asset = filmed(stored, "uploads/gone.mp4")
    place = {"Bucket": stored.delivery, "Key": f"assets/{asset}/1/{name}"}
    content = stored.s3.get_object(**place)["Body"].read()
    stored.s3.delete_object(**place)
    for _ in range(2):
        assert counted(log_lines) == (0, 1)
    assert stored.row(asset)["gone"] == [words]
    assert read_asset.handler({"assetId": asset}, None)["missing"] == [{"part": "files", "why": f"{words}: make it again"}]
    assert [one["assetId"] for one in find_assets.handler({"gone": True}, None)["assets"]] == [asset]
    stored.s3.put_object(**place, Body=content)
    assert counted(log_lines) == (0, 0)
    row = stored.row(asset)
    assert "gone" not in row and (row["line"], row["waitingSince"]) == ("ENDED", NOW)


def test_what_has_another_making_by_now_is_not_called_gone(stored: StoredAssets, log_lines: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    asset = filmed(stored, "uploads/remade.mp4")
    whole = gone_files.sentences

    def remade(*given: Any) -> list[str]:
        stored.put(asset, {**stored.fields(asset), "folder": f"assets/{asset}/2"})
        return [*whole(*given), "something is not there"]

    monkeypatch.setattr(gone_files, "sentences", remade)
    assert counted(log_lines) == (0, 0)
    assert "gone" not in stored.row(asset)


@pytest.mark.parametrize(("status", "updated", "stuck"), [
    ("TRANSCODING", "2026-05-01T10:59:00.000Z", 1), ("PLANNING", "2026-05-01T10:59:00.000Z", 1),
    ("DELETING", "2026-05-01T10:59:00.000Z", 1), ("TRANSCODING", "2026-05-01T11:01:00.000Z", 0),
    ("WAITING", "2026-05-01T10:59:00.000Z", 0), ("FAILED", "2026-05-01T10:59:00.000Z", 0), ("DELETED", "2026-05-01T10:59:00.000Z", 0),
])
def test_what_is_stuck(stored: StoredAssets, log_lines: Log, status: str, updated: str, stuck: int) -> None:
    stored.asset("uploads/stuck.mp4", "v", files=0, status=status, updatedAt=updated)
    assert counted(log_lines) == (stuck, 0)


def test_what_an_execution_works_on_is_not_stuck(stored: StoredAssets, log_lines: Log) -> None:
    stored.start(stored.asset("uploads/long.mp4", "v", files=0, status="TRANSCODING"))
    assert counted(log_lines) == (0, 0)


def test_a_few_are_looked_at_in_turn(stored: StoredAssets, log_lines: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch_assets, "LISTS_AT_MOST", 2)
    looked: list[str] = []

    def sentences(files: DeliveredFiles, outputs: Any) -> list[str]:
        looked.append(files.folder)
        return []

    monkeypatch.setattr(gone_files, "sentences", sentences)
    assets = [
        stored.asset(f"uploads/{number}.mp4", "v", files=0, updatedAt=f"2026-01-0{number + 1}T00:00:00.000Z") for number in range(5)]
    for _ in range(4):
        counted(log_lines)
    folders = [f"assets/{asset}/1" for asset in assets]
    # After the last one it begins anew.
    assert looked == [*folders, *folders[:2]]


def test_however_many_are_gone_others_are_looked_at(stored: StoredAssets, log_lines: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch_assets, "LISTS_AT_MOST", 4)
    monkeypatch.setattr(watch_assets, "_LISTS_OF_GONE", 2)
    gone = [stored.asset(f"uploads/gone-{number}.mp4", "v", files=0, line="GONE", waitingSince=f"2026-01-0{number + 1}T00:00:00.000Z")
            for number in range(4)]
    whole = [stored.asset(f"uploads/{number}.mp4", "v", files=0, updatedAt=f"2026-02-0{number + 1}T00:00:00.000Z") for number in range(3)]
    looked: list[str] = []

    def sentences(files: DeliveredFiles, outputs: Any) -> list[str]:
        looked.append(files.folder.split("/")[1])
        return ["it is gone"] if looked[-1] in gone else []

    monkeypatch.setattr(gone_files, "sentences", sentences)
    for _ in range(2):
        counted(log_lines)
    # Those that are gone take turns too.
    assert set(looked) == {*gone, *whole}


def test_where_executions_cannot_be_asked_for_files_are_looked_at(
    stored: StoredAssets, log_lines: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored.asset("uploads/stuck.mp4", "v", files=0, status="TRANSCODING", updatedAt="2026-05-01T10:59:00.000Z")
    asset = filmed(stored, "uploads/gone.mp4")
    stored.s3.delete_object(Bucket=stored.delivery, Key=f"assets/{asset}/1/abr/video.mpd")

    def refuse(row: Any) -> bool:
        raise ClientError({"Error": {"Code": "ThrottlingException"}}, "DescribeExecution")

    monkeypatch.setattr(film_executions, "is_running", refuse)
    assert counted(log_lines) == (0, 1)


def test_there_is_an_end_before_its_time_is_over(stored: StoredAssets, log_lines: Log) -> None:
    asset = filmed(stored, "uploads/late.mp4")
    stored.s3.delete_object(Bucket=stored.delivery, Key=f"assets/{asset}/1/abr/video.mpd")
    watch_assets.handler({}, type("Context", (), {"get_remaining_time_in_millis": lambda self: 20_000})())
    assert "gone" not in stored.row(asset)


def test_what_fails_is_an_error(stored: StoredAssets, monkeypatch: pytest.MonkeyPatch, log_lines: Log) -> None:
    monkeypatch.setattr(watch_assets, "stuck", lambda has_time: (_ for _ in ()).throw(TimeoutError("no answer")))
    with pytest.raises(TimeoutError):
        watch_assets.handler({}, None)
    assert log_lines()[-1]["error"] == "TimeoutError"
