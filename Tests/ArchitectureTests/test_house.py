"""What a house of floors refuses, by made-up files."""

from __future__ import annotations

import pytest

from Architecture.floors import Circle, House, UpwardEdge
from Architecture.picture import picture, pictured, redrawn
from ArchitectureTests.made_up import graph

HOUSE = House({"Low": "boxes", "High": "shops"})
SOUND = {"Low_Box": "struct Box {}", "High_Shop": "struct Shop { var box: Box }"}
RISING = {"Low_Box": "struct Box { var shop: Shop }", "High_Shop": "struct Shop {}"}
ROUND = {"Low_A": "struct A { var b: B }", "Low_B": "struct B { var c: C }", "Low_C": "struct C { var a: A }", "High_D": "struct D {}"}


def test_a_sound_house_has_no_mistakes() -> None:
    assert HOUSE.mistakes(graph(**SOUND)) == []


def test_an_edge_that_runs_up_is_a_mistake() -> None:
    assert HOUSE.mistakes(graph(**RISING)) == ["Low/Box.swift stands on High/Shop.swift, which is above it: it names Shop"]


def test_an_edge_that_runs_up_may_be_excepted_as_long_as_it_does() -> None:
    house = House(HOUSE.floors, upward=(UpwardEdge("Low/Box.swift", "High/Shop.swift", "told here"),))
    assert house.mistakes(graph(**RISING)) == []
    assert house.mistakes(graph(**SOUND)) == ["Low/Box.swift does not stand on High/Shop.swift any more"]


def test_a_circle_of_three_is_a_mistake() -> None:
    assert HOUSE.mistakes(graph(**ROUND)) == ["3 files stand on each other: Low/A.swift, Low/B.swift, Low/C.swift"]


def test_a_pair_is_none() -> None:
    pair = {"Low_A": "struct A { var b: B }", "Low_B": "struct B { var a: A }", "High_D": "struct D {}"}
    assert HOUSE.mistakes(graph(**pair)) == []


def test_a_circle_may_be_excepted_as_long_as_it_is_one() -> None:
    house = House(HOUSE.floors, circles=(Circle(frozenset({"Low/A.swift", "Low/B.swift", "Low/C.swift"}), "told here"),))
    assert house.mistakes(graph(**ROUND)) == []
    assert house.mistakes(graph(**SOUND)) == ["these files do not stand on each other any more: Low/A.swift, Low/B.swift, Low/C.swift"]


def test_every_folder_is_a_floor_and_every_floor_has_files() -> None:
    assert HOUSE.mistakes(graph(Low_Box="struct Box {}", Cellar_Wine="", Loose="")) == [
        "the module itself holds files and is no floor", "Cellar holds files and is no floor", "High is a floor without files"]


def test_the_picture_has_the_highest_floor_on_top() -> None:
    assert picture(HOUSE, graph(**SOUND)).splitlines() == [
        "```mermaid", "flowchart TD", '    High["<b>High</b><br/>shops"]', '    Low["<b>Low</b><br/>boxes"]', "    High --> Low", "```"]


def test_a_page_is_redrawn_around_its_text() -> None:
    page = "Before\n\n```mermaid\nold\n```\n\nAfter\n"
    assert pictured(page) == "```mermaid\nold\n```"
    assert redrawn(page, "new") == "Before\n\nnew\n\nAfter\n"


def test_a_page_without_a_picture_cannot_be_redrawn() -> None:
    assert pictured("Nothing") == ""
    with pytest.raises(ValueError, match="no picture"):
        redrawn("Nothing", "new")


def test_a_house_without_floors_looks_at_circles_alone() -> None:
    assert House().mistakes(graph(**RISING)) == []
    assert len(House().mistakes(graph(**ROUND))) == 1
