"""What a template in YAML means, as PyYAML's parser and AWS's rules for templates say."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import Any

import yaml

SHORT_FORMS = {
    f"!{name}": f"Fn::{name}"
    for name in (
        "And", "Base64", "Cidr", "Contains", "EachMemberEquals", "EachMemberIn", "Equals", "FindInMap", "GetAZs", "GetAtt", "If",
        "ImportValue", "Join", "Length", "Not", "Or", "RefAll", "Select", "Split", "Sub", "ToJsonString", "Transform", "ValueOf",
        "ValueOfAll",
    )
} | {"!Ref": "Ref", "!Condition": "Condition"}
PREFIX = "tag:yaml.org,2002:"


class Loader(yaml.SafeLoader):  # type: ignore[misc]
    """PyYAML's, which takes a name that is given again."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event = self.peek_event()
        if not isinstance(event, yaml.AliasEvent) and getattr(event, "anchor", None):
            self.anchors.pop(event.anchor, None)
        return super().compose_node(parent, index)


class NotATemplate(Exception):
    """The text is no YAML, or none that a template can be."""


def reading(text: str) -> Any:
    """The JSON of a template; dates are texts, keys are as they are written."""
    try:
        node = yaml.compose(text, Loader=Loader)
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError) as error:
        raise NotATemplate(str(error)) from error
    if node is None:
        return None
    return Conversion().json(node)


class Conversion:
    """From PyYAML's nodes to JSON."""

    def __init__(self) -> None:
        self.constructor = yaml.SafeLoader("")
        self.open: set[int] = set()

    def json(self, node: yaml.Node) -> Any:
        if id(node) in self.open:
            raise NotATemplate("a node in itself")
        self.open.add(id(node))
        try:
            if node.tag in SHORT_FORMS:
                function = SHORT_FORMS[node.tag]
                argument = node.value if isinstance(node, yaml.ScalarNode) else self.collection(node)
                if function == "Fn::GetAtt" and isinstance(argument, str) and "." in argument:
                    argument = argument.split(".", 1)
                return {function: argument}
            if node.tag == "!":
                return node.value if isinstance(node, yaml.ScalarNode) else self.collection(node)
            if not node.tag.startswith(PREFIX):
                raise NotATemplate(f"the tag {node.tag}")
            if isinstance(node, yaml.ScalarNode):
                return self.scalar(node)
            expected = "seq" if isinstance(node, yaml.SequenceNode) else "map"
            if node.tag != PREFIX + expected:
                raise NotATemplate(f"the tag {node.tag}")
            return self.collection(node)
        finally:
            self.open.remove(id(node))

    def collection(self, node: yaml.Node) -> Any:
        if isinstance(node, yaml.SequenceNode):
            return [self.json(element) for element in node.value]
        members: dict[str, Any] = {}
        merged: dict[str, Any] | None = None
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or (not key.tag.startswith(PREFIX) and key.tag != "!"):
                raise NotATemplate("a key that is no text")
            if key.tag == PREFIX + "merge":
                if merged is not None:
                    raise NotATemplate("two keys <<")
                merged = self.merged(value)
                continue
            self.scalar(key)
            if key.value in members:
                raise NotATemplate(f"the key {key.value} twice")
            members[key.value] = self.json(value)
        return (merged or {}) | members

    def merged(self, node: yaml.Node) -> dict[str, Any]:
        value = self.json(node)
        mappings = value if isinstance(value, list) else [value]
        result: dict[str, Any] = {}
        for mapping in reversed(mappings):
            if not isinstance(mapping, dict):
                raise NotATemplate("merges no mapping")
            result |= mapping
        return result

    def scalar(self, node: yaml.ScalarNode) -> Any:
        kind = node.tag.removeprefix(PREFIX)
        if kind in ("str", "value", "merge", "!") or (kind == "timestamp" and node.style is None):
            return node.value
        try:
            match kind:
                case "null":
                    if node.value not in ("", "~", "null", "Null", "NULL"):
                        raise NotATemplate("no null")
                    return None
                case "bool":
                    return self.constructor.construct_yaml_bool(node)
                case "int":
                    value = self.constructor.construct_yaml_int(node)
                case "float":
                    value = self.constructor.construct_yaml_float(node)
                case _:
                    raise NotATemplate(f"the tag {node.tag}")
        except (ValueError, KeyError) as error:
            raise NotATemplate(str(error)) from error
        if not math.isfinite(value) or (isinstance(value, int) and not is_kept(node.value, value)):
            raise NotATemplate("a number that JSON writes with other digits")
        return value


def is_kept(text: str, value: int) -> bool:
    """Whether a double keeps an integer, or its digits at least as JavaScript writes them."""
    if abs(value) < 2**53:
        return True
    is_decimal = re.fullmatch(r"[-+]?[1-9][0-9_]*", text) is not None
    return is_decimal and abs(value) < 10**21 and int(Decimal(repr(float(value)))) == value
