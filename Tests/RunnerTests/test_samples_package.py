"""The package of the samples of every resource type."""

from __future__ import annotations

from pathlib import Path

import pytest

from Resources import samples_package


@pytest.fixture
def package(tmp_path: Path) -> Path:
    generated = samples_package.generated(tmp_path / "samples")
    generated.mkdir(parents=True)
    for name in ("AllSamples", "PostSamples", "MailSamples"):
        (generated / f"{name}.swift").touch()
    samples_package.write(tmp_path / "samples", tmp_path / 'a "repository"')
    return tmp_path / "samples"


def test_the_manifest_names_the_modules_that_have_samples(package: Path) -> None:
    manifest = (package / "Package.swift").read_text()
    assert 'dependencies: ["CDK", "CDKMail", "CDKPost"].map { .product(name: $0, package: "a \\"repository\\"") }' in manifest
    assert 'a \\"repository\\"")]' in manifest


def test_the_program_is_beside_the_samples(package: Path) -> None:
    sources = samples_package.generated(package).parent
    assert {"ResourceSamples.swift", "Sample.swift"} == {file.name for file in sources.glob("*.swift")}


def test_what_is_the_same_is_left_alone(package: Path, tmp_path: Path) -> None:
    manifest = package / "Package.swift"
    before = manifest.stat().st_mtime_ns
    samples_package.write(package, tmp_path / 'a "repository"')
    assert manifest.stat().st_mtime_ns == before
    samples_package.write(package, tmp_path / "another")
    assert "another" in manifest.read_text()
