"""Wherever somebody stops an execution, its upload ends once, in the right row and with one message, and no job is left running."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from Scale.films import Film, Stop, Upload
from Scale.functions import BROKEN_OFF, FAILING, REJECTED, UNSUPPORTED
from Scale.outcome import outcome
from Scale.quotas import quotas
from Scale.scenarios import HOUR, Cases
from Scale.simulation import ENDS, Simulation

# One of each that takes another way, and how it ends if nobody stops it.
USUAL = {
    "film.mp4": "COMPLETE", FAILING["preview"]: "COMPLETE", FAILING["main"]: "FAILED", UNSUPPORTED: "FAILED", BROKEN_OFF: "FAILED",
    f"letter{REJECTED}": "REJECTED"}
# No upload takes these ways: objects have versions, no event comes here as before there was an intake, nobody asks for a film again, and
# messages arrive in the end.
NEVER = {"Hand to intake", "No preview", "Identify content", "Place again", "Line up again", "Not taken up"}


def tasks(states: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """Each state, those in branches too, and whether it calls something; but for ends, at which nothing is left to stop."""
    for name, state in states.items():
        if state["Type"] not in ("Succeed", "Fail"):
            yield name, state["Type"] == "Task"
        for branch in state.get("Branches", ()):
            yield from tasks(branch["States"])


def run(cases: Cases, stop: Stop) -> Simulation:
    simulation = Simulation(cases.platform(), quotas(), stop=stop)
    # By then nothing is under way that comes by itself; an alarm has told of the intake's execution.
    simulation.clock.after(6 * HOUR, simulation.tell_again)
    simulation.run([Upload(number * 7.0, f"uploads/{number}/{name}", 60) for number, name in enumerate(USUAL)], HOUR * 12)
    return simulation


def right(film: Film, stop: Stop, is_stopped: bool) -> None:
    """One end, the usual one if the execution was not stopped before it was recorded, and one message of it."""
    [end] = {status for status, _ in film.statuses if status in ENDS}
    assert film.statuses[-1][0] == end
    usual = USUAL[film.key.rpartition("/")[2]]
    assert end in ({usual, "FAILED"} if is_stopped else {usual})
    told = [status for status, _ in film.messages]
    # Of a message that is under way when its execution is stopped nobody knows whether it arrives.
    assert told in ([end], [end, end]) if is_stopped and stop.state.startswith("Tell ") and stop.is_called else told == [end]


@pytest.mark.parametrize("name", ["TranscodeIntake", "TranscodeWorkflow"])
def test_an_upload_ends_once_wherever_its_execution_is_stopped(cases: Cases, name: str) -> None:
    platform = cases.platform()
    [machine] = [found for found in platform.machines if found.startswith(name)]
    reached = set()
    for state, is_task in tasks(platform.machines[machine]["States"]):
        for is_called in (False, True) if is_task else (False,):
            stop = Stop(machine, state, is_called)
            simulation = run(cases, stop)
            if simulation.stopped:
                reached.add(state)
            found = outcome(simulation)
            assert (found.jobs_left, found.needless_jobs, found.dead_letters) == (0, 0, 0), stop
            for film in simulation.films.values():
                right(film, stop, film.key in simulation.stopped)
    every = {state for state, _ in tasks(platform.machines[machine]["States"])}
    assert every - reached == NEVER & every
