"""Failing recipes get small, and stay well-formed."""

from __future__ import annotations

from Fuzz.generator import recipe
from Fuzz.recipe import Recipe, names_in
from Fuzz.shrink import repaired, shrink


def holds_a_join(candidate: Recipe) -> bool:
    return any('"join"' in str(operation).replace("'", '"') for operation in candidate["operations"])


def large_recipe_with_a_join() -> Recipe:
    return next(made for made in map(recipe, range(1000)) if len(made["operations"]) > 40 and holds_a_join(made))


def test_only_what_fails_is_left() -> None:
    small = shrink(large_recipe_with_a_join(), holds_a_join)
    assert holds_a_join(small)
    assert [operation["op"] for operation in small["operations"][:1]] == ["stack"]
    assert len(small["operations"]) <= 3


def test_what_is_left_needs_nothing_that_is_gone() -> None:
    made = large_recipe_with_a_join()
    for index in range(len(made["operations"])):
        known = {"app"}
        left = repaired({**made, "operations": made["operations"][:index] + made["operations"][index + 1:]})
        for operation in left["operations"]:
            assert set(names_in(operation)) <= known
            known.add(operation.get("name", "app"))


def test_values_of_what_is_gone_become_plain() -> None:
    operations = [{"op": "stack", "name": "s1", "in": "app", "id": "S"},
                  {"op": "resource", "name": "r2", "in": "s1", "id": "R", "type": "T",
                   "properties": [["A", ["cat", [["ref", "gone"], ["str", "b"]]]], ["L", ["attList", "gone", "X"]]]}]
    properties = repaired({"context": {}, "operations": operations})["operations"][1]["properties"]
    assert properties == [["A", ["cat", [["str", "x"], ["str", "b"]]]], ["L", ["strings", [["str", "x"]]]]]
