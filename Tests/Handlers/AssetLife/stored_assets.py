"""Assets in a local AWS, as the pipeline leaves them: rows, files of makings, masters, presigned uploads; and a function that dies.

What the functions write in DynamoDB's and S3's terms is not modelled here: the local AWS reads it.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import botocore.client
import pytest
from boto3.dynamodb.types import TypeDeserializer, TypeSerializer

from LocalAWS.gateway import LocalAWS

PREFIX = "uploads/"
DOMAIN = "d111.cloudfront.net"
Row = dict[str, Any]
READING = ("Describe", "Get", "Head", "List", "Query")


class Crash(BaseException):
    """The function has died: nothing in it goes on."""


def index(name: str, partition: str, sort: str) -> dict[str, Any]:
    return {"IndexName": name, "Projection": {"ProjectionType": "ALL"}, "KeySchema": [
        {"AttributeName": partition, "KeyType": "HASH"}, {"AttributeName": sort, "KeyType": "RANGE"}]}


class StoredAssets:
    """One deployment's tables, buckets and distribution."""

    def __init__(self, aws: LocalAWS) -> None:
        self.aws = aws
        unique = uuid.uuid4().hex[:8]
        self.table, self.uploads, self.machine = f"assets-{unique}", f"uploads-{unique}", f"transcode-{unique}"
        self.delivery, self.ingest = f"delivery-{unique}", f"ingest-{unique}"
        self.dynamodb, self.s3, self.cloudfront = aws.client("dynamodb"), aws.client("s3"), aws.client("cloudfront")
        self.states = aws.client("stepfunctions")
        indexes = [("by-creator", "creator", "createdAt"), ("by-line", "line", "waitingSince"), ("by-status", "status", "updatedAt")]
        names = sorted({"pk", "sk", *(name for _, *pair in indexes for name in pair)})
        self.dynamodb.create_table(
            TableName=self.table, BillingMode="PAY_PER_REQUEST", AttributeDefinitions=[
                {"AttributeName": name, "AttributeType": "S"} for name in names],
            KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
            GlobalSecondaryIndexes=[index(*one) for one in indexes])
        self.dynamodb.create_table(
            TableName=self.uploads, BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}], KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}])
        for bucket in (self.delivery, self.ingest):
            self.s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": aws.region})
        self.s3.put_bucket_versioning(Bucket=self.ingest, VersioningConfiguration={"Status": "Enabled"})
        self.distribution = str(self.cloudfront.create_distribution(DistributionConfig={
            "CallerReference": unique, "Comment": "", "Enabled": True, "Origins": {"Quantity": 1, "Items": [
                {"Id": "o", "DomainName": "o.example.com", "S3OriginConfig": {"OriginAccessIdentity": ""}}]},
            "DefaultCacheBehavior": {"TargetOriginId": "o", "ViewerProtocolPolicy": "allow-all"}})["Distribution"]["Id"])
        self.machine_arn = str(self.states.create_state_machine(
            name=self.machine, roleArn=f"arn:aws:iam::{aws.account}:role/r", definition=json.dumps(
                {"StartAt": "Wait", "States": {"Wait": {"Type": "Wait", "Seconds": 6_000, "End": True}}}))["stateMachineArn"])

        # Takes what it is given; what the intake does with it is the constructs'.
        self.intake_arn = str(self.states.create_state_machine(
            name=f"intake-{unique}", roleArn=f"arn:aws:iam::{aws.account}:role/r",
            definition=json.dumps({"StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}}))["stateMachineArn"])
        self._seen: set[str] = set()

    @property
    def variables(self) -> dict[str, str]:
        return {
            "AWS_ENDPOINT_URL": self.aws.endpoint, "AWS_ACCESS_KEY_ID": self.aws.account, "ASSETS_TABLE": self.table,
            "UPLOADS_TABLE": self.uploads, "DELIVERY_BUCKET": self.delivery, "DISTRIBUTION_ID": self.distribution,
            "STATE_MACHINE_ARN": self.machine_arn, "UPLOAD_PREFIX": PREFIX, "INTAKE_ARN": self.intake_arn, "GRACE_SECONDS": "86400",
            "PLAYBACK_DOMAIN": DOMAIN,
            "PIPELINE": "transcode-dev"}

    def upload(self, key: str, body: bytes = b"film") -> str:
        return str(self.s3.put_object(Bucket=self.ingest, Key=key, Body=body)["VersionId"])

    def asset(self, key: str, version: str | None = None, files: int = 3, **fields: Any) -> str:
        """An asset that was made of a version of a key, with its files, jobs and master; its id."""
        version = self.upload(key) if version is None else version
        asset_id = hashlib.sha256(f"{self.ingest}/{key}/{version}".encode()).hexdigest()
        folder = f"assets/{asset_id}/1"
        names = ["abr/video.m3u8", "abr/video.mpd", *(f"abr/video_{number}.cmfv" for number in range(files - 2))][:files]
        for name in names:
            self.s3.put_object(Bucket=self.delivery, Key=f"{folder}/{name}", Body=b"0123456789")
        outputs = {"hls": f"{folder}/abr/video.m3u8", "dash": f"{folder}/abr/video.mpd", "files": files, "bytes": 10 * files}
        self.put(asset_id, {
            "status": "COMPLETE", "bucket": self.ingest, "key": key, "version": version, "versionId": version, "creator": "ann",
            "createdAt": "2026-01-01T12:00:00.000Z", "updatedAt": "2026-01-01T12:30:00.000Z", "uploadedAt": "2026-01-01T11:59:00Z",
            "fileName": key.rpartition("/")[2], "title": "", "attempts": 1, "making": 1, "folder": folder, "sizeInBytes": 4,
            "priority": "live", "waitingSince": "2026-01-01T12:00:00.000Z",
            "executionName": f"{asset_id}-1", "outputs": json.dumps(outputs), "history": [], "metadata": {"width": 1280},
            "plan": {"decisions": ["720p left out"], "renditions": ["_360p"]}, **fields})
        for kind in ("main", "preview"):
            self.put(asset_id, {"kind": kind, "making": 1}, f"JOB#1/{kind}")
        return asset_id

    def put(self, asset_id: str, fields: Row, sort_key: str = "META") -> None:
        item = {"pk": f"ASSET#{asset_id}", "sk": sort_key, **{name: value for name, value in fields.items() if value is not None}}
        self.dynamodb.put_item(TableName=self.table, Item={name: TypeSerializer().serialize(value) for name, value in item.items()})

    def presigned(self, key: str, asset_id: str) -> None:
        self.dynamodb.put_item(TableName=self.uploads, Item={
            "pk": {"S": f"UPLOAD#{key}"}, "assetId": {"S": asset_id}, "size": {"N": "4"}, "partSize": {"N": "4"},
            "status": {"S": "COMPLETE"}, "creator": {"S": "ann"}})

    def rows(self, asset_id: str) -> dict[str, Row]:
        """All rows of an asset, by their sort keys."""
        found = self.dynamodb.query(
            TableName=self.table, KeyConditionExpression="pk = :pk", ExpressionAttributeValues={":pk": {"S": f"ASSET#{asset_id}"}})
        items = [{name: read(value) for name, value in item.items()} for item in found["Items"]]
        return {item["sk"]: item for item in items}

    def row(self, asset_id: str) -> Row:
        return self.rows(asset_id)["META"]

    def fields(self, asset_id: str) -> Row:
        """The row of an asset without its key."""
        return {name: value for name, value in self.row(asset_id).items() if name not in ("pk", "sk")}

    def upload_row(self, key: str) -> bool:
        return "Item" in self.dynamodb.get_item(TableName=self.uploads, Key={"pk": {"S": f"UPLOAD#{key}"}})

    def files(self, asset_id: str) -> list[str]:
        return self.keys(self.delivery, f"assets/{asset_id}/")

    def keys(self, bucket: str, prefix: str = "") -> list[str]:
        """Of every version and marker."""
        found = self.s3.list_object_versions(Bucket=bucket, Prefix=prefix)
        return sorted(item["Key"] for kind in ("Versions", "DeleteMarkers") for item in found.get(kind, []))

    def invalidations(self) -> list[list[str]]:
        listed = self.cloudfront.list_invalidations(DistributionId=self.distribution)["InvalidationList"].get("Items", [])
        found = [self.cloudfront.get_invalidation(DistributionId=self.distribution, Id=item["Id"]) for item in listed]
        return sorted(one["Invalidation"]["InvalidationBatch"]["Paths"]["Items"] for one in found)

    def handed_in(self) -> list[dict[str, Any]]:
        """What the intake was given in this test."""
        listed = self.states.list_executions(stateMachineArn=self.intake_arn, maxResults=1_000)["executions"]
        new = [one["executionArn"] for one in listed if one["executionArn"] not in self._seen]
        return [json.loads(self.states.describe_execution(executionArn=arn)["input"]) for arn in reversed(new)]

    def forget_handed_in(self) -> None:
        listed = self.states.list_executions(stateMachineArn=self.intake_arn, maxResults=1_000)["executions"]
        self._seen |= {one["executionArn"] for one in listed}

    def start(self, asset_id: str) -> str:
        """Lets an execution work on an asset; its name."""
        name = f"{asset_id}-1"
        self.states.start_execution(stateMachineArn=self.machine_arn, name=name)
        return name


def read(value: Any) -> Any:
    found = TypeDeserializer().deserialize(value)
    return int(found) if isinstance(found, Decimal) else found


class Calls:
    """What a function asks services for; one of the calls may be its last, or be refused."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.made: list[str] = []
        self._fault: Callable[[int, str, bool], None] = lambda number, operation, is_done: None
        self.is_on = False
        whole = botocore.client.BaseClient._make_api_call

        def call(client: Any, operation: str, parameters: Any) -> Any:
            if not self.is_on:
                return whole(client, operation, parameters)
            self.made.append(operation)
            number = len(self.made)
            self._fault(number, operation, False)
            answer = whole(client, operation, parameters)
            self._fault(number, operation, True)
            return answer

        monkeypatch.setattr(botocore.client.BaseClient, "_make_api_call", call)

    @contextmanager
    def watched(self, fault: Callable[[int, str, bool], None] | None = None) -> Iterator[list[str]]:
        self.made.clear()
        self.is_on, self._fault = True, fault or (lambda number, operation, is_done: None)
        try:
            yield self.made
        finally:
            self.is_on = False

    def dying(self, number: int) -> Callable[[int, str, bool], None]:
        """Dies when a call is done, before its answer has come."""
        def fault(made: int, operation: str, is_done: bool) -> None:
            if is_done and made == number:
                raise Crash(operation)

        return fault

    def changing(self) -> list[int]:
        """The numbers of the calls that changed something: to die after one that read is to die after the last that did."""
        return [number for number, operation in enumerate(self.made, 1) if not operation.startswith(READING)]
