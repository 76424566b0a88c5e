"""One mistake each, made in what is right: its kind and its place are known."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from Validation.changes import CHANGES, IMPOSSIBLE, Schema, misspelt
from Validation.structure import STRUCTURE, Template, valid


@dataclass(frozen=True)
class WrongResource:
    """Many of them stand in one template: it is checked in less time than many templates."""

    kind: str
    type: str
    properties: dict[str, Any]
    #: An attribute that an output asks for.
    attribute: str | None = None


@dataclass(frozen=True)
class WrongTemplate:
    kind: str
    #: The section and the name of what holds the mistake.
    place: str
    template: Template


def _places(value: Any, schema: Schema, root: Schema, depth: int = 0) -> Iterator[tuple[Any, Any, Schema]]:
    """Owner, key and schema of each value."""
    schema = _resolved(schema, root)
    if isinstance(value, dict):
        for name, member in value.items():
            if name in (schema.get("properties") or {}):
                inner = _resolved(schema["properties"][name], root)
                yield value, name, inner
                yield from _places(member, inner, root, depth + 1)
    elif isinstance(value, list) and isinstance(schema.get("items"), dict):
        for number, element in enumerate(value):
            inner = _resolved(schema["items"], root)
            yield value, number, inner
            yield from _places(element, inner, root, depth + 1)


def _resolved(schema: Schema, root: Schema) -> Schema:
    for _ in range(10):
        if "$ref" not in schema:
            return schema
        target: Any = root
        for part in schema["$ref"].partition("#/")[2].split("/"):
            target = target[part]
        schema = {**target, **{key: value for key, value in schema.items() if key not in {"$ref", "description"}}}
    return {}


def _object_changes(value: dict[str, Any], schema: Schema, chance: random.Random, nested: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    where = "nested " if nested else ""
    known = schema.get("properties") or {}
    if known and schema.get("additionalProperties") is False:
        name = misspelt(chance.choice(sorted(known)), chance)
        if name not in known:
            yield f"unknown {where}property", {**value, name: "x"}
    for name in schema.get("required", []):
        if name in value:
            yield f"missing {where}property", {key: member for key, member in value.items() if key != name}
            break


def wrong_resources(type: str, properties: dict[str, Any], schema: Schema, chance: random.Random) -> Iterator[WrongResource]:
    """All kinds that the properties have room for, each once."""
    count = len(list(_places(properties, schema, schema)))
    for kind, change in CHANGES.items():
        for number in chance.sample(range(count), count):
            main = copy.deepcopy(properties)
            owner, key, inner = list(_places(main, schema, schema))[number]
            value = change(owner[key], inner, chance)
            if value is not IMPOSSIBLE:
                owner[key] = value
                yield WrongResource(kind, type, main)
                break
    for kind, main in _object_changes(properties, schema, chance, nested=False):
        yield WrongResource(kind, type, main)
    yield from _wrong_members(type, properties, schema, chance)
    for path in schema.get("readOnlyProperties", []):
        name = path.split("/")[2]
        if path.count("/") == 2 and name not in properties:
            yield WrongResource("property that is read-only", type, {**properties, name: "x"})
            break
    yield WrongResource("unknown type", misspelt(type, chance), properties)
    yield WrongResource("attribute that is none", type, properties, attribute="Nothing")


def _wrong_members(type: str, properties: dict[str, Any], schema: Schema, chance: random.Random) -> Iterator[WrongResource]:
    """In one of the objects within."""
    def objects(main: dict[str, Any]) -> list[tuple[Any, Any, Schema]]:
        return [spot for spot in _places(main, schema, schema) if isinstance(spot[0][spot[1]], dict)]

    count = len(objects(properties))
    for kind in ("unknown nested property", "missing nested property"):
        for number in chance.sample(range(count), count):
            main = copy.deepcopy(properties)
            owner, key, inner = objects(main)[number]
            changed = dict(_object_changes(owner[key], inner, chance, nested=True)).get(kind)
            if changed is not None:
                owner[key] = changed
                yield WrongResource(kind, type, main)
                break


def wrong_templates() -> Iterator[WrongTemplate]:
    """All kinds of mistakes beside the schema."""
    for kind, all_changes in STRUCTURE.items():
        for change in all_changes:
            template = valid()
            yield WrongTemplate(kind, change(template), template)
