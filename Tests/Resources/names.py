"""The names in the generated sources, and those that the page about names lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]

_CLASS = re.compile(r'^    public final class (\w+): CDK\.CfnResource, IncludableResource \{\n'
                    r' {8}public static let type = ResourceType\("([^"]+)"(.*?)^    \}', re.MULTILINE | re.DOTALL)
_EXTENSION = re.compile(r"^extension \w+\.(\w+) \{\n(.*?)^\}", re.MULTILINE | re.DOTALL)
_ATTRIBUTE = re.compile(r'public var (attr\w+): [^{]+\{\s*(?:AnyValue\()?getAtt\w*\("([^"]+)"')
_ACCESSOR = re.compile(r'public var `?(\w+)`?: [^\n]+\{\n\s+get \{ self\[property: "([^"]+)"')
_CONSTANT = re.compile(r"^\s+public static var `?(\w+)`?: Self \{", re.MULTILINE)
_NESTED = re.compile(r"^    public (?:struct|typealias) (\w+Property)\b", re.MULTILINE)


@dataclass
class Names:
    service: str
    name: str
    attributes: dict[str, str]
    accessors: dict[str, str]
    nested: set[str] = field(default_factory=set)


def generated() -> dict[str, Names]:
    """By resource type."""
    found: dict[str, Names] = {}
    sources = REPOSITORY / "Sources"
    services = {directory.parent.name: directory for directory in (sources / "Services").glob("*/Generated")}
    services |= {directory.name: directory for directory in (sources / "Generated").iterdir()}
    for service, directory in sorted(services.items()):
        texts = [file.read_text() for file in sorted(directory.glob("*.swift"))]
        classes: dict[str, Names] = {}
        for name, type, body in (match for text in texts for match in _CLASS.findall(text)):
            attributes = {attribute: member for member, attribute in _ATTRIBUTE.findall(body)}
            accessors = {property: member for member, property in _ACCESSOR.findall(body)}
            found[type] = classes[name] = Names(service, name, attributes, accessors)
        for name, body in (match for text in texts for match in _EXTENSION.findall(text)):
            classes[name].nested |= set(_NESTED.findall(body))
    return found


def constants() -> set[str]:
    """The members of types of constants."""
    sources = REPOSITORY / "Sources"
    files = [*(sources / "Services").glob("*/**/Generated/*.swift"), *(sources / "Generated").glob("*/*.swift")]
    return {name for file in files for name in _CONSTANT.findall(file.read_text())}


def page() -> dict[str, list[list[str]]]:
    """The rows of the page's tables by the headers of their first columns and the sections they stand in."""
    tables: dict[str, list[list[str]]] = {}
    section, rows = "", []
    for line in (REPOSITORY / "Sources" / "CDKGenerator" / "Names.md").read_text().splitlines():
        if line.startswith("## "):
            section = line[3:]
        elif line.startswith("| --- "):
            continue
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split(" | ")]
            if not cells[0].startswith("`"):
                rows = tables.setdefault(f"{section}: {cells[-1]}", [])
            else:
                rows.append([cell.strip("`") for cell in cells])
    return tables
