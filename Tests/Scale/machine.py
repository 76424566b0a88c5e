"""Executions of state machines, state by state, as their definitions in the template say."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from . import paths
from .paths import Data, PathMissing, UnknownToTheModel, payload, put

if TYPE_CHECKING:
    from .simulation import Simulation

EPOCH = datetime(2026, 1, 1, tzinfo=timezone.utc)
# A task's error and cause; None for none.
Failure = tuple[str, str]
# Events that a state leaves in the history, by its type: entered and exited, and what it does between; those of one more try.
_EVENTS, _EVENTS_OF_A_TRY = {"Task": 5, "Parallel": 4}, 3
_FIELDS = {
    "Type", "Next", "End", "Comment", "Retry", "Catch", "ResultPath", "ResultSelector", "Parameters", "Resource", "TimeoutSeconds",
    "Choices", "Default", "SecondsPath", "Seconds", "Branches", "OutputPath", "Result", "Error", "Cause", "ErrorPath", "CausePath",
    "QueryLanguage", "Output"}


def moment(seconds: float) -> str:
    """A simulated time as services write it."""
    return (EPOCH + timedelta(seconds=seconds)).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class State:
    """One state, compiled."""

    def __init__(self, name: str, body: Mapping[str, Any], machine: str, simulation: Simulation) -> None:
        if unknown := set(body) - _FIELDS:
            raise UnknownToTheModel(f"{', '.join(sorted(unknown))} of {name}")
        self.name, self.kind, self.next = name, body["Type"], body.get("Next")
        self.retries = [(retry["ErrorEquals"], retry) for retry in body.get("Retry", ())]
        self.catches = body.get("Catch", ())
        self.result_path: str | None = body.get("ResultPath", "$")
        self.selector = payload(body["ResultSelector"]) if "ResultSelector" in body else None
        self.parameters = payload(body["Parameters"]) if "Parameters" in body else None
        self.output = paths.path(body["OutputPath"]) if "OutputPath" in body else None
        self.timeout: float = body.get("TimeoutSeconds", float("inf"))
        self.events = _EVENTS.get(self.kind, 2)
        self.result = body.get("Result")
        if self.kind == "Choice":
            self.rules = [(paths.condition(rule), rule["Next"]) for rule in body["Choices"]]
            self.default = body.get("Default")
        elif self.kind == "Wait":
            seconds = body.get("Seconds")
            self.seconds = paths.path(body["SecondsPath"]) if seconds is None else lambda data, context: seconds
        elif self.kind == "Task":
            self.act = simulation.task(machine, name, body)
        elif self.kind == "Parallel":
            self.branches = [Definition(branch, machine, simulation) for branch in body["Branches"]]
        elif self.kind == "Fail":
            self.error = paths.expression(body["ErrorPath"]) if "ErrorPath" in body else payload(body["Error"])
            self.cause = paths.expression(body["CausePath"]) if "CausePath" in body else payload(body["Cause"])
        elif self.kind == "Pass":
            self.computed = simulation.computed(name, body) if body.get("QueryLanguage") == "JSONata" else None
        elif self.kind != "Succeed":
            raise UnknownToTheModel(f"state {name} of type {self.kind}")


class Definition:
    """A state machine, or a branch of one."""

    def __init__(self, body: Mapping[str, Any], machine: str, simulation: Simulation) -> None:
        self.start: str = body["StartAt"]
        self.states = {name: State(name, state, machine, simulation) for name, state in body["States"].items()}
        self.timeout: float = body.get("TimeoutSeconds", float("inf"))


class Execution:
    """One execution: who started it, what it was given, how it ended."""

    def __init__(self, simulation: Simulation, machine: str, name: str, data: Data) -> None:
        self.simulation, self.machine, self.name, self.input = simulation, machine, name, data
        self.status, self.ended = "RUNNING", 0.0
        self.failure: Failure | None = None
        self.events = 0.0
        definition = simulation.definitions[machine]
        self._thread = Thread(self, definition, None, self._end)
        if definition.timeout < float("inf"):
            simulation.clock.after(definition.timeout, self._time_out)
        self._thread.enter(definition.start, data)

    def _end(self, failure: Failure | None, output: Data) -> None:
        self._over("SUCCEEDED" if failure is None else "FAILED", failure)

    def _time_out(self) -> None:
        self.stop("TIMED_OUT")

    def stop(self, status: str = "ABORTED") -> None:
        """From outside, whatever it is about to do; what it has called goes on."""
        if self.status == "RUNNING":
            self._thread.stopped = True
            self._over(status, None)

    def _over(self, status: str, failure: Failure | None) -> None:
        self.status = status
        self.failure, self.ended = failure, self.simulation.clock.now
        self.simulation.execution_ended(self)


class Thread:
    """What goes through states one after another: an execution, or a branch of it."""

    def __init__(self, execution: Execution, definition: Definition, parent: Thread | None,
                 done: Callable[[Failure | None, Data], None]) -> None:
        self.execution, self.definition, self.parent, self.done = execution, definition, parent, done
        self.simulation, self.stopped = execution.simulation, False
        self.tries: dict[int, int] = {}

    @property
    def is_stopped(self) -> bool:
        return self.stopped or (self.parent is not None and self.parent.is_stopped)

    def enter(self, name: str, data: Data) -> None:
        """Goes into a state when there is room for a transition."""
        delay = self.simulation.transition()
        if delay:
            self.simulation.clock.after(delay, lambda: self._entered(name, data))
        else:
            self._entered(name, data)

    def _entered(self, name: str, data: Data) -> None:
        if self.is_stopped:
            return
        state = self.definition.states[name]
        if self.simulation.is_stopped_at(self.execution, name, is_called=False):
            self.execution.stop()
            return
        self.tries = {}
        context = {"State": {"EnteredTime": moment(self.simulation.clock.now)}, "Execution": {"Name": self.execution.name}}
        self.execution.events += state.events
        if self.execution.events > self.simulation.quotas.history_events:
            self.end(("States.Runtime", "the execution's history is full"), None)
            return
        try:
            self._do(state, data, context)
        except PathMissing as missing:
            self._failed(state, data, context, ("States.Runtime", str(missing)))

    def _do(self, state: State, data: Data, context: paths.Context) -> None:
        if state.kind == "Choice":
            following = next((to for is_true, to in state.rules if is_true(data, context)), state.default)
            if following is None:
                self.end(("States.NoChoiceMatched", state.name), None)
            else:
                self.enter(following, data)
        elif state.kind == "Pass":
            if state.computed is not None:
                self.leave(state, state.computed(data))
            else:
                made = state.parameters(data, context) if state.parameters else data if state.result is None else state.result
                self.leave(state, put(data, state.result_path, made))
        elif state.kind == "Wait":
            self.simulation.sleep(state.seconds(data, context), lambda: self.leave(state, data))
        elif state.kind == "Succeed":
            self.end(None, data)
        elif state.kind == "Fail":
            self.end((str(state.error(data, context)), str(state.cause(data, context))), None)
        elif state.kind == "Parallel":
            self._fork(state, data, context)
        else:
            self._try(state, data, context)

    def _try(self, state: State, data: Data, context: paths.Context) -> None:
        if self.is_stopped:
            return
        asked = state.parameters(data, context) if state.parameters else data
        began, is_over = self.simulation.clock.now, False

        def answered(failure: Failure | None, result: Any) -> None:
            nonlocal is_over
            if is_over or self.is_stopped:
                return
            is_over = True
            if self.simulation.clock.now - began > state.timeout:
                failure = ("States.Timeout", state.name)
            if failure is not None:
                self._failed(state, data, context, failure)
                return
            try:
                chosen = state.selector(result, context) if state.selector else result
                self.leave(state, put(data, state.result_path, chosen))
            except PathMissing as missing:
                self._failed(state, data, context, ("States.Runtime", str(missing)))

        state.act(asked, answered)
        if self.simulation.is_stopped_at(self.execution, state.name, is_called=True):
            self.execution.stop()

    def _fork(self, state: State, data: Data, context: paths.Context) -> None:
        results: list[Data] = [None] * len(state.branches)
        left, threads = len(state.branches), list[Thread]()

        def ended(number: int, failure: Failure | None, output: Data) -> None:
            nonlocal left
            if threads[number].stopped:
                return
            threads[number].stopped = True
            left -= 1
            results[number] = output
            if failure is not None:
                for thread in threads:
                    thread.stopped = True
                self._failed(state, data, context, failure)
            elif left == 0:
                self.leave(state, put(data, state.result_path, results))

        for number, branch in enumerate(state.branches):
            threads.append(Thread(
                self.execution, branch, self, lambda failure, output, number=number: ended(number, failure, output)))  # type: ignore[misc]
        for thread in threads:
            thread.enter(thread.definition.start, data)

    def _failed(self, state: State, data: Data, context: paths.Context, failure: Failure) -> None:
        """Tries again, catches, or ends."""
        for number, (errors, retry) in enumerate(state.retries):
            if not matches(errors, failure[0]):
                continue
            tried = self.tries.get(number, 0)
            if tried < retry.get("MaxAttempts", 3):
                self.tries[number] = tried + 1
                self.execution.events += _EVENTS_OF_A_TRY
                self.simulation.retried += 1
                self._again(state, data, context, pause(retry, tried, self.simulation.chance))
                return
            break
        for catch in state.catches:
            if matches(catch["ErrorEquals"], failure[0]):
                self.enter(catch["Next"], put(data, catch.get("ResultPath", "$"), {"Error": failure[0], "Cause": failure[1]}))
                return
        self.end(failure, None)

    def _again(self, state: State, data: Data, context: paths.Context, seconds: float) -> None:
        act = self._fork if state.kind == "Parallel" else self._try
        self.simulation.sleep(seconds, lambda: act(state, data, context))

    def leave(self, state: State, data: Data) -> None:
        if self.is_stopped:
            return
        if state.output is not None:
            data = state.output(data, {})
        if state.next is None:
            self.end(None, data)
        else:
            self.enter(state.next, data)

    def end(self, failure: Failure | None, output: Data) -> None:
        self.done(failure, output)


def matches(errors: list[str], error: str) -> bool:
    return error in errors or "States.ALL" in errors or ("States.TaskFailed" in errors and error != "States.Timeout")


def pause(retry: Mapping[str, Any], tried: int, chance: random.Random) -> float:
    """The seconds before the next try."""
    longest = retry.get("MaxDelaySeconds", float("inf"))
    # A power beyond all delays would be no number.
    seconds = min(retry.get("IntervalSeconds", 1) * retry.get("BackoffRate", 2.0) ** min(tried, 40), longest)
    return float(chance.uniform(0, seconds) if retry.get("JitterStrategy") == "FULL" else seconds)
