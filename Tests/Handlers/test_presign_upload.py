"""Presigned multipart uploads."""

from __future__ import annotations

import hashlib
import random
import re
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from botocore.exceptions import ClientError

import multipart_uploads
import presign_upload
import upload_rows
from Handlers.uploads_table import MemoryBucket, MemoryTable, refusal

Log = Callable[[], list[dict[str, Any]]]
PART = 64 * 1024**2
FILM = {"action": "start", "creator": "anna", "fileName": "Mein Film.MP4", "contentType": "video/mp4", "size": 2 * PART + 5}


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("AWS_ENDPOINT_URL")
    for name, value in {
        "AWS_REGION": "eu-south-1", "SOURCE_BUCKET": "ingest-bucket", "UPLOAD_PREFIX": "uploads/", "ACCEPTED_EXTENSIONS": "mp4,mov",
        "SIGNATURE_SECONDS": "900", "UPLOADS_TABLE": "uploads-table", "LARGEST_FILE_BYTES": str(5 * 1024**4), "OPEN_UPLOADS": "2",
        "OPEN_UPLOAD_SECONDS": "604800", "METRIC_NAMESPACE": "Tests", "PIPELINE": "ingest-test",
    }.items():
        monkeypatch.setenv(name, value)
    multipart_uploads._service.cache_clear()
    yield
    multipart_uploads._service.cache_clear()


@pytest.fixture(autouse=True)
def table(monkeypatch: pytest.MonkeyPatch) -> MemoryTable:
    made = MemoryTable()
    monkeypatch.setattr(upload_rows, "_service", lambda: made)
    return made


@pytest.fixture(autouse=True)
def bucket(monkeypatch: pytest.MonkeyPatch, environment: None) -> MemoryBucket:
    made = MemoryBucket(multipart_uploads._service())
    service = lambda: made  # noqa: E731
    service.cache_clear = lambda: None  # type: ignore[attr-defined]
    monkeypatch.setattr(multipart_uploads, "_service", service)
    return made


def ask(event: Any = None, **changes: Any) -> dict[str, Any]:
    return presign_upload.handler({**event, **changes} if isinstance(event, dict) else event, None)


def upload_of(started: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"creator": "anna", "key": started["key"], "uploadId": started["uploadId"], **changes}


def sent(bucket: MemoryBucket, started: dict[str, Any], size: int = FILM["size"]) -> list[str]:  # type: ignore[assignment]
    """All parts, and what S3 answered."""
    return [
        bucket.put(started["uploadId"], part, min(started["partSize"], size - (part - 1) * started["partSize"]))
        for part in range(1, started["parts"] + 1)]


def failing(operation: str, code: str, status: int) -> Callable[..., Any]:
    def fail(*_: Any, **__: Any) -> None:
        raise refusal(operation, code, status)

    return fail


def test_start_chooses_the_key_and_signs_every_part(bucket: MemoryBucket, table: MemoryTable, log_lines: Log) -> None:
    upload = ask(FILM)
    assert re.fullmatch(r"uploads/[0-9a-f-]{36}\.mp4", upload["key"])
    assert (upload["partSize"], upload["parts"], len(upload["urls"])) == (PART, 3, 3)
    for number, url in enumerate(upload["urls"], 1):
        parts = urlsplit(url)
        query = parse_qs(parts.query)
        assert (parts.scheme, parts.netloc) == ("https", "ingest-bucket.s3.eu-south-1.amazonaws.com")
        assert parts.path == "/" + upload["key"]
        assert query["partNumber"] == [str(number)] and query["uploadId"] == [upload["uploadId"]]
        assert query["X-Amz-Expires"] == ["900"] and query["X-Amz-Algorithm"] == ["AWS4-HMAC-SHA256"]
        assert query["X-Amz-SignedHeaders"] == ["content-length;host"]
    assert bucket.uploads[upload["uploadId"]]["ContentType"] == "video/mp4"
    row = table.items[f"UPLOAD#{upload['key']}"]
    assert {name: row[name]["S"] for name in ("creator", "fileName", "contentType", "status")} == {
        "creator": "anna", "fileName": "Mein Film.MP4", "contentType": "video/mp4", "status": "OPEN"}
    lines = log_lines()
    assert lines
    assert "X-Amz" not in str(lines)


