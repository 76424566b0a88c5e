"""Expressions of DynamoDB and of Amazon States Language mean in the simulator what they mean in the services."""

from __future__ import annotations

from typing import Any

import pytest

from Scale import expressions, paths
from Scale.clock import Clock, Rate
from Scale.machine import matches
from Scale.paths import PathMissing, UnknownToTheModel

NAMES = (("#line", "line"), ("#status", "status"))
TAKEN = "begins_with(#line, :waiting) OR (executionName = :execution AND #line = :line)"
ENDED = "attribute_not_exists(pk) OR #status <> :status AND executionName = :execution"
VALUES = {":waiting": "WAITING#", ":execution": "e-1", ":line": "WORKING", ":status": "FAILED"}


@pytest.mark.parametrize(("text", "row", "holds"), [
    (TAKEN, {"line": "WAITING#live"}, True),
    (TAKEN, {"line": "WORKING", "executionName": "e-1"}, True),
    (TAKEN, {"line": "WORKING", "executionName": "e-2"}, False),
    (TAKEN, {"executionName": "e-1"}, False),
    (TAKEN, {}, False),
    (ENDED, {}, True),
    (ENDED, {"pk": "a", "executionName": "e-1"}, True),
    (ENDED, {"pk": "a", "executionName": "e-1", "status": "FAILED"}, False),
    (ENDED, {"pk": "a", "status": "COMPLETE"}, False),
])
def test_conditions(text: str, row: dict[str, Any], holds: bool) -> None:
    assert expressions.condition(text, NAMES)(row, VALUES) is holds


def test_an_update_reads_the_row_as_it_was() -> None:
    row = {"pk": "a", "attempts": 2, "line": "WAITING#live", "status": "WAITING"}
    change = expressions.update(
        "SET #status = :s, attempts = if_not_exists(attempts, :zero) + :one, history = list_append(if_not_exists(history, :none), :event)"
        " REMOVE #line", NAMES)
    values = {":s": "PLANNING", ":zero": 0, ":one": 1, ":none": [], ":event": ["x"]}
    assert change(row, values) == {"status": "PLANNING", "attempts": 3, "history": ["x"]}
    change(row, values)
    assert row == {"pk": "a", "attempts": 4, "status": "PLANNING", "history": ["x", "x"]}


@pytest.mark.parametrize("text", ["contains(a, :b)", "a BETWEEN :b AND :c", "a =", "a = :b)"])
def test_what_is_not_known_of_conditions_is_an_error(text: str) -> None:
    with pytest.raises(UnknownToTheModel):
        expressions.condition(text, ())


def test_paths_and_intrinsic_functions() -> None:
    data, context = {"detail": {"object": {"version-id": "v"}, "list": [1, "b, c"]}}, {"Execution": {"Name": "n"}}
    template = {"a.$": "$.detail.object['version-id']", "b": {"c.$": "$$.Execution.Name"}, "d": ["e"],
                "f.$": "States.Format('{}, ({})', $.detail.list[1], $.detail.list[0])",
                "g.$": "States.Hash(States.Format('{}', $.detail.list[0]), 'SHA-256')"}
    assert paths.payload(template)(data, context) == {
        "a": "v", "b": {"c": "n"}, "d": ["e"], "f": "b, c, (1)", "g": "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"}
    with pytest.raises(PathMissing):
        paths.path("$.detail.object.key")(data, context)
    with pytest.raises(UnknownToTheModel):
        paths.expression("States.MathRandom(1, 2)")


def test_every_error_but_a_timeout_is_a_task_that_failed() -> None:
    assert matches(["States.TaskFailed"], "Lambda.Unknown") and not matches(["States.TaskFailed"], "States.Timeout")
    assert matches(["States.ALL"], "States.Timeout") and not matches(["Lambda.Unknown"], "States.Timeout")


def test_a_rate_refuses_or_delays_what_is_beyond_it() -> None:
    clock = Clock()
    refusing, delaying = Rate(clock, 2, 3), Rate(clock, 2, 3)
    assert [refusing.allows() for _ in range(5)] == [True, True, True, False, False]
    assert [delaying.delay() for _ in range(5)] == [0, 0, 0, 0.5, 1]
    clock.now = 1.0
    assert [refusing.allows() for _ in range(3)] == [True, True, False]
