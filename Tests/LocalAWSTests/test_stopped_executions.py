"""An execution that is stopped goes no further, in its branches neither, and what it tries again is not tried."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from LocalAWS.gateway import LocalAWS

ROLE = "arn:aws:iam::111111111111:role/role-of-stopped-executions"
# Of which a tenth is waited for here.
_PAUSE = 10
_RETRY = {"ErrorEquals": ["States.ALL"], "IntervalSeconds": _PAUSE, "MaxAttempts": 9, "BackoffRate": 1}
# Fails at each try.
_TRIED = {"Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Retry": [_RETRY], "End": True,
          "Parameters": {"TopicArn": "arn:aws:sns:eu-south-1:111111111111:absent-topic", "Message": "none"}}
_BRANCH = {"StartAt": "Within", "States": {"Within": {"Type": "Wait", "Seconds": _PAUSE, "Next": "Behind"},
                                           "Behind": {"Type": "Pass", "End": True}}}


@pytest.fixture(scope="module", autouse=True)
def role(aws: LocalAWS) -> None:
    aws.client("iam").create_role(RoleName=ROLE.rpartition("/")[2], AssumeRolePolicyDocument="{}")


@pytest.mark.parametrize(("name", "first"), [
    ("stopped-branches", {"Type": "Parallel", "Branches": [_BRANCH, _BRANCH], "End": True}), ("stopped-tries", _TRIED)])
def test_nothing_comes_behind_the_end(aws: LocalAWS, name: str, first: dict[str, Any]) -> None:
    client = aws.client("stepfunctions")
    machine = client.create_state_machine(
        name=name, roleArn=ROLE, definition=json.dumps({"StartAt": "First", "States": {"First": first}}))["stateMachineArn"]
    execution = client.start_execution(stateMachineArn=machine, input="{}")["executionArn"]
    awaited = {"stopped-branches": "WaitStateEntered", "stopped-tries": "TaskFailed"}[name]
    deadline = time.monotonic() + 20
    while awaited not in kinds(aws, execution):
        assert time.monotonic() < deadline
        time.sleep(0.05)

    client.stop_execution(executionArn=execution)

    # As long as it would have gone on, and more.
    time.sleep(2)
    assert client.describe_execution(executionArn=execution)["status"] == "ABORTED"
    assert kinds(aws, execution)[-1] == "ExecutionAborted"


def kinds(aws: LocalAWS, execution: str) -> list[str]:
    history = aws.client("stepfunctions").get_execution_history(executionArn=execution, maxResults=1000)["events"]
    return [event["type"] for event in history]
