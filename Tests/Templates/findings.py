"""What the checkers find in a template, and which of it is accepted with a reason."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cloudformation_validate import CompositeEngine, PseudoParameterOverrides, ValidateConfig

from Fuzz import oracle

ACCEPTED = Path(__file__).with_name("accepted-findings.json")

# Never accepted, from checkers of templates. What the checkers of practices find is theirs to call an error and ours to weigh.
ERRORS = frozenset({"ERROR", "FATAL"})
CHECKERS_OF_TEMPLATES = frozenset({"cfn-lint", "cloudformation-validate"})

_LINT_SECONDS = 300
_PRACTICE_SECONDS = 600
_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Finding:
    checker: str
    severity: str
    rule: str
    resource: str
    message: str

    def __str__(self) -> str:
        return f"{self.checker} {self.severity} {self.rule} at {self.resource or 'the template'}: {self.message}"


@dataclass(frozen=True)
class Acceptance:
    """A finding that is let pass: everywhere, or at resources whose logical ids match a pattern. The rule is a pattern too."""

    checker: str
    rule: str
    resource: str | None
    reason: str

    def covers(self, finding: Finding) -> bool:
        never = finding.severity in ERRORS and finding.checker in CHECKERS_OF_TEMPLATES
        return (not never and finding.checker == self.checker and re.fullmatch(self.rule, finding.rule) is not None
                and (self.resource is None or re.fullmatch(self.resource, finding.resource) is not None))


def acceptances(path: Path = ACCEPTED) -> list[Acceptance]:
    read = [Acceptance(entry["checker"], entry["rule"], entry.get("resource"), entry["reason"])
            for entry in json.loads(path.read_text())]
    without_reason = [acceptance for acceptance in read if not acceptance.reason.strip()]
    if without_reason:
        raise ValueError(f"{path.name}: {without_reason[0].rule} has no reason.")
    return read


def cfn_lint(template: Path, region: str) -> list[Finding]:
    finished = subprocess.run(
        [str(Path(sys.executable).with_name("cfn-lint")), "--regions", region, "--format", "json",
         "--template", str(template)],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=_LINT_SECONDS,
    )
    if not finished.stdout.lstrip().startswith("["):
        raise RuntimeError(f"cfn-lint ended with {finished.returncode}: {finished.stderr or finished.stdout}")
    return [Finding("cfn-lint", str(match["Level"]).upper(), match["Rule"]["Id"],
                    _resource(match["Location"].get("Path") or []), match["Message"])
            for match in json.loads(finished.stdout)]


def cloudformation_validate(template: Path, region: str) -> list[Finding]:
    config = ValidateConfig(pseudo_parameter_overrides=PseudoParameterOverrides(region=region))
    report = CompositeEngine().validate_template(template, config)
    return [Finding("cloudformation-validate", diagnostic.severity.name, diagnostic.rule_id,
                    _entity(diagnostic), diagnostic.message)
            for diagnostic in report.diagnostics]


def checkov(template: Path) -> list[Finding]:
    """By the command that an environment of its own has: its requirements and the other checkers' exclude each other."""
    command = os.environ["TESTS_CHECKOV"]
    finished = subprocess.run(
        [command, "--file", str(template), "--framework", "cloudformation", "--output", "json", "--compact", "--quiet",
         "--soft-fail", "--skip-download"],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=_PRACTICE_SECONDS,
    )
    if not finished.stdout.lstrip().startswith(("{", "[")):
        raise RuntimeError(f"checkov ended with {finished.returncode}: {finished.stderr or finished.stdout}")
    report = json.loads(finished.stdout)
    return [Finding("checkov", "WARNING", check["check_id"], check["resource"].rpartition(".")[2], check["check_name"])
            for check in report["results"]["failed_checks"]]


def cdk_nag(templates: Sequence[Path]) -> list[list[Finding]]:
    """For each template, what the pack AwsSolutions finds."""
    unpacked = Path(os.environ.get("TESTS_ORACLE") or _HERE.parents[1] / ".build" / "oracle")
    modules = oracle.unpack(Path(sysconfig.get_paths()["purelib"]), unpacked)
    finished = subprocess.run(
        ["node", str(_HERE / "nag.js"), *map(str, templates)], env={**os.environ, "NODE_PATH": str(modules)},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=_PRACTICE_SECONDS,
    )
    if finished.returncode != 0:
        raise RuntimeError(f"cdk-nag ended with {finished.returncode}: {finished.stderr}")
    return [[Finding("cdk-nag", "WARNING", finding["rule"], finding["resource"], finding["message"]) for finding in found]
            for found in json.loads(finished.stdout)]


def _resource(path: list[Any]) -> str:
    return str(path[1]) if len(path) > 1 and path[0] == "Resources" else ""


def _entity(diagnostic: Any) -> str:
    return str(getattr(diagnostic.entity, "logical_id", "") or "")
