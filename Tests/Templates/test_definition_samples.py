"""State machines of the conformance cases, which this library writes byte for byte, under checkers that know nothing of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from Templates.findings import cfn_lint
from Templates.literal_definitions import definitions, with_literal_definitions
from Templates.test_state_machines import reachable, scopes

_GOLDENS = Path(__file__).resolve().parents[1] / "ServiceConformanceTests" / "Goldens"
_CASES = ["49-stepfunctions", "120-stepfunctions-states", "122-stepfunctions-tasks", "123-stepfunctions-services"]
_SCHEMA_RULE = "E3601"

# What the language has (https://states-language.net/spec.html) and the schema of cfn-lint has not.
_UNKNOWN_TO_THE_SCHEMA = {
    "'OutputPath' was unexpected) at 'States/Done/OutputPath'": "Succeed states have InputPath and OutputPath.",
    "'InputPath' was unexpected) at 'States/Done/InputPath'": "Succeed states have InputPath and OutputPath.",
    "'Parameters' was unexpected) at 'States/Parallel/Parameters'": "Parallel states have Parameters.",
    "is not of type 'number' at 'States/EachJ/MaxConcurrency'": "In JSONata, numbers can be expressions.",
    "is not of type 'number' at 'States/ReadJ/TimeoutSeconds'": "In JSONata, numbers can be expressions.",
}


@pytest.fixture(params=_CASES)
def template(request: pytest.FixtureRequest) -> dict[str, Any]:
    found = [json.loads(path.read_text()) for path in (_GOLDENS / request.param / "cdk.out").glob("*.template.json")]
    assert len(found) == 1
    body: dict[str, Any] = found[0]
    return body


def schema_findings(template: dict[str, Any], directory: Path) -> list[str]:
    path = directory / "template.json"
    path.write_text(json.dumps(with_literal_definitions(template)))
    return [str(finding) for finding in cfn_lint(path, "eu-south-1") if finding.rule == _SCHEMA_RULE]


def test_definitions_fit_the_schema_of_cfn_lint(template: dict[str, Any], tmp_path: Path) -> None:
    assert definitions(template)
    found = schema_findings(template, tmp_path)
    assert [finding for finding in found if not any(finding.endswith(known) for known in _UNKNOWN_TO_THE_SCHEMA)] == []


def test_every_transition_leads_to_a_state_and_every_state_is_reached(template: dict[str, Any]) -> None:
    for name, machine in definitions(template).items():
        for start, states in scopes(machine):
            assert reachable(start, states) == set(states), name


def test_the_schema_notices_a_missing_transition(tmp_path: Path) -> None:
    machine = {"Type": "AWS::StepFunctions::StateMachine", "Properties": {
        "RoleArn": "arn:aws:iam::111111111111:role/r",
        "DefinitionString": json.dumps({"StartAt": "A", "States": {"A": {"Type": "Task", "Next": 1}}})}}
    assert schema_findings({"Resources": {"Machine": machine}}, tmp_path) != []
