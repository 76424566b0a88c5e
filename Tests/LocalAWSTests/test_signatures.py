"""Signed requests are checked as S3 checks them, the headers that are signed with them too.

https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
"""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from typing import Any

import pytest

from LocalAWS.gateway import LocalAWS

BUCKET, KEY = "bucket-of-the-signatures", "uploads/film.mp4"


@pytest.fixture(scope="module")
def upload(aws: LocalAWS) -> dict[str, Any]:
    s3 = aws.client("s3")
    s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": aws.region})
    upload_id = s3.create_multipart_upload(Bucket=BUCKET, Key=KEY)["UploadId"]
    return {"Bucket": BUCKET, "Key": KEY, "UploadId": upload_id, "PartNumber": 1}


def signed(aws: LocalAWS, upload: dict[str, Any], length: int, seconds: int = 60) -> str:
    url: str = aws.client("s3").generate_presigned_url("upload_part", Params={**upload, "ContentLength": length}, ExpiresIn=seconds)
    return url


def status(url: str, body: Any) -> int:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, body, method="PUT"), timeout=10) as answer:
            found: int = answer.status
    except urllib.error.HTTPError as refused:
        return refused.code
    return found


def test_the_length_that_was_signed_is_the_one_that_is_taken(aws: LocalAWS, upload: dict[str, Any]) -> None:
    url = signed(aws, upload, 3)
    assert [status(url, body) for body in (b"abc", b"abcd", b"ab", b"")] == [200, 403, 403, 403]
    # In chunks, a request has no length.
    assert status(url, iter([b"abc"])) == 403


@pytest.mark.parametrize("change", [
    ("content-length%3Bhost", "host"), ("partNumber=1", "partNumber=2"), ("film.mp4", "film.mov"),
    ("X-Amz-Expires=60", "X-Amz-Expires=600")])
def test_nothing_of_the_signed_request_can_be_changed(aws: LocalAWS, upload: dict[str, Any], change: tuple[str, str]) -> None:
    url = signed(aws, upload, 3)
    assert change[0] in url
    assert status(url.replace(*change), b"abc") == 403


def test_a_signature_ends(aws: LocalAWS, upload: dict[str, Any]) -> None:
    url = signed(aws, upload, 3, seconds=1)
    time.sleep(2.1)
    assert status(url, b"abc") == 403
