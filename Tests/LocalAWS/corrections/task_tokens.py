"""A function that is handed a task token and fails, fails its task at once.

MiniStack drops the error and waits for a token that nobody has.

That it fails at once is [assumed]: https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html tells of waiting alone.
"""

from __future__ import annotations

import contextvars
from typing import Any

# The token that is being handed to a function.
_handed: contextvars.ContextVar[str | None] = contextvars.ContextVar("handed", default=None)


def install() -> None:
    from ministack.services import stepfunctions

    call_function = stepfunctions._call_lambda
    invoke_with_callback = stepfunctions._invoke_with_callback

    def invoke_handing_token(resource: str, given: Any, token: str, state: dict[str, Any]) -> Any:
        reset = _handed.set(token)
        try:
            return invoke_with_callback(resource, given, token, state)
        finally:
            _handed.reset(reset)

    def call_or_fail_task(function: Any, event: Any) -> Any:
        try:
            return call_function(function, event)
        except stepfunctions._ExecutionError as error:
            task = stepfunctions._task_tokens.get(_handed.get())
            if task is not None:
                task["error"] = {"Error": error.error, "Cause": error.cause}
                task["event"].set()
            raise

    stepfunctions._call_lambda = call_or_fail_task
    stepfunctions._invoke_with_callback = invoke_handing_token
