"""Creators upload from a browser, in parts, without credentials of their own; some of them ask for more than they may."""

from __future__ import annotations

import itertools
import json
import time
import urllib.error
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest

from EndToEnd import presigned
from EndToEnd.media import SampleFiles
from LocalPlatform.pipeline import SUFFIX, Pipeline

TABLE = f"uploads-table-{SUFFIX}"
_creators = itertools.count()


@pytest.fixture
def creator() -> str:
    """Somebody who has nothing open yet."""
    return f"creator-{next(_creators)}"


@contextmanager
def setting(pipeline: Pipeline, name: str, value: str) -> Iterator[None]:
    """The function with another value of one of its variables."""
    client = pipeline.aws.client("lambda")
    given = client.get_function_configuration(FunctionName=pipeline.presign_function)["Environment"]["Variables"]
    client.update_function_configuration(FunctionName=pipeline.presign_function, Environment={"Variables": {**given, name: value}})
    try:
        yield
    finally:
        client.update_function_configuration(FunctionName=pipeline.presign_function, Environment={"Variables": given})


def row(pipeline: Pipeline, key: str) -> dict[str, Any]:
    found: dict[str, Any] = pipeline.aws.client("dynamodb").get_item(TableName=TABLE, Key={"pk": {"S": f"UPLOAD#{key}"}})["Item"]
    return found


def test_an_upload_in_presigned_parts_is_transcoded(pipeline: Pipeline, samples: SampleFiles) -> None:
    key, parts, asset = presigned.upload(pipeline, samples.two_parts)
    assert (parts, key.startswith("uploads/"), key.endswith(".mp4")) == (2, True, True)
    (execution,) = pipeline.started(key, 1)
    assert pipeline.ended(execution["executionArn"])["status"] == "SUCCEEDED"
    assert pipeline.status(key) == "COMPLETE"
    assert pipeline.rows(key)[0]["pk"]["S"] == f"ASSET#{asset}"
    stored = pipeline.aws.client("s3").head_object(Bucket=pipeline.source_bucket, Key=key)
    assert (stored["ContentLength"], stored["ContentType"]) == (samples.two_parts.stat().st_size, "video/mp4")
    known = row(pipeline, key)
    assert {name: known[name]["S"] for name in ("creator", "fileName", "contentType", "status", "assetId")} == {
        "creator": presigned.CREATOR, "fileName": samples.two_parts.name, "contentType": "video/mp4", "status": "COMPLETE",
        "assetId": asset}


def test_an_upload_that_is_aborted_leaves_nothing(pipeline: Pipeline) -> None:
    started = presigned.ask(pipeline, action="start", fileName="film.mov", size=3)
    presigned.put(pipeline, started["urls"][0], b"abc")
    presigned.ask(pipeline, action="abort", key=started["key"], uploadId=started["uploadId"])
    with pytest.raises(urllib.error.HTTPError):
        presigned.put(pipeline, started["urls"][0], b"abc")
    s3 = pipeline.aws.client("s3")
    assert s3.list_multipart_uploads(Bucket=pipeline.source_bucket, Prefix=started["key"]).get("Uploads", []) == []
    assert pipeline.executions(started["key"]) == []


@pytest.mark.parametrize("event", [
    {"action": "start", "fileName": "notes.txt", "size": 3},
    {"action": "start", "fileName": "film.mp4", "size": 0},
    {"action": "start", "fileName": "film.mp4", "size": 501 * 1024**3},
    {"action": "start", "fileName": "film.mp4", "size": 3, "creator": ""},
    {"action": "delete", "key": "uploads/film.mp4"},
])
def test_what_the_function_does_not_do(pipeline: Pipeline, event: dict[str, object]) -> None:
    with pytest.raises(presigned.Refused, match="MalformedEvent"):
        presigned.ask(pipeline, **event)


@pytest.mark.parametrize("part", [b"abcd" * 1024, b"ab"])
def test_a_part_of_another_length_than_signed_is_refused(pipeline: Pipeline, creator: str, part: bytes) -> None:
    started = presigned.ask(pipeline, action="start", fileName="film.mp4", size=3, creator=creator)
    (url,) = started["urls"]
    for attempt in (url, url.replace("content-length%3Bhost", "host")):
        with pytest.raises(urllib.error.HTTPError) as refused:
            presigned.put(pipeline, attempt, part)
        assert refused.value.code == 403
    assert presigned.put(pipeline, url, b"abc")


def test_an_expired_signature_is_refused_and_another_is_given(pipeline: Pipeline, creator: str) -> None:
    with setting(pipeline, "SIGNATURE_SECONDS", "1"):
        started = presigned.ask(pipeline, action="start", fileName="film.mp4", size=3, creator=creator)
        time.sleep(2.5)
        with pytest.raises(urllib.error.HTTPError) as refused:
            presigned.put(pipeline, started["urls"][0], b"abc")
    assert refused.value.code == 403
    again = presigned.ask(
        pipeline, action="sign", key=started["key"], uploadId=started["uploadId"], firstPart=1, creator=creator)["urls"]
    assert presigned.put(pipeline, again[0], b"abc")


