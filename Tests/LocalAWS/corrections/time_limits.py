"""A task's time limit that a path gives (https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html).

MiniStack knows `TimeoutSeconds` alone, and would wait for as long as the task takes.
"""

from __future__ import annotations

from typing import Any


def install() -> None:
    from ministack.services import stepfunctions

    execute_task = stepfunctions._execute_task

    def execute_task_in_time(state: dict[str, Any], given: Any, execution: dict[str, Any], context: dict[str, Any]) -> Any:
        path = state.get("TimeoutSecondsPath")
        if path is not None:
            state = {**state, "TimeoutSeconds": stepfunctions._resolve_path(path, stepfunctions._apply_input_path(state, given, context))}
        return execute_task(state, given, execution, context)

    stepfunctions._execute_task = execute_task_in_time
