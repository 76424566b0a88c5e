"""A Python function's exception reaches its caller under the name of its class, and a function that may not run yet as throttled.

MiniStack calls every exception `Runtime.HandlerError`, so no Retry or Catch of a state machine could tell a throttled request from a
refused one. A function beyond the account's concurrency is `Lambda.Unknown` in its state machines, as if it had died.

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
# How it says that too many run.
_BEYOND = "ConcurrentInvocationLimitExceeded"


def install() -> None:
    from ministack.core import lambda_runtime
    from ministack.services import lambda_svc, stepfunctions

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

    call = stepfunctions._call_lambda

    def call_naming_throttling(function: Any, event: Any) -> Any:
        try:
            return call(function, event)
        except stepfunctions._ExecutionError as error:
            if error.error == "Lambda.Unknown" and _BEYOND in error.cause:
                raise stepfunctions._ExecutionError("Lambda.TooManyRequestsException", error.cause) from None
            raise

    stepfunctions._call_lambda = call_naming_throttling
