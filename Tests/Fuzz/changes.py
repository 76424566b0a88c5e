"""What a recipe does to what it has made: overrides, policies, metadata, tags, aspects, dependencies."""

from __future__ import annotations

from typing import Any

from . import ids
from .draft import Draft
from .elements import KINDS
from .vocabulary import KEYS, STRENGTHS, TAG_KEYS, TEXTS, TYPES
from .world import Element, Place, may_refer

_PRIORITIES = [None, None, 0, 10, 200, 500, 1000]


class Changes(Draft):
    def _block_strength(self) -> None:
        blocks = [element for element in self.elements if element.kind == "block"]
        if blocks:
            self._add(op="blockStrength", to=self.random.choice(blocks).name, strength=self.random.choice(STRENGTHS))

    def _grow(self) -> None:
        place = self._place()
        element = Element(self._name("w"), "grown", place)
        self._add(op="grow", name=element.name)
        self.elements.append(element)
        assert place.stack is not None
        for _ in range(self.random.randrange(3)):
            self._add(op="append", to=element.name, value=self.values.string(place.stack, 1))

    def _append(self) -> None:
        grown = [element for element in self.elements if element.kind == "grown"]
        if grown:
            element = self.random.choice(grown)
            # Shallow: a list that holds itself has no end.
            self._add(op="append", to=element.name, value=self.random.choice(
                [["str", self.random.choice(TEXTS)], ["pseudo", "Region"], self.values.string(element.stack, 1)]))

    def _override(self) -> None:
        target = self._resource_element()
        if target is None:
            return
        paths = ["Properties.X", "Properties.Nested.A", "Properties.P1", "Properties.P1.0", "Properties.P2.1.K", "Metadata.k", "DependsOn",
                 "Properties.a\\.b", "Condition", "Type", "DeletionPolicy", "Properties.Tags", "Properties.A.B.C", "UpdatePolicy.X",
                 "Properties.10", "Metadata.aws:cdk:path", "Properties.Tags.0.Key", "Properties.Tags.0.X", *self._typed_paths(target)]
        path = self.random.choice([path for path in paths if not self._is_below_deferred(target, path)])
        dice = self.random.random()
        if dice < 0.3:
            self._add(op="deletionOverride", to=target.name, path=path)
        elif dice < 0.6 and path.startswith("Properties."):
            self._add(op="propertyOverride", to=target.name, path=path.removeprefix("Properties."),
                      value=self.values.any(target.stack, 2))
        else:
            self._add(op="override", to=target.name, path=path, value=self.values.any(target.stack, 2))

    def _is_below_deferred(self, target: Element, path: str) -> bool:
        """Whether an earlier override has put something there, or above, that may be known later only."""
        for operation in self.operations:
            if operation["op"] not in ("override", "propertyOverride") or operation["to"] != target.name:
                continue
            earlier = ("Properties." if operation["op"] == "propertyOverride" else "") + operation["path"]
            if path.startswith(earlier + ".") and operation["value"][0] not in ("str", "num", "bool", "null", "obj", "list"):
                return True
        return False

    def _typed_paths(self, target: Element) -> list[str]:
        """Paths to properties of a typed resource, whether they are set or not."""
        made = next(operation for operation in self.operations if operation.get("name") == target.name)
        names = KINDS.get(made.get("kind", ""), {}).get("names", {})
        return [".".join(filter(None, ["Properties", inner, name])) for inner, lines in names.items() for name in " ".join(lines).split()]

    def _override_id(self) -> None:
        found = [element for element in self.elements if element.kind in ("resource", "parameter", "condition", "output", "mapping")]
        if found:
            name = self.random.choice(["a-b", ""]) if self.wild and self.chance(0.3) else f"Own{self.count}"
            self._add(op="overrideId", to=self.random.choice(found).name, id=name)
            self.count += 1

    def _rename(self) -> None:
        found = [operation for operation in self.operations if operation["op"] in ("resource", "typed", "parameter", "output")
                 and operation["in"].startswith("s")]
        renamed = {(operation["to"], operation["old"]) for operation in self.operations if operation["op"] == "rename"}
        overridden = {operation["to"] for operation in self.operations if operation["op"] == "overrideId"}
        if found:
            operation = self.random.choice(found)
            old = ids.letters(operation["id"])
            if self.wild or ((operation["in"], old) not in renamed and operation["name"] not in overridden):
                self._add(op="rename", to=operation["in"], old=old, new=f"Ren{self.count}")
                self.count += 1

    def _removal(self) -> None:
        target = self._resource_element()
        if target:
            policy = self.random.choice(["destroy", "retain", "retainOnUpdateOrDelete", "snapshot"])
            if policy == "snapshot" and not self.wild and target.type not in ("AWS::EC2::Volume", "AWS::RDS::DBInstance"):
                policy = "retain"
            self._add(op="removal", to=target.name, policy=policy)

    def _template_metadata(self) -> None:
        target = self._resource_element()
        if target:
            self._add(op="templateMetadata", to=target.name, key=self.random.choice(KEYS), value=self.values.any(target.stack, 2))

    def _options(self) -> None:
        target = self._resource_element()
        if target is None:
            return
        condition = self.values.element(target.stack, ("condition",), local=True) if self.chance(0.5) else None
        self._add(
            op="options", to=target.name, condition=condition.name if condition else None, description="d" if self.chance(0.3) else None,
            version="1.0" if self.chance(0.2) else None, creationPolicy=self.random.randrange(1, 4) if self.chance(0.2) else None,
            updatePolicy=True if self.chance(0.2) else None)

    def _strength(self) -> None:
        target = self._resource_element()
        if target:
            self._add(op="strength", to=target.name, strength=self.random.choice(["weak", "strong", "both"]))

    def _metadata(self) -> None:
        place = self._any_place()
        if place.stack is not None:
            self._add(op="metadata", to=place.name, type=self.random.choice(["my:fact", "aws:cdk:x"]),
                      value=self.values.any(place.stack, 1))

    def _validation(self) -> None:
        if self.wild:
            messages = ["it is wrong"] if self.chance(0.3) else []
            self._add(op="validation", to=self._any_place().name, messages=messages)

    def _annotate(self) -> None:
        kind = self.random.choices(["warning", "info", "error", "acknowledge"], [4, 3, 1, 2])[0]
        target = self._any_place().name
        if kind == "acknowledge" and target == "app":
            return
        self._add(op="annotate", to=target, kind=kind, id=self.random.choice(["m:one", "m:two", "m::three"]),
                  text=self.random.choice([*TEXTS, "watch out"]))

    def _tag(self) -> None:
        place = self._any_place()
        types = [kind["type"] for kind in KINDS.values()] + ["aws:cdk:stack"]
        filters: dict[str, Any] = {}
        if self.chance(0.25):
            filters["including"] = self.random.sample(types, self.random.randrange(1, 3))
        if self.chance(0.2):
            filters["excluding"] = self.random.sample(types, self.random.randrange(1, 3))
        if self.chance(0.3):
            filters["priority"] = self.random.choice([0, 49, 50, 99, 100, 200, 201, 300])
        if self.chance(0.7):
            self._add(op="tag", to=place.name, key=self.random.choice(TAG_KEYS), value=["str", self.random.choice(TEXTS)],
                      launched=False if self.chance(0.2) else None, **filters)
        else:
            self._add(op="untag", to=place.name, key=self.random.choice(TAG_KEYS), **filters)

    def _aspect(self) -> None:
        place = self._any_place()
        priority = self.random.choice(_PRIORITIES)
        action = self.random.choice(["override", "removal", "metadata", "child", "tag"])
        members: dict[str, Any] = {}
        inside = [other for other in self.places if other.stack is not None and other.is_below(place)]
        at = self.random.choice(inside) if action in ("child", "tag") and inside else None
        if at is not None:
            members["at"] = at.name
        if action == "override":
            members.update(type=self.random.choice([*TYPES, None]), path=self.random.choice(["Asp", "P1", "Nested.A"]),
                           value=self.values.literal())
        elif action == "removal":
            members.update(policy=self.random.choice(["destroy", "retain"]))
        elif action == "metadata":
            members.update(type="my:visit")
        elif at is None:
            return
        elif action == "child":
            members.update(id="Added" + self._name("x"), type=self.random.choice(TYPES))
        else:
            # Only on what is visited later with no aspect of a later turn done yet, or the original refuses.
            below = [other for other in inside if other is not at and other.is_below(at)]
            if not below or (not self.wild and priority is not None and priority > 200):
                return
            members.update(target=self.random.choice(below).name, key=self.random.choice(TAG_KEYS))
        self._add(op="aspect", to=place.name, priority=priority, action=action, **members)

    def _depend(self) -> None:
        source, target = self._dependent(), self._dependent()
        if source is None or target is None:
            return
        if not self.wild and (not may_refer(_stack(source), _stack(target)) or self._holds(source, target) or self._holds(target, source)):
            return
        self._add(op="depend", to=source.name, on=[target.name])

    def _dependent(self) -> Place | Element | None:
        elements = [element for element in self.elements if element.kind == "resource"]
        places = [place for place in self.places if place.stack is not None]
        both: list[Place | Element] = [*elements, *places]
        return self.random.choice(both) if both else None

    @staticmethod
    def _holds(outer: Place | Element, inner: Place | Element) -> bool:
        place = inner if isinstance(inner, Place) else inner.place
        return isinstance(outer, Place) and place.is_below(outer)

    def _resource_depend(self) -> None:
        source, target = self._resource_element(), self._resource_element()
        if source and target and (self.wild or may_refer(source.stack, target.stack)):
            self._add(op="resourceDepend", to=source.name, on=target.name)
            if self.chance(0.15) and source.stack is target.stack:
                self._add(op="resourceUndepend", to=source.name, on=target.name)

    def _stack_depend(self) -> None:
        stacks = [place for place in self.places if place.kind in ("stack", "nested")]
        source, target = self.random.choice(stacks), self.random.choice(stacks)
        if self.wild or (source.kind == target.kind == "stack" and source.order > target.order and source.stage is target.stage):
            self._add(op="stackDepend", to=source.name, on=target.name)

    def _format_version(self) -> None:
        stacks = [place for place in self.places if place.kind == "stack"]
        self._add(op="formatVersion", to=self.random.choice(stacks).name, version="2010-09-09")


def _stack(thing: Place | Element) -> Place:
    assert thing.stack is not None
    return thing.stack
