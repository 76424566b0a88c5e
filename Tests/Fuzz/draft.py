"""A recipe that is being made: its operations so far, and the scopes and elements that they have made."""

from __future__ import annotations

from random import Random
from typing import Any

from . import ids
from .values import Values
from .vocabulary import TAG_KEYS, TEXTS
from .world import Element, Place

# How often a recipe may hold what is probably a mistake; the others should be accepted by both sides.
_WILD_SHARE = 0.12


class Draft:
    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.random = Random(f"recipe {seed}")
        self.wild = self.chance(_WILD_SHARE)
        self.operations: list[dict[str, Any]] = []
        self.elements: list[Element] = []
        self.places: list[Place] = []
        self.values = Values(self.random, self.elements, self.places, self.wild)
        self.count = 0
        self.aspects: dict[str, int] = {}
        self.deep = False

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def _name(self, letter: str) -> str:
        self.count += 1
        return f"{letter}{self.count}"

    def _id(self, place: Place, names_element: bool = False) -> str:
        """A new id; a duplicate, or one that leaves nothing for a logical id, only in wild recipes."""
        for _ in range(20):
            text = ids.nasty(self.random)
            key = ids.in_tree(text)
            top = place.stack is place
            if self.wild and self.chance(0.2):
                return text
            if key in place.taken or key in ("BootstrapVersion", "CheckBootstrapVersion", "Tree"):
                continue
            if top and names_element:
                # Ids below a stack that differ in punctuation only give one logical id.
                written = "logical " + ids.letters(text)
                if not ids.letters(text) or text == "Default" or written in place.taken:
                    continue
                place.taken.add(written)
            place.taken.add(key)
            return text
        text = f"Fresh{self.count}"
        place.taken.add(text)
        return text

    def _add(self, **operation: Any) -> None:
        self.operations.append({key: value for key, value in operation.items() if value is not None})

    def _place(self) -> Place:
        """A scope in a stack."""
        inside = [place for place in self.places if place.stack is not None]
        return self.random.choice(inside)

    def _any_place(self) -> Place:
        return self.random.choice(self.places)

    def _resource_element(self) -> Element | None:
        found = [element for element in self.elements if element.kind == "resource"]
        return self.random.choice(found) if found else None

    def _tags(self) -> dict[str, str]:
        return {self.random.choice(TAG_KEYS): self.random.choice(TEXTS) for _ in range(self.random.randrange(1, 4))}
