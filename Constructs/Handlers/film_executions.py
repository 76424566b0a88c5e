"""The executions that work on assets, as their rows name them."""

from __future__ import annotations

import functools
import os
from collections.abc import Mapping
from typing import Any

import boto3
from botocore.config import Config
from contract import AssetStatus, Field, Variable

AT_WORK = (AssetStatus.PLANNING, AssetStatus.TRANSCODING)


def is_running(row: Mapping[str, Any]) -> bool:
    """Whether the execution runs that has claimed the asset. One of which Step Functions knows nothing any more has ended long ago."""
    if Field.EXECUTION_NAME not in row:
        return False
    try:
        found = states().describe_execution(executionArn=_arn(row))
    except states().exceptions.ExecutionDoesNotExist:
        return False
    return bool(found[Field.STATUS] == "RUNNING")


def stop(row: Mapping[str, Any]) -> None:
    """Stops it. What follows its end cancels its jobs and records the failure."""
    states().stop_execution(executionArn=_arn(row), error="Stopped", cause="Somebody has the asset deleted")


def _arn(row: Mapping[str, Any]) -> str:
    machine = os.environ[Variable.STATE_MACHINE_ARN].replace(":stateMachine:", ":execution:")
    return f"{machine}:{row[Field.EXECUTION_NAME]}"


@functools.cache
def states() -> Any:
    retries = {"mode": "standard", "total_max_attempts": 5}
    return boto3.client("stepfunctions", config=Config(connect_timeout=5, read_timeout=10, retries=retries))
