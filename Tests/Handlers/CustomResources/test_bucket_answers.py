"""What is written, and that CloudFormation always gets an answer."""

from __future__ import annotations

from typing import Any

import pytest

import bucket_contents
import custom_resource
from Handlers.CustomResources.cloudformation_answers import SECRET, CloudFormation, Invocation, Log, run
from Handlers.CustomResources.stored_bucket import BUCKET, Refusal, StoredBucket


@pytest.mark.parametrize("request_type", ["Create", "Update"])
def test_create_and_update_only_answer(bucket: StoredBucket, cloudformation: CloudFormation, request_type: str) -> None:
    answer = run(cloudformation, cloudformation.event(request_type))
    assert (answer["Status"], answer["PhysicalResourceId"]) == ("SUCCESS", BUCKET)
    assert bucket.calls == []


@pytest.mark.parametrize("request_type", ["Create", "Update"])
def test_objects_that_belong_to_the_bucket_are_written(
    bucket: StoredBucket, cloudformation: CloudFormation, request_type: str
) -> None:
    objects = {"errors/not-found.json": {"Body": "{}", "ContentType": "application/json"}}
    properties = {"BucketName": BUCKET, "Objects": objects}
    answer = run(cloudformation, cloudformation.event(request_type, ResourceProperties=properties))
    assert (answer["Status"], answer["Reason"]) == ("SUCCESS", f"1 objects written to {BUCKET}")
    assert bucket.written == {"errors/not-found.json": (b"{}", "application/json")}


def test_objects_that_are_none_are_answered(bucket: StoredBucket, cloudformation: CloudFormation) -> None:
    properties = {"BucketName": BUCKET, "Objects": {"a": "text"}}
    answer = run(cloudformation, cloudformation.event("Create", ResourceProperties=properties))
    assert answer["Status"] == "FAILED" and "TypeError" in answer["Reason"]


def test_update_to_another_bucket_is_a_replacement(bucket: StoredBucket, cloudformation: CloudFormation) -> None:
    answer = run(cloudformation, cloudformation.event("Update", ResourceProperties={"BucketName": "another-bucket"}))
    assert (answer["Status"], answer["PhysicalResourceId"]) == ("SUCCESS", "another-bucket")
    assert bucket.calls == []


@pytest.mark.parametrize(
    "operation",
    [
        "GetBucketTagging", "PutBucketPolicy", "ListMultipartUploads", "AbortMultipartUpload", "ListObjectVersions", "DeleteObjects",
        "DeleteBucket",
    ],
)
@pytest.mark.parametrize(("code", "http_status"), [("AccessDenied", 403), ("SlowDown", 503)])
def test_errors_of_s3_are_answered(
    bucket: StoredBucket, cloudformation: CloudFormation, operation: str, code: str, http_status: int
) -> None:
    bucket.put(1)
    bucket.uploads = {("uploads/film", "u")}

    def refuse(called: str) -> None:
        if called == operation:
            raise Refusal(code, http_status)

    bucket.before = refuse
    answer = run(cloudformation, cloudformation.event("Delete"))
    assert (answer["Status"], answer["PhysicalResourceId"]) == ("FAILED", BUCKET)
    assert code in answer["Reason"] and operation in answer["Reason"]


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"RequestType": None}, "RequestType None"),
        ({"RequestType": "Erase"}, "'Erase'"),
        ({"ResourceProperties": None}, "BucketName"),
        ({"ResourceProperties": {}}, "BucketName"),
        ({"ResourceProperties": {"BucketName": ""}}, "BucketName"),
        ({"ResourceProperties": {"BucketName": ["a-bucket"]}}, "BucketName"),
        ({"ResourceProperties": {"BucketName": "Not_A_Bucket"}}, "Not_A_Bucket"),
        ({"ResourceProperties": {"BucketName": "\ud800"}}, "BucketName"),
    ],
)
@pytest.mark.parametrize("request_type", ["Create", "Update"])
def test_malformed_events_are_answered(
    bucket: StoredBucket, cloudformation: CloudFormation, request_type: str, members: dict[str, Any], said: str
) -> None:
    answer = run(cloudformation, cloudformation.event(request_type, **members))
    assert answer["Status"] == "FAILED" and said in answer["Reason"]
    # A failed Update keeps the resource it had; a failed Create has none.
    assert answer["PhysicalResourceId"] == (BUCKET if request_type == "Update" else "(no bucket)")
    assert bucket.calls == []


def test_an_event_with_nothing_but_an_address_is_answered(cloudformation: CloudFormation) -> None:
    assert run(cloudformation, {"ResponseURL": cloudformation.url})["Status"] == "FAILED"


