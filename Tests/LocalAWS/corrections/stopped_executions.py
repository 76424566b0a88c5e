"""An execution that somebody has stopped goes no further: no state is entered, nothing is tried again, and it stays ABORTED.

https://docs.aws.amazon.com/step-functions/latest/apireference/API_StopExecution.html. MiniStack looks between two states alone: branches of
a Parallel state go on, what waits to be tried again is tried, and a failure after that makes a second end of it. What is under way already
comes to its end, as a function of Lambda does.
"""

from __future__ import annotations

from typing import Any

# What ends an execution is written when it runs no more.
_END = "Execution"


class Stopped(Exception):
    """Nobody looks at what this execution does any more."""


def install() -> None:
    from ministack.services import stepfunctions

    add_event, fail = stepfunctions._add_event, stepfunctions._fail_execution

    def add_event_while_running(execution: dict[str, Any], kind: str, *arguments: Any, **named: Any) -> Any:
        if execution["status"] != "RUNNING" and not kind.startswith(_END):
            raise Stopped(execution["executionArn"])
        return add_event(execution, kind, *arguments, **named)

    def fail_while_running(execution: dict[str, Any], error: str, cause: str) -> None:
        if execution["status"] == "RUNNING":
            fail(execution, error, cause)

    stepfunctions._add_event, stepfunctions._fail_execution = add_event_while_running, fail_while_running
