"""Messages speak of what Swift users write: no property or method of aws-cdk-lib that this library calls otherwise stands in one."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from Architecture.literals import literals
from Architecture.tokens import tokens

_REPOSITORY = Path(__file__).resolve().parents[2]
_FOLDERS = ("Sources", "Constructs", "App")
#: A word that can only be a name of a program: in quotes or code marks, or with a capital within.
_NAMES = re.compile(r"['`]([a-z]\w*)(?:\(\))?['`]|\b([a-z]+[A-Z]\w*)\b")

#: Names of other things than aws-cdk-lib's, which it has as well.
_OTHERS = {
    "batchSize": "Lambda's own property in error messages of other services",
}


@pytest.fixture(scope="session")
def original_names(modules: Path) -> set[str]:
    """The names of properties, parameters and methods of aws-cdk-lib."""
    with gzip.open(modules / "aws-cdk-lib" / ".jsii.gz", "rt", encoding="utf-8") as file:
        assembly = json.load(file)
    names: set[str] = set()

    def collect(thing: Any) -> None:
        for member in thing.get("properties", []) + thing.get("methods", []):
            names.add(member["name"])
            names.update(parameter["name"] for parameter in member.get("parameters", []))
        names.update(parameter["name"] for parameter in thing.get("initializer", {}).get("parameters", []))

    for type_ in assembly["types"].values():
        collect(type_)
    return names


def _files() -> list[Path]:
    """The hand-written files, without the generator, whose pages speak of the original's names."""
    return [path for folder in _FOLDERS for path in (_REPOSITORY / folder).rglob("*.swift")
            if not {"Generated", "CDKGenerator"} & set(path.parts)]


@pytest.fixture(scope="session")
def swift_names() -> set[str]:
    """Every word of the library's code, generated classes included."""
    return {word for folder in _FOLDERS for path in (_REPOSITORY / folder).rglob("*.swift")
            for word in tokens(path.read_text(encoding="utf-8"))}


def test_no_message_names_what_swift_lacks(original_names: set[str], swift_names: set[str]) -> None:
    assert len(original_names) > 10_000
    found = []
    for path in _files():
        for literal in literals(path.read_text(encoding="utf-8")):
            if literal.text.count(" ") < 2:
                continue
            for match in _NAMES.finditer(literal.text):
                name = match[1] or match[2]
                if name in original_names and name not in swift_names and name not in _OTHERS:
                    found.append(f"{path.relative_to(_REPOSITORY)}:{literal.line}: {name} in '{literal.text.strip()}'")
    assert found == []


def test_exceptions_are_needed() -> None:
    texts = [literal.text for path in _files() for literal in literals(path.read_text(encoding="utf-8"))]
    assert [name for name in _OTHERS if not any(name in text for text in texts)] == []
