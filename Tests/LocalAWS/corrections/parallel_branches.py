"""The branches of a Parallel state as Step Functions runs them.

Each has a context object of its own, its states are in the history, and where one fails, the state fails at once and the others are
stopped (https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html). MiniStack has one context for all branches, so that
one's task token or time can become another's; it leaves their states out of the history, and waits for all when one has failed.
"""

from __future__ import annotations

import contextvars
import copy
import json
import threading
from concurrent.futures import FIRST_EXCEPTION, Future, wait
from typing import Any

# Each set where another branch has failed: of the Parallel state that a branch is in, and of those around it.
_stopped: contextvars.ContextVar[tuple[threading.Event, ...]] = contextvars.ContextVar("stopped", default=())
# Events are counted, and branches write at the same time.
_history = threading.Lock()


class _BranchStopped(Exception):
    """Another branch has failed: nobody looks at this one any more."""


def install() -> None:
    from ministack.services import stepfunctions

    add_event = stepfunctions._add_event

    def add_event_alone(*arguments: Any, **named: Any) -> Any:
        with _history:
            return add_event(*arguments, **named)

    stepfunctions._add_event = add_event_alone
    stepfunctions._run_parallel_branches = _run_branches
    stepfunctions._run_sub_machine = _run_states


def _run_branches(state: dict[str, Any], given: Any, execution: dict[str, Any], context: dict[str, Any]) -> tuple[Any, str | None]:
    from ministack.services import stepfunctions

    effective = stepfunctions._apply_parameters(state, stepfunctions._apply_input_path(state, given, context), context)
    stopped = threading.Event()
    outside = _stopped.set((*_stopped.get(), stopped))
    running = [_started(branch, effective, execution, context) for branch in state["Branches"]]
    _stopped.reset(outside)
    ended = wait(running, return_when=FIRST_EXCEPTION).done
    failed = next((error for error in (branch.exception() for branch in ended) if error is not None), None)
    if failed is not None:
        stopped.set()
        if isinstance(failed, stepfunctions._ExecutionError):
            raise failed
        raise stepfunctions._ExecutionError("States.BranchFailed", str(failed))
    result = stepfunctions._apply_result_selector(state, [branch.result() for branch in running])
    output = stepfunctions._apply_result_path(state, given, result)
    return stepfunctions._apply_output_path(state, output, context), stepfunctions._next_or_end(state)


def _started(branch: dict[str, Any], given: Any, execution: dict[str, Any], context: dict[str, Any]) -> Future[Any]:
    """A branch at work on a thread that keeps no process from ending."""
    end: Future[Any] = Future()

    def run() -> None:
        try:
            end.set_result(_run_states(branch["States"], branch["StartAt"], given, execution, context))
        except Exception as error:  # noqa: BLE001 - whoever waits for the branch gets it
            end.set_exception(error)

    # Account and region are known by the context of the thread.
    threading.Thread(target=contextvars.copy_context().run, args=(run,), daemon=True).start()
    return end


def _run_states(
    states: dict[str, Any], start: str, given: Any, execution: dict[str, Any], context: dict[str, Any]
) -> Any:
    """The states of a branch, to its end."""
    from ministack.core.responses import now_iso
    from ministack.services import stepfunctions

    kinds = {"Pass": stepfunctions._execute_pass, "Choice": stepfunctions._execute_choice, "Wait": stepfunctions._execute_wait,
             "Task": stepfunctions._execute_task, "Parallel": stepfunctions._execute_parallel, "Map": stepfunctions._execute_map}
    own = dict(context)
    name: str | None = start
    data = copy.deepcopy(given)
    while name:
        if any(stopped.is_set() for stopped in _stopped.get()):
            raise _BranchStopped
        state, kind = states[name], states[name]["Type"]
        own["State"] = {"Name": name, "EnteredTime": now_iso(), "RetryCount": 0}
        stepfunctions._add_event(
            execution, f"{kind}StateEntered", {"stateEnteredEventDetails": {"name": name, "input": json.dumps(data)}})
        following = None
        if kind == "Fail":
            raise stepfunctions._ExecutionError(*stepfunctions._fail_state_error(state, data, own))
        if kind == "Succeed":
            data = stepfunctions._apply_output_path(state, stepfunctions._apply_input_path(state, data, own), own)
        elif kind in ("Task", "Parallel", "Map"):
            data, following = kinds[kind](state, data, execution, own)
        else:
            data, following = kinds[kind](state, data, own)
        stepfunctions._add_event(
            execution, f"{kind}StateExited", {"stateExitedEventDetails": {"name": name, "output": json.dumps(data)}})
        name = following
    return data
