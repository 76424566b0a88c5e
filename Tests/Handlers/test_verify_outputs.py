"""The last look before an asset is ready."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import verify_outputs
from botocore.stub import Stubber

Log = Callable[[], list[dict[str, Any]]]
PLAN = {
    "folder": "assets/4f2a", "hasPreview": True, "renditions": ["_720p", "_audio", "_thumbnail"],
    "metadata": {"orientation": "landscape", "durationSeconds": 12.0, "width": 1280, "height": 720},
}
EVENT = {
    "assetId": "4f2a", "bucket": "ingest", "key": "uploads/film.mp4", "versionId": "v1", "plan": PLAN,
    "uploadedAt": "2026-01-01T00:00:00Z",
}
FILES = [
    "abr/video.m3u8", "abr/video.mpd", "abr/video_720p.m3u8", "abr/video_720p_000000001.m4s", "abr/video_audio.m3u8",
    "abr/video_audio_000000001.m4s", "preview/video_preview.mp4", "thumbnails/frame_thumbnail.0000000.jpg",
    "thumbnails/frame_thumbnail.0000001.jpg",
]
SOURCE = {"Bucket": "ingest", "Key": "uploads/film.mp4", "VersionId": "v1"}
TAGS: dict[str, Any] = {
    **SOURCE,
    "Tagging": {"TagSet": [
        {"Key": "assetId", "Value": "4f2a"}, {"Key": "orientation", "Value": "landscape"},
        {"Key": "durationSeconds", "Value": "12.0"}, {"Key": "resolution", "Value": "1280x720"}]},
}


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DELIVERY_BUCKET", "delivery")
    monkeypatch.setenv("METRIC_NAMESPACE", "StreamingPlatform")
    monkeypatch.setenv("PIPELINE", "transcode-dev")
    monkeypatch.setattr(verify_outputs, "seconds_since", lambda time: 61.5)
    verify_outputs.s3.cache_clear()
    yield
    verify_outputs.s3.cache_clear()


@pytest.fixture
def service() -> Iterator[Stubber]:
    with Stubber(verify_outputs.s3()) as stubber:
        yield stubber
        stubber.assert_no_pending_responses()


def page(*names: str, size: int = 10, **more: Any) -> dict[str, Any]:
    return {"Contents": [{"Key": f"assets/4f2a/{name}", "Size": size} for name in names], **more}


def test_says_where_the_files_are(service: Stubber, log_lines: Log) -> None:
    service.add_response(
        "list_objects_v2", page(*FILES[:4], IsTruncated=True, NextContinuationToken="n"),
        {"Bucket": "delivery", "Prefix": "assets/4f2a/"})
    service.add_response(
        "list_objects_v2", page(*FILES[4:]), {"Bucket": "delivery", "Prefix": "assets/4f2a/", "ContinuationToken": "n"})
    service.add_response("get_object_tagging", {"TagSet": []}, SOURCE)
    service.add_response("put_object_tagging", {}, TAGS)

    assert verify_outputs.handler(EVENT, None) == {
        "hls": "assets/4f2a/abr/video.m3u8", "dash": "assets/4f2a/abr/video.mpd", "files": 9, "bytes": 90,
        "preview": "assets/4f2a/preview/video_preview.mp4",
        "firstThumbnail": "assets/4f2a/thumbnails/frame_thumbnail.0000000.jpg", "thumbnails": 2,
    }
    metric, line = log_lines()
    assert metric["TimeToReady"] == 61.5 and metric["Pipeline"] == "transcode-dev"
    [directive] = metric["_aws"]["CloudWatchMetrics"]
    assert directive == {
        "Namespace": "StreamingPlatform", "Dimensions": [["Pipeline"]], "Metrics": [{"Name": "TimeToReady", "Unit": "Seconds"}]}
    assert (line["assetId"], line["readyAfterSeconds"]) == ("4f2a", 61.5)


@pytest.mark.parametrize(
    ("absent", "said"),
    [
        ("abr/video.m3u8", "abr/*.m3u8"), ("abr/video.mpd", "abr/*.mpd"), ("_720p", "*_720p*"), ("_audio", "*_audio*"),
        ("_thumbnail", "*_thumbnail*"), ("preview/", "preview/*.mp4"),
    ],
)
def test_what_is_missing_is_named(service: Stubber, log_lines: Log, absent: str, said: str) -> None:
    there = [name for name in FILES if absent not in name and not (".m3u8" in absent and name.endswith(".m3u8"))]
    service.add_response("list_objects_v2", page(*there))
    with pytest.raises(verify_outputs.OutputsMissing) as caught:
        verify_outputs.handler(EVENT, None)
    assert said in str(caught.value) and "assets/4f2a" in str(caught.value)
    assert log_lines()[0]["error"] == "OutputsMissing"


def test_empty_files_do_not_count(service: Stubber) -> None:
    service.add_response("list_objects_v2", page(*FILES, size=0))
    with pytest.raises(verify_outputs.OutputsMissing):
        verify_outputs.handler(EVENT, None)


def test_audio_alone_needs_neither_preview_nor_thumbnails(service: Stubber) -> None:
    plan = {**PLAN, "hasPreview": False, "renditions": ["_audio"], "metadata": {"durationSeconds": 3.0}}
    service.add_response("list_objects_v2", page("abr/video.m3u8", "abr/video.mpd", "abr/video_audio.cmfa"))
    service.add_response("get_object_tagging", {"TagSet": []}, {"Bucket": "ingest", "Key": "uploads/film.mp4"})
    service.add_response(
        "put_object_tagging", {},
        {"Bucket": "ingest", "Key": "uploads/film.mp4", "Tagging": {"TagSet": [
            {"Key": "assetId", "Value": "4f2a"}, {"Key": "durationSeconds", "Value": "3.0"}]}})
    # Without versions S3 names none.
    outputs = verify_outputs.handler({**EVENT, "versionId": "", "plan": plan}, None)
    assert "preview" not in outputs and "thumbnails" not in outputs


def test_tags_of_others_stay(service: Stubber) -> None:
    service.add_response("list_objects_v2", page(*FILES))
    theirs = [{"Key": "owner", "Value": "ada"}, {"Key": "orientation", "Value": "old"}]
    service.add_response("get_object_tagging", {"TagSet": theirs}, SOURCE)
    [asset_id, orientation, duration, resolution] = TAGS["Tagging"]["TagSet"]
    tags = [theirs[0], orientation, asset_id, duration, resolution]
    service.add_response("put_object_tagging", {}, {**SOURCE, "Tagging": {"TagSet": tags}})
    verify_outputs.handler(EVENT, None)


def test_without_room_for_tags_the_asset_is_ready_all_the_same(service: Stubber, log_lines: Log) -> None:
    service.add_response("list_objects_v2", page(*FILES))
    service.add_response("get_object_tagging", {"TagSet": [{"Key": str(number), "Value": ""} for number in range(7)]}, SOURCE)
    assert verify_outputs.handler(EVENT, None)["files"] == 9
    assert [line["level"] for line in log_lines() if "level" in line] == ["WARNING", "INFO"]


@pytest.mark.parametrize("event", [None, {}, {**EVENT, "plan": None}, {**EVENT, "assetId": "a/b"}])
def test_malformed_events_are_refused_before_any_call(service: Stubber, event: Any) -> None:
    with pytest.raises(ValueError):
        verify_outputs.handler(event, None)


def test_seconds_since_an_upload() -> None:
    import importlib

    module = importlib.reload(verify_outputs)
    assert module.seconds_since("2026-01-01T00:00:00Z") > 0
