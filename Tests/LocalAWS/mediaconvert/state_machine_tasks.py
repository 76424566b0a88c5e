"""Step Functions' own integration: `arn:aws:states:::mediaconvert:createJob`, and `.sync`, which waits for the job's end.

https://docs.aws.amazon.com/step-functions/latest/dg/connect-mediaconvert.html
"""

from __future__ import annotations

import json
import time
from typing import Any

from .errors import ServiceError
from .operations import Operations
from .regions import REGIONS
from .routes import Call
from .scope import Scope
from .wire import from_wire, to_wire

_RESOURCE = "arn:aws:states:::mediaconvert:createJob"
_POLL_SECONDS = 0.1


def install(operations: Operations) -> None:
    from ministack.core.responses import get_account_id, get_region
    from ministack.services import stepfunctions

    def create_job(resource: str, parameters: dict[str, Any]) -> dict[str, Any]:
        scope = Scope(get_account_id(), get_region())
        if scope.region not in REGIONS:
            raise stepfunctions._ExecutionError("States.Runtime", f"{resource} is not supported in {scope.region}.")
        try:
            job = _created(operations, scope, parameters)
        except ServiceError as error:
            raise stepfunctions._ExecutionError(f"MediaConvert.{error.name}", error.message) from None
        if not resource.endswith(".sync"):
            return {"Job": job}
        ended = _ended(operations, scope, job["Id"])
        if ended["Status"] != "COMPLETE":
            # Step Functions writes JSON without spaces.
            raise stepfunctions._ExecutionError("States.TaskFailed", json.dumps(ended, separators=(",", ":")))
        return {"Job": ended}

    stepfunctions._SERVICE_DISPATCH[_RESOURCE] = create_job


def _created(operations: Operations, scope: Scope, parameters: dict[str, Any]) -> dict[str, Any]:
    shape = operations.model.operation("CreateJob").input_shape
    members = dict(to_wire(shape, parameters))
    violations = operations.model.violations("CreateJob", members)
    if violations:
        raise ServiceError("BadRequestException", " ".join(violations))
    answer = operations.perform(scope, Call(operations.model.operation("CreateJob"), members))
    return _described(operations, answer["job"])


def _ended(operations: Operations, scope: Scope, identifier: str) -> dict[str, Any]:
    call = Call(operations.model.operation("GetJob"), {"id": identifier})
    while True:
        job = _described(operations, operations.perform(scope, call)["job"])
        if job["Status"] not in ("SUBMITTED", "PROGRESSING"):
            return job
        time.sleep(_POLL_SECONDS)


def _described(operations: Operations, job: dict[str, Any]) -> dict[str, Any]:
    """A job under the names that a state machine sees."""
    form: dict[str, Any] = from_wire(operations.model.service.shape_for("Job"), job)
    return form
