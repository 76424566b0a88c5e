"""The contents of buckets: what is written, what is deleted, what it leaves alone, and that CloudFormation always gets an answer."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import Any

import pytest
from botocore.awsrequest import AWSResponse

import bucket_contents

BUCKET = "delivery-bucket-dev-111111111111"
TAG = {"Key": "streaming:empty-on-delete", "Value": "true"}
SECRET = "X-Amz-Signature=5ec2e7"
Log = Callable[[], list[dict[str, Any]]]


class Refusal(Exception):
    """An error answer of S3."""

    def __init__(self, code: str, http_status: int) -> None:
        super().__init__(code)
        self.code = code
        self.http_status = http_status


class StoredBucket:
    """A bucket in memory behind the real client, which checks parameters, pages through lists and raises errors."""

    def __init__(self) -> None:
        self.tags: list[dict[str, str]] | None = [TAG]
        self.exists = True
        self.versions: dict[tuple[str, str], bool] = {}
        self.uploads: set[tuple[str, str]] = set()
        self.written: dict[str, tuple[bytes, str]] = {}
        self.protected: dict[str, tuple[str, str]] = {}
        self.calls: list[str] = []
        self.before: Callable[[str], None] = lambda operation: None
        self.params: dict[str, Any] = {}
        events = bucket_contents.s3().meta.events
        events.register("before-parameter-build.s3", self.take_params)
        events.register("before-call.s3", self.answer)

    def put(self, count: int, name: str = "abr/segment", marker: bool = False) -> None:
        for number in range(count):
            self.versions[(f"{name}-{number:05}", f"v{number}")] = marker

    def changes(self) -> list[str]:
        return [call for call in self.calls if call in ("DeleteObjects", "AbortMultipartUpload")]

    def take_params(self, params: dict[str, Any], **_: Any) -> None:
        self.params = params

    def answer(self, model: Any, **_: Any) -> tuple[AWSResponse, dict[str, Any]]:
        self.calls.append(model.name)
        try:
            self.before(model.name)
            if not self.exists:
                raise Refusal("NoSuchBucket", 404)
            assert self.params["Bucket"] == BUCKET
            parsed, http_status = getattr(self, model.name)(self.params), 200
        except Refusal as refusal:
            parsed, http_status = {"Error": {"Code": refusal.code, "Message": "said by S3"}}, refusal.http_status
        parsed["ResponseMetadata"] = {"HTTPStatusCode": http_status}
        return AWSResponse("", http_status, {}, None), parsed

    def GetBucketTagging(self, params: dict[str, Any]) -> dict[str, Any]:
        if self.tags is None:
            raise Refusal("NoSuchTagSet", 404)
        return {"TagSet": self.tags}

    def PutObject(self, params: dict[str, Any]) -> dict[str, Any]:
        self.written[params["Key"]] = (params["Body"].read(), params["ContentType"])
        return {}

    def ListObjectVersions(self, params: dict[str, Any]) -> dict[str, Any]:
        after = (params.get("KeyMarker", ""), params.get("VersionIdMarker", ""))
        rest = sorted(version for version in self.versions if version > after)
        page = rest[:1000]
        parsed: dict[str, Any] = {"IsTruncated": len(rest) > len(page)}
        for kind, marker in (("Versions", False), ("DeleteMarkers", True)):
            listed = [{"Key": k, "VersionId": v} for k, v in page if self.versions[(k, v)] is marker]
            # S3 leaves an empty list out of its answer.
            if listed:
                parsed[kind] = listed
        if parsed["IsTruncated"]:
            parsed["NextKeyMarker"], parsed["NextVersionIdMarker"] = page[-1]
        return parsed

    def DeleteObjects(self, params: dict[str, Any]) -> dict[str, Any]:
        objects = params["Delete"]["Objects"]
        assert params["Delete"]["Quiet"] is True
        if not 1 <= len(objects) <= 1000:
            raise Refusal("MalformedXML", 400)
        errors = []
        for item in objects:
            if item["Key"] in self.protected:
                code, message = self.protected[item["Key"]]
                errors.append({**item, "Code": code, "Message": message})
            else:
                self.versions.pop((item["Key"], item["VersionId"]), None)
        return {"Errors": errors} if errors else {}

    def ListMultipartUploads(self, params: dict[str, Any]) -> dict[str, Any]:
        after = (params.get("KeyMarker", ""), params.get("UploadIdMarker", ""))
        rest = sorted(upload for upload in self.uploads if upload > after)
        page = rest[:1000]
        parsed: dict[str, Any] = {"IsTruncated": len(rest) > len(page)}
        if page:
            parsed["Uploads"] = [{"Key": k, "UploadId": u} for k, u in page]
            parsed["NextKeyMarker"], parsed["NextUploadIdMarker"] = page[-1]
        return parsed

    def AbortMultipartUpload(self, params: dict[str, Any]) -> dict[str, Any]:
        if (params["Key"], params["UploadId"]) not in self.uploads:
            raise Refusal("NoSuchUpload", 404)
        self.uploads.remove((params["Key"], params["UploadId"]))
        return {}


class CloudFormation:
    """Takes the answers, over HTTP."""

    def __init__(self) -> None:
        self.answers: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.sizes: list[int] = []
        self.statuses: list[int] = []
        taker = self

        class Taker(BaseHTTPRequestHandler):
            def do_PUT(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status = taker.statuses.pop(0) if taker.statuses else 200
                if status == 200:
                    taker.answers.append(json.loads(body))
                    taker.sizes.append(len(body))
                    taker.headers.append(dict(self.headers))
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Taker)
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/answer?{SECRET}"

    def event(self, request_type: str, **members: Any) -> dict[str, Any]:
        event = {
            "RequestType": request_type,
            "ResponseURL": self.url,
            "StackId": "arn:aws:cloudformation:eu-south-1:111111111111:stack/streaming-dev/1",
            "RequestId": "request-1",
            "LogicalResourceId": "Emptier",
            "ResourceType": "Custom::BucketContents",
            "ResourceProperties": {"ServiceToken": "arn", "BucketName": BUCKET},
        }
        if request_type != "Create":
            event["PhysicalResourceId"] = BUCKET
        return {**event, **members}


class Invocation:
    """Lambda's context: so much time is left, and each look at it costs some."""

    def __init__(self, remaining: int = 900_000, cost: int = 0) -> None:
        self.remaining = remaining
        self.cost = cost

    def get_remaining_time_in_millis(self) -> int:
        self.remaining -= self.cost
        return self.remaining


