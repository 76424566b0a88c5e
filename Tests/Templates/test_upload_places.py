"""Whose an upload is and how urgent, as the intake's expressions say it: they are evaluated here as they stand in the templates."""

from __future__ import annotations

from typing import Any

import jsonata
import pytest

from Templates.literal_definitions import definitions
from Templates.synthesis import StackTemplate


@pytest.fixture(scope="module")
def intakes(assemblies: dict[str, list[StackTemplate]]) -> list[dict[str, Any]]:
    """The states of each variant's intake."""
    found = [machine["States"] for stacks in assemblies.values() for template in stacks
             for machine in definitions(template.body()).values() if "Line up" in machine["States"]]
    assert len(found) >= len(assemblies)
    return found


def evaluated(state: dict[str, Any], given: dict[str, Any]) -> Any:
    assert state["QueryLanguage"] == "JSONata"
    expression = jsonata.Jsonata(state["Output"].removeprefix("{%").removesuffix("%}"))
    expression.assign("states", {"input": given})
    return expression.evaluate(None)


def place(intakes: list[dict[str, Any]], given: dict[str, Any]) -> tuple[str, str]:
    found = [evaluated(states["Place"], given) for states in intakes]
    # All else is handed on.
    added = ("priority", "creator", "fileName", "title")
    assert all({name: value for name, value in one.items() if name not in added} == given for one in found)
    row = given.get("upload", {}).get("Item", {})
    names = {(one["fileName"], one["title"]) for one in found}
    assert names == {tuple(row.get(name, {}).get("S", usual) for name, usual in (
        ("fileName", given["key"].rpartition("/")[2]), ("title", "")))}
    [(priority, creator)] = {(one["priority"], one["creator"]) for one in found}
    return priority, creator


@pytest.mark.parametrize(("key", "priority", "creator"), [
    ("uploads/film.mp4", "live", "-"),
    ("uploads/ann/film.mp4", "live", "ann"),
    ("uploads/ann/season 1/film.mp4", "live", "ann"),
    ("uploads/import/film.mp4", "import", "-"),
    ("uploads/import/ann/film.mp4", "import", "ann"),
    ("uploads/import", "live", "-"),
    ("uploads/važno/фильм.mp4", "live", "važno"),
    # No index has an empty creator.
    ("uploads//film.mp4", "live", "-"),
])
# A row that is not there is an answer without an item.
@pytest.mark.parametrize("besides", [{}, {"upload": {"SdkHttpMetadata": {"HttpStatusCode": 200}}}])
def test_without_a_row_the_key_says_it(
    intakes: list[dict[str, Any]], key: str, priority: str, creator: str, besides: dict[str, Any]
) -> None:
    assert place(intakes, {"assetId": "a", "key": key, **besides}) == (priority, creator)


@pytest.mark.parametrize("key", ["uploads/0d1f.mp4", "uploads/import/bob/film.mp4"])
@pytest.mark.parametrize(("row", "expected"), [
    ({"creator": {"S": "ann"}, "priority": {"S": "live"}}, ("live", "ann")),
    ({"creator": {"S": "ann"}, "priority": {"S": "import"}}, ("import", "ann")),
    ({"creator": {"S": "ann"}, "fileName": {"S": "a b.mp4"}, "title": {"S": "A, B"}}, ("live", "ann")),
    # Of a former version.
    ({"creator": {"S": "ann"}}, ("live", "ann")),
])
def test_the_row_of_a_presigned_upload_says_it(
    intakes: list[dict[str, Any]], key: str, row: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert place(intakes, {"assetId": "a", "key": key, "upload": {"Item": row}}) == expected


@pytest.mark.parametrize(("asked", "priority"), [({}, "live"), ({"priority": "import"}, "import"), ({"priority": "soon"}, "live")])
def test_who_asks_for_an_asset_again_says_how_urgent_it_is(
    intakes: list[dict[str, Any]], asked: dict[str, str], priority: str
) -> None:
    for states in intakes:
        assert evaluated(states["Place again"], {"assetId": "a", **asked}) == {
            "assetId": "a", "priority": priority, "takesUp": "FAILED"}


@pytest.mark.parametrize(("takes_up", "status"), [("COMPLETE", "COMPLETE"), ("FAILED", "FAILED"), ("DELETED", "FAILED")])
def test_an_asset_that_is_complete_is_taken_up_if_that_is_asked_for(
    intakes: list[dict[str, Any]], takes_up: str, status: str
) -> None:
    for states in intakes:
        assert evaluated(states["Place again"], {"assetId": "a", "takesUp": takes_up})["takesUp"] == status
        again = states["Line up again"]["Parameters"]
        assert again["ConditionExpression"] == "#status IN (:failed, :takesUp) AND attribute_exists(createdAt)"
        assert again["ExpressionAttributeValues"][":takesUp"] == {"S.$": "$.takesUp"}
