"""`AWS::SNS::Topic` with its key, which MiniStack drops, so that nobody would be asked for it.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topic.html
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Properties = dict[str, Any]


def apply_key(arn: str, properties: Properties) -> None:
    from ministack.services import sns

    attributes = sns._topics[arn]["attributes"]
    attributes.pop("KmsMasterKeyId", None)
    if properties.get("KmsMasterKeyId"):
        attributes["KmsMasterKeyId"] = properties["KmsMasterKeyId"]


def install() -> None:
    from ministack.services.cloudformation import provisioners

    handlers = provisioners._RESOURCE_HANDLERS["AWS::SNS::Topic"]
    create: Callable[..., Any] = handlers["create"]
    update: Callable[..., Any] = handlers["update"]

    def create_topic(logical_id: str, properties: Properties, stack_name: str) -> Any:
        made = create(logical_id, properties, stack_name)
        apply_key(made[0], properties)
        return made

    def update_topic(physical_id: str, old: Properties, new: Properties, stack_name: str, *arguments: Any, **named: Any) -> Any:
        made = update(physical_id, old, new, stack_name, *arguments, **named)
        apply_key(made[0], new)
        return made

    handlers.update({"create": create_topic, "update": update_topic})
