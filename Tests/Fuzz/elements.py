"""What stands in the stacks of a recipe: resources, parameters, conditions, assets and others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .draft import Draft
from .fixtures import ASSET_PATHS
from .recipe import Value
from .templates import Templates, in_yaml
from .vocabulary import ATTRIBUTES, KEYS, LIST_ATTRIBUTES, TEXTS, TYPES
from .world import Element, Place

KINDS: dict[str, Any] = json.loads((Path(__file__).parent / "kinds.json").read_text())


class Elements(Draft):
    def _element(self, letter: str, role: str, op: str, resource_type: str = "", extra: str = "", **members: Any) -> Element:
        place = self._place()
        return self._element_in(place, letter, role, op, resource_type, extra, **members)

    def _element_in(
        self, place: Place, letter: str, role: str, op: str, resource_type: str = "", extra: str = "", **members: Any
    ) -> Element:
        element = Element(self._name(letter), role, place, resource_type, extra)
        self._add(op=op, name=element.name, **{"in": place.name}, id=self._id(place, names_element=True), **members)
        self.elements.append(element)
        return element

    def _resource(self) -> None:
        place = self._place()
        assert place.stack is not None
        stack = place.stack
        type_name = self.random.choice(TYPES)
        properties = [[key, self.values.any(stack)] for key in dict.fromkeys(
            self.random.choice([*KEYS, "P1", "P2", "P3"]) for _ in range(self.random.randrange(5)))]
        self._element_in(place, "r", "resource", "resource", type_name, type=type_name, properties=properties)

    def _typed(self) -> None:
        place = self._place()
        assert place.stack is not None
        kind_name = self.random.choice(list(KINDS))
        kind = KINDS[kind_name]
        properties = self._typed_properties(kind["properties"], kind.get("required", {}), place.stack)
        tags = [[key, value] for key, value in self._tags().items()] if self.chance(0.4) else None
        self._element_in(place, "t", "resource", "typed", kind["type"], kind=kind_name, properties=properties, tags=tags)

    def _typed_properties(self, shape: dict[str, Any], required: dict[str, Any], stack: Place,
                          is_top: bool = True) -> list[list[Any]]:
        members = []
        names = list(shape)
        if is_top:
            self.random.shuffle(names)
        for name in names:
            inner, is_required = shape[name][1], len(shape[name]) > 2
            if name in required:
                members.append([name, _plain(required[name])])
            elif is_required or self.chance(0.5):
                members.append([name, self._typed_value(inner, stack)])
        return members

    def _typed_value(self, inner: Any, stack: Place) -> Any:
        if isinstance(inner, dict):
            return self._typed_properties(inner, {}, stack, is_top=False)
        if inner == "string":
            return self.values.string(stack)
        if inner == "number":
            return self.values.number(stack, 1)
        if inner == "boolean":
            return ["bool", self.chance(0.5)]
        if inner == "list":
            return self.values.list(stack)
        return ["obj", self.values.members(lambda: self.values.any(stack, 2))]

    def _parameter(self) -> None:
        form = self.random.choice(["string", "number", "list"])
        type_name = {"string": self.random.choice(["String", "AWS::SSM::Parameter::Value<String>", "AWS::EC2::VPC::Id"]),
                     "number": "Number",
                     "list": self.random.choice(["CommaDelimitedList", "List<Number>", "List<AWS::EC2::Subnet::Id>"])}[form]
        default = {"string": self.random.choice(TEXTS), "number": self.random.randrange(9), "list": "a,b"}[form]
        self._element(
            "p", "parameter", "parameter", type_name, form, type=type_name, default=default if self.chance(0.5) else None,
            description=self.random.choice(TEXTS) if self.chance(0.3) else None, allowedPattern=".*" if self.chance(0.1) else None,
            allowedValues=["a", "b"] if self.chance(0.1) else None, constraintDescription="c" if self.chance(0.1) else None,
            minLength=self.random.randrange(3) if self.chance(0.1) else None, maxLength=9 if self.chance(0.1) else None,
            minValue=1.5 if self.chance(0.1) else None, maxValue=10 if self.chance(0.1) else None,
            noEcho=self.chance(0.5) if self.chance(0.2) else None)

    def _mapping(self) -> None:
        rows: dict[str, dict[str, Any]] = {}
        for _ in range(self.random.randrange(1, 4)):
            row = {self.random.choice(["k", "10", "2", "Key", "b1", "02"] + (["k-1"] if self.wild else [])): self._mapping_value()
                   for _ in range(self.random.randrange(1, 4))}
            rows[self.random.choice(["a", "eu-south-1", "10", "2", "x y", "B"])] = row
        element = self._element(
            "m", "mapping", "mapping", mapping=[[key, [[name, value] for name, value in row.items()]] for key, row in rows.items()],
            lazy=self.chance(0.6) if self.chance(0.6) else None)  # noqa: FURB110 - two throws, not one
        element.rows = {key: list(row) for key, row in rows.items()}

    def _mapping_value(self) -> Any:
        return self.random.choice(["v", "", "w", 5, 0.5, True, ["a", "b"]] if self.wild else ["v", "", "w"])

    def _condition(self) -> None:
        place = self._place()
        assert place.stack is not None
        self._element_in(place, "q", "condition", "condition",
                         expression=self.values.condition(place.stack))

    def _rule(self) -> None:
        place = self._place()
        assert place.stack is not None
        stack = place.stack
        self._element_in(
            place, "u", "rule", "rule", condition=self.values.rule_condition(stack) if self.chance(0.4) else None,
            assertions=[[self.values.rule_condition(stack), *(["text"] if self.chance(0.5) else [])]
                        for _ in range(self.random.randrange(3))])

    def _output(self) -> None:
        place = self._place()
        assert place.stack is not None
        condition = self.values.element(place.stack, ("condition",), local=True) if self.chance(0.2) else None
        export = None
        if self.chance(0.3):
            export = ["str", f"Exp:{self.count}-x"] if self.chance(0.6) else self.values.local_string(place.stack)
            if export[0] == "str" and not self.wild:
                export = ["str", f"Exp:{self.count}-x"]
        self._element_in(
            place, "o", "output", "output", "", "exported" if export else "", value=self.values.string(place.stack),
            description=self.random.choice(TEXTS) if self.chance(0.2) else None, exportName=export,
            condition=condition.name if condition else None, key=f"Key{self.count}" if self.chance(0.1) else None)

    def _asset(self) -> None:
        places = [place for place in self.places if place.top is not None and place.top.takes_assets]
        if not places:
            return
        place = self.random.choice(places)
        element = self._element_in(
            place, "a", "asset", "asset", path=self.random.choice(ASSET_PATHS),
            assetHash=self.random.choice(["v1", "v2"]) if self.chance(0.15) else None,
            displayName="shown" if self.chance(0.1) else None)
        target = self._resource_element()
        if target and target.stack is place.stack and self.chance(0.5):
            self._add(op="assetMetadata", asset=element.name, to=target.name, property="Code")

    def _block(self) -> None:
        kind = self.random.choice(["queue", "topic", "bucket", "role"])
        place = self._place()
        name = self.random.choice([None, None, "generated", f"given-{self.count}"])
        if name == "generated" and place.stack and place.stack.kind == "nested":
            name = None
        self._element_in(place, "b", "block", "block", kind=kind, physicalName=name)

    def _export(self) -> None:
        """What a stack exports by itself: values of its own, and of stacks nested in it."""
        stack = self.random.choice([place for place in self.places if place.kind == "stack" or (self.wild and place.kind == "nested")])
        owned = [element for element in self.elements
                 if element.kind in ("resource", "block") and (element.stack.top is stack or (self.wild and self.chance(0.1)))]
        if not owned:
            return
        target = self.random.choice(owned)
        if target.kind == "block":
            value: Value = [self.random.choice(["blockName", "blockArn"]), target.name]
        else:
            value = self.random.choice([["ref", target.name], ["att", target.name, self.random.choice(ATTRIBUTES)],
                                        ["attList", target.name, self.random.choice(LIST_ATTRIBUTES)]])
        name = f"Own-{self.count}" if self.chance(0.3) else None
        if name and self.chance(0.3):
            value = ["str", self.random.choice(TEXTS)]
        element = Element(self._name("e"), "export", stack, extra="list" if value[0] == "attList" else "string")
        self._add(op="export", name=element.name, to=stack.name, value=value, exportName=name,
                  description=self.random.choice(TEXTS) if self.chance(0.2) else None)
        self.elements.append(element)

    def _include(self) -> None:
        place = self._place()
        if place.stack is None:
            return
        template = Templates(self.random, self._name("i").upper(), self.wild).make()
        written: dict[str, Any] = {"yaml": in_yaml(template, self.random)} if self.chance(0.5) else {"template": template}
        self._add(op="include", **{"in": place.name}, id=self._id(place, names_element=True), **written)


def _plain(value: Any) -> Value:
    if isinstance(value, dict):
        return ["obj", [[key, _plain(member)] for key, member in value.items()]]
    if isinstance(value, list):
        return ["list", [_plain(member) for member in value]]
    return ["str", value]
