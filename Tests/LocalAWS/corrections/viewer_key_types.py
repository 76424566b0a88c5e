"""`AWS::CloudFront::PublicKey` and `KeyGroup`, which MiniStack has in its API and not in its CloudFormation.

A key cannot be changed and a key of a group cannot be deleted, so that an update which changes keys must add, switch and take out in the
right order. The types: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-publickey.html and
…-keygroup.html; what the API refuses: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdatePublicKey.html
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element, SubElement

Properties = dict[str, Any]


class Refused(Exception):
    """What CloudFront would not do."""


def _key(properties: Properties) -> Element:
    element = Element("PublicKeyConfig")
    for name, value in properties["PublicKeyConfig"].items():
        SubElement(element, name).text = str(value)
    return element


def _group(properties: Properties) -> Element:
    element = Element("KeyGroupConfig")
    config = properties["KeyGroupConfig"]
    SubElement(element, "Name").text = config["Name"]
    items = SubElement(element, "Items")
    for key in config["Items"]:
        SubElement(items, "PublicKey").text = key
    return element


def _check(answer: tuple[int, dict[str, str], bytes]) -> None:
    status, _, body = answer
    if status >= 400:
        raise Refused(body.decode())


def handlers(
    kind: str, kept: Callable[[], dict[str, Any]], element: Callable[[Properties], Element], updates: bool,
) -> dict[str, Any]:
    from xml.etree.ElementTree import tostring

    from ministack.services import cloudfront

    operation = {"PublicKey": "public_key", "KeyGroup": "key_group"}[kind]

    def create(logical_id: str, properties: Properties, stack_name: str) -> tuple[str, dict[str, str]]:
        name = properties[f"{kind}Config"]["Name"]
        if any(other["Config"]["Name"] == name for other in kept().values()):
            raise Refused(f"{kind}AlreadyExists: {name}")
        before = set(kept())
        _check(getattr(cloudfront, f"_create_{operation}")(tostring(element(properties))))
        (made,) = set(kept()) - before
        return made, {"Id": made}

    def update(physical_id: str, old: Properties, new: Properties, stack_name: str) -> tuple[str, dict[str, str]]:
        if not updates and old[f"{kind}Config"] != new[f"{kind}Config"]:
            raise Refused("CannotChangeImmutablePublicKeyFields")
        if updates:
            _check(cloudfront._update_key_group(physical_id, {"if-match": kept()[physical_id]["ETag"]}, tostring(element(new))))
        return physical_id, {"Id": physical_id}

    def delete(physical_id: str, properties: Properties) -> None:
        if physical_id in kept():
            _check(getattr(cloudfront, f"_delete_{operation}")(physical_id, {"if-match": kept()[physical_id]["ETag"]}))

    return {"create": create, "update": update, "delete": delete}


def install() -> None:
    from ministack.services import cloudfront
    from ministack.services.cloudformation import provisioners

    provisioners._RESOURCE_HANDLERS["AWS::CloudFront::PublicKey"] = handlers(
        "PublicKey", lambda: cloudfront._public_keys, _key, updates=False)
    provisioners._RESOURCE_HANDLERS["AWS::CloudFront::KeyGroup"] = handlers(
        "KeyGroup", lambda: cloudfront._key_groups, _group, updates=True)
