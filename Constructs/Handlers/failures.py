"""The errors that end an invocation: the log tells them, and those are counted that say nothing of the function."""

from __future__ import annotations

from contract import PipelineMetric, ThrottlingError
from service_errors import named
from structured_log import count_call, log


def told(error: Exception, asset_id: object = None, **about: object) -> Exception:
    """The error as the state machine should know it, once the log has it.

    That a service has no room is no fault of the function that asks: of its errors, which Lambda counts, these are taken off.
    """
    failure = named(error)
    name = type(failure).__name__
    log("ERROR", str(failure), asset_id, **about, error=name)
    if name in ThrottlingError.ALL:
        count_call(PipelineMetric.THROTTLED_CALLS)
    return failure
