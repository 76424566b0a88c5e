"""An instance of each resource type with every property set, and one with what is required, have the specification's keys and types."""

from __future__ import annotations

from typing import Any

from Resources.database import Resource, Type
from Resources.samples import Samples
from Resources.structure import Checker


def _check(samples: Samples, resources: dict[str, Resource], kind: str) -> tuple[list[str], dict[str, Checker]]:
    checkers = {name: Checker(resource, required=kind == "required") for name, resource in resources.items()}
    mistakes: list[str] = []
    met: set[str] = set()
    for service in samples.services():
        for _, rendered, _ in samples.resources(service, kind):
            met.add(rendered["Type"])
            mistakes += checkers[rendered["Type"]].properties(rendered.get("Properties", {}))
    mistakes += [f"{name} has no sample" for name in sorted(set(resources) - met)]
    return mistakes, checkers


def test_every_property_is_rendered_with_its_type(samples: Samples, resources: dict[str, Resource]) -> None:
    mistakes, checkers = _check(samples, resources, "full")
    for checker in checkers.values():
        names = {id: checker.resource.definitions[id].name for id in checker.resource.reachable() - checker.seen}
        mistakes += [f"{checker.resource.type_name}.{name} was never set completely" for name in sorted(names.values())]
    assert mistakes == []


def test_nothing_is_rendered_that_is_not_required_and_not_given(samples: Samples, resources: dict[str, Resource]) -> None:
    mistakes, _ = _check(samples, resources, "required")
    assert mistakes == []


def test_accessors_read_and_set_every_property(samples: Samples) -> None:
    for service in samples.services():
        full = {id: rendered.get("Properties") for id, rendered, _ in samples.resources(service, "full")}
        copied = {id: rendered.get("Properties") for id, rendered, _ in samples.resources(service, "copied")}
        assert full == copied


def _swift_type(type: Type) -> str:
    scalars = {"string": "String", "date-time": "String", "integer": "Int", "number": "Double", "boolean": "Bool"}
    if type["type"] == "array":
        return f"List<{_swift_type(type['element'])}>"
    return f"Value<{scalars[type['type']]}>" if type["type"] in scalars else "AnyValue"


def test_every_attribute_has_its_type(samples: Samples, resources: dict[str, Resource]) -> None:
    mistakes: list[str] = []
    for service in samples.services():
        for _, rendered, _ in samples.resources(service, "required"):
            expected: dict[str, str] = {
                name: _swift_type(row["type"]) for name, row in resources[rendered["Type"]].attributes.items() if not row.get("deprecated")}
            found: dict[str, Any] = {value["Fn::GetAtt"][1]: type for type, value in rendered.get("Metadata", {}).values()}
            if expected != found:
                mistakes.append(f"{rendered['Type']} has {found} instead of {expected}")
    assert mistakes == []


def test_templates_have_the_transforms_that_their_types_need(samples: Samples, resources: dict[str, Resource]) -> None:
    for service in samples.services():
        template = samples.template(service, "required")
        needed = {resources[resource["Type"]].transform for resource in template["Resources"].values()} - {None}
        found = template.get("Transform", [])
        assert set([found] if isinstance(found, str) else found) == needed
