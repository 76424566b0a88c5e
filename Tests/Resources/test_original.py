"""aws-cdk-lib's own classes render the same from the properties that this library shows in tree.json.

So the names in tree.json, which are those of the arguments, are right at every level: aws-cdk-lib ignores those that it does not know.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from Resources.database import Resource, Type
from Resources.samples import Samples

# What aws-cdk-lib refuses, and why.
REFUSED = {
    "CloudFront-full AWS::CloudFront::AnycastIpList": "Its tags are in an object of the type's own, for which aws-cdk-lib has no way.",
    "EventsV2-full AWS::EventsV2::Subscriber": "aws-cdk-lib's specification is newer and requires one more property.",
    "EventsV2-required AWS::EventsV2::Subscriber": "aws-cdk-lib's specification is newer and requires one more property.",
    "Kendra-full AWS::Kendra::DataSource": "A template, which is JSON, was text in an earlier specification; aws-cdk-lib still takes that.",
}

# Types that are rendered otherwise, and why.
DIFFERENT = {
    "AWS::DMS::MigrationProject": "In aws-cdk-lib's specification, which is newer, three of its properties are attributes.",
    "AWS::Serverless::Function": "Of a property's events, aws-cdk-lib takes the first that fits, and loses what that one has not.",
}


def _takes_former(row: dict[str, Any]) -> bool:
    """Whether aws-cdk-lib goes on to take what the property took in an earlier specification: JSON with CloudFormation's names, or another
    nested type."""
    return any(_innermost(former)["type"] in ("json", "ref") and _innermost(former) != _innermost(row["type"])
               for former in row.get("previousTypes", []))


def _innermost(type: Type) -> Type:
    return _innermost(type["element"]) if "element" in type else type


class Comparable:
    """What both libraries render of a resource type alike."""

    def __init__(self, resource: Resource) -> None:
        self._resource = resource
        self.left_out: set[str] = set()

    def properties(self, found: dict[str, Any]) -> dict[str, Any]:
        return self._members(self._resource.properties, found, self._resource.type_name)

    def _members(self, rows: dict[str, Any], found: dict[str, Any], place: str) -> dict[str, Any]:
        compared: dict[str, Any] = {}
        for name, value in found.items():
            if name in rows and _takes_former(rows[name]):
                self.left_out.add(f"{place}.{name}")
            elif name in rows:
                compared[name] = self._value(rows[name]["type"], value)
            else:
                compared[name] = value
        return compared

    def _value(self, type: Type, found: Any) -> Any:
        if type["type"] == "array" and isinstance(found, list):
            return [self._value(type["element"], element) for element in found]
        if type["type"] == "map" and isinstance(found, dict):
            return {key: self._value(type["element"], element) for key, element in found.items()}
        if type["type"] == "ref" and isinstance(found, dict):
            definition = self._resource.definitions[type["reference"]["$ref"]]
            return self._members(definition.properties, found, f"{self._resource.type_name}.{definition.name}")
        return found


def test_the_original_takes_all_samples(originals: Samples) -> None:
    refused = json.loads((originals.directory / "refused.json").read_text())
    assert refused.keys() == REFUSED.keys(), {key: refused[key] for key in refused.keys() - REFUSED.keys()}


@pytest.mark.parametrize("kind", ["full", "required"])
def test_the_original_renders_the_same(samples: Samples, originals: Samples, resources: dict[str, Resource], kind: str) -> None:
    differences: list[str] = []
    different: set[str] = set()
    left_out: set[str] = set()
    compared: set[str] = set()
    for service in samples.services():
        theirs = {id: (rendered, tree) for id, rendered, tree in originals.resources(service, kind)}
        for id, rendered, tree in samples.resources(service, kind):
            type = rendered["Type"]
            if id not in theirs:
                assert f"{service}-{kind} {type}" in REFUSED
                continue
            compared.add(type)
            comparable = Comparable(resources[type])
            found, expected = (comparable.properties(properties.get("Properties", {})) for properties in (rendered, theirs[id][0]))
            left_out |= comparable.left_out
            if theirs[id][0]["Type"] != type or found != expected or list(found) != list(expected) or tree != theirs[id][1]:
                different.add(type)
                differences += [] if type in DIFFERENT else [f"{type}: {found} {tree} instead of {expected} {theirs[id][1]}"]
        assert samples.template(service, kind).get("Transform") == originals.template(service, kind).get("Transform")
    assert differences == []
    assert kind == "required" or different == DIFFERENT.keys()
    # Nothing slips away: these are the properties that changed from JSON or another type, of 43,000.
    assert len(compared) > 1860 and len(left_out) < 200
