"""The assembly with the samples of all resource types."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

KINDS = ("full", "copied", "required")


class Samples:
    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._tree = json.loads((directory / "tree.json").read_text())["tree"]["children"]

    def services(self) -> list[str]:
        return sorted({name.removesuffix(f"-{KINDS[0]}") for name in self._tree if name.endswith(f"-{KINDS[0]}")})

    def template(self, service: str, kind: str) -> dict[str, Any]:
        read: dict[str, Any] = json.loads((self.directory / f"{service}-{kind}.template.json").read_text())
        return read

    def resources(self, service: str, kind: str) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
        """Ids, what the template says of them, and their properties in the tree."""
        rendered = self.template(service, kind)["Resources"]
        for id, node in self._tree[f"{service}-{kind}"]["children"].items():
            attributes = node.get("attributes", {})
            if "aws:cdk:cloudformation:type" in attributes:
                logical_id = attributes.get("aws:cdk:cloudformation:logicalId", id)
                yield id, rendered[logical_id], attributes["aws:cdk:cloudformation:props"]
