"""An upload is started, signed, completed or dropped."""

from __future__ import annotations

import hashlib
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from botocore.exceptions import ClientError

import upload_rows
from Handlers.PresignUpload.asked_uploads import FILM, PART, Log, ask, failing, sent, upload_of
from Handlers.uploads_table import MemoryBucket, MemoryTable


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
