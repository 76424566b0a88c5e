"""What EventBridge does with a rule's target that MiniStack leaves out.

- It asks whether it may: a state machine or another bus by the target's role, a function, queue or topic by its own policy
  (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-identity-based.html and `eb-use-resource-based.html`).
- An event whose target is not there, or which it may not be given, goes to the target's dead-letter queue, if the queue's policy lets
  EventBridge send to it (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html). MiniStack drops it.
- What failed is counted (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html).
- A rule may have a bus of another region as its target, which MiniStack does not find.
"""

from __future__ import annotations

import json
from typing import Any

from .service_access import policy_admits, role_may

_SERVICE = "events.amazonaws.com"
_BY_ROLE = {"states": "states:StartExecution", "events": "events:PutEvents"}
_BY_POLICY = {"lambda": "lambda:InvokeFunction", "sqs": "sqs:SendMessage", "sns": "sns:Publish"}


def install() -> None:
    from ministack.core.responses import request_scope
    from ministack.services import eventbridge

    invoke = eventbridge._invoke_target
    forward = eventbridge._dispatch_to_event_bus

    def invoke_or_bury(target: dict[str, Any], event: dict[str, Any], rule: dict[str, Any], view: Any = None) -> None:
        why = _refusal(target, rule)
        if why is None:
            invoke(target, event, rule, view)
            return
        _count("FailedInvocations", rule)
        if "DeadLetterConfig" in target:
            view = view or eventbridge._pattern_event_view(event)
            _bury(target, json.dumps(view.event_with_detail()), rule, why)

    def forward_to_region(spec: Any, event: dict[str, Any], *arguments: Any, **named: Any) -> None:
        from ministack.core.responses import get_account_id, get_region

        if spec.account_id != get_account_id() or spec.region == get_region():
            forward(spec, event, *arguments, **named)
            return
        # The event keeps the region that it came from.
        with request_scope(spec.account_id, spec.region):
            eventbridge._dispatch_event({**event, "EventBusName": spec.resource.partition("/")[2]})

    eventbridge._invoke_target = invoke_or_bury
    eventbridge._dispatch_to_event_bus = forward_to_region


def _refusal(target: dict[str, Any], rule: dict[str, Any]) -> tuple[str, str] | None:
    """Why a target gets nothing: an error code and a sentence."""
    if not _is_there(target["Arn"]):
        return "NO_RESOURCE", "The target does not exist."
    if not _may(target, rule):
        return "NO_PERMISSIONS", "EventBridge is not allowed to invoke the target."
    return None


def _may(target: dict[str, Any], rule: dict[str, Any]) -> bool:
    from ministack.core.responses import get_account_id

    arn, account = target["Arn"], get_account_id()
    service = arn.split(":")[2]
    context = {"aws:SourceArn": rule["Arn"], "aws:SourceAccount": account}
    if service in _BY_ROLE:
        return "RoleArn" in target and role_may(target["RoleArn"], _SERVICE, _BY_ROLE[service], arn, context)
    if service in _BY_POLICY:
        return policy_admits(_policy(service, arn), _SERVICE, _BY_POLICY[service], arn, account, context)
    return True


def _policy(service: str, arn: str) -> Any:
    from ministack.core.responses import request_scope
    from ministack.services import lambda_svc, sns, sqs

    _, _, _, region, account, _ = arn.split(":", 5)
    with request_scope(account, region):
        if service == "lambda":
            name, _ = lambda_svc._lambda_function_name_and_qualifier_from_arn(arn)
            return lambda_svc._functions[name]["policy"]
        if service == "sqs":
            return sqs._queue_by_arn(arn)["attributes"].get("Policy")
        return sns._topics[arn]["attributes"].get("Policy")


def _is_there(arn: str) -> bool:
    from ministack.core.responses import request_scope
    from ministack.services import eventbridge, lambda_svc, sns, sqs, stepfunctions

    _, _, service, region, account, resource = arn.split(":", 5)
    with request_scope(account, region):
        if service == "states":
            return stepfunctions._resolve_state_machine_arn(arn) is not None
        if service == "lambda":
            return bool(lambda_svc._get_func_record_for_ref(arn)[0])
        if service == "sqs":
            return sqs._queue_by_arn(arn) is not None
        if service == "sns":
            return arn in sns._topics
        if service == "events" and resource.startswith("event-bus/"):
            return resource.partition("/")[2] in eventbridge._event_buses
    return True


def _count(metric: str, rule: dict[str, Any]) -> None:
    from ministack.services import cloudwatch

    cloudwatch.record_metric("AWS/Events", metric, 1, "Count", {"RuleName": rule["Name"]})


def _bury(target: dict[str, Any], event: str, rule: dict[str, Any], why: tuple[str, str]) -> None:
    """Sends an event to a target's dead-letter queue with the attributes that say why."""
    from ministack.core.responses import get_account_id, md5_hash
    from ministack.services import eventbridge, sqs

    arn = target["DeadLetterConfig"]["Arn"]
    queue = sqs._queue_by_arn(arn)
    context = {"aws:SourceArn": rule["Arn"]}
    if queue is None or not policy_admits(
            queue["attributes"].get("Policy"), _SERVICE, "sqs:SendMessage", arn, get_account_id(), context):
        _count("InvocationsFailedToBeSentToDlq", rule)
        return
    _count("InvocationsSentToDlq", rule)
    spec = eventbridge.parse_arn(arn)
    eventbridge._dispatch_to_sqs(spec, event, target.get("SqsParameters") or {})
    code, message = why
    attributes = {"RULE_ARN": rule["Arn"], "TARGET_ARN": target["Arn"], "ERROR_CODE": code, "ERROR_MESSAGE": message}
    for sent in reversed(queue["messages"]):
        if sent["md5_body"] == md5_hash(event.encode()):
            sent["message_attributes"] = {name: {"DataType": "String", "StringValue": value} for name, value in attributes.items()}
            break
