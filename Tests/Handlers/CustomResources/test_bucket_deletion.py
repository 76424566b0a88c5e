"""What of a bucket is deleted, what is left alone, and when it ends."""

from __future__ import annotations

import threading

import pytest

from Handlers.CustomResources.cloudformation_answers import CloudFormation, Invocation, Log, run
from Handlers.CustomResources.stored_bucket import BUCKET, TAG, StoredBucket


def test_delete_empties_thousands(bucket: StoredBucket, cloudformation: CloudFormation, log_lines: Log) -> None:
    bucket.put(2_700)
    bucket.put(1_400, "abr/removed", marker=True)
    bucket.uploads = {(f"uploads/film-{n:04}", "u") for n in range(1_200)}

    answer = run(cloudformation, cloudformation.event("Delete"))

    assert (answer["Status"], answer["PhysicalResourceId"]) == ("SUCCESS", BUCKET)
    assert not bucket.versions and not bucket.uploads
    assert bucket.calls.count("DeleteObjects") == 5
    assert bucket.calls[-2:] == ["ListObjectVersions", "DeleteBucket"] and not bucket.exists
    assert "5300" in answer["Reason"]
    assert log_lines()[-1]["physicalId"] == BUCKET


def test_delete_of_every_version_of_one_key(bucket: StoredBucket, cloudformation: CloudFormation) -> None:
    bucket.versions = {("uploads/film.mp4", f"v{n:04}"): n % 2 == 0 for n in range(2_500)}
    assert run(cloudformation, cloudformation.event("Delete"))["Status"] == "SUCCESS"
    assert not bucket.versions


def test_delete_can_be_repeated(bucket: StoredBucket, cloudformation: CloudFormation) -> None:
    bucket.put(3)
    answers = [run(cloudformation, cloudformation.event("Delete")) for _ in range(2)]
    assert [a["Status"] for a in answers] == ["SUCCESS", "SUCCESS"]
    assert bucket.changes() == ["PutBucketPolicy", "DeleteObjects", "DeleteBucket"]


@pytest.mark.parametrize(
    "tags",
    [
        None,
        [],
        [{"Key": "streaming:empty-on-delete", "Value": "false"}],
        [{"Key": "streaming:empty-on-delete", "Value": "True"}],
        [{"Key": "empty-on-delete", "Value": "true"}],
        [{"Key": "other", "Value": "streaming:empty-on-delete"}, {"Key": "streaming", "Value": "true"}],
    ],
)
def test_a_bucket_without_the_tag_is_left_alone(
    bucket: StoredBucket, cloudformation: CloudFormation, log_lines: Log, tags: list[dict[str, str]] | None
) -> None:
    bucket.put(5)
    bucket.uploads = {("uploads/film", "u")}
    bucket.tags = tags

    answer = run(cloudformation, cloudformation.event("Delete"))

    assert answer["Status"] == "SUCCESS"
    assert bucket.calls == ["GetBucketTagging"]
    assert (len(bucket.versions), len(bucket.uploads)) == (5, 1)
    [line] = log_lines()
    assert "left alone" in line["message"] and "streaming:empty-on-delete=true" in line["message"]


def test_the_tag_among_others(bucket: StoredBucket, cloudformation: CloudFormation) -> None:
    bucket.put(5)
    bucket.tags = [{"Key": "a", "Value": "b"}, TAG, {"Key": "c", "Value": "true"}]
    assert run(cloudformation, cloudformation.event("Delete"))["Status"] == "SUCCESS"
    assert not bucket.versions


@pytest.mark.parametrize("gone_at", ["GetBucketTagging", "PutBucketPolicy", "ListMultipartUploads", "ListObjectVersions", "DeleteObjects"])
def test_a_deleted_bucket_is_success(bucket: StoredBucket, cloudformation: CloudFormation, gone_at: str) -> None:
    bucket.put(5)

    def delete_bucket(operation: str) -> None:
        bucket.exists = bucket.exists and operation != gone_at

    bucket.before = delete_bucket
    answer = run(cloudformation, cloudformation.event("Delete"))
    assert answer["Status"] == "SUCCESS" and "already deleted" in answer["Reason"]
    assert bucket.calls[-1] == gone_at


