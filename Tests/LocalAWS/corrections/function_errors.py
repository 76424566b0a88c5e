"""A Python function's exception reaches its caller under the name of its class.

MiniStack calls every one of them `Runtime.HandlerError`, so no Retry or Catch of a state machine could tell a throttled
request from a refused one.

Names of errors: https://docs.aws.amazon.com/lambda/latest/dg/python-exceptions.html and, of states that catch them,
https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
"""

from __future__ import annotations

import threading
from typing import Any

# One invocation runs on one thread from the worker's answer to the error that is made of it.
_raised = threading.local()

_WORKER_ANSWER = '"error": str(e), "trace"'
_NAMED_WORKER_ANSWER = '"error": str(e), "errorType": type(e).__name__, "trace"'


def install() -> None:
    from ministack.core import lambda_runtime
    from ministack.services import lambda_svc

    script: str = lambda_runtime._PYTHON_WORKER_SCRIPT
    if _WORKER_ANSWER not in script:
        raise RuntimeError("MiniStack's Python worker has changed: see where it reports a handler's exception.")
    lambda_runtime._PYTHON_WORKER_SCRIPT = script.replace(_WORKER_ANSWER, _NAMED_WORKER_ANSWER)

    invoke = lambda_runtime.Worker.invoke
    execute = lambda_svc._execute_function_warm

    def invoke_noting_error(worker: Any, *arguments: Any, **named: Any) -> Any:
        result = invoke(worker, *arguments, **named)
        _raised.name = result.get("errorType")
        return result

    def execute_naming_error(function: Any, event: Any, request_id: str) -> Any:
        _raised.name = None
        result = execute(function, event, request_id)
        if result.get("error") and _raised.name:
            result["body"]["errorType"] = _raised.name
        return result

    lambda_runtime.Worker.invoke = invoke_noting_error
    lambda_svc._execute_function_warm = execute_naming_error
