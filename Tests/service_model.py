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
    """The operations and shapes of one service, and what each accepts."""

    def __init__(self, service: str = "mediaconvert") -> None:
        self.service: ServiceModel = botocore.session.get_session().get_service_model(service)

    def operation(self, name: str) -> OperationModel:
        return self.service.operation_model(name)

    def violations(self, operation: str, body: Any) -> list[str]:
        """What is wrong with an operation's body as it travels (`locationName`s), one sentence each, in its order."""
        shape = self.operation(operation).input_shape
        return [] if shape is None else _Check(wire_names=True).run(shape, body)

    def shape_violations(self, shape: str, value: Any) -> list[str]:
        """What is wrong with a value of a shape as the SDK takes it, one sentence each, in its order."""
        return _Check(wire_names=False).run(self.service.shape_for(shape), value)


class _Check:
    def __init__(self, wire_names: bool) -> None:
        self.wire_names = wire_names
        self.found: list[str] = []

    def run(self, shape: Shape, value: Any) -> list[str]:
        self.check(shape, value, "")
        return self.found

    def name(self, name: str, member: Shape) -> str:
        wire_name: str = member.serialization.get("name", name)
        return wire_name if self.wire_names else name

    def check(self, shape: Shape, value: Any, path: str) -> None:
        where = path or "the request"
        if isinstance(shape, StructureShape):
            self.check_structure(shape, value, path)
        elif isinstance(shape, ListShape):
            if not isinstance(value, list):
                self.found.append(f"{where} must be a list.")
                return
            self.check_range(shape, len(value), f"The length of {where}")
            for index, element in enumerate(value):
                self.check(shape.member, element, f"{path}[{index}]")
        elif isinstance(shape, MapShape):
            if not isinstance(value, dict):
                self.found.append(f"{where} must be a map.")
                return
            for key, element in value.items():
                self.check(shape.value, element, f"{path}[{key!r}]")
        elif shape.type_name == "string":
            self.check_string(shape, value, where)
        elif shape.type_name in ("integer", "long"):
            # A boolean is an integer to Python, not to JSON.
            if not isinstance(value, int) or isinstance(value, bool):
                self.found.append(f"{where} must be an integer.")
                return
            self.check_range(shape, value, where)
        elif shape.type_name in ("double", "float", "timestamp"):
            if not isinstance(value, (int, float)) or isinstance(value, bool):
                self.found.append(f"{where} must be a number.")
                return
            self.check_range(shape, value, where)
        elif shape.type_name == "boolean":
            if not isinstance(value, bool):
                self.found.append(f"{where} must be true or false.")
        else:
            raise NotImplementedError(f"{where}: no check for the type {shape.type_name}")

    def check_structure(self, shape: StructureShape, value: Any, path: str) -> None:
        if not isinstance(value, dict):
            self.found.append(f"{path or 'the request'} must be an object.")
            return
        names = {name: self.name(name, member) for name, member in shape.members.items()}
        members = {names[name]: member for name, member in shape.members.items()}
        for required in shape.required_members:
            if names[required] not in value:
                self.found.append(f"{_member(path, names[required])} is required.")
        for name, element in value.items():
            member = members.get(name)
            if member is None:
                self.found.append(f"{_member(path, name)} is not a member of {shape.name}.")
            else:
                self.check(member, element, _member(path, name))

    def check_string(self, shape: Shape, value: Any, where: str) -> None:
        if not isinstance(value, str):
            self.found.append(f"{where} must be a string.")
            return
        allowed = shape.metadata.get("enum")
        if allowed and value not in allowed:
            self.found.append(f"{where} is {value!r}, which is none of {', '.join(allowed)}.")
        self.check_range(shape, len(value), f"The length of {where}")
        pattern = shape.metadata.get("pattern")
        # The model's patterns carry the anchors they mean.
        if pattern and not re.search(pattern, value):
            self.found.append(f"{where} is {value!r}, which does not match {pattern}.")

    def check_range(self, shape: Shape, number: float, what: str) -> None:
        least, most = shape.metadata.get("min"), shape.metadata.get("max")
        if least is not None and number < least:
            self.found.append(f"{what} is {number}, less than {least}.")
        if most is not None and number > most:
            self.found.append(f"{what} is {number}, more than {most}.")


def _member(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
