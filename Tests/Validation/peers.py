"""What cfn-lint, cloudformation-validate and this library find in templates."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cfnlint.api import lint
from cloudformation_validate import CompositeEngine, PseudoParameterOverrides, ValidateConfig

_REGION = "us-east-1"
_REPOSITORY = Path(__file__).resolve().parents[2]
_SECONDS = 900


@dataclass(frozen=True)
class Finding:
    is_error: bool
    rule: str
    message: str
    #: The section and the name of what it is about; empty for the template.
    place: str


def cfn_lint(template: dict[str, Any]) -> list[Finding]:
    return [Finding(match.rule.severity == "error", match.rule.id, match.message, "/".join(map(str, match.path[:2])))
            for match in lint(json.dumps(template), regions=[_REGION])]


class Validate:
    """cloudformation-validate, whose start takes longer than a template."""

    def __init__(self, directory: Path) -> None:
        self._engine = CompositeEngine()
        self._config = ValidateConfig(pseudo_parameter_overrides=PseudoParameterOverrides(region=_REGION))
        self._file = directory / "template.json"

    def __call__(self, template: dict[str, Any]) -> list[Finding]:
        self._file.write_text(json.dumps(template))
        report = self._engine.validate_template(self._file, self._config)
        return [Finding(found.severity.name in {"ERROR", "FATAL"}, found.rule_id, found.message, _place(found))
                for found in report.diagnostics]


def ours(templates: Sequence[dict[str, Any]]) -> list[list[Finding]]:
    """By one run of the program."""
    program = os.environ.get("TESTS_TEMPLATE_FINDINGS", str(_REPOSITORY / ".build" / "debug" / "TemplateFindings"))
    lines = "".join(json.dumps(template) + "\n" for template in templates)
    finished = subprocess.run([program], input=lines, capture_output=True, text=True, check=True, timeout=_SECONDS)
    return [[Finding(found["severity"] == "error", found["id"], f"{found['place']}: {found['message']}",
                     "/".join(found["place"].split(".")[:2])) for found in json.loads(line)]
            for line in finished.stdout.split("\n")[:-1]]


def _place(found: Any) -> str:
    if found.entity is None or found.entity.logical_id is None:
        return ""
    section = found.entity.entity_type.name.capitalize() + "s"
    return f"{section}/{found.entity.logical_id}"
