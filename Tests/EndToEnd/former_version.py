"""The state machine of uploads as former versions deployed it. An execution keeps the definition that it began with.

One of them is from before jobs had rows, one from before uploads waited to be admitted: both are started by S3's event itself.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from LocalPlatform.pipeline import SUFFIX, Pipeline

DEFINITIONS = Path(__file__).with_name("former")
VERSIONS = ("before_job_rows", "before_admission")
_PLACE = re.compile(r"\{(\w+)(?::([\w-]+))?\}")


def transcoded(pipeline: Pipeline, version: str, placement: str, file: Path, key: str) -> dict[str, object]:
    """The end of an execution of that version for an upload, all of whose calls come after the update.

    It has the role that the present state machine has. The caller keeps the event of the upload from the intake.
    """
    states = pipeline.aws.client("stepfunctions")
    role = states.describe_state_machine(stateMachineArn=pipeline.state_machine)["roleArn"]
    machine = states.create_state_machine(
        name=f"{version}-{placement}", roleArn=role, definition=_definition(pipeline, f"{version}/{placement}"))["stateMachineArn"]
    try:
        event = pipeline.object_created(key, **{"version-id": pipeline.upload(file, key)})
        return pipeline.ended(states.start_execution(stateMachineArn=machine, input=json.dumps(event))["executionArn"])
    finally:
        states.delete_state_machine(stateMachineArn=machine)


def _definition(pipeline: Pipeline, name: str) -> str:
    region, account = pipeline.aws.region, pipeline.aws.account

    def resource(found: re.Match[str]) -> str:
        kind, name = found[1], (found[2] or "").replace("-dev", f"-{SUFFIX}")
        return {
            "partition": "aws", "accountid": account, "dynamodb": name,
            "lambda": f"arn:aws:lambda:{region}:{account}:function:{name}", "sns": f"arn:aws:sns:{region}:{account}:{name}",
            "iam": f"arn:aws:iam::{account}:role/{name}"}[kind]

    return _PLACE.sub(resource, (DEFINITIONS / f"{name}.json").read_text())
