"""Names are those of aws-cdk-lib, except those that the page lists. The names of arguments are compared where the samples are."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from Resources.database import Resource
from Resources.names import Names, constants, generated, page


@pytest.fixture(scope="module")
def ours() -> dict[str, Names]:
    return generated()


@pytest.fixture(scope="module")
def theirs(modules: Path) -> dict[str, Any]:
    script = Path(__file__).with_name("names.js")
    printed = subprocess.run(["node", str(script), str(modules)], env={**os.environ, "NODE_PATH": str(modules)}, check=True,
                             stdout=subprocess.PIPE, timeout=300).stdout
    read: dict[str, Any] = json.loads(printed)
    return read


@pytest.fixture(scope="module")
def listed() -> dict[str, list[list[str]]]:
    return page()


def test_every_type_has_a_class(ours: dict[str, Names], resources: dict[str, Resource]) -> None:
    assert {type: names.service for type, names in ours.items()} == {type: row.service for type, row in resources.items()}


def test_modules(ours: dict[str, Names], theirs: dict[str, Any], listed: dict[str, list[list[str]]]) -> None:
    # The original has two modules for AWS::EKS; the newer one is not stable yet.
    modules = {names.service: theirs[type]["module"].replace("-", "_").removesuffix("_v2") if names.service == "EKS"
               else theirs[type]["module"].replace("-", "_") for type, names in ours.items()}
    differences = [[service, f"CDK{service}", module] for service, module in modules.items() if module != f"aws_{service.lower()}"]
    assert sorted(differences) == sorted(listed["Modules: aws-cdk-lib"])


def test_classes(ours: dict[str, Names], theirs: dict[str, Any]) -> None:
    assert [(type, names.name, theirs[type]["name"]) for type, names in ours.items() if names.name != theirs[type]["name"]] == []


def test_properties_after_creation(ours: dict[str, Names], theirs: dict[str, Any], listed: dict[str, list[list[str]]]) -> None:
    differences: dict[str, set[str]] = {}
    found: dict[str, str] = {}
    for type, names in ours.items():
        for property, member in names.accessors.items():
            # Properties that this library's specification has and the original's has not are not compared.
            original = theirs[type]["accessors"]
            if member not in original and (member.removesuffix("Property") in original or property == "Tags"):
                differences.setdefault(property, set()).add(type)
                found[property] = member
    expected = {row[0]: row[1] for row in listed["Properties after creation: Types"]}
    assert found == expected
    for row in listed["Properties after creation: Types"]:
        types = differences[row[0]]
        assert row[2] == f"{len(types)} types" or set(row[2].split("`, `")) == types


def test_attributes(ours: dict[str, Names], theirs: dict[str, Any]) -> None:
    assert [(type, attribute, member) for type, names in ours.items() for attribute, member in names.attributes.items()
            if theirs[type]["attributes"].get(attribute, member) != member] == []


def test_nested_types(ours: dict[str, Names], theirs: dict[str, Any], listed: dict[str, list[list[str]]],
                      resources: dict[str, Resource]) -> None:
    additional = [(type, nested) for type, names in ours.items() for nested in names.nested - set(theirs[type]["nested"])]
    assert sorted(additional) == sorted((row[0], nested) for row in listed["Nested types: Nested types"] for nested in row[1].split("`, `"))
    for type, names in ours.items():
        resource = resources[type]
        # What no property takes is of attributes or tags.
        used = {resource.definitions[id].name + "Property" for id in resource.reachable()}
        assert used <= names.nested


def test_names_need_no_backticks_where_they_are_used(ours: dict[str, Names]) -> None:
    keywords = {"inout", "let", "var"}
    for names in ours.values():
        members = {*names.attributes.values(), *names.accessors.values()}
        assert not members & keywords
        assert not [member for member in members | names.nested if "_" in member]


def test_constants_need_no_backticks_behind_a_dot() -> None:
    found = constants()
    assert len(found) > 5000
    assert not found & {"init", "self", "Type", "Protocol"}
    # Digits of two numbers are kept apart, so that version 1.10 is not version 11.0.
    assert not [name for name in found if "_" in re.sub(r"(?<=\d)_(?=\d)", "", name)]
