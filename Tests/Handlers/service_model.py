"""Checks a request against a service's model, further than the SDK does by itself."""

from __future__ import annotations

import re
from typing import Any

import botocore.session
from botocore.model import Shape
from botocore.validate import ParamValidator


def problems(service: str, shape_name: str, value: Any) -> list[str]:
    """Everything about the value that the shape does not allow; an empty list for a valid value."""
    shape = botocore.session.get_session().get_service_model(service).shape_for(shape_name)
    report = ParamValidator().validate(value, shape).generate_report()
    return (report.splitlines() if report else []) + list(_limits(shape, value, shape_name))


def _limits(shape: Shape, value: Any, path: str) -> list[str]:
    """The enums, patterns and upper limits that the SDK leaves to the service."""
    if shape.type_name == "structure" and isinstance(value, dict):
        return [
            problem
            for name, member in value.items()
            if name in shape.members
            for problem in _limits(shape.members[name], member, f"{path}.{name}")
        ]
    if shape.type_name == "map" and isinstance(value, dict):
        return [problem for name, member in value.items() for problem in _limits(shape.value, member, f"{path}.{name}")]

    found: list[str] = []
    if shape.type_name == "list" and isinstance(value, list):
        for index, member in enumerate(value):
            found += _limits(shape.member, member, f"{path}[{index}]")
    if shape.type_name == "string" and isinstance(value, str):
        if shape.enum and value not in shape.enum:
            found.append(f"{path}: {value!r} is not one of {shape.enum}")
        pattern = shape.metadata.get("pattern")
        if pattern and not re.search(pattern, value):
            found.append(f"{path}: {value!r} does not match {pattern}")
    size = len(value) if isinstance(value, (str, list)) else value
    if isinstance(size, (int, float)) and size > shape.metadata.get("max", size):
        found.append(f"{path}: {size} is above {shape.metadata['max']}")
    return found