@pytest.mark.parametrize("action", [{"action": "sign", "firstPart": 1}, {"action": "complete", "etags": ["x"]}, {"action": "abort"}])
def test_another_creator_s_upload_is_out_of_reach(pipeline: Pipeline, creator: str, action: dict[str, Any]) -> None:
    started = presigned.ask(pipeline, action="start", fileName="film.mp4", size=3, creator=creator)
    mine = presigned.ask(pipeline, action="start", fileName="film.mp4", size=3)
    for key, upload_id in [(started["key"], started["uploadId"]), (mine["key"], started["uploadId"])]:
        with pytest.raises(presigned.Refused, match="UploadNotFound"):
            presigned.ask(pipeline, key=key, uploadId=upload_id, **action)
    assert presigned.put(pipeline, started["urls"][0], b"abc")
    presigned.ask(pipeline, action="abort", key=mine["key"], uploadId=mine["uploadId"])


def test_no_creator_has_more_open_than_may_be(pipeline: Pipeline, creator: str) -> None:
    def start(_: int) -> dict[str, Any] | None:
        try:
            return presigned.ask(pipeline, action="start", fileName="film.mp4", size=3, creator=creator)
        except presigned.Refused as refused:
            reasons.append(refused.args[0])
            return None

    reasons: list[str] = []

    with ThreadPoolExecutor(6) as asking:
        opened = [started for started in asking.map(start, range(26)) if started]
    assert (len(opened), reasons) == (20, ["TooManyOpen"] * 6)
    uploads = pipeline.aws.client("s3").list_multipart_uploads(Bucket=pipeline.source_bucket)["Uploads"]
    assert len([upload for upload in uploads if upload["Key"] in {started["key"] for started in opened}]) == 20
    presigned.ask(pipeline, action="abort", key=opened[0]["key"], uploadId=opened[0]["uploadId"], creator=creator)
    assert start(0)
    for started in opened[1:]:
        presigned.ask(pipeline, action="abort", key=started["key"], uploadId=started["uploadId"], creator=creator)


def test_wrong_etags_make_no_film_and_the_right_ones_do_still(pipeline: Pipeline, samples: SampleFiles, creator: str) -> None:
    body = samples.short.read_bytes()
    started = presigned.ask(pipeline, action="start", fileName="film.mp4", size=len(body), creator=creator)
    etag = presigned.put(pipeline, started["urls"][0], body)
    upload = {"key": started["key"], "uploadId": started["uploadId"], "creator": creator}
    for etags, reason in [(['"0123456789abcdef0123456789abcdef"'], "PartsDiffer"), ([etag, etag], "MalformedEvent")]:
        with pytest.raises(presigned.Refused, match=reason):
            presigned.ask(pipeline, action="complete", etags=etags, **upload)
    assert pipeline.executions(started["key"]) == []
    assert presigned.ask(pipeline, action="complete", etags=[etag], **upload)["assetId"]


def test_complete_again_after_a_lost_answer_tells_the_asset_and_starts_nothing(
    pipeline: Pipeline, samples: SampleFiles, creator: str
) -> None:
    body = samples.short.read_bytes()
    started = presigned.ask(pipeline, action="start", fileName="film.mp4", size=len(body), creator=creator, token="only-once")
    again = presigned.ask(pipeline, action="start", fileName="film.mp4", size=len(body), creator=creator, token="only-once")
    assert (again["key"], again["uploadId"]) == (started["key"], started["uploadId"])
    etag = presigned.put(pipeline, again["urls"][0], body)
    upload = {"key": started["key"], "uploadId": started["uploadId"], "creator": creator}
    # As if the function had been stopped between S3's answer and the row.
    pipeline.aws.client("s3").complete_multipart_upload(
        Bucket=pipeline.source_bucket, Key=started["key"], UploadId=started["uploadId"],
        MultipartUpload={"Parts": [{"PartNumber": 1, "ETag": etag}]})
    with pytest.raises(presigned.Refused, match="UploadComplete"):
        presigned.ask(pipeline, action="abort", **upload)
    answers = [presigned.ask(pipeline, action="complete", etags=[etag], **upload) for _ in range(3)]
    (execution,) = pipeline.started(started["key"], 1)
    assert {json.dumps(answer) for answer in answers} == {json.dumps(answers[0])}
    assert pipeline.ended(execution["executionArn"])["status"] == "SUCCEEDED"
    assert pipeline.rows(started["key"])[0]["pk"]["S"] == f"ASSET#{answers[0]['assetId']}"
    assert len(pipeline.executions(started["key"])) == 1
