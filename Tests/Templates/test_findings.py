"""No error in any template, no other finding without a reason to accept it, and no reason without a finding."""

from __future__ import annotations

import json
import os
import shlex
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app_command import REPOSITORY
from Templates.findings import (
    CHECKERS_OF_TEMPLATES,
    ERRORS,
    Acceptance,
    Finding,
    acceptances,
    cdk_nag,
    cfn_lint,
    checkov,
    cloudformation_validate,
)
from Templates.literal_definitions import with_literal_definitions
from Templates.synthesis import StackTemplate, synthesize

# With what the App does not ask for.
PROGRAM = Path(os.environ.get("TESTS_EVERY_OPTION") or REPOSITORY / ".build" / "debug" / "EveryOption")


@pytest.fixture(scope="module")
def every_option(tmp_path_factory: pytest.TempPathFactory) -> list[StackTemplate]:
    if not PROGRAM.exists():
        pytest.fail(f"{PROGRAM} does not exist. `swift build --product EveryOption` builds it.")
    return synthesize(shlex.quote(str(PROGRAM)), tmp_path_factory.mktemp("every-option"))


@pytest.fixture(scope="module")
def findings(templates: list[StackTemplate], every_option: list[StackTemplate],
             tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    directory = tmp_path_factory.mktemp("templates")
    templates = templates + every_option

    def findings_of(numbered: tuple[int, StackTemplate]) -> list[Finding]:
        number, template = numbered
        readable = directory / f"{number}-{template.path.name}"
        readable.write_text(json.dumps(with_literal_definitions(template.body())))
        validated = cloudformation_validate(template.path, template.region)
        return [*cfn_lint(readable, template.region), *validated, *checkov(template.path)]

    # The checkers are programs of their own, so that there may be one for each core.
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        of_templates = list(threads.map(findings_of, enumerate(templates)))
    return [finding for found in [*of_templates, *cdk_nag([template.path for template in templates])] for finding in found]


@pytest.mark.parametrize("checker", sorted(CHECKERS_OF_TEMPLATES))
def test_no_errors(findings: list[Finding], checker: str) -> None:
    assert [str(finding) for finding in findings if finding.checker == checker and finding.severity in ERRORS] == []


@pytest.mark.parametrize("checker", ["cfn-lint", "cloudformation-validate", "checkov", "cdk-nag"])
def test_nothing_but_the_accepted(findings: list[Finding], checker: str) -> None:
    accepted = acceptances()
    assert sorted({str(finding) for finding in findings if finding.checker == checker
                   and not any(acceptance.covers(finding) for acceptance in accepted)}) == []


def test_every_acceptance_is_still_needed(findings: list[Finding]) -> None:
    assert [acceptance for acceptance in acceptances()
            if not any(acceptance.covers(finding) for finding in findings)] == []


def test_an_error_cannot_be_accepted() -> None:
    acceptance = Acceptance("cfn-lint", "E3002", None, "no reason is good enough")
    assert not acceptance.covers(Finding("cfn-lint", "ERROR", "E3002", "Bucket", ""))
    assert acceptance.covers(Finding("cfn-lint", "WARNING", "E3002", "Bucket", ""))


def test_an_acceptance_needs_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "accepted.json"
    path.write_text(json.dumps([{"checker": "cfn-lint", "rule": "W3005", "reason": " "}]))
    with pytest.raises(ValueError, match="W3005 has no reason"):
        acceptances(path)


def test_both_checkers_see_a_type_that_the_region_lacks(tmp_path: Path) -> None:
    path = tmp_path / "template.json"
    path.write_text(json.dumps({"Resources": {"Queue": {"Type": "AWS::MediaConvert::Queue", "Properties": {}}}}))
    for check in (cfn_lint, cloudformation_validate):
        assert "Queue" in {finding.resource for finding in check(path, "eu-south-1") if finding.severity in ERRORS}
        assert not [finding for finding in check(path, "eu-central-1") if finding.severity in ERRORS]


def test_the_checkers_of_practices_see_an_open_bucket(tmp_path: Path) -> None:
    path = tmp_path / "template.json"
    path.write_text(json.dumps({"Resources": {"Open": {"Type": "AWS::S3::Bucket", "Properties": {}}}}))
    assert ("CKV_AWS_53", "Open") in {(finding.rule, finding.resource) for finding in checkov(path)}
    [nagged] = cdk_nag([path])
    assert ("AwsSolutions-S10", "Open") in {(finding.rule, finding.resource) for finding in nagged}


def test_cfn_lint_reads_a_joined_definition(tmp_path: Path) -> None:
    path = tmp_path / "template.json"
    definition = {"StartAt": "First", "States": {"First": {"Type": "Wait", "Secs": 1, "End": True}}}
    template = {"Resources": {"Machine": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {
        "RoleArn": {"Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/role"},
        "DefinitionString": {"Fn::Join": ["", [json.dumps(definition)]]}}}}}
    path.write_text(json.dumps(with_literal_definitions(template)))
    assert [finding for finding in cfn_lint(path, "eu-south-1") if finding.severity in ERRORS]
