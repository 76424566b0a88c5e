"""State machines that neither CloudFormation nor the local AWS looks into before they run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from Templates.literal_definitions import definitions
from Templates.synthesis import StackTemplate

States = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def machines(assemblies: dict[str, list[StackTemplate]]) -> dict[str, dict[str, Any]]:
    found = {f"{variant}/{template.stack}/{logical_id}": definition
             for variant, stacks in assemblies.items() for template in stacks
             for logical_id, definition in definitions(template.body()).items()}
    assert found, "The App has no state machine."
    return found


def scopes(machine: dict[str, Any]) -> Iterator[tuple[str, States]]:
    """The first state and all states of the machine, and of each branch and iteration inside it."""
    yield machine["StartAt"], machine["States"]
    for state in machine["States"].values():
        inner = [*state.get("Branches", []), *(state[name] for name in ("ItemProcessor", "Iterator") if name in state)]
        for scope in inner:
            yield from scopes(scope)


def successors(state: dict[str, Any]) -> set[str]:
    following = {state[name] for name in ("Next", "Default") if name in state}
    return following.union(*({entry["Next"]} for entry in [*state.get("Catch", []), *state.get("Choices", [])]))


def reachable(start: str, states: States) -> set[str]:
    found: set[str] = set()
    ahead = {start}
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead |= successors(states.get(name, {}))
    return found


def test_every_transition_leads_to_a_state_and_every_state_is_reached(machines: dict[str, dict[str, Any]]) -> None:
    for name, machine in machines.items():
        for start, states in scopes(machine):
            assert reachable(start, states) == set(states), name


def test_every_task_and_machine_has_a_timeout(machines: dict[str, dict[str, Any]]) -> None:
    without = [f"{name}: the machine" for name, machine in machines.items() if "TimeoutSeconds" not in machine]
    for name, machine in machines.items():
        for _, states in scopes(machine):
            without += [f"{name}: {state}" for state, body in states.items()
                        if body["Type"] == "Task" and not {"TimeoutSeconds", "TimeoutSecondsPath"} & set(body)]
    assert without == []


def test_a_stray_transition_and_an_unreached_state_are_told_apart() -> None:
    states: States = {"First": {"Type": "Choice", "Choices": [{"Next": "Nowhere"}], "Default": "Last"},
              "Last": {"Type": "Succeed"}, "Island": {"Type": "Succeed"}}
    assert reachable("First", states) == {"First", "Last", "Nowhere"}
