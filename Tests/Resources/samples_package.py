"""The package of the program that makes samples of every resource type. It is no part of the repository's own package, whose builds would
have to plan for all services each time."""

from __future__ import annotations

import json
from pathlib import Path

PROGRAM = "ResourceSamples"

_MANIFEST = """// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "resource-samples",
    platforms: [.macOS(.v15)],
    dependencies: [.package(path: {repository})],
    targets: [
        .executableTarget(
            name: "{program}",
            dependencies: {modules}.map {{ .product(name: $0, package: {identity}) }})
    ],
    swiftLanguageModes: [.v6]
)
"""


def generated(package: Path) -> Path:
    """Where the generator writes the samples."""
    return package / "Sources" / PROGRAM / "Generated"


def write(package: Path, repository: Path) -> None:
    """What is not generated: the manifest, with every service that has samples, and the sources of the program."""
    modules = ["CDK", *sorted("CDK" + file.name.removesuffix("Samples.swift") for file in generated(package).glob("*Samples.swift")
                              if file.name != "AllSamples.swift")]
    _put(package / "Package.swift", _MANIFEST.format(
        repository=_literal(str(repository)), program=PROGRAM, modules=_literal(modules),
        # SwiftPM calls a package in a directory like the directory.
        identity=_literal(repository.name)))
    for source in (Path(__file__).parent / PROGRAM).glob("*.swift"):
        _put(package / "Sources" / PROGRAM / source.name, source.read_text())


def _literal(value: str | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _put(file: Path, text: str) -> None:
    """Leaves a file alone that holds the text already: SwiftPM would plan anew."""
    if not file.is_file() or file.read_text() != text:
        file.write_text(text)
