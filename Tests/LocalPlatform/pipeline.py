"""The deployed pipeline as an operator sees it: its executions, the rows of its assets, its jobs, its results."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from LocalAWS.gateway import LocalAWS

from .waiting import until

SUFFIX = "dev"
STACK_PREFIX = "streaming-"
STACK = STACK_PREFIX + SUFFIX
MEDIACONVERT_REGION = "eu-central-1"

_EXECUTION_SECONDS = 300
_EVENT_SECONDS = 30


class Pipeline:
    def __init__(self, aws: LocalAWS, mediaconvert_region: str = MEDIACONVERT_REGION, suffix: str = SUFFIX) -> None:
        self.aws = aws
        self.mediaconvert_region = mediaconvert_region
        self.source_bucket = f"ingest-bucket-{suffix}-{aws.account}"
        self.delivery_bucket = f"delivery-bucket-{suffix}-{aws.account}"
        self.table = f"assets-table-{suffix}"
        self.rule = f"ingest-rule-{suffix}"
        self.presign_function = f"presign-upload-function-{suffix}"
        self.state_machine = f"arn:aws:states:{aws.region}:{aws.account}:stateMachine:transcode-state-machine-{suffix}"
        self.intake = self.state_machine.replace("transcode-", "intake-")
        self._inputs: dict[str, str] = {}
        self.topic = f"arn:aws:sns:{aws.region}:{aws.account}:transcode-topic-{suffix}"

    # Uploads and events

    def upload(self, clip: Path, key: str) -> str:
        """The version that the upload made."""
        with clip.open("rb") as body:
            answer = self.aws.client("s3").put_object(Bucket=self.source_bucket, Key=key, Body=body)
        version: str = answer["VersionId"]
        return version

    def upload_in_parts(self, file: Path, key: str, part_size: int = 16 << 20) -> str:
        """The same for a large file, as a browser uploads it: in parts."""
        s3 = self.aws.client("s3")
        place = {"Bucket": self.source_bucket, "Key": key}
        upload = s3.create_multipart_upload(**place)["UploadId"]
        parts: list[dict[str, Any]] = []
        with file.open("rb") as body:
            while chunk := body.read(part_size):
                answer = s3.upload_part(**place, UploadId=upload, PartNumber=len(parts) + 1, Body=chunk)
                parts.append({"PartNumber": len(parts) + 1, "ETag": answer["ETag"]})
        version: str = s3.complete_multipart_upload(**place, UploadId=upload, MultipartUpload={"Parts": parts})["VersionId"]
        return version

    def version(self, key: str) -> str:
        """The version of an object that is there now."""
        return str(self.aws.client("s3").head_object(Bucket=self.source_bucket, Key=key)["VersionId"])

    def tags(self, key: str) -> dict[str, str]:
        """What an object of the source bucket is tagged with."""
        found = self.aws.client("s3").get_object_tagging(Bucket=self.source_bucket, Key=key)["TagSet"]
        return {tag["Key"]: tag["Value"] for tag in found}

    def hand_in(self, event: dict[str, Any]) -> str:
        """Hands the intake an event as the rule does; the intake's execution."""
        started = self.aws.client("stepfunctions").start_execution(stateMachineArn=self.intake, input=json.dumps(event))
        execution: str = started["executionArn"]
        return execution

    def start(self, event: dict[str, Any]) -> str:
        """The same, and the execution of the asset that it becomes."""
        return self._started_after(event, event["detail"]["object"]["key"])

    def again(self, key: str) -> str:
        """Takes up an asset that failed; its new execution."""
        return self._started_after({"assetId": self.asset(key)}, key)

    def _started_after(self, given: dict[str, Any], key: str) -> str:
        before = {execution["executionArn"] for execution in self.executions(key)}
        handed = self.ended(self.hand_in(given))
        assert handed["status"] == "SUCCEEDED", handed.get("cause")
        found = until(
            lambda: [execution["executionArn"] for execution in self.executions(key) if execution["executionArn"] not in before],
            bool, _EVENT_SECONDS, f"a further execution for {key}")
        return str(found[0])

    def object_created(self, key: str, **object_fields: Any) -> dict[str, Any]:
        """An event of S3 for an object that need not exist."""
        return {
            "version": "0", "id": "00000000-0000-0000-0000-000000000000", "detail-type": "Object Created",
            "source": "aws.s3", "account": self.aws.account, "time": "2026-01-01T00:00:00Z",
            "region": self.aws.region, "resources": [f"arn:aws:s3:::{self.source_bucket}"],
            "detail": {
                "version": "0", "bucket": {"name": self.source_bucket},
                "object": {"key": key, "size": 1, "etag": "d41d8cd98f00b204e9800998ecf8427e",
                           "sequencer": "00", **object_fields},
                "request-id": "0", "requester": self.aws.account, "source-ip-address": "127.0.0.1",
                "reason": "PutObject",
            },
        }

    def transcoded(self, file: Path, key: str) -> str:
        """Uploads a video and waits until it is an asset that can be played; its id."""
        version = self.upload(file, key)
        ended = self.ended(self.started_by(key, version)["executionArn"])
        assert ended["status"] == "SUCCEEDED", ended.get("cause")
        assert self.status(key) == "COMPLETE"
        return self.asset(key)

    # Executions

    def executions(self, key: str) -> list[dict[str, Any]]:
        """Those of the assets that an object became, oldest first."""
        client = self.aws.client("stepfunctions")
        found = []
        for page in client.get_paginator("list_executions").paginate(stateMachineArn=self.state_machine):
            for listed in page["executions"]:
                arn = listed["executionArn"]
                # What an execution was started with stays: only those not seen before are asked for it.
                if arn not in self._inputs:
                    self._inputs[arn] = client.describe_execution(executionArn=arn)["input"]
                if json.loads(self._inputs[arn]).get("key") == key:
                    found.append({**listed, "input": self._inputs[arn]})
        return sorted(found, key=lambda execution: execution["startDate"])

    def started(self, key: str, count: int) -> list[dict[str, Any]]:
        return until(lambda: self.executions(key), lambda found: len(found) >= count, _EVENT_SECONDS,
                      f"{count} execution(s) for {key}")

    def started_by(self, key: str, version: str) -> dict[str, Any]:
        """The execution of one version's asset."""
        def found() -> list[dict[str, Any]]:
            return [execution for execution in self.executions(key)
                    if json.loads(execution["input"]).get("versionId") == version]

        return until(found, bool, _EVENT_SECONDS, f"an execution for {key}")[0]

    def ended(self, execution: str) -> dict[str, Any]:
        client = self.aws.client("stepfunctions")
        described: dict[str, Any] = until(
            lambda: client.describe_execution(executionArn=execution),
            lambda state: state["status"] != "RUNNING", _EXECUTION_SECONDS, f"the end of {execution}")
        return described

    def states_entered(self, execution: str) -> list[str]:
        client = self.aws.client("stepfunctions")
        pages = client.get_paginator("get_execution_history").paginate(executionArn=execution)
        return [event["stateEnteredEventDetails"]["name"]
                for page in pages for event in page["events"] if "stateEnteredEventDetails" in event]

    def task_errors(self, execution: str) -> list[str]:
        """The errors that its tasks met, whether tried again or not."""
        client = self.aws.client("stepfunctions")
        pages = client.get_paginator("get_execution_history").paginate(executionArn=execution)
        return [event["taskFailedEventDetails"]["error"]
                for page in pages for event in page["events"] if "taskFailedEventDetails" in event]

    # Assets and jobs

    def rows(self, key: str) -> list[dict[str, Any]]:
        """The rows of the assets that an object's versions became: META first."""
        items = self._items()
        assets = {item["pk"]["S"] for item in items
                  if item["sk"]["S"] == "META" and any(value == {"S": key} for value in item.values())}
        return sorted((item for item in items if item["pk"]["S"] in assets),
                      key=lambda item: (item["sk"]["S"] != "META", item["sk"]["S"]))

    def asset(self, key: str) -> str:
        """The id of the one asset that an object became."""
        (asset,) = {str(row["pk"]["S"]).removeprefix("ASSET#") for row in self.rows(key)}
        return asset

    def delivered_keys(self, asset: str) -> list[str]:
        """What there is of an asset in the delivery bucket."""
        pages = self.aws.client("s3").get_paginator("list_objects_v2").paginate(
            Bucket=self.delivery_bucket, Prefix=f"assets/{asset}/")
        return sorted(listed["Key"] for page in pages for listed in page.get("Contents", []))

    def assets(self) -> list[dict[str, Any]]:
        """The META rows of all, oldest first."""
        return sorted((item for item in self._items() if item["sk"]["S"] == "META"), key=lambda item: str(item["createdAt"]["S"]))

    def _items(self) -> list[dict[str, Any]]:
        pages = self.aws.client("dynamodb").get_paginator("scan").paginate(TableName=self.table)
        return [item for page in pages for item in page["Items"]]

    def status(self, key: str) -> str:
        meta = [row for row in self.rows(key) if row["sk"]["S"] == "META"]
        assert len(meta) == 1, f"{key} has {len(meta)} META rows"
        status: str = meta[0]["status"]["S"]
        return status

    def jobs(self, key: str, kind: str | None = None) -> list[dict[str, Any]]:
        """Those of an object, or of one kind: `main` with the renditions, or `preview`."""
        client = self.aws.client("mediaconvert", self.mediaconvert_region)
        location = f"s3://{self.source_bucket}/{key}"
        return [job for page in client.get_paginator("list_jobs").paginate(PaginationConfig={"PageSize": 20})
                for job in page["Jobs"] if job["Settings"]["Inputs"][0]["FileInput"] == location
                and kind in (None, job["UserMetadata"]["kind"])]

    def kinds(self, key: str) -> list[str]:
        """What kinds of jobs there are of an object, sorted."""
        return sorted(job["UserMetadata"]["kind"] for job in self.jobs(key))
