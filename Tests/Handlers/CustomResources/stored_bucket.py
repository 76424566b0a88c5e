"""A bucket that keeps what it is given in memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from botocore.awsrequest import AWSResponse

import custom_resource

BUCKET = "delivery-bucket-dev-111111111111"
TAG = {"Key": "streaming:empty-on-delete", "Value": "true"}


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
        self.policy = ""
        # What S3 had let in before the bucket was closed, and puts down later: a version at each try to delete the bucket.
        self.late: list[tuple[str, str]] = []
        events = custom_resource.client("s3").meta.events
        events.register("before-parameter-build.s3", self.take_params)
        events.register("before-call.s3", self.answer)

    def put(self, count: int, name: str = "abr/segment", marker: bool = False) -> None:
        for number in range(count):
            self.versions[(f"{name}-{number:05}", f"v{number}")] = marker

    def changes(self) -> list[str]:
        return [call for call in self.calls if call in ("DeleteObjects", "AbortMultipartUpload", "PutBucketPolicy", "DeleteBucket")]

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

    def PutBucketPolicy(self, params: dict[str, Any]) -> dict[str, Any]:
        self.policy = params["Policy"]
        return {}

    def DeleteBucket(self, params: dict[str, Any]) -> dict[str, Any]:
        if self.late:
            self.versions[self.late.pop()] = False
        if self.versions:
            raise Refusal("BucketNotEmpty", 409)
        self.exists = False
        return {}
