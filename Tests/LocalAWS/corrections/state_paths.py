"""A state machine fails where a path of its parameters leads nowhere, and nothing catches that.

MiniStack puts null there, or the word None in a formatted string: an asset's identifier would be made of it.

The error: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html, States.Runtime,
which States.ALL does not catch.
"""

from __future__ import annotations

import contextvars
from typing import Any

_RUNTIME_ERROR = "States.Runtime"
_ABSENT = object()

# Whether a path is being read for parameters; a Choice may well ask for what is not there.
_strict: contextvars.ContextVar[bool] = contextvars.ContextVar("strict", default=False)


def install() -> None:
    from ministack.services import stepfunctions

    resolve_path = stepfunctions._resolve_path
    resolve_parameters = stepfunctions._resolve_params_obj
    error_matches = stepfunctions._error_matches

    def resolve_existing_path(path: str, data: Any) -> Any:
        value = resolve_path(path, data)
        if value is None and _strict.get() and not _is_null(path, data):
            raise stepfunctions._ExecutionError(_RUNTIME_ERROR, f"The path {path} leads nowhere in the input.")
        return value

    def _is_null(path: str, data: Any) -> bool:
        """Whether null itself stands there."""
        at = data
        for kind, token in stepfunctions._parse_jsonpath_tokens(path) or [("wildcard", None)]:
            if kind == "field" and isinstance(at, dict):
                at = at.get(token, _ABSENT)
            elif kind == "index" and isinstance(at, list) and token < len(at):
                at = at[token]
            else:
                return False
        return at is None

    def resolve_existing_parameters(*arguments: Any, **named: Any) -> Any:
        token = _strict.set(True)
        try:
            return resolve_parameters(*arguments, **named)
        finally:
            _strict.reset(token)

    def error_can_be_caught(error_equals: list[str], error: str) -> bool:
        if error == _RUNTIME_ERROR:
            return error in error_equals
        return bool(error_matches(error_equals, error))

    stepfunctions._resolve_path = resolve_existing_path
    stepfunctions._resolve_params_obj = resolve_existing_parameters
    stepfunctions._error_matches = error_can_be_caught
