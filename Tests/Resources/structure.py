"""Whether a rendered sample has the keys and the types that the specification states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .database import Resource, Type

# What the samples give: see Sample.swift.
_DATE = "2026-11-25T12:00:00Z"
_INTEGER, _NUMBER, _ANYTHING = 1, 1.5, {"Any": "thing"}
_TAG = {"Key": "TagKey", "Value": "TagValue"}


@dataclass
class Checker:
    """Checks samples of one resource type and notes which nested types were seen completely."""

    resource: Resource
    # Whether only what is required is to be there.
    required: bool
    seen: set[str] = field(default_factory=set)

    def properties(self, found: dict[str, Any]) -> Iterator[str]:
        yield from self._members(self.resource.properties, found, self.resource.type_name, top=True)

    def _members(self, rows: dict[str, Any], found: Any, place: str, top: bool = False) -> Iterator[str]:
        if not isinstance(found, dict):
            yield f"{place} is no object: {found!r}"
            return
        expected = {name for name, row in rows.items() if row.get("required") or not self.required}
        if set(found) != expected:
            yield f"{place} has {sorted(set(found) - expected)} too many and lacks {sorted(expected - set(found))}"
        if list(found) != sorted(found):
            yield f"{place} is not sorted: {list(found)}"
        for name in sorted(expected & set(found)):
            if top and self.resource.has_tags_at(name):
                yield from self._tags(name, found[name])
            else:
                yield from self._value(rows[name]["type"], found[name], f"{place}.{name}")

    def _tags(self, name: str, found: Any) -> Iterator[str]:
        expected: Any = {"Key": name} if self.resource.tag_variant == "map" else [_TAG]
        if found != expected:
            yield f"{self.resource.type_name}.{name} does not hold the tags: {found!r}"
        element = self.resource.properties[name]["type"].get("element", {})
        if element.get("type") == "ref":
            properties = self.resource.definitions[element["reference"]["$ref"]].properties
            if not {"Key", "Value"} <= set(properties):
                yield f"{self.resource.type_name}.{name} has tags of another shape: {sorted(properties)}"

    def _value(self, type: Type, found: Any, place: str) -> Iterator[str]:
        kind = type["type"]
        if kind == "string":
            allowed = type.get("allowedValues")
            if not isinstance(found, str) or (allowed and found not in allowed):
                yield f"{place} is no text that is allowed: {found!r}"
        elif kind in ("date-time", "integer", "number", "boolean", "json", "tag"):
            expected = {"date-time": _DATE, "integer": _INTEGER, "number": _NUMBER, "boolean": True, "json": _ANYTHING, "tag": _TAG}[kind]
            # True equals 1 in Python.
            if found != expected or isinstance(found, bool) != isinstance(expected, bool):
                yield f"{place} is no {kind}: {found!r}"
        elif kind == "array":
            if not isinstance(found, list) or len(found) != 1:
                yield f"{place} is no list of one element: {found!r}"
            else:
                yield from self._value(type["element"], found[0], place + "[]")
        elif kind == "map":
            if not isinstance(found, dict) or list(found) != ["Key"]:
                yield f"{place} is no map of one key: {found!r}"
            else:
                yield from self._value(type["element"], found["Key"], place + "{}")
        elif kind == "ref":
            yield from self._nested(type["reference"]["$ref"], found, place)
        elif kind == "union":
            yield from self._union(type["types"], found, place)
        else:
            yield f"{place} has a type that this test does not know: {kind}"

    def _nested(self, id: str, found: Any, place: str) -> Iterator[str]:
        definition = self.resource.definitions[id]
        if found == {"Fn::ImportValue": definition.name + "Property"}:
            return
        self.seen.add(id)
        yield from self._members(definition.properties, found, place)

    def _union(self, types: list[Type], found: Any, place: str) -> Iterator[str]:
        mistakes: list[str] = []
        fits = False
        for type in types:
            other = Checker(self.resource, self.required)
            wrong = list(other._value(type, found, place))
            mistakes += wrong
            if not wrong:
                # Alternatives may look alike.
                fits = True
                self.seen |= other.seen
        if not fits:
            yield f"{place} is none of its alternatives: " + "; ".join(mistakes)
