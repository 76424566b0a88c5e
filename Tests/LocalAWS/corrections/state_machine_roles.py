"""What a state machine does, it does with its role; MiniStack never asks that.

The permissions of each integration: https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html, the error
of one that is missing: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html, `States.Permissions`. Asked where
IAM is enforced; not of the SDK's integrations, whose resources a request does not name alike.
"""

from __future__ import annotations

import contextvars
from collections.abc import Iterator
from typing import Any

from . import encryption
from .service_access import role_may

_SERVICE = "states.amazonaws.com"
_TOPIC_USES = ("kms:Decrypt", "kms:GenerateDataKey")

# Of the execution whose task is at work: its state machine's ARN and role.
_at_work: contextvars.ContextVar[tuple[str, str] | None] = contextvars.ContextVar("at_work", default=None)


def install() -> None:
    from ministack import app
    from ministack.services import stepfunctions

    execute = stepfunctions._execute_task
    invoke = stepfunctions._invoke_resource
    invoke_with_callback = stepfunctions._invoke_with_callback

    def execute_as_role(state: dict[str, Any], given: Any, execution: dict[str, Any], context: dict[str, Any]) -> Any:
        machine = execution["stateMachineArn"]
        found = stepfunctions._state_machines.get(machine) or {}
        reset = _at_work.set((machine, found.get("roleArn", "")))
        try:
            return execute(state, given, execution, context)
        finally:
            _at_work.reset(reset)

    def ask(resource: str, given: Any) -> None:
        at_work = _at_work.get()
        if not app.AUTH or at_work is None:
            return
        for action, target, request in _needed(resource, given):
            if not _may(*at_work, action, target, request):
                raise stepfunctions._ExecutionError("States.Permissions", f"{at_work[1]} may not {action} {target}")

    def invoke_if_allowed(resource: str, given: Any) -> Any:
        ask(resource, given)
        return invoke(resource, given)

    def invoke_with_callback_if_allowed(resource: str, given: Any, *arguments: Any) -> Any:
        ask(resource, given)
        return invoke_with_callback(resource, given, *arguments)

    stepfunctions._execute_task = execute_as_role
    stepfunctions._invoke_resource = invoke_if_allowed
    stepfunctions._invoke_with_callback = invoke_with_callback_if_allowed


def _may(machine: str, role: str, action: str, target: str, request: dict[str, str]) -> bool:
    account = machine.split(":")[4]
    trusted = {"aws:SourceArn": machine, "aws:SourceAccount": account}
    if not role or not role_may(role, _SERVICE, action, target, trusted, request):
        return False
    return not action.startswith("kms:") or encryption.key_admits(target, action, role)


def _needed(resource: str, given: Any) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Actions on resources that a task stands for, with what a request says of itself."""
    from ministack.core.responses import get_account_id, get_region

    here = f"{get_region()}:{get_account_id()}"
    service, _, operation = resource.removeprefix("arn:aws:states:::").partition(".")[0].partition(":")
    if ":function:" in resource or (service, operation) == ("lambda", "invoke"):
        name = resource if ":function:" in resource else given["FunctionName"]
        yield "lambda:InvokeFunction", name if name.startswith("arn:") else f"arn:aws:lambda:{here}:function:{name}", {}
    elif service == "dynamodb":
        yield f"dynamodb:{operation[0].upper()}{operation[1:]}", f"arn:aws:dynamodb:{here}:table/{given['TableName']}", {}
    elif (service, operation) == ("sns", "publish"):
        yield "sns:Publish", given["TopicArn"], {}
        key = encryption.key_of_topic(given["TopicArn"])
        for use in _TOPIC_USES if key else ():
            yield use, str(key), {}
    elif (service, operation) == ("mediaconvert", "createJob"):
        names = [given.get("Queue", "Default"), *([given["JobTemplate"]] if "JobTemplate" in given else [])]
        for name, kind in zip(names, ("queues", "jobTemplates"), strict=False):
            yield "mediaconvert:CreateJob", name if name.startswith("arn:") else f"arn:aws:mediaconvert:{here}:{kind}/{name}", {}
        yield "iam:PassRole", given["Role"], {"iam:PassedToService": "mediaconvert.amazonaws.com"}
