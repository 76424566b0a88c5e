"""Presigned multipart uploads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from botocore.stub import ANY, Stubber

import presign_upload

Log = Callable[[], list[dict[str, Any]]]
KEY = "uploads/0b0c7d3e-6a55-4f0e-9d53-1d0c4d6e2f11.mp4"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("AWS_ENDPOINT_URL")
    monkeypatch.setenv("AWS_REGION", "eu-south-1")
    monkeypatch.setenv("SOURCE_BUCKET", "ingest-bucket")
    monkeypatch.setenv("UPLOAD_PREFIX", "uploads/")
    monkeypatch.setenv("ACCEPTED_EXTENSIONS", "mp4,mov")
    monkeypatch.setenv("SIGNATURE_SECONDS", "900")
    presign_upload.s3.cache_clear()
    yield
    presign_upload.s3.cache_clear()


@pytest.fixture
def service() -> Iterator[Stubber]:
    with Stubber(presign_upload.s3()) as stubber:
        yield stubber
        stubber.assert_no_pending_responses()


def started(service: Stubber, size: int, name: str = "Mein Film.MP4") -> dict[str, Any]:
    service.add_response("create_multipart_upload", {"UploadId": "u1"}, {"Bucket": "ingest-bucket", "Key": ANY})
    return presign_upload.handler({"action": "start", "fileName": name, "size": size}, None)


def test_start_chooses_the_key_and_signs_every_part(service: Stubber, log_lines: Log) -> None:
    upload = started(service, 200 * 1024**2)
    assert re.fullmatch(r"uploads/[0-9a-f-]{36}\.mp4", upload["key"])
    assert (upload["partSize"], upload["parts"], len(upload["urls"])) == (64 * 1024**2, 4, 4)
    for number, url in enumerate(upload["urls"], 1):
        parts = urlsplit(url)
        query = parse_qs(parts.query)
        assert (parts.scheme, parts.netloc) == ("https", "ingest-bucket.s3.eu-south-1.amazonaws.com")
        assert parts.path == "/" + upload["key"]
        assert query["partNumber"] == [str(number)] and query["uploadId"] == ["u1"]
        assert query["X-Amz-Expires"] == ["900"] and query["X-Amz-Algorithm"] == ["AWS4-HMAC-SHA256"]
    lines = log_lines()
    assert lines
    assert "X-Amz" not in str(lines)


def test_no_two_uploads_share_a_key(service: Stubber) -> None:
    assert started(service, 1)["key"] != started(service, 1)["key"]


def test_a_huge_file_has_no_more_parts_than_s3_takes(service: Stubber) -> None:
    upload = started(service, 5 * 1024**4)
    assert upload["parts"] <= 10_000 and upload["parts"] * upload["partSize"] >= 5 * 1024**4
    assert len(upload["urls"]) == 100
    rest = presign_upload.handler(
        {"action": "sign", "key": upload["key"], "uploadId": "u1", "firstPart": upload["parts"] - 1, "parts": upload["parts"]}, None)
    assert len(rest["urls"]) == 2


def test_complete_and_abort_act_on_the_upload(service: Stubber) -> None:
    service.add_response(
        "complete_multipart_upload", {},
        {"Bucket": "ingest-bucket", "Key": KEY, "UploadId": "u1", "MultipartUpload": {"Parts": [
            {"PartNumber": 1, "ETag": "a"}, {"PartNumber": 2, "ETag": "b"}]}})
    service.add_response("abort_multipart_upload", {}, {"Bucket": "ingest-bucket", "Key": KEY, "UploadId": "u1"})
    assert presign_upload.handler({"action": "complete", "key": KEY, "uploadId": "u1", "etags": ["a", "b"]}, None) == {"key": KEY}
    assert presign_upload.handler({"action": "abort", "key": KEY, "uploadId": "u1"}, None) == {"key": KEY}


EVENTS: dict[str, dict[str, Any]] = {
    "create_multipart_upload": {"action": "start", "fileName": "film.mp4", "size": 1},
    "complete_multipart_upload": {"action": "complete", "key": KEY, "uploadId": "u1", "etags": ["a"]},
    "abort_multipart_upload": {"action": "abort", "key": KEY, "uploadId": "u1"},
}


@pytest.mark.parametrize(
    ("code", "http_status", "name"),
    [
        ("SlowDown", 503, "TooManyRequestsException"),
        ("ThrottlingException", 400, "TooManyRequestsException"),
        ("RequestTimeout", 400, "ServiceUnreachable"),
        ("InternalError", 500, "InternalServerErrorException"),
        ("InvalidAccessKeyId", 403, "ForbiddenException"),
        ("NoSuchUpload", 404, "NoSuchUpload"),
        ("InvalidPart", 400, "BadRequestException"),
    ],
)
@pytest.mark.parametrize("operation", EVENTS)
def test_errors_of_s3_tell_what_may_be_tried_again(
    service: Stubber, log_lines: Log, operation: str, code: str, http_status: int, name: str
) -> None:
    service.add_client_error(operation, code, "not now", http_status_code=http_status)
    with pytest.raises(Exception, match="not now") as caught:
        presign_upload.handler(EVENTS[operation], None)
    assert type(caught.value).__name__ == name
    [line] = log_lines()
    assert (line["level"], line["error"], line["action"]) == ("ERROR", name, EVENTS[operation]["action"])


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (None, "an object"), ({}, "action"), ({"action": "delete"}, "'delete'"),
        ({"action": "start", "fileName": "film.exe", "size": 1}, "mp4 or mov"),
        ({"action": "start", "fileName": "mp4", "size": 1}, "mp4 or mov"),
        ({"action": "start", "fileName": "film.mp4", "size": 0}, "size"),
        ({"action": "start", "fileName": "film.mp4", "size": 6 * 1024**4}, "size must be at most"),
        ({"action": "sign", "key": "other/film.mp4", "uploadId": "u", "firstPart": 1, "parts": 1}, "start has answered"),
        ({"action": "sign", "key": KEY, "uploadId": "u", "firstPart": 2, "parts": 1}, "firstPart"),
        ({"action": "sign", "key": KEY, "uploadId": "u", "firstPart": 1, "parts": 10_001}, "10000"),
        ({"action": "complete", "key": KEY, "uploadId": "u", "etags": []}, "etags"),
        ({"action": "complete", "key": KEY, "uploadId": "u", "etags": [1]}, "etags"),
        ({"action": "abort", "key": KEY + "/../x", "uploadId": "u"}, "start has answered"),
    ],
)
def test_malformed_events_are_refused_before_any_call(service: Stubber, log_lines: Log, event: Any, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        presign_upload.handler(event, None)
    assert log_lines()[0]["level"] == "ERROR"
