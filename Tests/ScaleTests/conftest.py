from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from Scale.scenarios import Cases
from Templates.synthesis import synthesize

Template = dict[str, Any]


@pytest.fixture(scope="session")
def cases(app_command: str) -> Cases:
    """Runs cases, each once for all tests."""
    return Cases(app_command)


@pytest.fixture(scope="session")
def synthesized(app_command: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    [stack] = synthesize(app_command, tmp_path_factory.mktemp("app"))
    return json.dumps(stack.body())


@pytest.fixture
def template(synthesized: str) -> Template:
    """The App's template, for a test to change."""
    read: Template = json.loads(synthesized)
    return read


def definition_changed(template: Template, machine: str, change: Callable[[dict[str, Any]], None]) -> None:
    """Changes the states of a state machine where they stand in the template: in a text that is joined."""
    [resource] = [body for body in template["Resources"].values()
                  if body["Type"] == "AWS::StepFunctions::StateMachine" and body["Properties"]["StateMachineName"] == machine]
    parts = resource["Properties"]["DefinitionString"]["Fn::Join"][1]
    marks = [part if isinstance(part, str) else f"@{number}@" for number, part in enumerate(parts)]
    definition = json.loads("".join(marks))
    change(definition)
    text, joined = json.dumps(definition), list[Any]()
    for number, part in enumerate(parts):
        if not isinstance(part, str):
            before, _, text = text.partition(f"@{number}@")
            joined += [before, part]
    resource["Properties"]["DefinitionString"]["Fn::Join"][1] = [*joined, text]


def states(definition: Mapping[str, Any]) -> list[dict[str, Any]]:
    """All of them, those in branches too."""
    found = list[dict[str, Any]]()
    for state in definition["States"].values():
        found.append(state)
        for branch in state.get("Branches", ()):
            found += states(branch)
    return found


