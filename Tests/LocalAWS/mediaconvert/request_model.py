"""A request against the service's model: members, required members, types, enumerations, ranges, patterns.

The SDK's own validation leaves enumerations, upper limits and patterns to the service, so a wrong setting would only
show on a real account.
"""

from __future__ import annotations

import re
from typing import Any

import botocore.session
from botocore.model import ListShape, MapShape, OperationModel, ServiceModel, Shape, StructureShape


class RequestModel:
    """The operations of one service, and what each accepts in its body as it travels (`locationName`s)."""

    def __init__(self, service: str = "mediaconvert") -> None:
        self.service: ServiceModel = botocore.session.get_session().get_service_model(service)

    def operation(self, name: str) -> OperationModel:
        return self.service.operation_model(name)

    def violations(self, operation: str, body: Any) -> list[str]:
        """What is wrong with the body, one sentence each, in the order of the request."""
        shape = self.operation(operation).input_shape
        found: list[str] = []
        if shape is not None:
            _check(shape, body, "", found)
        return found


def _check(shape: Shape, value: Any, path: str, found: list[str]) -> None:
    where = path or "the request"
    if isinstance(shape, StructureShape):
        _check_structure(shape, value, path, found)
    elif isinstance(shape, ListShape):
        if not isinstance(value, list):
            found.append(f"{where} must be a list.")
            return
        _check_range(shape, len(value), f"The length of {where}", found)
        for index, element in enumerate(value):
            _check(shape.member, element, f"{path}[{index}]", found)
    elif isinstance(shape, MapShape):
        if not isinstance(value, dict):
            found.append(f"{where} must be a map.")
            return
        for key, element in value.items():
            _check(shape.value, element, f"{path}[{key!r}]", found)
    elif shape.type_name == "string":
        _check_string(shape, value, where, found)
    elif shape.type_name in ("integer", "long"):
        # A boolean is an integer to Python, not to JSON.
        if not isinstance(value, int) or isinstance(value, bool):
            found.append(f"{where} must be an integer.")
            return
        _check_range(shape, value, where, found)
    elif shape.type_name in ("double", "float", "timestamp"):
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            found.append(f"{where} must be a number.")
            return
        _check_range(shape, value, where, found)
    elif shape.type_name == "boolean":
        if not isinstance(value, bool):
            found.append(f"{where} must be true or false.")
    else:
        raise NotImplementedError(f"{where}: no check for the type {shape.type_name}")


def _check_structure(shape: StructureShape, value: Any, path: str, found: list[str]) -> None:
    if not isinstance(value, dict):
        found.append(f"{path or 'the request'} must be an object.")
        return
    members = {member.serialization.get("name", name): member for name, member in shape.members.items()}
    wire_names = {name: member.serialization.get("name", name) for name, member in shape.members.items()}
    for required in shape.required_members:
        if wire_names[required] not in value:
            found.append(f"{_member(path, wire_names[required])} is required.")
    for name, element in value.items():
        member = members.get(name)
        if member is None:
            found.append(f"{_member(path, name)} is not a member of {shape.name}.")
        else:
            _check(member, element, _member(path, name), found)


def _check_string(shape: Shape, value: Any, where: str, found: list[str]) -> None:
    if not isinstance(value, str):
        found.append(f"{where} must be a string.")
        return
    allowed = shape.metadata.get("enum")
    if allowed and value not in allowed:
        found.append(f"{where} is {value!r}, which is none of {', '.join(allowed)}.")
    _check_range(shape, len(value), f"The length of {where}", found)
    pattern = shape.metadata.get("pattern")
    # The model's patterns carry the anchors they mean.
    if pattern and not re.search(pattern, value):
        found.append(f"{where} is {value!r}, which does not match {pattern}.")


def _check_range(shape: Shape, number: float, what: str, found: list[str]) -> None:
    least, most = shape.metadata.get("min"), shape.metadata.get("max")
    if least is not None and number < least:
        found.append(f"{what} is {number}, less than {least}.")
    if most is not None and number > most:
        found.append(f"{what} is {number}, more than {most}.")


def _member(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
