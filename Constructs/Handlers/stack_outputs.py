"""Reads the outputs of a stack in another region, which CloudFormation itself cannot do.

The handler of a custom resource: its attributes are the outputs. It changes nothing, so Delete has nothing to do.
"""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Mapping
from typing import Any

import boto3
from botocore.config import Config
from contract import OutputsProperty

ANSWER_TRIES = 3
ANSWER_TIMEOUT_SECONDS = 10
# CloudFormation takes an answer of 4096 bytes.
REASON_LENGTH = 500


def handler(event: Mapping[str, Any], context: object) -> None:
    """Carries out CloudFormation's request and answers it, whatever happens."""
    properties = event.get("ResourceProperties") or {}
    region, stack = (str(properties.get(name, "")) for name in (OutputsProperty.REGION, OutputsProperty.STACK_NAME))
    told: dict[str, Any] = {"Status": "SUCCESS", "PhysicalResourceId": event.get("PhysicalResourceId") or f"{region}/{stack}"}
    if event.get("RequestType") != "Delete":
        told["PhysicalResourceId"] = f"{region}/{stack}"
        try:
            told["Data"] = outputs(region, stack)
        except Exception as error:
            told.update(Status="FAILED", Reason=f"{type(error).__name__}: {error}"[:REASON_LENGTH])
    print(json.dumps({"level": "INFO" if told["Status"] == "SUCCESS" else "ERROR", "message": "outputs read",
                      "requestType": event.get("RequestType"), **told}), flush=True)
    answer(event, told)


def outputs(region: str, stack: str) -> dict[str, str]:
    """The outputs of a stack, by their keys."""
    config = Config(connect_timeout=5, read_timeout=10, retries={"mode": "standard", "total_max_attempts": 3})
    (described,) = boto3.client("cloudformation", region_name=region, config=config).describe_stacks(StackName=stack)["Stacks"]
    return {output["OutputKey"]: output["OutputValue"] for output in described.get("Outputs", [])}


def answer(event: Mapping[str, Any], told: Mapping[str, Any]) -> None:
    """Sends the answer. The URL is signed, so neither a log line nor an error may show it."""
    body = json.dumps({**told, **{name: event.get(name, "") for name in ("StackId", "RequestId", "LogicalResourceId")}}).encode()
    last = ""
    for attempt in range(ANSWER_TRIES):
        time.sleep(attempt)
        try:
            # The signature covers an empty content type; urllib would say one of its own.
            request = urllib.request.Request(event["ResponseURL"], body, {"Content-Type": ""}, method="PUT")
            with urllib.request.urlopen(request, timeout=ANSWER_TIMEOUT_SECONDS):
                return
        except Exception as error:
            last = f"{type(error).__name__} {getattr(error, 'code', '')}".strip()
    # Lambda invokes the function again, which answers again.
    raise ConnectionError(f"CloudFormation could not be answered: {last}")
