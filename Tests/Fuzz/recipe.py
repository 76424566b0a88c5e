"""Recipes: descriptions of apps as JSON, which both sides build.

A recipe is {"seed", "context", "operations"}. An operation makes something, and gives it a name, or changes what was made before. A value
is a list: its kind and its arguments, as in ["cat", [["str", "a-"], ["ref", "r1"]]].
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Recipe = dict[str, Any]
Operation = dict[str, Any]
Value = list[Any]

# Members of operations that name something made before.
NAME_KEYS = ("in", "to", "on", "at", "target", "asset")
# Kinds of values whose first argument names something made before.
NAMING_KINDS = frozenset((
    "ref", "att", "attList", "logicalId", "parameter", "numberParameter", "listParameter", "lookup", "importOutput", "if", "ifString",
    "grown", "stackName", "stackId", "stackRegion", "stackAccount", "stackPartition", "assetKey", "assetBucket", "assetUrl", "json",
    "condition", "blockName", "blockArn", "exported", "exportedList"))
LIST_KINDS = frozenset((
    "strings", "attList", "split", "splitCount", "zones", "cidr", "lazyList", "listParameter", "importList", "grown",
    "notificationArns", "exportedList"))
CONDITION_KINDS = frozenset(("equals", "not", "and", "or", "condition", "contains", "eachEquals", "eachIn"))
OTHER_KINDS = frozenset((
    "str", "num", "bool", "null", "undef", "list", "obj", "lazyAny", "lazyNumber", "transform", "length", "cat", "join", "joinList",
    "select", "sub", "base64", "import", "findInMap", "pseudo", "lazyString", "domain", "fnRef", "fnGetAtt", "stackOutput", "consumed"))
# Values that stand only where anything can.
ANY_KINDS = frozenset((
    "num", "bool", "null", "undef", "list", "obj", "lazyAny", "lazyNumber", "numberParameter", "if", "transform", "length"))
KINDS = NAMING_KINDS | LIST_KINDS | CONDITION_KINDS | OTHER_KINDS


def names_in(operation: Operation) -> Iterator[str]:
    """Everything made before that the operation itself needs; what only its values name is not among it."""
    for key in NAME_KEYS:
        named = operation.get(key)
        if isinstance(named, str):
            yield named
        elif isinstance(named, list):
            yield from named
    if operation["op"] in ("output", "options") and "condition" in operation:
        yield operation["condition"]


def is_value(json: Any) -> bool:
    return isinstance(json, list) and bool(json) and isinstance(json[0], str) and json[0] in KINDS


def type_of(value: Value) -> str:
    """Where a value can stand: a string wherever anything can, the others only in places of their own."""
    kind = value[0]
    if kind in LIST_KINDS:
        return "list"
    if kind in CONDITION_KINDS:
        return "condition"
    return "any" if kind in ANY_KINDS else "string"


def plain(kind: str) -> Value:
    """The simplest value of the same type as one of this kind."""
    if kind in LIST_KINDS:
        return ["strings", [["str", "x"]]]
    if kind in CONDITION_KINDS:
        return ["equals", ["str", "x"], ["str", "x"]]
    return ["str", "x"]
