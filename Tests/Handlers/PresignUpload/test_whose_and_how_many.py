"""An upload belongs to its creator, who has no more open than may be, and a token makes two questions one."""

from __future__ import annotations

import random
import time
from typing import Any

import pytest
from botocore.exceptions import ClientError, ConnectionClosedError

import upload_rows
from Handlers.PresignUpload.asked_uploads import FILM, Log, ask, failing, sent, upload_of
from Handlers.uploads_table import MemoryBucket, MemoryTable
from service_errors import ServiceUnreachable


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


def test_a_start_whose_row_was_written_is_found_by_its_token_although_the_answer_was_lost(
    bucket: MemoryBucket, table: MemoryTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = table.transact_write_items

    def unheard(**request: Any) -> None:
        write(**request)
        raise ConnectionClosedError(endpoint_url="https://x")

    with monkeypatch.context() as broken:
        broken.setattr(table, "transact_write_items", unheard)
        with pytest.raises(ServiceUnreachable):
            ask(FILM, token="t-1")
    started = ask(FILM, token="t-1")
    assert sent(bucket, started)
    assert bucket.calls.count("create") == 1 and "abort" not in bucket.calls


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
    line, *_ = log_lines()
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
    assert counted["_aws"]["CloudWatchMetrics"][0]["Namespace"] == "StreamingPlatform"
    assert (bucket.calls, table.items) == ([], {})


def test_a_first_part_that_is_none_is_refused(bucket: MemoryBucket) -> None:
    started = ask(FILM)
    assert ask(upload_of(started, action="sign", firstPart=4))["errorMessage"] == "firstPart must be at most 3"
    assert ask(upload_of(started, action="complete", etags=[1]))["error"] == "MalformedEvent"