def test_objects_that_arrive_late_are_deleted(bucket: StoredBucket, cloudformation: CloudFormation) -> None:
    bucket.put(10)
    arrivals = [("a-late", "1"), ("b-late", "2"), ("c-late", "3")]

    def arrive(operation: str) -> None:
        if operation == "DeleteObjects" and arrivals:
            bucket.versions[arrivals.pop()] = False
            bucket.uploads.add(("late-upload", str(len(arrivals))))

    bucket.before = arrive
    assert run(cloudformation, cloudformation.event("Delete"))["Status"] == "SUCCESS"
    assert not bucket.versions and not bucket.uploads and not arrivals


def test_an_upload_that_completes_meanwhile_is_deleted_as_an_object(
    bucket: StoredBucket, cloudformation: CloudFormation
) -> None:
    bucket.uploads = {("uploads/film", "u")}

    def complete(operation: str) -> None:
        if operation == "AbortMultipartUpload":
            bucket.uploads.clear()
            bucket.versions[("uploads/film", "v1")] = False

    bucket.before = complete
    assert run(cloudformation, cloudformation.event("Delete"))["Status"] == "SUCCESS"
    assert not bucket.versions


def test_a_short_timeout_still_leaves_time_to_work(bucket: StoredBucket, cloudformation: CloudFormation) -> None:
    bucket.put(1_500)
    assert run(cloudformation, cloudformation.event("Delete"), Invocation(10_000))["Status"] == "SUCCESS"


def test_a_call_that_hangs_does_not_hold_up_the_answer(bucket: StoredBucket, cloudformation: CloudFormation) -> None:
    hanging = threading.Event()
    waited: list[str] = []

    def hang(operation: str) -> None:
        hanging.wait(30)
        waited.append(operation)

    bucket.before = hang
    try:
        answer = run(cloudformation, cloudformation.event("Delete"), Invocation(400))
        assert waited == []
    finally:
        hanging.set()
    assert (answer["Status"], answer["PhysicalResourceId"]) == ("FAILED", BUCKET)
    assert "time ran out" in answer["Reason"]


def test_keys_that_cannot_be_deleted_are_named(
    bucket: StoredBucket, cloudformation: CloudFormation, log_lines: Log
) -> None:
    bucket.put(2_500)
    bucket.protected = {
        "abr/segment-00007": ("AccessDenied", "Object Lock"),
        "abr/segment-02100": ("AccessDenied", "no"),
    }

    answer = run(cloudformation, cloudformation.event("Delete"))

    assert answer["Status"] == "FAILED"
    assert "refused to delete 2" in answer["Reason"]
    assert "abr/segment-00007 (AccessDenied: Object Lock)" in answer["Reason"]
    assert "abr/segment-02100 (AccessDenied: no)" in answer["Reason"]
    assert sorted(key for key, _ in bucket.versions) == ["abr/segment-00007", "abr/segment-02100"]
    assert any(line["level"] == "ERROR" and "abr/segment-00007" in line["message"] for line in log_lines())


def test_keys_that_fail_for_a_moment_are_tried_again(
    bucket: StoredBucket, cloudformation: CloudFormation, pauses: list[float]
) -> None:
    bucket.put(1)
    bucket.protected = {"abr/segment-00000": ("InternalError", "try again")}

    def recover(operation: str) -> None:
        if operation == "DeleteObjects" and bucket.calls.count("DeleteObjects") == 3:
            bucket.protected = {}

    bucket.before = recover
    assert run(cloudformation, cloudformation.event("Delete"))["Status"] == "SUCCESS"
    assert not bucket.versions
    assert pauses == [2.0, 2.0]


def test_an_answer_is_never_too_long(bucket: StoredBucket, cloudformation: CloudFormation) -> None:
    bucket.put(1_000, "\U0001f3ac" * 200)
    bucket.protected = {key: ("AccessDenied", "\x01" * 900) for key, _ in bucket.versions}
    answer = run(cloudformation, cloudformation.event("Delete"))
    assert answer["Status"] == "FAILED" and "refused to delete 1000" in answer["Reason"]
    assert cloudformation.sizes[0] <= 4096
