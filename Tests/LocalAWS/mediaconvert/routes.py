"""Which operation a request is for, and its members: the routes of the service's model.

They are the service's own model's.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from botocore.model import OperationModel

from service_model import RequestModel

from .errors import bad_request, not_found


@dataclass(frozen=True)
class Call:
    """An operation and its members by their names on the wire."""

    operation: OperationModel
    members: dict[str, Any]

    @property
    def name(self) -> str:
        name: str = self.operation.name
        return name

    @property
    def success_status(self) -> int:
        return int(self.operation.http.get("responseCode", 200))


class Routes:
    def __init__(self, model: RequestModel) -> None:
        self._routes = [
            (operation, operation.http["method"], _pattern(operation.http["requestUri"]))
            for operation in map(model.operation, model.service.operation_names)]

    def call(self, method: str, path: str, query: dict[str, list[str]], body: bytes) -> Call:
        for operation, expected, pattern in self._routes:
            found = pattern.fullmatch(path)
            if found and method == expected:
                members = {**_document(body), **_query_members(operation, query)}
                return Call(operation, {**members, **{name: unquote(value) for name, value in found.groupdict().items()}})
        raise not_found(f"The service has no {method} {path}.")


def _pattern(uri: str) -> re.Pattern[str]:
    """`/jobs/{id}` as a pattern; an ARN may hold slashes."""
    parts = re.split(r"\{(\w+)\}", uri)
    return re.compile("".join(
        re.escape(part) if index % 2 == 0 else f"(?P<{part}>{'.+' if part == 'arn' else '[^/]+'})"
        for index, part in enumerate(parts)))


def _document(body: bytes) -> dict[str, Any]:
    if not body:
        return {}
    try:
        document = json.loads(body)
    except ValueError as error:
        raise bad_request(f"The request is not JSON: {error}") from None
    if not isinstance(document, dict):
        raise bad_request("The request must be an object.")
    return document


def _query_members(operation: OperationModel, query: dict[str, list[str]]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for shape in operation.input_shape.members.values() if operation.input_shape else ():
        name = shape.serialization.get("name")
        if shape.serialization.get("location") == "querystring" and name in query:
            text = query[name][0]
            members[name] = int(text) if shape.type_name == "integer" and text.isdigit() else text
    return members
