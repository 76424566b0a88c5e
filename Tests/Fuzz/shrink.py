"""Makes a recipe that fails smaller, as long as it fails in the same way."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Iterator
from typing import Any

from .recipe import NAMING_KINDS, Recipe, is_value, names_in, plain, type_of

Fails = Callable[[Recipe], bool]
_SECONDS = 60.0


def shrink(recipe: Recipe, fails: Fails, seconds: float = _SECONDS) -> Recipe:
    """The smallest recipe found in the time; `fails` says whether one still fails as the first did."""
    deadline = time.monotonic() + seconds
    changed = True
    while changed:
        changed = False
        for smaller in _candidates:
            while time.monotonic() < deadline:
                found = next((candidate for candidate in smaller(recipe)
                              if time.monotonic() < deadline and fails(candidate)), None)
                if found is None:
                    break
                recipe, changed = found, True
    return recipe


def repaired(recipe: Recipe) -> Recipe:
    """The recipe without operations that need what is gone; values that name it become plain ones."""
    known = {"app"}
    operations = []
    for operation in recipe["operations"]:
        if not all(name in known for name in names_in(operation)):
            continue
        operations.append({key: _repaired_value(value, known) for key, value in operation.items()})
        if "name" in operation:
            known.add(operation["name"])
    return {**recipe, "operations": operations}


def _repaired_value(value: Any, known: set[str]) -> Any:
    if is_value(value) and value[0] in NAMING_KINDS and len(value) > 1 and isinstance(value[1], str) and value[1] not in known:
        return plain(value[0])
    if isinstance(value, list):
        return [_repaired_value(element, known) for element in value]
    return value


def _without_operations(recipe: Recipe) -> Iterator[Recipe]:
    """Leaves out ever smaller runs of operations."""
    operations = recipe["operations"]
    size = len(operations) // 2
    while size >= 1:
        for start in range(len(operations) - size, -1, -size):
            left = repaired({**recipe, "operations": operations[:start] + operations[start + size:]})
            if left["operations"]:
                yield left
        size //= 2


def _without_scopes(recipe: Recipe) -> Iterator[Recipe]:
    """Moves what is in a construct or stage up into the scope around it."""
    for index, scope in enumerate(recipe["operations"]):
        if scope["op"] not in ("construct", "chain", "stage", "nested"):
            continue
        rest = recipe["operations"][:index] + recipe["operations"][index + 1:]
        moved = [{**operation, "in": scope["in"]} if operation.get("in") == scope["name"] else operation for operation in rest]
        yield repaired({**recipe, "operations": moved})


def _without_members(recipe: Recipe) -> Iterator[Recipe]:
    """Leaves out optional members of operations, and context values."""
    for key in recipe["context"]:
        yield {**recipe, "context": {other: value for other, value in recipe["context"].items() if other != key}}
    optional = {"env", "stackName", "description", "tags", "terminationProtection", "notificationArns", "suppressTemplateIndentation",
                "synthesizer", "removal", "timeout", "parameters", "default", "allowedPattern", "allowedValues", "constraintDescription",
                "minLength", "maxLength", "minValue", "maxValue", "noEcho", "lazy", "expression", "condition", "exportName",
                "assetHash", "displayName", "including", "excluding", "priority", "launched", "version", "creationPolicy", "updatePolicy"}
    for index, operation in enumerate(recipe["operations"]):
        for key in operation:
            needed = key == "version" and operation["op"] == "formatVersion"
            if key in optional and not needed:
                yield _replacing(recipe, index, {other: value for other, value in operation.items() if other != key})


def _with_simpler_values(recipe: Recipe) -> Iterator[Recipe]:
    for index, operation in enumerate(recipe["operations"]):
        for key, value in operation.items():
            if key in ("name", "in", "to", "op"):
                continue
            for simpler in _simpler(value):
                yield repaired(_replacing(recipe, index, {**operation, key: simpler}))


def _with_simpler_ids(recipe: Recipe) -> Iterator[Recipe]:
    for index, operation in enumerate(recipe["operations"]):
        simple = operation.get("name", "").upper()
        if "id" in operation and simple and operation["id"] != simple:
            yield _replacing(recipe, index, {**operation, "id": simple})


def _simpler(value: Any) -> Iterator[Any]:
    """Ever deeper changes of one value: itself plain, one of its parts in its place, an element less, a part simpler."""
    if not isinstance(value, list):
        return
    if is_value(value):
        if value[0] == "lazyNumber":
            return
        if value[0] not in ("undef", "null") and value != plain(value[0]):
            yield plain(value[0])
        for part in _parts(value):
            if type_of(part) == type_of(value) or (type_of(part) == "string" and type_of(value) == "any"):
                yield part
    else:
        for index in range(len(value)):
            yield value[:index] + value[index + 1:]
    for index, part in enumerate(value):
        for simpler in _simpler(part):
            yield [*value[:index], simpler, *value[index + 1:]]


def _parts(value: Any) -> Iterator[Any]:
    """The values right within one."""
    for part in value[1:]:
        if is_value(part):
            yield part
        elif isinstance(part, list):
            yield from (element for element in part if is_value(element))


def _replacing(recipe: Recipe, index: int, operation: dict[str, Any]) -> Recipe:
    operations = copy.copy(recipe["operations"])
    operations[index] = operation
    return {**recipe, "operations": operations}


_candidates = (_without_operations, _without_scopes, _without_members, _with_simpler_values, _with_simpler_ids)
