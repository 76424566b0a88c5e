"""Random conditions of a recipe, and what they are made of."""

from __future__ import annotations

from random import Random

from .recipe import Value
from .vocabulary import NUMBERS, PSEUDO, TEXTS
from .world import Element, Place, may_refer


class Conditions:
    def __init__(self, random: Random, elements: list[Element], places: list[Place], wild: bool) -> None:
        self.random = random
        self.elements = elements
        self.places = places
        self.wild = wild

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def text(self) -> str:
        return self.random.choice(TEXTS)

    def element(self, stack: Place, kinds: tuple[str, ...], local: bool = False) -> Element | None:
        near = [element for element in self.elements if element.kind in kinds and element.stack is stack]
        if local or (near and self.chance(0.6)):
            return self.random.choice(near) if near else None
        far = [element for element in self.elements if element.kind in kinds
               and (may_refer(stack, element.stack) or (self.wild and self.chance(0.1)))]
        return self.random.choice(far) if far else None

    def parameter(self, stack: Place, form: str) -> Element | None:
        found = [element for element in self.elements if element.kind == "parameter" and element.extra == form
                 and (element.stack is stack or (may_refer(stack, element.stack) and self.chance(0.2)))]
        return self.random.choice(found) if found else None

    def literal(self) -> Value:
        dice = self.random.random()
        if dice < 0.5:
            return ["str", self.text()]
        if dice < 0.75:
            return ["num", self.random.choice(NUMBERS)]
        if dice < 0.88:
            return ["bool", self.chance(0.5)]
        return ["null"] if dice < 0.94 else ["undef"]

    def condition(self, stack: Place, depth: int = 2) -> Value:
        dice = self.random.random()
        if depth > 0 and dice < 0.15:
            return ["not", self.condition(stack, depth - 1)]
        if depth > 0 and dice < 0.4:
            count = self.random.choice([1, 2, 2, 3, 10, 11, 21])
            return [self.random.choice(["and", "or"]), [self.condition(stack, depth - 1 if count < 9 else 0) for _ in range(count)]]
        if dice < 0.55:
            condition = self.element(stack, ("condition",), local=True)
            if condition:
                return ["condition", condition.name]
        return ["equals", self.local_string(stack), self.local_string(stack)]

    def rule_condition(self, stack: Place) -> Value:
        dice = self.random.random()
        if dice < 0.3:
            return ["contains", ["strings", [["str", self.text()] for _ in range(self.random.randrange(1, 4))]], self.own_string(stack)]
        if dice < 0.4:
            return ["eachEquals", self.local_list(stack), self.own_string(stack)]
        if dice < 0.5:
            return ["eachIn", self.local_list(stack), self.local_list(stack)]
        return ["equals", self.own_string(stack), self.own_string(stack)]

    def own_string(self, stack: Place) -> Value:
        """What rules are made of: parameters of their own stack."""
        own = [element for element in self.elements if element.kind == "parameter" and element.extra == "string" and element.stack is stack]
        return ["parameter", self.random.choice(own).name] if own and self.chance(0.5) else ["str", self.text()]

    def local_string(self, stack: Place) -> Value:
        """What conditions are made of: parameters, pseudo parameters and texts."""
        dice = self.random.random()
        if dice < 0.4:
            return self._parameter(stack, 0) or ["str", self.text()]
        return self._pseudo(stack, 0) if dice < 0.7 else ["str", self.text()]

    def local_list(self, stack: Place) -> Value:
        parameter = self.parameter(stack, "list") if self.chance(0.5) else None
        if parameter and parameter.stack is stack:
            return ["listParameter", parameter.name]
        return ["strings", [self.own_string(stack) for _ in range(self.random.randrange(1, 3))]]

    def _parameter(self, stack: Place, depth: int) -> Value | None:
        parameter = self.parameter(stack, self.random.choice(["string", "string", "number"]))
        return ["parameter", parameter.name] if parameter else None

    def _pseudo(self, stack: Place, depth: int) -> Value:
        return ["pseudo", self.random.choice(PSEUDO)]
