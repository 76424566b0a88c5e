"""What is missing beside a film, what became of its source, and what keeps it from being looked at."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pytest
from botocore.exceptions import ReadTimeoutError

import event_fields
import source_object
import verify_outputs
from Handlers.delivered_film import Bucket
from Handlers.VerifyOutputs.verified_film import EVENT, PLAN, Jobs, Log, details, missing, without


@pytest.mark.parametrize(
    ("absent", "expected"),
    [
        ("preview/", {"preview": "there is no preview/*.mp4"}), ("frame_thumbnail", {"thumbnails": "there is no thumbnails/*.jpg"}),
        ("videoThumbnail.m3u8", {"tiles": "videoThumbnail.m3u8 is not there"}),
        ("videoThumbnail_", {"tiles": "videoThumbnail.m3u8 names videoThumbnail_000000001.jpg"}),
    ],
)
def test_a_part_that_is_missing_does_not_fail_the_film(bucket: Bucket, log_lines: Log, absent: str, expected: dict[str, str]) -> None:
    without(bucket, absent)
    assert missing(bucket, log_lines) == expected


@pytest.mark.parametrize(
    ("failed", "why"),
    [
        ({"error": "MediaConvert.1060", "cause": "the clip is not there"}, "the clip is not there"),
        ({"error": "States.TaskFailed", "cause": '{"Id":"1","Status":"ERROR","ErrorMessage":"no clip"}'}, "no clip"),
        ({"error": "BadRequestException", "cause": '{"errorMessage": "no", "errorType": "BadRequestException"}'}, "no"),
        ({"error": "States.Timeout"}, "States.Timeout"), ({"error": "E", "cause": "x" * 900}, "x" * 500),
        ({"error": "E", "cause": "[1]"}, "[1]"),
    ],
)
def test_a_preview_that_failed_says_why(bucket: Bucket, log_lines: Log, failed: dict[str, str], why: str) -> None:
    assert missing(bucket, log_lines, {**EVENT, "jobs": [{"jobId": "main"}, failed]}) == {"preview": why}


def test_a_preview_of_something_else_is_none(bucket: Bucket, jobs: Jobs, log_lines: Log) -> None:
    jobs.groups["preview"] = [details(2_000, (854, 480))]
    assert missing(bucket, log_lines) == {"preview": "_preview is 2.000 s long, the source 12.000 s"}


@pytest.mark.parametrize(("operation", "part"), [("copy_object", "poster"), ("put_object", "tiles")])
def test_what_cannot_be_written_beside_the_film_does_not_fail_it(bucket: Bucket, log_lines: Log, operation: str, part: str) -> None:
    bucket.fail(operation, "AccessDenied", 403)
    assert list(missing(bucket, log_lines)) == [part]


@pytest.mark.parametrize("change", [{"VersionId": "v2"}, {"VersionId": None}])
def test_a_source_that_was_uploaded_again_is_another_film(bucket: Bucket, change: dict[str, Any]) -> None:
    bucket.head |= change
    with pytest.raises(source_object.SourceReplaced, match=r"^replaced: the key was uploaded again"):
        verify_outputs.handler(EVENT, None)


def test_without_versions_the_content_tells(bucket: Bucket) -> None:
    event = {**EVENT, "version": "e1", "versionId": ""}
    assert verify_outputs.handler(event, None)["files"]
    assert bucket.tagged is not None and "VersionId" not in bucket.tagged["place"]
    bucket.head["ETag"] = '"e2"'
    with pytest.raises(source_object.SourceReplaced):
        verify_outputs.handler(event, None)


def test_tags_of_others_stay(bucket: Bucket) -> None:
    bucket.tags = [{"Key": "owner", "Value": "ada"}, {"Key": "orientation", "Value": "old"}]
    verify_outputs.handler(EVENT, None)
    assert bucket.tagged is not None
    assert {tag["Key"]: tag["Value"] for tag in bucket.tagged["tags"]} == {
        "owner": "ada", "streaming:made": "true", "orientation": "landscape", "assetId": "4f2a", "durationSeconds": "12.0",
        "resolution": "1280x720"}


def test_without_room_for_tags_the_asset_is_ready_all_the_same(bucket: Bucket, log_lines: Log) -> None:
    bucket.tags = [{"Key": str(number), "Value": ""} for number in range(7)]
    assert verify_outputs.handler(EVENT, None)["files"]
    assert (bucket.tagged, [line["level"] for line in log_lines() if "level" in line]) == (None, ["WARNING", "INFO"])


@pytest.mark.parametrize(("code", "http_status"), [("NoSuchKey", 404), ("NoSuchVersion", 404), ("404", 404)])
@pytest.mark.parametrize("operation", ["head_object", "get_object_tagging", "put_object_tagging"])
def test_a_source_that_was_deleted_meanwhile_was_read_before(bucket: Bucket, operation: str, code: str, http_status: int) -> None:
    bucket.fail(operation, code, http_status)
    assert verify_outputs.handler(EVENT, None)["files"]


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
        ("AccessDenied", 403, "ForbiddenException"),
        ("NoSuchTagSet", 404, "NotFoundException"),
        ("InvalidArgument", 400, "BadRequestException"),
    ],
)
@pytest.mark.parametrize("operation", ["list_objects_v2", "get_object", "head_object", "get_object_tagging", "put_object_tagging"])
def test_errors_of_s3_have_the_names_that_retries_know(
    bucket: Bucket, log_lines: Log, operation: str, code: str, http_status: int, name: str
) -> None:
    bucket.fail(operation, code, http_status)
    with pytest.raises(Exception, match="not now") as caught:
        verify_outputs.handler(EVENT, None)
    assert type(caught.value).__name__ == name
    line, *_ = log_lines()
    assert (line["level"], line["error"], line["assetId"]) == ("ERROR", name, "4f2a")


def test_no_answer_of_s3_is_worth_another_try(bucket: Bucket) -> None:
    bucket.errors["head_object"] = ReadTimeoutError(endpoint_url="https://s3")
    with pytest.raises(Exception) as caught:  # noqa: PT011 - its name is looked at
        verify_outputs.handler(EVENT, None)
    assert type(caught.value).__name__ == "ServiceUnreachable"


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (None, "an object"), ({}, "assetId"), ({**EVENT, "assetId": "a/b"}, "assetId"), ({**EVENT, "making": "1"}, "making"),
        ({**EVENT, "uploadedAt": "yesterday"}, "uploadedAt must be a time, not 'yesterday'"),
        ({**EVENT, "uploadedAt": 10**30}, "uploadedAt must be a time"), ({**EVENT, "uploadedAt": -10**18}, "uploadedAt must be a time"),
        ({**EVENT, "plan": None}, "plan"),
        ({**EVENT, "plan": {**PLAN, "folder": ""}}, "folder"), ({**EVENT, "plan": {**PLAN, "main": {}}}, "expected"),
        ({**EVENT, "plan": {**PLAN, "metadata": 1}}, "metadata"), ({**EVENT, "making": 3}, "never planned"),
        ({**EVENT, "jobs": []}, "jobs"), ({**EVENT, "jobs": [1]}, "jobs"),
        ({**EVENT, "bucket": None}, "bucket"), ({**EVENT, "key": 7}, "key"), ({**EVENT, "version": ""}, "version"),
    ],
)
def test_malformed_events_are_refused_before_any_call(event: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        verify_outputs.handler(event, None)


@pytest.mark.parametrize("time", ["2026-01-01T00:00:00Z", "2026-01-01T00:00:00.000Z", "2026-01-01T01:00:00+01:00", "2026-01-01T00:00:00"])
def test_times_are_those_of_utc(time: str) -> None:
    assert event_fields.moment({"at": time}, "at") == datetime(2026, 1, 1, tzinfo=timezone.utc)
