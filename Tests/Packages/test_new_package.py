"""What `cdk-init` writes is a package that compiles, passes its test and synthesizes, as it is."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
import yaml

from LocalPlatform.toolkit import Toolkit
from Packages.swift_package import BUILD, REPOSITORY, SECONDS, swift


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    program = os.environ.get("TESTS_CDK_INIT", BUILD / "debug" / "cdk-init")
    directory = tmp_path_factory.mktemp("apps") / "website"
    finished = subprocess.run([program, "Website", "--directory", str(directory)], capture_output=True, text=True, check=True, timeout=60)
    assert f"cd {directory}" in finished.stdout
    # What it names next is there.
    assert json.loads((directory / "cdk.json").read_text())["app"] == ".build/debug/Website"
    return directory


def test_it_passes_its_test_and_synthesizes(package: Path, tmp_path: Path) -> None:
    assert "filesKeepTheirVersions" in swift(package, "test")
    program = Path(swift(package, "build", "--show-bin-path").strip()) / "Website"
    options = ["--no-notices", "--build", "true", "--app", str(program), "--output", str(tmp_path / "cdk.out")]
    command = ["node", str(Toolkit.program()), "synth", *options]
    environment = {**os.environ, "HOME": str(tmp_path), "CI": "1", "CDK_DISABLE_CLI_TELEMETRY": "true"}
    printed = subprocess.run(command, cwd=package, env=environment, capture_output=True, text=True, check=True, timeout=SECONDS).stdout
    buckets = [resource for resource in yaml.safe_load(printed)["Resources"].values() if resource["Type"] == "AWS::S3::Bucket"]
    assert [bucket["Properties"]["VersioningConfiguration"] for bucket in buckets] == [{"Status": "Enabled"}]


def test_it_is_laid_out_as_the_formatter_would(package: Path) -> None:
    files = [str(path) for folder in ("Sources", "Tests") for path in (package / folder).rglob("*.swift")]
    rules = ["--strict", "--configuration", str(REPOSITORY / ".swift-format")]
    command = ["swift", "format", "lint", *rules, *files, str(package / "Package.swift")]
    finished = subprocess.run(command, capture_output=True, text=True, check=False, timeout=SECONDS)
    assert (finished.returncode, finished.stderr) == (0, "")


def test_its_workflow_does_the_same(package: Path) -> None:
    job = yaml.safe_load((package / ".github" / "workflows" / "ci.yml").read_text())["jobs"]["test"]
    assert [step["run"] for step in job["steps"] if "run" in step] == ["swift test", "swift run Website"]
    # The manifest finds the library there.
    here = job["defaults"]["run"]["working-directory"]
    [library] = [step["with"]["path"] for step in job["steps"] if "repository" in step.get("with", {})]
    assert f'.package(path: "{os.path.relpath(library, here)}")' in (package / "Package.swift").read_text()
