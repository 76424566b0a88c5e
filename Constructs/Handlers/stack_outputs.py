"""Reads the outputs of a stack in another region, which CloudFormation itself cannot do.

The handler of a custom resource: its attributes are the outputs. It changes nothing, so Delete has nothing to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import boto3
from botocore.config import Config
from contract import OutputsProperty
from custom_resource import Context, Outcome, carry_out, properties_of


def handler(event: Any, context: Context) -> None:
    """Carries out CloudFormation's request and answers it, whatever happens."""
    carry_out(event, context, do, lambda event: str(event.get("PhysicalResourceId") or physical_id(event)))


def do(event: Mapping[str, Any], _context: Context, _reserve: int) -> Outcome:
    if event.get("RequestType") == "Delete":
        return Outcome("SUCCESS", "there is nothing to delete", str(event.get("PhysicalResourceId") or physical_id(event)))
    region, stack = place(event)
    found = outputs(region, stack)
    return Outcome("SUCCESS", f"read of {stack} in {region}: {', '.join(found) or 'nothing'}", physical_id(event), found)


def outputs(region: str, stack: str) -> dict[str, str]:
    """The outputs of a stack, by their keys."""
    config = Config(connect_timeout=5, read_timeout=10, retries={"mode": "standard", "total_max_attempts": 3})
    (described,) = boto3.client("cloudformation", region_name=region, config=config).describe_stacks(StackName=stack)["Stacks"]
    return {output["OutputKey"]: output["OutputValue"] for output in described.get("Outputs", [])}


def place(event: Mapping[str, Any]) -> tuple[str, str]:
    """The region and the name of the stack."""
    properties = properties_of(event)
    return str(properties.get(OutputsProperty.REGION, "")), str(properties.get(OutputsProperty.STACK_NAME, ""))


def physical_id(event: Mapping[str, Any]) -> str:
    return "/".join(place(event))
