"""Creators upload from a browser, in parts, without credentials of their own."""

from __future__ import annotations

import urllib.error

import pytest

from EndToEnd import presigned
from EndToEnd.media import SampleFiles
from LocalPlatform.pipeline import Pipeline


def test_an_upload_in_presigned_parts_is_transcoded(pipeline: Pipeline, samples: SampleFiles) -> None:
    key, parts = presigned.upload(pipeline, samples.two_parts)
    assert (parts, key.startswith("uploads/"), key.endswith(".mp4")) == (2, True, True)
    (execution,) = pipeline.started(key, 1)
    assert pipeline.ended(execution["executionArn"])["status"] == "SUCCEEDED"
    assert pipeline.status(key) == "COMPLETE"
    stored = pipeline.aws.client("s3").head_object(Bucket=pipeline.source_bucket, Key=key)
    assert stored["ContentLength"] == samples.two_parts.stat().st_size


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
    {"action": "complete", "key": "uploads/film.mp4", "uploadId": "1", "etags": ["1"]},
    {"action": "delete", "key": "uploads/film.mp4"},
])
def test_what_the_function_does_not_do(pipeline: Pipeline, event: dict[str, object]) -> None:
    with pytest.raises(presigned.Refused, match="MalformedEvent"):
        presigned.ask(pipeline, **event)