@pytest.fixture
def bucket() -> Iterator[StoredBucket]:
    bucket_contents.s3.cache_clear()
    yield StoredBucket()
    bucket_contents.s3.cache_clear()


@pytest.fixture
def cloudformation() -> Iterator[CloudFormation]:
    taker = CloudFormation()
    yield taker
    taker.server.shutdown()
    taker.server.server_close()


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that would have been made."""
    made: list[float] = []
    monkeypatch.setattr(bucket_contents, "time", SimpleNamespace(sleep=made.append))
    return made


def run(cloudformation: CloudFormation, event: dict[str, Any], context: Invocation | None = None) -> dict[str, Any]:
    """Runs the handler and gives back its one answer."""
    before = len(cloudformation.answers)
    bucket_contents.handler(event, context or Invocation())
    [answer] = cloudformation.answers[before:]
    assert (answer["StackId"], answer["RequestId"], answer["LogicalResourceId"]) == (
        event.get("StackId", ""), event.get("RequestId", ""), event.get("LogicalResourceId", ""),
    )
    return answer


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


def test_delete_empties_thousands(bucket: StoredBucket, cloudformation: CloudFormation, log_lines: Log) -> None:
    bucket.put(2_700)
    bucket.put(1_400, "abr/removed", marker=True)
    bucket.uploads = {(f"uploads/film-{n:04}", "u") for n in range(1_200)}

    answer = run(cloudformation, cloudformation.event("Delete"))

    assert (answer["Status"], answer["PhysicalResourceId"]) == ("SUCCESS", BUCKET)
    assert not bucket.versions and not bucket.uploads
    assert bucket.calls.count("DeleteObjects") == 5
    assert bucket.calls[-1] == "ListObjectVersions"
    assert "5300" in answer["Reason"]
    assert log_lines()[-1]["bucket"] == BUCKET


def test_delete_of_every_version_of_one_key(bucket: StoredBucket, cloudformation: CloudFormation) -> None:
    bucket.versions = {("uploads/film.mp4", f"v{n:04}"): n % 2 == 0 for n in range(2_500)}
    assert run(cloudformation, cloudformation.event("Delete"))["Status"] == "SUCCESS"
    assert not bucket.versions


def test_delete_can_be_repeated(bucket: StoredBucket, cloudformation: CloudFormation) -> None:
    bucket.put(3)
    answers = [run(cloudformation, cloudformation.event("Delete")) for _ in range(2)]
    assert [a["Status"] for a in answers] == ["SUCCESS", "SUCCESS"]
    assert bucket.changes() == ["DeleteObjects"]


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


@pytest.mark.parametrize("gone_at", ["GetBucketTagging", "ListMultipartUploads", "ListObjectVersions", "DeleteObjects"])
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


def test_objects_that_never_stop_arriving_end_with_the_time(
    bucket: StoredBucket, cloudformation: CloudFormation
) -> None:
    def arrive(operation: str) -> None:
        bucket.put(1, f"late-{len(bucket.calls)}")

    bucket.before = arrive
    context = Invocation(900_000, cost=1_000)
    answer = run(cloudformation, cloudformation.event("Delete"), context)

    assert (answer["Status"], answer["PhysicalResourceId"]) == ("FAILED", BUCKET)
    assert "time ran out" in answer["Reason"] and "delete again" in answer["Reason"]
    # What is kept back is enough for three tries at answering.
    assert 33_000 < context.remaining <= 35_000


def test_time_is_looked_at_between_uploads(bucket: StoredBucket, cloudformation: CloudFormation) -> None:
    bucket.uploads = {(f"film-{n}", "u") for n in range(1_000)}
    answer = run(cloudformation, cloudformation.event("Delete"), Invocation(100_000, cost=1_000))
    assert answer["Status"] == "FAILED" and "time ran out" in answer["Reason"]
    assert 50 < bucket.calls.count("AbortMultipartUpload") < 70


def test_the_next_delete_goes_on(bucket: StoredBucket, cloudformation: CloudFormation) -> None:
    bucket.put(9_000)
    first = run(cloudformation, cloudformation.event("Delete"), Invocation(100_000, cost=10_000))
    left = len(bucket.versions)
    second = run(cloudformation, cloudformation.event("Delete"))
    assert (first["Status"], second["Status"]) == ("FAILED", "SUCCESS")
    assert 0 < left < 9_000 and not bucket.versions


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


@pytest.mark.parametrize(
    "operation",
    ["GetBucketTagging", "ListMultipartUploads", "AbortMultipartUpload", "ListObjectVersions", "DeleteObjects"],
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
    bucket_contents.s3.cache_clear()
    config = bucket_contents.s3().meta.config
    assert config.connect_timeout <= 10 and config.read_timeout <= 30
    tries = bucket_contents.ANSWER_TRIES
    worst = tries * bucket_contents.ANSWER_TIMEOUT_SECONDS + sum(range(tries))
    assert worst * 1000 <= bucket_contents.ANSWER_RESERVE_MILLIS


def test_a_failed_create_names_the_bucket_that_it_may_have_written_to(bucket: StoredBucket, cloudformation: CloudFormation) -> None:
    def refuse(called: str) -> None:
        if called == "PutObject":
            raise Refusal("SlowDown", 503)

    bucket.before = refuse
    properties = {"BucketName": BUCKET, "Objects": {"errors/404.html": {"Body": "gone", "ContentType": "text/html"}}}
    answer = run(cloudformation, cloudformation.event("Create", ResourceProperties=properties))
    # The rollback deletes by this id.
    assert (answer["Status"], answer["PhysicalResourceId"]) == ("FAILED", BUCKET)
