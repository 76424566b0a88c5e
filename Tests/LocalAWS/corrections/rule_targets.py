"""What EventBridge does with a rule's target that MiniStack leaves out.

An event whose target is not there goes to the target's dead-letter queue, if the queue's policy lets EventBridge send to it
(https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html). MiniStack drops it. And a rule may have a bus of
another region as its target, which MiniStack does not find.
"""

from __future__ import annotations

import json
from typing import Any


def install() -> None:
    from ministack.core.responses import request_scope
    from ministack.services import eventbridge

    invoke = eventbridge._invoke_target
    forward = eventbridge._dispatch_to_event_bus

    def invoke_or_bury(target: dict[str, Any], event: dict[str, Any], rule: dict[str, Any], view: Any = None) -> None:
        if _is_there(target["Arn"]):
            invoke(target, event, rule, view)
        elif "DeadLetterConfig" in target:
            view = view or eventbridge._pattern_event_view(event)
            _bury(target, json.dumps(view.event_with_detail()), rule)

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


def _is_there(arn: str) -> bool:
    from ministack.core.responses import request_scope
    from ministack.services import eventbridge, lambda_svc, sqs, stepfunctions

    _, _, service, region, account, resource = arn.split(":", 5)
    with request_scope(account, region):
        if service == "states":
            return stepfunctions._resolve_state_machine_arn(arn) is not None
        if service == "lambda":
            return bool(lambda_svc._get_func_record_for_ref(arn)[0])
        if service == "sqs":
            return sqs._queue_by_arn(arn) is not None
        if service == "events" and resource.startswith("event-bus/"):
            return resource.partition("/")[2] in eventbridge._event_buses
    return True


def _bury(target: dict[str, Any], event: str, rule: dict[str, Any]) -> None:
    """Sends an event to a target's dead-letter queue with the attributes that say why."""
    from ministack.core.iam_evaluator import EvalContext, evaluate_resource_policy
    from ministack.core.responses import get_account_id, get_region, md5_hash
    from ministack.services import eventbridge, sqs

    arn = target["DeadLetterConfig"]["Arn"]
    queue = sqs._queue_by_arn(arn)
    if queue is None:
        return
    context = EvalContext(
        principal_arn="service:events.amazonaws.com", principal_type="Service", principal_account=get_account_id(),
        action="sqs:SendMessage", resource_arn=arn, region=get_region(), secure_transport=True,
        service_context={"aws:sourcearn": rule["Arn"]})
    policy = queue["attributes"].get("Policy")
    if evaluate_resource_policy(policy, context, service="events.amazonaws.com").decision != "Allow":
        return
    spec = eventbridge.parse_arn(arn)
    eventbridge._dispatch_to_sqs(spec, event, target.get("SqsParameters") or {})
    attributes = {"RULE_ARN": rule["Arn"], "TARGET_ARN": target["Arn"], "ERROR_CODE": "NO_RESOURCE",
                  "ERROR_MESSAGE": "The target does not exist."}
    for message in reversed(queue["messages"]):
        if message["md5_body"] == md5_hash(event.encode()):
            message["message_attributes"] = {name: {"DataType": "String", "StringValue": value} for name, value in attributes.items()}
            break
