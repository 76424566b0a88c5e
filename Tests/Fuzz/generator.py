"""Makes a recipe from a seed."""

from __future__ import annotations

from typing import Any

from .changes import Changes
from .elements import Elements
from .recipe import Recipe
from .scopes import Scopes
from .world import Place


def recipe(seed: int) -> Recipe:
    return Generator(seed).make()


class Generator(Scopes, Elements, Changes):
    def make(self) -> Recipe:
        context = self._context()
        app = Place("app", "stage")
        app.stage = app
        self.places.append(app)
        self._skeleton(app)
        steps = self.random.choice([3, 6, 10, 15, 25, 40, 70])
        choices = self._choices()
        for _ in range(steps):
            step = self.random.choices([step for _, step in choices], [weight for weight, _ in choices])[0]
            step()
        return {"seed": self.seed, "context": context, "operations": self.operations}

    def _context(self) -> dict[str, Any]:
        context: dict[str, Any] = {
            "@aws-cdk/core:defaultCrossStackReferences": self.random.choices(["weak", "strong", "both"], [5, 3, 2])[0]}
        for share, key, value in ((0.1, "@aws-cdk/core:suppressTemplateIndentation", True),
                                  (0.1, "@aws-cdk/core:bootstrapQualifier", "q1234"), (0.05, "@aws-cdk/core:assetHashSalt", "salt"),
                                  (0.05, "aws:cdk:disable-logicalId-metadata", True), (0.1, "aws:cdk:enable-path-metadata", False),
                                  (0.1, "aws:cdk:enable-asset-metadata", False), (0.1, "@aws-cdk/core:stackResourceLimit", 5)):
            if self.chance(share):
                context[key] = value
        return context

    def _choices(self) -> list[tuple[int, Any]]:
        return [(14, self._resource), (8, self._typed), (6, self._construct), (3, self._nested), (4, self._parameter), (2, self._mapping),
                (4, self._condition), (1, self._rule), (5, self._output), (2, self._asset), (1, self._grow), (1, self._append),
                (6, self._override), (1, self._override_id), (1, self._rename), (2, self._removal), (2, self._template_metadata),
                (3, self._options), (1, self._strength), (2, self._metadata), (1, self._validation), (2, self._annotate), (4, self._tag),
                (3, self._aspect), (3, self._depend), (4, self._resource_depend), (1, self._stack_depend), (1, self._format_version),
                (2, self._include), (4, self._block), (1, self._block_strength), (2, self._export), (1, self._chain)]
