"""State machine definitions as plain text.

A definition that refers to other resources is pieces joined on deployment, which no checker reads. With a stand-in for
each reference it is JSON again.
"""

from __future__ import annotations

import copy
import json
from typing import Any

# What a reference may stand for in a definition: an ARN is good enough wherever a name is.
_REFERENCE = "arn:aws:lambda:eu-south-1:111111111111:function:reference"
_PSEUDO_PARAMETERS = {
    "AWS::AccountId": "111111111111",
    "AWS::Partition": "aws",
    "AWS::Region": "eu-south-1",
    "AWS::URLSuffix": "amazonaws.com",
}


def literal(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and len(value) == 1:
        (function, argument), = value.items()
        if function == "Fn::Join":
            separator, parts = argument
            return str(separator).join(literal(part) for part in parts)
        if function == "Ref":
            return _PSEUDO_PARAMETERS.get(argument, _REFERENCE)
        if function == "Fn::GetAtt":
            return _REFERENCE
    raise ValueError(f"{json.dumps(value)} is not text in a definition.")


def definitions(template: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Each state machine's definition, by logical id."""
    found: dict[str, dict[str, Any]] = {}
    for logical_id, resource in template["Resources"].items():
        if resource["Type"] == "AWS::StepFunctions::StateMachine":
            found[logical_id] = json.loads(literal(resource["Properties"]["DefinitionString"]))
    return found


def with_literal_definitions(template: dict[str, Any]) -> dict[str, Any]:
    plain = copy.deepcopy(template)
    for logical_id, definition in definitions(template).items():
        plain["Resources"][logical_id]["Properties"]["DefinitionString"] = json.dumps(definition)
    return plain