@pytest.mark.parametrize(("asked", "written"), [({}, "live"), ({"priority": "live"}, "live"), ({"priority": "import"}, "import")])
def test_an_upload_is_live_unless_the_application_says_otherwise(table: MemoryTable, asked: dict[str, str], written: str) -> None:
    assert table.items[f"UPLOAD#{ask(FILM, **asked)['key']}"]["priority"] == {"S": written}


def test_an_upload_of_a_former_version_is_live(table: MemoryTable) -> None:
    started = ask(FILM, token="t-2")
    del table.items[f"UPLOAD#{started['key']}"]["priority"]
    assert ask(FILM, token="t-2") == started


def test_each_part_is_signed_with_its_length(monkeypatch: pytest.MonkeyPatch, bucket: MemoryBucket) -> None:
    signed: list[tuple[int, int]] = []

    def note(operation: str, Params: dict[str, Any], ExpiresIn: int) -> str:
        signed.append((Params["PartNumber"], Params["ContentLength"]))
        return operation

    monkeypatch.setattr(bucket, "generate_presigned_url", note)
    started = ask(FILM)
    assert signed == [(1, PART), (2, PART), (3, 5)]
    signed.clear()
    ask(upload_of(started, action="sign", firstPart=3))
    assert signed == [(3, 5)]


def test_no_two_uploads_share_a_key(bucket: MemoryBucket) -> None:
    assert ask(FILM)["key"] != ask(FILM)["key"]


def test_a_huge_file_has_no_more_parts_than_s3_takes() -> None:
    upload = ask(FILM, size=5 * 1024**4)
    assert upload["parts"] <= 10_000 and upload["parts"] * upload["partSize"] >= 5 * 1024**4
    assert len(upload["urls"]) == 100
    rest = ask(upload_of(upload, action="sign", firstPart=upload["parts"] - 1))
    assert len(rest["urls"]) == 2


def test_complete_tells_the_asset_and_closes_the_upload(bucket: MemoryBucket, table: MemoryTable) -> None:
    started = ask(FILM)
    answer = ask(upload_of(started, action="complete", etags=sent(bucket, started)))
    asset = hashlib.sha256(f"ingest-bucket/{started['key']}/v1".encode()).hexdigest()
    assert answer == {"key": started["key"], "assetId": asset}
    row = table.items[f"UPLOAD#{started['key']}"]
    assert (row["status"]["S"], row["versionId"]["S"], row["assetId"]["S"]) == ("COMPLETE", "v1", asset)
    assert "expiresAt" not in row
    assert table.items["CREATOR#anna"]["open"]["M"] == {}


def test_complete_again_answers_alike_and_asks_s3_no_more(bucket: MemoryBucket) -> None:
    started = ask(FILM)
    event = upload_of(started, action="complete", etags=sent(bucket, started))
    first = ask(event)
    calls = list(bucket.calls)
    assert [ask(event), ask(event, etags=["x"])] == [first, first]
    assert bucket.calls == calls


def test_an_answer_of_s3_that_was_lost_is_no_lost_film(bucket: MemoryBucket) -> None:
    started = ask(FILM)
    event = upload_of(started, action="complete", etags=sent(bucket, started))
    bucket.lost.append("complete")
    with pytest.raises(ClientError):
        ask(event)
    # Somebody put another file there meanwhile; the upload is the first version.
    bucket.versions.insert(0, {"Key": started["key"], "VersionId": "v9", "Size": 1})
    asset = hashlib.sha256(f"ingest-bucket/{started['key']}/v1".encode()).hexdigest()
    assert ask(event) == {"key": started["key"], "assetId": asset}


