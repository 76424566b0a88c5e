"""A name means one thing, whatever else is imported: no two modules have a public name in common, and a class of CloudFormation's
without its service is an error that says how to write it."""

from __future__ import annotations

import itertools
import re
import subprocess
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

from Resources.names import REPOSITORY
from Resources.type_checking import ERROR, SECONDS, type_check

# The modules that programs import most: those with building blocks, and what is built with them.
MOST_USED = ("ApiGateway", "CloudFront", "CloudWatch", "DynamoDB", "EC2", "ECS", "ElasticLoadBalancingV2", "Events", "IAM", "KMS", "Lambda",
             "Logs", "MediaConvert", "RDS", "Route53", "S3", "SNS", "SQS", "SSM", "StepFunctions")
FOLDERS = ("Services", "Generated", "Integrations")
CORE = ("CDK", "CDKAssertions", "CloudAssembly")

_DECLARATION = re.compile(
    r"^((?:@\w+(?:\([^\n]*\))?\s+)*)(?:public|open) (?:(?:final|indirect|nonisolated(?:\(unsafe\))?) )*"
    r"(?:class|struct|enum|protocol|typealias|actor|func|let|var) (\w+)", re.MULTILINE)
# Another module's type under its own name is that type, whichever of the two is meant.
_HANDED_ON = re.compile(r"^public typealias (\w+) = \w+\.\1$", re.MULTILINE)
_CLASS = re.compile(r"^    public final class (\w+): CDK\.CfnResource, IncludableResource \{.*?^        public init\((.*?)\) \{$",
                    re.MULTILINE | re.DOTALL)
_LABEL = re.compile(r"`?(\w+)`?: [^=]*$")


def sources(module: str) -> list[str]:
    """The texts of a module's files."""
    if module == "MediaConstructs":
        directories = [REPOSITORY / "Constructs"]
    else:
        folders = [module] if module in CORE else [f"{folder}/{module.removeprefix('CDK')}" for folder in FOLDERS]
        directories = [REPOSITORY / "Sources" / folder for folder in folders]
    return [file.read_text() for directory in directories for file in sorted(directory.rglob("*.swift"))]


def modules() -> list[str]:
    services = [directory.name for folder in FOLDERS for directory in (REPOSITORY / "Sources" / folder).glob("*")]
    return [*CORE, "MediaConstructs", *(f"CDK{name}" for name in sorted(services))]


@dataclass(frozen=True)
class ResourceClass:
    service: str
    name: str
    # The labels of the arguments that have no default value.
    required: tuple[str, ...]

    def made(self, name: str) -> str:
        arguments = ["stack", '"ID"', *(f"{label}: anything()" for label in self.required)]
        return f"{name}({', '.join(arguments)})"


def classes(service: str) -> list[ResourceClass]:
    found = []
    for text in sources(f"CDK{service}"):
        for name, parameters in _CLASS.findall(text):
            lines = [parameter.strip() for parameter in re.split(r",\s*\n|, (?=\w+: )", parameters)]
            labels = [match[1] for line in lines if not line.startswith("_ ") if (match := _LABEL.fullmatch(line))]
            found.append(ResourceClass(service, name, tuple(labels)))
    return found


def test_no_public_name_is_in_two_modules() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for module in modules():
        for text in sources(module):
            for attributes, name in _DECLARATION.findall(_HANDED_ON.sub("", text)):
                if "unavailable" not in attributes:
                    owners[name].add(module)
    assert len(owners) > 1000
    assert {name: sorted(found) for name, found in owners.items() if len(found) > 1} == {}


@pytest.fixture(scope="module")
def shared() -> dict[str, list[ResourceClass]]:
    """The classes of the most used modules whose names other services have as well, by service."""
    services: dict[str, set[str]] = defaultdict(set)
    for module in modules():
        for text in sources(module):
            for name, _ in _CLASS.findall(text):
                services[name].add(module)
    found = {service: [row for row in classes(service) if len(services[row.name]) > 1] for service in MOST_USED}
    assert sum(map(len, found.values())) > 50
    return found


def test_a_class_without_its_service_is_an_error(shared: dict[str, list[ResourceClass]], compiled: Path, tmp_path: Path) -> None:
    core_names = {name for text in sources("CDK") for _, name in _DECLARATION.findall(text)}
    expected: dict[tuple[str, int], tuple[str, str]] = {}
    for left, right in itertools.combinations(MOST_USED, 2):
        lines = ["import CDK", f"import CDK{left}", f"import CDK{right}", "private func anything<T>() -> T { fatalError() }"]
        for row in shared[left] + shared[right]:
            uses = [f"{{ (stack: Stack) in _ = {row.made(row.name)} }}"]
            # What the core calls so as well is the core's.
            if row.name not in core_names:
                uses += [f"{{ (_: {row.name}) in }}", f"{{ _ = {row.name}.type }}"]
            for use in uses:
                lines.append(f"private var use{len(lines)}: Any {{ {use} }}")
                expected[f"{left}{right}", len(lines)] = (row.name, row.service)
        (tmp_path / f"{left}{right}.swift").write_text("\n".join(lines) + "\n")
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for file, line, message in ERROR.findall(type_check(tmp_path, compiled)):
        found[file, int(line)].append(message)
    assert {place: name for place, name in expected.items() if place not in found} == {}
    assert set(found) == set(expected)
    for place, messages in found.items():
        name, owner = expected[place]
        # All that have the name are named, so that nobody is led to the wrong one.
        said = re.compile(rf"'{name}' is unavailable: several services have one: write (?:.*, )?{owner}\.{name}\b|[Aa]mbiguous")
        assert name in core_names or any(said.search(message) for message in messages), (place, messages)


def test_a_class_with_its_service_is_that_services(shared: dict[str, list[ResourceClass]], compiled: Path, tmp_path: Path) -> None:
    for left, right in itertools.combinations(MOST_USED, 2):
        lines = ["import CDK", f"import CDK{left}", f"import CDK{right}", "private func anything<T>() -> T { fatalError() }"]
        for number, row in enumerate(shared[left] + shared[right]):
            lines.append(f"private func use{number}(_ stack: Stack) -> CDK{row.service}.{row.service}.{row.name} "
                         f"{{ {row.made(f'{row.service}.{row.name}')} }}")
        (tmp_path / f"{left}{right}.swift").write_text("\n".join(lines) + "\n")
    assert ERROR.findall(type_check(tmp_path, compiled)) == []


def test_a_type_that_cdk_hands_on_is_not_taken_for_another_package_s(compiled: Path, tmp_path: Path) -> None:
    handed_on = [name for text in sources("CDK") for name in _HANDED_ON.findall(text)]
    assert "JSON" in handed_on
    other, program = tmp_path / "Other.swift", tmp_path / "program"
    other.write_text("".join(f"public struct {name} {{}}\n" for name in handed_on))
    emit = ["swiftc", "-emit-module", "-module-name", "Other", "-emit-module-path", str(tmp_path / "Other.swiftmodule"), str(other)]
    subprocess.run(emit, check=True, timeout=SECONDS)
    program.mkdir()
    lines = ["import CDK", "import Other", *(f"private func use(_ value: {name}) {{}}" for name in handed_on)]
    (program / "Program.swift").write_text("\n".join(lines) + "\n")
    errors = ERROR.findall(type_check(program, compiled, tmp_path))
    assert [(int(line), message) for _, line, message in errors] == [
        (number, f"'{name}' is ambiguous for type lookup in this context") for number, name in enumerate(handed_on, 3)]
