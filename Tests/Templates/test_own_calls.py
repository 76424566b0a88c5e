"""Roles of state machines and rules allow what these do, and nothing more."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from Templates.own_calls import Resources, allowed, needed_by_machine, needed_by_target
from Templates.synthesis import StackTemplate

# Of executions that began under a former version, whose states wrote jobs' rows and submitted jobs; the next version leaves them out.
FORMER = frozenset((
    "dynamodb:PutItem", "events:DescribeRule", "events:PutRule", "events:PutTargets", "iam:PassRole", "mediaconvert:CancelJob",
    "mediaconvert:CreateJob", "mediaconvert:GetJob", "mediaconvert:TagResource"))


def of_type(templates: list[StackTemplate], kind: str) -> list[tuple[Resources, dict[str, Any]]]:
    return [(body["Resources"], resource) for body in (template.body() for template in templates)
            for resource in body["Resources"].values() if resource["Type"] == kind]


def test_a_state_machines_role_allows_what_its_states_do(templates: list[StackTemplate]) -> None:
    found = of_type(templates, "AWS::StepFunctions::StateMachine")
    assert found
    for resources, machine in found:
        may, needs = allowed(resources, machine["Properties"]["RoleArn"]), needed_by_machine(resources, machine)
        if machine["Properties"]["StateMachineName"].startswith("transcode-"):
            assert {action for action, _ in may - needs} <= FORMER
            may &= needs
        assert may == needs


def test_a_rules_role_allows_what_its_targets_are(templates: list[StackTemplate]) -> None:
    found = [(resources, target) for resources, rule in of_type(templates, "AWS::Events::Rule")
             for target in rule["Properties"]["Targets"] if "RoleArn" in target]
    assert found
    for resources, target in found:
        assert allowed(resources, target["RoleArn"]) == needed_by_target(resources, target)


@pytest.fixture
def small() -> Resources:
    """A machine that publishes to an encrypted topic."""
    return {
        "Key": {"Type": "AWS::KMS::Key", "Properties": {}},
        "Topic": {"Type": "AWS::SNS::Topic", "Properties": {"KmsMasterKeyId": {"Ref": "Key"}}},
        "Role": {"Type": "AWS::IAM::Role", "Properties": {"Policies": [{"PolicyDocument": {"Statement": [
            {"Effect": "Allow", "Action": "sns:Publish", "Resource": {"Ref": "Topic"}},
            {"Effect": "Allow", "Action": ["kms:Decrypt", "kms:GenerateDataKey"], "Resource": {"Fn::GetAtt": ["Key", "Arn"]}}]}}]}},
        "Machine": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {
            "RoleArn": {"Fn::GetAtt": ["Role", "Arn"]}, "DefinitionString": {"Fn::Join": ["", [
                ('{"StartAt": "Tell", "States": {"Tell": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish",'
                 ' "Parameters": {"TopicArn": "'), {"Ref": "Topic"}, '"}}}}']]}}}}


def agrees(resources: Resources) -> bool:
    return allowed(resources, {"Ref": "Role"}) == needed_by_machine(resources, resources["Machine"])


def test_the_comparison_finds_what_is_missing_and_what_is_too_much(small: Resources) -> None:
    assert agrees(small)
    changes: tuple[Callable[[list[dict[str, Any]]], Any], ...] = (
        lambda s: s.pop(), lambda s: s[0].update(Action=["sns:Publish", "sns:Subscribe"]), lambda s: s[0].update(Resource="*"))
    for change in changes:
        changed = copy.deepcopy(small)
        change(changed["Role"]["Properties"]["Policies"][0]["PolicyDocument"]["Statement"])
        assert not agrees(changed)


def test_a_task_that_is_not_known_is_no_guess(small: Resources) -> None:
    join = small["Machine"]["Properties"]["DefinitionString"]["Fn::Join"][1]
    join[0] = join[0].replace("sns:publish", "glue:startJobRun.sync")
    with pytest.raises(ValueError, match="glue:startJobRun"):
        needed_by_machine(small, small["Machine"])
