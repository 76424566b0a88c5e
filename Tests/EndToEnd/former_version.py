"""A state machine as the version before jobs had rows deployed it. An execution keeps the definition that it began with."""

from __future__ import annotations

import json
import re
from pathlib import Path

from LocalPlatform.pipeline import SUFFIX, Pipeline

DEFINITIONS = Path(__file__).with_name("former")
_PLACE = re.compile(r"\{(\w+)(?::([\w-]+))?\}")


def transcoded(pipeline: Pipeline, placement: str, file: Path, key: str) -> dict[str, object]:
    """The end of an execution of that version for an upload, all of whose calls come after the update.

    It has the role that the present state machine has. The caller keeps the event of the upload from the intake.
    """
    states = pipeline.aws.client("stepfunctions")
    role = states.describe_state_machine(stateMachineArn=pipeline.state_machine)["roleArn"]
    machine = states.create_state_machine(
        name=f"former-{placement}", roleArn=role, definition=_definition(pipeline, placement))["stateMachineArn"]
    try:
        version = pipeline.upload(file, key)
        event = pipeline.object_created(key, **{"version-id": version})
        return pipeline.ended(states.start_execution(stateMachineArn=machine, input=json.dumps(event))["executionArn"])
    finally:
        states.delete_state_machine(stateMachineArn=machine)


def _definition(pipeline: Pipeline, placement: str) -> str:
    region, account = pipeline.aws.region, pipeline.aws.account

    def resource(found: re.Match[str]) -> str:
        kind, name = found[1], (found[2] or "").replace("-dev", f"-{SUFFIX}")
        return {
            "partition": "aws", "accountid": account, "dynamodb": name,
            "lambda": f"arn:aws:lambda:{region}:{account}:function:{name}", "sns": f"arn:aws:sns:{region}:{account}:{name}",
            "iam": f"arn:aws:iam::{account}:role/{name}"}[kind]

    return _PLACE.sub(resource, (DEFINITIONS / f"{placement}.json").read_text())
