"""`mediaconvert:createJob` of Step Functions, in a region that has the service."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from LocalAWS.gateway import LocalAWS
from LocalAWSTests.mediaconvert_jobs import ROLE, settings


def execution(aws: LocalAWS, region: str, name: str, parameters: dict[str, Any]) -> dict[str, Any]:
    """Runs a state machine of one task, which waits for its job."""
    client = aws.client("stepfunctions", region)
    task = {"Type": "Task", "Resource": "arn:aws:states:::mediaconvert:createJob.sync", "Parameters": parameters, "End": True}
    machine = client.create_state_machine(
        name=name, roleArn="arn:aws:iam::111111111111:role/states",
        definition=json.dumps({"StartAt": "Transcode", "States": {"Transcode": task}}))["stateMachineArn"]
    started = client.start_execution(stateMachineArn=machine, input="{}")["executionArn"]
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        described: dict[str, Any] = client.describe_execution(executionArn=started)
        if described["status"] != "RUNNING":
            return described
        time.sleep(0.1)
    raise AssertionError("The execution did not end.")


def test_a_task_waits_for_its_job(mediaconvert: Any, aws: LocalAWS) -> None:
    ended = execution(aws, "eu-central-1", "waits", {"Role": ROLE, "Settings": settings(), "UserMetadata": {"assetId": "a"}})
    assert ended["status"] == "SUCCEEDED", ended.get("cause")
    job = json.loads(ended["output"])["Job"]
    assert (job["Status"], job["UserMetadata"]) == ("COMPLETE", {"assetId": "a"})
    assert mediaconvert.get_job(Id=job["Id"])["Job"]["Status"] == "COMPLETE"


@pytest.mark.parametrize(("region", "fields", "error"), [
    ("eu-central-1", {"Settings": settings(key="absent.mp4")}, "States.TaskFailed"),
    ("eu-central-1", {"Settings": settings(), "Priority": 51}, "MediaConvert.BadRequestException"),
    ("eu-south-1", {"Settings": settings()}, "States.Runtime"),
])
def test_a_task_fails_as_the_service_does(mediaconvert: Any, aws: LocalAWS, region: str, fields: dict[str, Any], error: str) -> None:
    ended = execution(aws, region, f"fails-{error.replace('.', '-')}", {"Role": ROLE, **fields})
    assert (ended["status"], ended["error"]) == ("FAILED", error)
