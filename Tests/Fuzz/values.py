"""Random values of a recipe."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from typing import Any

from .conditions import Conditions
from .recipe import Value
from .vocabulary import ATTRIBUTES, DELIMITERS, KEYS, LIST_ATTRIBUTES, NUMBERS, PSEUDO, STRENGTHS
from .world import Place, may_refer

DEPTH = 3


class Values(Conditions):
    def any(self, stack: Place, depth: int = DEPTH) -> Value:
        dice = self.random.random()
        if depth <= 0 or dice < 0.1:
            return self.literal()
        if dice < 0.55:
            return self.string(stack, depth)
        if dice < 0.65:
            return self.list(stack, depth)
        if dice < 0.72:
            return ["list", [self.any(stack, depth - 1) for _ in range(self.random.randrange(4))]]
        if dice < 0.82:
            return ["obj", self.members(lambda: self.any(stack, depth - 1))]
        if dice < 0.86:
            condition = self.element(stack, ("condition",), local=True)
            if condition:
                return ["if", condition.name, self.any(stack, depth - 1), self.any(stack, depth - 1)]
        if dice < 0.89:
            return ["lazyAny", self.any(stack, depth - 1)]
        if dice < 0.94:
            return self.number(stack, depth)
        if dice < 0.96:
            return ["transform", "Macro", self.members(lambda: self.string(stack, depth - 1))]
        if dice < 0.97:
            return ["pseudo", "NoValue"]
        if dice < 0.98:
            return ["lazyString", ["undef"]] if self.chance(0.5) else ["lazyList", ["undef"]]
        return self.literal()

    def members(self, make: Callable[[], Value]) -> builtins.list[builtins.list[Any]]:
        members: dict[str, Value] = {}
        for _ in range(self.random.randrange(4)):
            members[self.random.choice(KEYS)] = make()
        return [[key, value] for key, value in members.items()]

    def number(self, stack: Place, depth: int) -> Value:
        dice = self.random.random()
        if dice < 0.3:
            parameter = self.parameter(stack, "number")
            if parameter:
                return ["numberParameter", parameter.name]
        if dice < 0.5:
            return ["lazyNumber", ["num", self.random.choice(NUMBERS)]]
        if dice < 0.6 and depth > 0:
            return ["length", self.list(stack, depth - 1)]
        return ["num", self.random.choice(NUMBERS)]

    def string(self, stack: Place, depth: int = DEPTH) -> Value:
        if depth <= 0 or self.chance(0.15):
            return ["str", self.text()]
        makers = (
            (8, self._reference), (8, self._attribute), (7, self._concatenation), (4, self._join), (3, self._parameter), (3, self._pseudo),
            (2, self._select), (2, self._sub), (2, self._lookup), (2, self._if), (2, self._lazy), (2, self._of_stack), (1, self._json),
            (1, self._base64), (1, self._import), (1, self._asset), (1, self._logical_id), (1, self._named), (1, self._join_list),
            (1, self._domain), (1, self._stack_output), (1, self._import_output), (4, self._block),
            (1, self._consumed), (1, self._exported))
        maker = self.random.choices([maker for _, maker in makers], [weight for weight, _ in makers])[0]
        return maker(stack, depth - 1) or ["str", self.text()]

    def list(self, stack: Place, depth: int = DEPTH) -> Value:
        dice = self.random.random()
        if depth > 0:
            if dice < 0.2:
                target = self.element(stack, ("resource",))
                if target:
                    return ["attList", target.name, self.random.choice(LIST_ATTRIBUTES)]
            elif dice < 0.35:
                return ["split", self.random.choice(DELIMITERS[:1] + DELIMITERS[2:]), self.string(stack, depth - 1)]
            elif dice < 0.42:
                return ["splitCount", self.random.choice(DELIMITERS[:1] + DELIMITERS[2:]), self.string(stack, depth - 1),
                        self.random.randrange(1, 4)]
            elif dice < 0.5:
                return ["zones", None if self.chance(0.5) else self.string(stack, 1)]
            elif dice < 0.56:
                return ["cidr", self.string(stack, 1), self.random.randrange(1, 257), None if self.chance(0.5) else "8"]
            elif dice < 0.64:
                return ["lazyList", self.list(stack, depth - 1)]
            elif dice < 0.72:
                parameter = self.parameter(stack, "list")
                if parameter:
                    return ["listParameter", parameter.name]
            elif dice < 0.76:
                return ["importList", self.string(stack, depth - 1), self.random.randrange(1, 3)]
            elif dice < 0.8:
                grown = [element for element in self.elements if element.kind == "grown" and element.stack is stack]
                if grown:
                    return ["grown", self.random.choice(grown).name]
            elif dice < 0.82:
                return ["notificationArns"]
            elif dice < 0.84:
                exports = [element for element in self.elements if element.kind == "export" and element.extra == "list"]
                if exports:
                    return ["exportedList", self.random.choice(exports).name]
        return ["strings", [self.string(stack, depth - 1) for _ in range(self.random.randrange(4))]]

    # Kinds of strings

    def _reference(self, stack: Place, depth: int) -> Value | None:
        target = self.element(stack, ("resource",))
        return ["ref", target.name] if target else None

    def _attribute(self, stack: Place, depth: int) -> Value | None:
        target = self.element(stack, ("resource",))
        return ["att", target.name, self.random.choice(ATTRIBUTES)] if target else None

    def _block(self, stack: Place, depth: int) -> Value | None:
        target = self.element(stack, ("block",))
        return [self.random.choice(["blockName", "blockArn"]), target.name] if target else None

    def _consumed(self, stack: Place, depth: int) -> Value | None:
        """A reference whose strength is said where it is used."""
        inner = self.random.choice([self._reference, self._attribute])(stack, 0)
        return ["consumed", inner, self.random.choice(STRENGTHS)] if inner else None

    def _exported(self, stack: Place, depth: int) -> Value | None:
        exports = [element for element in self.elements if element.kind == "export" and element.extra == "string"]
        return ["exported", self.random.choice(exports).name] if exports else None

    def _logical_id(self, stack: Place, depth: int) -> Value | None:
        target = self.element(stack, ("resource", "parameter", "condition"), local=True)
        return ["logicalId", target.name] if target else None

    def _concatenation(self, stack: Place, depth: int) -> Value:
        pieces = []
        for _ in range(self.random.randrange(2, 5)):
            pieces.append(self.number(stack, depth) if self.chance(0.15) else self.string(stack, depth))
        if any(piece[0] in ("numberParameter", "lazyNumber", "length") for piece in pieces):
            pieces.append(["pseudo", self.random.choice(PSEUDO)])
        return ["cat", pieces]

    def _join(self, stack: Place, depth: int) -> Value:
        count = self.random.randrange(0 if self.wild else 1, 5)
        return ["join", self.random.choice(DELIMITERS), [self.string(stack, depth) for _ in range(count)]]

    def _join_list(self, stack: Place, depth: int) -> Value | None:
        inner = self.list(stack, depth)
        if not self.wild and inner == ["strings", []]:
            return None
        return ["joinList", self.random.choice(DELIMITERS), inner]

    def _select(self, stack: Place, depth: int) -> Value:
        index = self.random.randrange(3)
        inner = self.list(stack, depth)
        if inner[0] in ("strings", "split", "splitCount", "importList"):
            inner = ["strings", [self.string(stack, depth - 1) for _ in range(index + 1)]]
        return ["select", index, inner]

    def _sub(self, stack: Place, depth: int) -> Value:
        body = self.random.choice(["${AWS::Region}-x", "${a}", "plain", "${!x}", "a ${b} ${c}", "${A.Arn}"])
        return ["sub", body, None if self.chance(0.4) else [[key, self.string(stack, depth)] for key in ("a", "b", "c")]]

    def _lookup(self, stack: Place, depth: int) -> Value | None:
        mapping = self.element(stack, ("mapping",))
        if not mapping:
            return None
        rows = mapping.rows
        row = self.random.choice(list(rows))
        top = ["str", row] if self.chance(0.6) else self.string(stack, 1)
        second = ["str", self.random.choice(rows[row])] if self.chance(0.7) else self.string(stack, 1)
        if not self.wild:
            # A literal key must be there.
            if top[0] != "pseudo" and top[0] != "parameter":
                top = ["str", row]
            if second[0] != "pseudo" and second[0] != "parameter":
                second = ["str", self.random.choice(rows[row])]
        value = ["lookup", mapping.name, top, second]
        return [*value, self.string(stack, 1)] if self.chance(0.2) else value

    def _if(self, stack: Place, depth: int) -> Value | None:
        condition = self.element(stack, ("condition",), local=True)
        return ["ifString", condition.name, self.string(stack, depth), self.string(stack, depth)] if condition else None

    def _lazy(self, stack: Place, depth: int) -> Value:
        return ["lazyString", self.string(stack, depth)]

    def _json(self, stack: Place, depth: int) -> Value:
        indent = self.random.choice([None, None, None, 0, 1, 2])
        return ["json", stack.name, ["obj", self.members(lambda: self.any_in_text(stack, depth))], indent]

    def any_in_text(self, stack: Place, depth: int) -> Value:
        """A value that JSON text can hold without a custom resource: no deferred lists."""
        dice = self.random.random()
        if depth <= 0 or dice < 0.4:
            return self.literal()
        if dice < 0.5:
            return ["obj", self.members(lambda: self.any_in_text(stack, depth - 1))]
        if dice < 0.6:
            return ["list", [value for value in (self.any_in_text(stack, depth - 1) for _ in range(self.random.randrange(3)))
                             if value != ["undef"]]]
        target = self.random.choice([self._reference, self._attribute, self._parameter, self._pseudo, self._concatenation])
        return target(stack, depth - 1) or self.literal()

    def _base64(self, stack: Place, depth: int) -> Value:
        return ["base64", self.string(stack, depth)]

    def _import(self, stack: Place, depth: int) -> Value:
        return ["import", self.string(stack, depth)]

    def _named(self, stack: Place, depth: int) -> Value:
        return ["fnRef", self.text()] if self.chance(0.5) else ["fnGetAtt", "Some", self.random.choice(ATTRIBUTES)]

    def _domain(self, stack: Place, depth: int) -> Value | None:
        target = self.element(stack, ("resource",))
        return ["domain", ["cat", [["str", "https://"], ["ref", target.name], ["str", "/x"]]]] if target else None

    def _stack_output(self, stack: Place, depth: int) -> Value:
        return ["stackOutput", self.string(stack, depth), ["str", "Out"], None if self.chance(0.5) else self.string(stack, 1)]

    def _import_output(self, stack: Place, depth: int) -> Value | None:
        outputs = [element for element in self.elements if element.kind == "output" and element.extra == "exported"
                   and element.stack is not stack and may_refer(stack, element.stack)]
        return ["importOutput", self.random.choice(outputs).name] if outputs else None

    def _of_stack(self, stack: Place, depth: int) -> Value:
        kind = self.random.choice(["stackName", "stackId", "stackRegion", "stackAccount", "stackPartition"])
        return [kind, stack.name]

    def _asset(self, stack: Place, depth: int) -> Value | None:
        asset = self.element(stack, ("asset",), local=True)
        return [self.random.choice(["assetKey", "assetBucket", "assetUrl"]), asset.name] if asset else None
