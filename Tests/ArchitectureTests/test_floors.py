"""The floors of the library hold."""

from __future__ import annotations

import pytest

from Architecture.floors import CDK, SERVICES, House
from Architecture.graph import Graph
from Architecture.picture import picture, pictured
from Architecture.places import CDK_SOURCES, PAGE, SERVICE_SOURCES


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph.read(CDK_SOURCES)


def test_no_floor_stands_on_a_higher_one_and_files_do_not_stand_on_each_other(graph: Graph) -> None:
    assert CDK.mistakes(graph) == []


@pytest.mark.parametrize("name", SERVICES)
def test_files_of_services_do_not_stand_on_each_other(name: str) -> None:
    # What the generator writes are names of one namespace, and their order is not of interest.
    assert SERVICES[name].mistakes(Graph.read(SERVICE_SOURCES / name, without="Generated")) == []


@pytest.mark.parametrize("house", [CDK, *SERVICES.values()])
def test_exceptions_have_reasons(house: House) -> None:
    assert all(circle.reason for circle in house.circles)
    assert all(edge.reason for edge in house.upward)


def test_the_page_shows_the_floors_as_they_are(graph: Graph) -> None:
    assert pictured(PAGE.read_text(encoding="utf-8")) == picture(CDK, graph), "`python -m Architecture` in Tests draws it anew"
