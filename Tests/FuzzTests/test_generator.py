"""Recipes: the same from the same seed, and well-formed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from Fuzz.generator import recipe
from Fuzz.recipe import names_in

TESTS = Path(__file__).resolve().parent.parent
SEEDS = range(300)


def test_a_seed_always_gives_the_same_recipe() -> None:
    made = "import json; from Fuzz.generator import recipe; print(json.dumps([recipe(seed) for seed in range(300)]))"
    # Python puts sets of texts into another order in each process.
    first, second = (
        subprocess.run([sys.executable, "-c", made], env={"PYTHONPATH": str(TESTS), "PYTHONHASHSEED": hashes}, check=True,
                       capture_output=True, text=True, timeout=60).stdout for hashes in ("1", "2"))
    assert first == second
    assert json.loads(first) == json.loads(json.dumps([recipe(seed) for seed in SEEDS]))


def test_seeds_give_different_recipes() -> None:
    assert len({json.dumps(recipe(seed)["operations"]) for seed in SEEDS}) == len(SEEDS)


@pytest.mark.parametrize("kind", ["stack", "stage", "nested", "resource", "typed", "parameter", "mapping", "condition", "rule", "output",
                                  "asset", "override", "tag", "aspect", "depend", "removal", "annotate", "rename", "strength", "include",
                                  "block", "blockStrength", "export", "chain"])
def test_every_kind_of_operation_is_made(kind: str) -> None:
    assert any(operation["op"] == kind for seed in SEEDS for operation in recipe(seed)["operations"])


def test_operations_need_only_what_was_made_before() -> None:
    for seed in SEEDS:
        known = {"app"}
        for operation in recipe(seed)["operations"]:
            assert set(names_in(operation)) <= known, (seed, operation)
            known.add(operation.get("name", "app"))