def test_a_row_that_was_not_written_is_written_by_the_next_question(
    bucket: MemoryBucket, table: MemoryTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = ask(FILM)
    event = upload_of(started, action="complete", etags=sent(bucket, started))
    with monkeypatch.context() as broken:
        broken.setattr(upload_rows, "_transact", failing("TransactWriteItems", "InternalError", 500))
        with pytest.raises(ClientError):
            ask(event)
    assert ask(event)["assetId"]


def test_two_that_complete_at_once_get_one_answer(bucket: MemoryBucket, table: MemoryTable, monkeypatch: pytest.MonkeyPatch) -> None:
    started = ask(FILM)
    event = upload_of(started, action="complete", etags=sent(bucket, started))
    other: list[dict[str, Any]] = []
    write = table.transact_write_items

    def after_the_other(**request: Any) -> None:
        monkeypatch.setattr(table, "transact_write_items", write)
        other.append(ask(event))
        write(**request)

    monkeypatch.setattr(table, "transact_write_items", after_the_other)
    assert ask(event) == other[0]


def test_parts_that_are_not_there_leave_the_upload_open(bucket: MemoryBucket) -> None:
    started = ask(FILM)
    etags = sent(bucket, started)
    assert ask(upload_of(started, action="complete", etags=[*etags[:2], '"other"']))["error"] == "PartsDiffer"
    assert "3, one for each part" in ask(upload_of(started, action="complete", etags=etags[:2]))["errorMessage"]
    bucket.put(started["uploadId"], 3, 4)
    assert ask(upload_of(started, action="complete", etags=[*etags[:2], '"3-4"']))["error"] == "PartsDiffer"
    assert bucket.versions == []
    bucket.put(started["uploadId"], 3, 5)
    assert ask(upload_of(started, action="complete", etags=etags))["assetId"]


def test_abort_drops_the_upload_and_may_be_repeated(bucket: MemoryBucket, table: MemoryTable) -> None:
    started = ask(FILM)
    etags = sent(bucket, started)
    bucket.lost.append("abort")
    event = upload_of(started, action="abort")
    with pytest.raises(ClientError):
        ask(event)
    assert [ask(event), ask(event)] == [{"key": started["key"]}] * 2
    assert table.items["CREATOR#anna"]["open"]["M"] == {}
    assert ask(upload_of(started, action="complete", etags=etags))["error"] == "UploadNotFound"
    assert ask(upload_of(started, action="sign", firstPart=1))["error"] == "UploadNotFound"


def test_an_upload_that_is_complete_cannot_be_aborted(bucket: MemoryBucket) -> None:
    started = ask(FILM)
    event = upload_of(started, action="complete", etags=sent(bucket, started))
    bucket.lost.append("complete")
    with pytest.raises(ClientError):
        ask(event)
    assert ask(upload_of(started, action="abort"))["error"] == "UploadComplete"
    assert ask(event)["assetId"]
    assert ask(upload_of(started, action="sign", firstPart=1))["error"] == "UploadComplete"


@pytest.mark.parametrize("action", [{"action": "sign", "firstPart": 1}, {"action": "complete", "etags": ["a"]}, {"action": "abort"}])
@pytest.mark.parametrize("change", [{"creator": "boris"}, {"uploadId": "u9"}, {"key": "uploads/other.mp4"}, {"key": "x" * 4_000}])
def test_an_upload_of_somebody_else_is_none(bucket: MemoryBucket, action: dict[str, Any], change: dict[str, Any]) -> None:
    started = ask(FILM)
    assert ask(upload_of(started, **action), **change)["error"] == "UploadNotFound"
    assert bucket.calls == ["create"]


def test_a_creator_has_no_more_open_than_may_be(bucket: MemoryBucket) -> None:
    first, _ = ask(FILM), ask(FILM)
    refused = ask(FILM)
    assert (refused["error"], len(bucket.uploads)) == ("TooManyOpen", 2)
    # Nothing was opened that had to be dropped again.
    assert bucket.calls == ["create", "create"]
    assert "urls" in ask(FILM, creator="boris")
    ask(upload_of(first, action="abort"))
    assert "urls" in ask(FILM)


def test_two_that_start_at_once_share_what_is_left(bucket: MemoryBucket, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(FILM)
    monkeypatch.setattr(upload_rows, "open_uploads", lambda creator: 1)
    assert "urls" in ask(FILM)
    assert ask(FILM)["error"] == "TooManyOpen"
    assert (len(bucket.uploads), bucket.calls[-1]) == (2, "abort")


def test_what_nobody_ends_is_open_no_longer_after_a_week(table: MemoryTable, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(FILM), ask(FILM)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 604_801)
    assert "urls" in ask(FILM)
    assert len(table.items["CREATOR#anna"]["open"]["M"]) == 1


def test_hundreds_that_have_ended_are_struck_off(table: MemoryTable) -> None:
    table.items["CREATOR#anna"] = {"pk": {"S": "CREATOR#anna"}, "open": {"M": {f"old-{number}": {"N": "1"} for number in range(120)}}}
    assert "urls" in ask(FILM)
    assert len(table.items["CREATOR#anna"]["open"]["M"]) == 1


def test_start_again_with_the_same_token_is_the_same_upload(bucket: MemoryBucket) -> None:
    first = ask(FILM, token="t-1")
    again = ask(FILM, token="t-1")
    assert [again[name] for name in ("key", "uploadId", "parts")] == [first[name] for name in ("key", "uploadId", "parts")]
    assert bucket.calls == ["create"]
    assert ask(FILM, token="t-1", size=7)["error"] == "MalformedEvent"
    assert ask(FILM, token="t-1", priority="import")["error"] == "MalformedEvent"
    assert ask(FILM, token="t-1", creator="boris")["key"] != first["key"]


def test_the_same_token_at_once_is_one_upload(bucket: MemoryBucket, monkeypatch: pytest.MonkeyPatch) -> None:
    first = ask(FILM, token="t-1")
    find = upload_rows.find
    looks: list[str] = []

    # The first look finds nothing, as before the other was written.
    def blind_once(key: str) -> Any:
        looks.append(key)
        return None if len(looks) == 1 else find(key)

    monkeypatch.setattr(upload_rows, "find", blind_once)
    assert ask(FILM, token="t-1")["uploadId"] == first["uploadId"]
    assert bucket.calls == ["create", "create", "abort"]


def test_transactions_that_meet_are_tried_again(table: MemoryTable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(random, "uniform", lambda low, high: 0)
    table.conflicts = 3
    assert "urls" in ask(FILM)
    table.conflicts = 100
    with pytest.raises(ClientError):
        ask(FILM)


@pytest.mark.parametrize(
    ("code", "http_status", "name"),
    [
        ("SlowDown", 503, "TooManyRequestsException"), ("ThrottlingException", 400, "TooManyRequestsException"),
        ("RequestTimeout", 400, "ServiceUnreachable"), ("InternalError", 500, "InternalServerErrorException"),
        ("InvalidAccessKeyId", 403, "ForbiddenException"),
    ],
)
@pytest.mark.parametrize("operation", ["create", "complete", "abort"])
def test_faults_of_s3_are_raised_and_tell_what_may_be_tried_again(
    bucket: MemoryBucket, log_lines: Log, monkeypatch: pytest.MonkeyPatch, operation: str, code: str, http_status: int, name: str
) -> None:
    started = ask(FILM)
    events = {
        "create": {**FILM, "action": "start"}, "abort": upload_of(started, action="abort"),
        "complete": upload_of(started, action="complete", etags=sent(bucket, started))}

    monkeypatch.setattr(bucket, f"{operation}_multipart_upload", failing(operation, code, http_status))
    log_lines()
    with pytest.raises(Exception, match=code) as caught:
        ask(events[operation])
    assert type(caught.value).__name__ == name
    [line] = log_lines()
    assert (line["level"], line["error"], line["action"]) == ("ERROR", name, events[operation]["action"])


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (None, "an object"), ({}, "action"), ({"action": "delete"}, "'delete'"),
        ({**FILM, "creator": ""}, "creator"), ({**FILM, "creator": "a\nb"}, "creator"), ({**FILM, "creator": "x" * 513}, "512"),
        ({**FILM, "fileName": "film.exe"}, "mp4 or mov"), ({**FILM, "fileName": "mp4"}, "mp4 or mov"),
        ({**FILM, "contentType": "film"}, "media type"), ({**FILM, "token": 7}, "token"),
        ({**FILM, "priority": "urgent"}, "one of live, import"), ({**FILM, "priority": 1}, "priority"),
        ({**FILM, "size": 0}, "size"), ({**FILM, "size": 6 * 1024**4}, "size must be at most"),
        ({"action": "sign", "creator": "anna", "uploadId": "u"}, "key"), ({"action": "abort", "creator": "anna", "key": "k"}, "uploadId"),
    ],
)
def test_malformed_events_are_answered_counted_and_no_call_is_made(
    bucket: MemoryBucket, table: MemoryTable, log_lines: Log, event: Any, said: str
) -> None:
    answer = ask(event)
    assert answer["error"] == "MalformedEvent" and said in answer["errorMessage"]
    line, counted = log_lines()
    assert line["level"] == "WARNING"
    assert (counted["RefusedRequests"], counted["Pipeline"]) == (1, "ingest-test")
    assert counted["_aws"]["CloudWatchMetrics"][0]["Namespace"] == "Tests"
    assert (bucket.calls, table.items) == ([], {})


def test_a_first_part_that_is_none_is_refused(bucket: MemoryBucket) -> None:
    started = ask(FILM)
    assert ask(upload_of(started, action="sign", firstPart=4))["errorMessage"] == "firstPart must be at most 3"
    assert ask(upload_of(started, action="complete", etags=[1]))["error"] == "MalformedEvent"
