"""The functions that are asked about assets, and those that go by a schedule."""

from __future__ import annotations

import json
from typing import Any

from LocalPlatform.pipeline import SUFFIX, Pipeline
from LocalPlatform.waiting import until

_MAKING_SECONDS = 300


class Failed(Exception):
    """The function could not do what it should."""


def ask(pipeline: Pipeline, name: str, **event: Any) -> dict[str, Any]:
    answer = pipeline.aws.client("lambda").invoke(FunctionName=f"{name}-function-{SUFFIX}", Payload=json.dumps(event))
    told: dict[str, Any] = json.loads(answer["Payload"].read()) or {}
    if "FunctionError" in answer:
        raise Failed(name, told["errorType"], told["errorMessage"])
    return told


def made_again(pipeline: Pipeline, asset: str, making: int) -> dict[str, Any]:
    """An asset once it has ended as that making."""
    def read() -> dict[str, Any]:
        return ask(pipeline, "read-asset", assetId=asset)

    return until(
        read, lambda told: told.get("making") == making and told["status"] in ("COMPLETE", "FAILED"), _MAKING_SECONDS,
        f"making {making} of {asset}")


def sweep(pipeline: Pipeline, grace_seconds: int) -> None:
    """Removes what is left of makings that ended so long ago."""
    client, name = pipeline.aws.client("lambda"), f"sweep-makings-function-{SUFFIX}"
    variables = client.get_function_configuration(FunctionName=name)["Environment"]["Variables"]
    client.update_function_configuration(
        FunctionName=name, Environment={"Variables": {**variables, "GRACE_SECONDS": str(grace_seconds)}})
    ask(pipeline, "sweep-makings")


def invalidated(pipeline: Pipeline, asset: str) -> list[str]:
    """The paths of an asset that edge locations were told to forget, in the order of their names."""
    client = pipeline.aws.client("cloudfront")
    [distribution] = [one["Id"] for one in client.list_distributions()["DistributionList"]["Items"]]
    listed = client.list_invalidations(DistributionId=distribution)["InvalidationList"].get("Items", [])
    found = [client.get_invalidation(DistributionId=distribution, Id=one["Id"])["Invalidation"] for one in listed]
    return sorted(path for one in found for path in one["InvalidationBatch"]["Paths"]["Items"] if asset in path)
