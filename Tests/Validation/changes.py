"""Mistakes in a value, as its schema has it: a function gives the wrong value, or says that there is no room for the mistake."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

Schema = dict[str, Any]
Change = Callable[[Any, Schema, random.Random], Any]

IMPOSSIBLE = object()
# Longer texts and lists say nothing more.
_MOST_CHARACTERS = 3000
_MOST_ELEMENTS = 300
_SCALARS = ("string", "integer", "boolean")


def misspelt(name: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(name))
    return chance.choice([name[:place] + name[place + 1:] or name + "x", name[:place] + "x" + name[place:], name + "s"])


def _kind(schema: Schema) -> Any:
    return None if schema.keys() & {"oneOf", "anyOf", "allOf"} else schema.get("type")


def _unlisted(value: Any, schema: Schema, chance: random.Random) -> Any:
    return misspelt(value, chance) + "?" if schema.get("enum") and isinstance(value, str) and len(value) > 1 else IMPOSSIBLE


def _unmatching(value: Any, schema: Schema, _: random.Random) -> Any:
    return "☃ no\tmatch ☃" if "pattern" in schema and isinstance(value, str) and schema.get("minLength", 0) < 5 else IMPOSSIBLE


def _too_long(value: Any, schema: Schema, _: random.Random) -> Any:
    most = schema.get("maxLength", 0)
    if not isinstance(value, str) or "enum" in schema or not 0 < most < _MOST_CHARACTERS:
        return IMPOSSIBLE
    return (value or "a") + (value or "a")[-1] * most


def _too_short(value: Any, schema: Schema, _: random.Random) -> Any:
    least = schema.get("minLength", 0)
    return value[:least - 1] if isinstance(value, str) and least > 0 and "enum" not in schema else IMPOSSIBLE


def _too_small(value: Any, schema: Schema, _: random.Random) -> Any:
    return schema["minimum"] - 1 if "minimum" in schema and isinstance(value, (int, float)) else IMPOSSIBLE


def _too_large(value: Any, schema: Schema, _: random.Random) -> Any:
    return schema["maximum"] + 1 if "maximum" in schema and isinstance(value, (int, float)) else IMPOSSIBLE


def _too_many(value: Any, schema: Schema, _: random.Random) -> Any:
    most = schema.get("maxItems", 0)
    if not isinstance(value, list) or not value or schema.get("uniqueItems") or not 0 < most < _MOST_ELEMENTS:
        return IMPOSSIBLE
    return [*value, *([value[-1]] * (most + 1 - len(value)))]


def _too_few(value: Any, schema: Schema, _: random.Random) -> Any:
    least = schema.get("minItems", 0)
    return value[:least - 1] if isinstance(value, list) and least > 0 else IMPOSSIBLE


def _repeated(value: Any, schema: Schema, _: random.Random) -> Any:
    if not isinstance(value, list) or not value or not schema.get("uniqueItems") or schema.get("maxItems", len(value) + 1) <= len(value):
        return IMPOSSIBLE
    return [*value, value[0]]


def _fraction(value: Any, schema: Schema, _: random.Random) -> Any:
    if _kind(schema) != "integer" or not isinstance(value, int) or value + 1 > schema.get("maximum", value + 1):
        return IMPOSSIBLE
    return value + 0.5


def _instead(kinds: tuple[str, ...], wrong: Callable[[Any], Any]) -> Change:
    """A value of another type for one of these types."""
    return lambda value, schema, _: wrong(value) if _kind(schema) in kinds else IMPOSSIBLE


CHANGES: dict[str, Change] = {
    "value that is not listed": _unlisted,
    "text that does not match": _unmatching,
    "text too long": _too_long,
    "text too short": _too_short,
    "number too small": _too_small,
    "number too large": _too_large,
    "too many elements": _too_many,
    "too few elements": _too_few,
    "elements that are equal": _repeated,
    "fraction for a whole number": _fraction,
    "object for a text": _instead(("string",), lambda value: {"Name": value}),
    "text for a list": _instead(("array",), lambda _: "one, two"),
    "text for an object": lambda value, schema, _: "object" if _kind(schema) == "object" and schema.get("properties") else IMPOSSIBLE,
    "text for a number": _instead(("integer", "number"), lambda _: "many"),
    "text for a Boolean": _instead(("boolean",), lambda _: "yes"),
    "list for a scalar": _instead(_SCALARS, lambda value: [value]),
}