def test_a_resource_whose_create_failed_can_be_deleted(bucket: StoredBucket, cloudformation: CloudFormation) -> None:
    failed = run(cloudformation, cloudformation.event("Create", ResourceProperties={}))
    deleted = run(cloudformation, cloudformation.event("Delete", PhysicalResourceId=failed["PhysicalResourceId"]))
    assert (failed["Status"], deleted["Status"]) == ("FAILED", "SUCCESS")
    assert deleted["PhysicalResourceId"] == failed["PhysicalResourceId"]
    assert bucket.calls == []


@pytest.mark.parametrize("physical_id", ["streaming-dev-Emptier-1A2B3C4D5E6F", "\ud800", "", None])
def test_a_physical_id_that_is_no_bucket_is_left_alone(
    bucket: StoredBucket, cloudformation: CloudFormation, log_lines: Log, physical_id: str | None
) -> None:
    bucket.put(1)
    answer = run(cloudformation, cloudformation.event("Delete", PhysicalResourceId=physical_id))
    assert answer["Status"] == "SUCCESS" and answer["PhysicalResourceId"]
    assert bucket.calls == [] and len(bucket.versions) == 1
    assert "left alone" in log_lines()[-1]["message"]


@pytest.mark.parametrize("event", [None, [], "Delete", {}, {"RequestType": "Delete"}, {"ResponseURL": ""}])
def test_an_event_without_an_address_is_an_error(bucket: StoredBucket, log_lines: Log, event: Any) -> None:
    with pytest.raises(ValueError, match="ResponseURL"):
        bucket_contents.handler(event, Invocation())
    assert bucket.calls == []
    assert [line["level"] for line in log_lines()] == ["ERROR"]


def test_the_answer_has_no_content_type(cloudformation: CloudFormation) -> None:
    run(cloudformation, cloudformation.event("Create"))
    assert cloudformation.headers[0].get("Content-Type", "") == ""


def test_an_answer_that_is_not_taken_is_sent_again(
    cloudformation: CloudFormation, pauses: list[float], log_lines: Log
) -> None:
    cloudformation.statuses = [500, 503]
    assert run(cloudformation, cloudformation.event("Create"))["Status"] == "SUCCESS"
    assert pauses == [1, 2]
    assert [line.get("error") for line in log_lines()] == [None, "HTTPError 500", "HTTPError 503"]


@pytest.mark.parametrize("url", [None, f"http://127.0.0.1:9/?{SECRET}", f"nonsense?{SECRET}", f"http://[?{SECRET}"])
def test_an_answer_that_never_arrives_fails_the_invocation_without_showing_the_url(
    cloudformation: CloudFormation, capsys: pytest.CaptureFixture[str], url: str | None
) -> None:
    cloudformation.statuses = [403, 403, 403]
    event = cloudformation.event("Create", **({"ResponseURL": url} if url else {}))

    with pytest.raises(ConnectionError) as caught:
        bucket_contents.handler(event, Invocation())

    assert cloudformation.answers == []
    printed = "".join(capsys.readouterr())
    assert printed.count('"WARNING"') == 3
    assert SECRET not in printed and SECRET not in str(caught.value) and caught.value.__context__ is None


def test_the_url_is_in_no_log_line(
    bucket: StoredBucket, cloudformation: CloudFormation, capsys: pytest.CaptureFixture[str]
) -> None:
    bucket.put(1)
    run(cloudformation, cloudformation.event("Delete"))
    run(cloudformation, cloudformation.event("Erase"))
    printed = "".join(capsys.readouterr())
    assert len(printed.splitlines()) == 2 and SECRET not in printed


def test_calls_have_time_limits() -> None:
    config = custom_resource.client("s3").meta.config
    assert config.connect_timeout <= 10 and config.read_timeout <= 30
    tries = custom_resource.ANSWER_TRIES
    worst = tries * custom_resource.ANSWER_TIMEOUT_SECONDS + sum(range(tries))
    assert worst * 1000 <= custom_resource.ANSWER_RESERVE_MILLIS


def test_a_failed_create_names_the_bucket_that_it_may_have_written_to(bucket: StoredBucket, cloudformation: CloudFormation) -> None:
    def refuse(called: str) -> None:
        if called == "PutObject":
            raise Refusal("SlowDown", 503)

    bucket.before = refuse
    properties = {"BucketName": BUCKET, "Objects": {"errors/404.html": {"Body": "gone", "ContentType": "text/html"}}}
    answer = run(cloudformation, cloudformation.event("Create", ResourceProperties=properties))
    # The rollback deletes by this id.
    assert (answer["Status"], answer["PhysicalResourceId"]) == ("FAILED", BUCKET)
