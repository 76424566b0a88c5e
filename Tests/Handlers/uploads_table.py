"""DynamoDB and S3 as the function of presigned uploads meets them: a table and a bucket in memory.

Only the expressions that the rows of uploads use are known; any other is an error of the test. What the services themselves do is tested
by `EndToEnd`, against the local AWS.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from botocore.exceptions import ClientError


def refusal(operation: str, code: str, status: int = 400, **more: Any) -> ClientError:
    """An answer of a service that says no."""
    answer: Any = {"Error": {"Code": code, "Message": f"told: {code}"}, "ResponseMetadata": {"HTTPStatusCode": status}, **more}
    return ClientError(answer, operation)


class MemoryTable:
    """The table of uploads. `conflicts` is how many of the next transactions meet another."""

    def __init__(self) -> None:
        self.items: dict[str, dict[str, Any]] = {}
        self.conflicts = 0

    def get_item(self, Key: Mapping[str, Any], ConsistentRead: bool, **_: Any) -> dict[str, Any]:
        assert ConsistentRead
        item = self.items.get(Key["pk"]["S"])
        return {"Item": copy.deepcopy(item)} if item else {}

    def update_item(self, Key: Mapping[str, Any], UpdateExpression: str, **request: Any) -> dict[str, Any]:
        item = self._change(Key, UpdateExpression, request)
        return {"Attributes": copy.deepcopy(item)}

    def transact_write_items(self, TransactItems: list[dict[str, Any]]) -> None:
        if self.conflicts:
            self.conflicts -= 1
            raise refusal("TransactWriteItems", "TransactionCanceledException", CancellationReasons=[
                {"Code": "TransactionConflict"}, {"Code": "None"}])
        writes = [next(iter(write.items())) for write in TransactItems]
        reasons = [{"Code": "None" if self._holds(kind, request) else "ConditionalCheckFailed"} for kind, request in writes]
        if any(reason["Code"] != "None" for reason in reasons):
            raise refusal("TransactWriteItems", "TransactionCanceledException", CancellationReasons=reasons)
        for kind, request in writes:
            if kind == "Put":
                self.items[request["Item"]["pk"]["S"]] = copy.deepcopy(request["Item"])
            else:
                self._change(**{name: value for name, value in request.items() if name in ("Key", "UpdateExpression")}, request=request)

    def _holds(self, kind: str, request: Mapping[str, Any]) -> bool:
        item = self.items.get((request["Item"] if kind == "Put" else request["Key"])["pk"]["S"])
        match request.get("ConditionExpression"):
            case None:
                return True
            case "attribute_not_exists(pk)":
                return item is None
            case "size(#open) < :most":
                return item is not None and len(item["open"]["M"]) < int(request["ExpressionAttributeValues"][":most"]["N"])
            case "#status = :open":
                return item is not None and item["status"] == request["ExpressionAttributeValues"][":open"]
            case other:
                raise AssertionError(f"an unknown condition: {other}")

    def _change(self, Key: Mapping[str, Any], UpdateExpression: str, request: Mapping[str, Any]) -> dict[str, Any]:
        item = self.items.setdefault(Key["pk"]["S"], dict(Key))
        names, values = request.get("ExpressionAttributeNames", {}), request.get("ExpressionAttributeValues", {})
        removed = UpdateExpression.partition("REMOVE ")[2]
        for path in removed.split(", ") if removed else []:
            place, _, member = path.partition(".")
            if member:
                item[names[place]]["M"].pop(names[member], None)
            else:
                item.pop(names.get(place, place), None)
        assigned = UpdateExpression.partition("REMOVE ")[0].removeprefix("SET ").strip()
        for assignment in assigned.split(", ") if assigned and not assigned.startswith("#open") else []:
            name, _, value = assignment.partition(" = ")
            item[names.get(name, name)] = values[value]
        if assigned == "#open = if_not_exists(#open, :none)":
            item.setdefault("open", copy.deepcopy(values[":none"]))
        elif assigned == "#open.#id = :until":
            item["open"]["M"][names["#id"]] = values[":until"]
        elif assigned.startswith("#open"):
            raise AssertionError(f"an unknown change: {assigned}")
        return item


class MemoryBucket:
    """A bucket with versions. `lost` is how many of the next answers get lost, by operation."""

    def __init__(self, signer: Any) -> None:
        self.uploads: dict[str, dict[str, Any]] = {}
        self.versions: list[dict[str, Any]] = []
        self.lost: list[str] = []
        self.calls: list[str] = []
        # Signatures are made by the SDK itself.
        self.generate_presigned_url = signer.generate_presigned_url

    def create_multipart_upload(self, Bucket: str, Key: str, ContentType: str) -> dict[str, Any]:
        self.calls.append("create")
        identity = f"u{len(self.uploads) + 1}"
        self.uploads[identity] = {"Key": Key, "ContentType": ContentType, "Parts": {}}
        return {"UploadId": identity}

    def put(self, upload_id: str, part: int, body: int) -> str:
        """A part of so many bytes."""
        self.uploads[upload_id]["Parts"][part] = (f'"{part}-{body}"', body)
        return f'"{part}-{body}"'

    def complete_multipart_upload(
        self, Bucket: str, Key: str, UploadId: str, MultipartUpload: dict[str, Any], MpuObjectSize: int
    ) -> dict[str, Any]:
        self.calls.append("complete")
        upload = self._upload("CompleteMultipartUpload", Key, UploadId)
        sizes = []
        for part in MultipartUpload["Parts"]:
            etag, size = upload["Parts"].get(part["PartNumber"], ("", 0))
            if etag != part["ETag"]:
                raise refusal("CompleteMultipartUpload", "InvalidPart")
            sizes.append(size)
        if sum(sizes) != MpuObjectSize:
            raise refusal("CompleteMultipartUpload", "InvalidRequest")
        del self.uploads[UploadId]
        self.versions.insert(0, {"Key": Key, "VersionId": f"v{len(self.versions) + 1}", "Size": sum(sizes)})
        self._lose("complete")
        return {"VersionId": self.versions[0]["VersionId"]}

    def abort_multipart_upload(self, Bucket: str, Key: str, UploadId: str) -> None:
        self.calls.append("abort")
        self._upload("AbortMultipartUpload", Key, UploadId)
        del self.uploads[UploadId]
        self._lose("abort")

    def list_object_versions(self, Bucket: str, Prefix: str) -> dict[str, Any]:
        found = [version for version in self.versions if version["Key"].startswith(Prefix)]
        return {"Versions": found} if found else {}

    def _upload(self, operation: str, key: str, upload_id: str) -> dict[str, Any]:
        upload = self.uploads.get(upload_id)
        if upload is None or upload["Key"] != key:
            raise refusal(operation, "NoSuchUpload", 404)
        return upload

    def _lose(self, operation: str) -> None:
        if operation in self.lost:
            self.lost.remove(operation)
            raise refusal(operation, "InternalError", 500)
