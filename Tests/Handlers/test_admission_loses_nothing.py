"""Whatever happens to the function that admits, or to what it starts: each upload is taken once, and none stays behind."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from botocore.exceptions import ClientError

import admit_uploads
import job_rows
from Handlers.admission_world import MACHINE, Crash, World, refused, row

ASSETS = [f"a{number}" for number in range(3)] + [f"b{number}" for number in range(2)]
_MOST_WAKES = 20


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> Callable[[World], World]:
    for name, value in (("FILMS_AT_ONCE", "3"), ("STATE_MACHINE_ARN", MACHINE), ("PIPELINE", "P")):
        monkeypatch.setenv(name, value)

    def used(world: World) -> World:
        monkeypatch.setattr(job_rows, "table", lambda: world)
        monkeypatch.setattr(admit_uploads, "states", lambda: world)
        return world

    return used


Used = Callable[[World], World]


def waiting() -> World:
    """More uploads than there is room for; the execution that the first would have was stopped before it took anything."""
    world = World()
    world.add(*(row(name, creator=name[0], minute=number) for number, name in enumerate(ASSETS)))
    world.executions["a0-1"] = "ABORTED"
    return world


def wake() -> None:
    admit_uploads.handler({"Records": [{}]}, None)


def drained(world: World) -> World:
    """Wakes, and lets all that is started run, until nothing is left to do."""
    for _ in range(_MOST_WAKES):
        wake()
        world.claim_all()
        assert sum(found.get("line") == "WORKING" for found in world.rows.values()) <= 3
        world.end_all()
    return world


def all_taken_once(world: World) -> bool:
    return world.taken == {f"ASSET#{name}": 1 for name in ASSETS} and not any("line" in found for found in world.rows.values())


def calls_of_two_wakes(used: Used) -> int:
    world = used(waiting())
    wake()
    world.claim_all()
    wake()
    return len(world.calls)


def test_all_are_taken_once(environment: Used) -> None:
    assert all_taken_once(drained(environment(waiting())))


def test_a_crash_at_any_call_before_or_after_it_was_done_loses_nothing(environment: Used) -> None:
    last = calls_of_two_wakes(environment)
    assert last > 10
    for crashing in range(1, last + 1):
        for is_done in (False, True):
            world = environment(waiting())

            def die(number: int, _: str, done: bool, at: tuple[int, bool] = (crashing, is_done)) -> None:
                if (number, done) == at:
                    raise Crash

            world.fault = die
            with suppress(Crash):
                wake()
                world.claim_all()
                wake()
            world.claim_all()
            assert all_taken_once(drained(world)), (crashing, is_done)


# DynamoDB and Step Functions, asked too often or out of order.
@pytest.mark.parametrize(("code", "status", "name"), [
    ("ProvisionedThroughputExceededException", 400, "TooManyRequestsException"), ("ThrottlingException", 400, "TooManyRequestsException"),
    ("InternalServerError", 500, "InternalServerErrorException"),
])
@pytest.mark.parametrize("operation", ["Query", "StartExecution", "DescribeExecution", "UpdateItem"])
def test_throttling_is_told_and_left_to_the_next_message(environment: Used, operation: str, code: str, status: int, name: str) -> None:
    world = environment(waiting())

    def throttle(_: int, called: str, is_done: bool) -> None:
        if called == operation and not is_done:
            raise refused(operation, code, status)

    world.fault = throttle
    for _ in range(3):
        with pytest.raises(ClientError) as caught:
            wake()
        assert type(caught.value).__name__ == name
        # No further ones are asked for what is refused.
        assert world.calls[-1] == operation
        world.claim_all()
    world.fault = lambda number, called, is_done: None
    assert all_taken_once(drained(world))


def test_an_answer_that_is_lost_starts_nothing_twice(environment: Used) -> None:
    world = environment(waiting())

    def lose(_: int, called: str, is_done: bool) -> None:
        if called == "StartExecution" and is_done:
            raise refused(called, "ServiceUnavailable", 503)

    world.fault = lose
    for _ in range(3):
        with suppress(ClientError):
            wake()
    world.fault = lambda number, called, is_done: None
    assert all_taken_once(drained(world))


def test_the_same_message_twice_starts_nothing_twice(environment: Used) -> None:
    world = environment(waiting())
    for _ in range(4):
        wake()
    assert sorted(world.executions) == ["a0-1", "a0-2", "a1-1", "b0-1"]
    assert len(world.started) == 3
    world.claim_all()
    assert all(count == 1 for count in world.taken.values())
    assert all_taken_once(drained(world))


def test_what_runs_already_is_left_alone(environment: Used) -> None:
    world = environment(waiting())
    world.executions["a0-1"] = "RUNNING"
    wake()
    assert "UpdateItem" not in world.calls
    # It takes its place as much as those that were started now.
    assert [started["name"] for started in world.started] == ["b0-1", "a1-1"]


@pytest.mark.parametrize("status", ["ABORTED", "FAILED", "TIMED_OUT", "SUCCEEDED"])
def test_an_execution_that_took_nothing_is_followed_by_another(environment: Used, status: str) -> None:
    world = environment(waiting())
    world.executions["a0-1"] = status
    wake()
    assert world.rows["ASSET#a0"]["attempts"] == 1
    wake()
    assert "a0-2" in world.executions
    # The second one is stopped too.
    world.executions["a0-2"] = "ABORTED"
    assert all_taken_once(drained(world))


def test_an_index_that_is_behind_starts_nothing_twice(environment: Used) -> None:
    world = environment(waiting())
    world.freeze_index()
    for _ in range(3):
        wake()
        world.claim_all()
        world.end_all()
    assert all(count == 1 for count in world.taken.values())
    world.thaw_index()
    assert all_taken_once(drained(world))


def test_an_index_that_is_behind_does_not_spoil_an_upload_that_waits_again(environment: Used) -> None:
    world = environment(World())
    world.add(row("a"))
    wake()
    world.freeze_index()
    world.claim_all()
    world.end_all(line_up_again=True)
    assert world.rows["ASSET#a"]["attempts"] == 1
    # The index shows the first wait, whose execution has ended.
    wake()
    assert world.rows["ASSET#a"]["attempts"] == 1
    world.thaw_index()
    wake()
    assert world.executions == {"a-1": "FAILED", "a-2": "RUNNING"}


def test_two_wakes_at_once_take_no_upload_twice(environment: Used) -> None:
    world = environment(waiting())
    nested: list[int] = []

    def second(number: int, called: str, is_done: bool) -> None:
        # Another invocation runs as a whole behind the first one's reading.
        if called == "StartExecution" and not is_done and not nested:
            nested.append(number)
            wake()

    world.fault = second
    wake()
    assert nested
    world.claim_all()
    assert all(count == 1 for count in world.taken.values())
    assert all_taken_once(drained(world))
