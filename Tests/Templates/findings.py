"""What the checkers find in a template, and which of it is accepted with a reason."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cloudformation_validate import CompositeEngine, PseudoParameterOverrides, ValidateConfig

ACCEPTED = Path(__file__).with_name("accepted-findings.json")

# Never accepted.
ERRORS = frozenset({"ERROR", "FATAL"})

_LINT_SECONDS = 300


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
    """A finding that is let pass: everywhere, or at one resource."""

    checker: str
    rule: str
    resource: str | None
    reason: str

    def covers(self, finding: Finding) -> bool:
        return (finding.severity not in ERRORS and (finding.checker, finding.rule) == (self.checker, self.rule)
                and self.resource in (None, finding.resource))


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
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=_LINT_SECONDS,
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


def _resource(path: list[Any]) -> str:
    return str(path[1]) if len(path) > 1 and path[0] == "Resources" else ""


def _entity(diagnostic: Any) -> str:
    return str(getattr(diagnostic.entity, "logical_id", "") or "")
