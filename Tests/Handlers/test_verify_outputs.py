"""The last look before an asset is ready."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from typing import Any

import pytest
from botocore.exceptions import ReadTimeoutError
from botocore.stub import Stubber

import event_fields
import verify_outputs

Log = Callable[[], list[dict[str, Any]]]
PLAN = {
    "folder": "assets/4f2a", "hasPreview": True, "renditions": ["_720p", "_audio", "_thumbnail"],
    "metadata": {"orientation": "landscape", "durationSeconds": 12.0, "width": 1280, "height": 720},
}
EVENT = {
    "assetId": "4f2a", "bucket": "ingest", "key": "uploads/film.mp4", "versionId": "v1", "plan": PLAN,
    "uploadedAt": "2026-01-01T00:00:00Z", "attempt": 1,
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
    monkeypatch.setattr(verify_outputs, "now", lambda: datetime(2026, 1, 1, 0, 1, 1, 500_000, timezone.utc))
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
    line, metric = log_lines()
    assert metric["TimeToReady"] == 61.5 and metric["Pipeline"] == "transcode-dev"
    [directive] = metric["_aws"]["CloudWatchMetrics"]
    assert directive == {
        "Namespace": "StreamingPlatform", "Dimensions": [["Pipeline"]], "Metrics": [{"Name": "TimeToReady", "Unit": "Seconds"}]}
    assert (line["assetId"], line["attempt"]) == ("4f2a", 1)


def test_an_asset_that_is_taken_up_again_says_nothing_of_the_time_that_the_pipeline_takes(service: Stubber, log_lines: Log) -> None:
    service.add_response("list_objects_v2", page(*FILES))
    service.add_response("get_object_tagging", {"TagSet": []}, SOURCE)
    service.add_response("put_object_tagging", {}, TAGS)
    verify_outputs.handler({**EVENT, "attempt": 2}, None)
    [line] = log_lines()
    assert (line["message"], line["attempt"]) == ("outputs verified", 2)


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


@pytest.mark.parametrize("others", [["abr/video_720p-hevc.m3u8"], ["abr/video_720pro_000000001.m4s"], ["abr/video_hq_720p.m3u8"]])
def test_a_rendition_whose_name_is_part_of_another_is_not_there(service: Stubber, others: list[str]) -> None:
    service.add_response("list_objects_v2", page(*(name for name in FILES if "_720p" not in name), *others))
    with pytest.raises(verify_outputs.OutputsMissing, match=r"\*_720p\*"):
        verify_outputs.handler(EVENT, None)


@pytest.mark.parametrize("name", ["abr/video_720p.m3u8", "abr/video_720p_000000001.m4s", "abr/video_720p.cmfv"])
def test_each_file_of_a_rendition_shows_that_it_is_there(name: str) -> None:
    found = verify_outputs.Files("assets/4f2a", page(name)["Contents"])
    found.any_with("_720p")
    assert found.missing == []


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


# S3 says the last of what is not there to whoever may not list the bucket.
@pytest.mark.parametrize(("code", "http_status"), [("NoSuchKey", 404), ("NoSuchVersion", 404), ("AccessDenied", 403)])
@pytest.mark.parametrize("operation", ["get_object_tagging", "put_object_tagging"])
def test_a_source_that_was_deleted_meanwhile_needs_no_tags(
    service: Stubber, log_lines: Log, operation: str, code: str, http_status: int
) -> None:
    service.add_response("list_objects_v2", page(*FILES))
    if operation == "put_object_tagging":
        service.add_response("get_object_tagging", {"TagSet": []}, SOURCE)
    service.add_client_error(operation, code, http_status_code=http_status)
    assert verify_outputs.handler(EVENT, None)["files"] == 9
    assert [line["level"] for line in log_lines() if "level" in line] == ["WARNING", "INFO"]


@pytest.mark.parametrize(
    ("code", "http_status", "name"),
    [
        ("SlowDown", 503, "TooManyRequestsException"),
        ("Throttling", 400, "TooManyRequestsException"),
        ("RequestTimeout", 400, "ServiceUnreachable"),
        ("ServiceUnavailable", 503, "InternalServerErrorException"),
        ("InternalError", 500, "InternalServerErrorException"),
        ("OperationAborted", 409, "ConflictException"),
        ("InvalidAccessKeyId", 403, "ForbiddenException"),
        # What is in the service's model has a name of its own, which no retry knows either.
        ("NoSuchBucket", 404, "NoSuchBucket"),
        ("NoSuchTagSet", 404, "NotFoundException"),
        ("InvalidArgument", 400, "BadRequestException"),
    ],
)
@pytest.mark.parametrize("operation", ["list_objects_v2", "get_object_tagging", "put_object_tagging"])
def test_errors_of_s3_have_the_names_that_retries_know(
    service: Stubber, log_lines: Log, operation: str, code: str, http_status: int, name: str
) -> None:
    if operation != "list_objects_v2":
        service.add_response("list_objects_v2", page(*FILES))
    if operation == "put_object_tagging":
        service.add_response("get_object_tagging", {"TagSet": []})
    service.add_client_error(operation, code, "not now", http_status_code=http_status)
    with pytest.raises(Exception, match="not now") as caught:
        verify_outputs.handler(EVENT, None)
    assert type(caught.value).__name__ == name
    [line] = log_lines()
    assert (line["level"], line["error"], line["assetId"]) == ("ERROR", name, "4f2a")


def test_no_answer_of_s3_is_worth_another_try(log_lines: Log) -> None:
    def fail(**_: Any) -> None:
        raise ReadTimeoutError(endpoint_url="https://s3")

    verify_outputs.s3().meta.events.register("before-call", fail)
    with pytest.raises(Exception) as caught:  # noqa: PT011 - its name is looked at
        verify_outputs.handler(EVENT, None)
    assert type(caught.value).__name__ == "ServiceUnreachable"


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (None, "an object"), ({}, "assetId"), ({**EVENT, "assetId": "a/b"}, "assetId"), ({**EVENT, "attempt": "1"}, "attempt"),
        ({**EVENT, "uploadedAt": "yesterday"}, "uploadedAt must be a time, not 'yesterday'"), ({**EVENT, "plan": None}, "plan"),
        ({**EVENT, "plan": {**PLAN, "folder": ""}}, "folder"), ({**EVENT, "plan": {**PLAN, "renditions": []}}, "renditions"),
        ({**EVENT, "plan": {**PLAN, "renditions": "_720p"}}, "renditions"), ({**EVENT, "plan": {**PLAN, "metadata": 1}}, "metadata"),
        ({**EVENT, "bucket": None}, "bucket"), ({**EVENT, "key": 7}, "key"),
    ],
)
def test_malformed_events_are_refused_before_any_call(service: Stubber, event: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        verify_outputs.handler(event, None)


@pytest.mark.parametrize("time", ["2026-01-01T00:00:00Z", "2026-01-01T00:00:00.000Z", "2026-01-01T01:00:00+01:00", "2026-01-01T00:00:00"])
def test_times_are_those_of_utc(time: str) -> None:
    assert event_fields.moment({"at": time}, "at") == datetime(2026, 1, 1, tzinfo=timezone.utc)
