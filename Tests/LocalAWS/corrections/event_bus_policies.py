"""`AWS::Events::EventBusPolicy`, which MiniStack does not have: a statement of a bus's policy.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-eventbuspolicy.html
"""

from __future__ import annotations

from typing import Any

Properties = dict[str, Any]


def create(logical_id: str, properties: Properties, stack_name: str) -> tuple[str, dict[str, str]]:
    from ministack.services import eventbridge

    bus, statement_id = properties.get("EventBusName", "default"), properties["StatementId"]
    if bus not in eventbridge._event_buses:
        raise ValueError(f"Event bus {bus} does not exist.")
    policy = eventbridge._event_bus_policies.get(bus) or {"Version": "2012-10-17", "Statement": []}
    others = [statement for statement in policy["Statement"] if statement.get("Sid") != statement_id]
    eventbridge._event_bus_policies[bus] = {**policy, "Statement": [*others, {**properties["Statement"], "Sid": statement_id}]}
    return f"{statement_id}|{bus}", {}


def update(physical_id: str, old: Properties, new: Properties, stack_name: str) -> tuple[str, dict[str, str]]:
    return create(physical_id, new, stack_name)


def delete(physical_id: str, properties: Properties) -> None:
    from ministack.services import eventbridge

    statement_id, _, bus = physical_id.partition("|")
    eventbridge._remove_permission({"EventBusName": bus, "StatementId": statement_id})


def install() -> None:
    from ministack.services.cloudformation import provisioners

    provisioners._RESOURCE_HANDLERS["AWS::Events::EventBusPolicy"] = {"create": create, "update": update, "delete": delete}
