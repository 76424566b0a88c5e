"""Values in the form in which they travel: the names of members begin small, the keys of maps stay.

The forms are the service's own model's.
"""

from __future__ import annotations

from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape


def to_wire(shape: Shape, value: Any) -> Any:
    """A value of a shape as the SDK and CloudFormation take it. What the model does not know stays, for the check to find."""
    if isinstance(shape, StructureShape) and isinstance(value, dict):
        return {
            shape.members[name].serialization.get("name", name) if name in shape.members else name:
            to_wire(shape.members[name], element) if name in shape.members else element
            for name, element in value.items()}
    if isinstance(shape, ListShape) and isinstance(value, list):
        return [to_wire(shape.member, element) for element in value]
    if isinstance(shape, MapShape) and isinstance(value, dict):
        return {key: to_wire(shape.value, element) for key, element in value.items()}
    return value


def from_wire(shape: Shape, value: Any) -> Any:
    """The other way round."""
    if isinstance(shape, StructureShape) and isinstance(value, dict):
        names = {member.serialization.get("name", name): name for name, member in shape.members.items()}
        return {names[name]: from_wire(shape.members[names[name]], element) for name, element in value.items() if name in names}
    if isinstance(shape, ListShape) and isinstance(value, list):
        return [from_wire(shape.member, element) for element in value]
    if isinstance(shape, MapShape) and isinstance(value, dict):
        return {key: from_wire(shape.value, element) for key, element in value.items()}
    return value
