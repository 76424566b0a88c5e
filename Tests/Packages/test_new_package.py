"""What `cdk-init` writes is a package that compiles, passes its test and synthesizes, as it is."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml

from LocalAWS.gateway import LocalAWS
from LocalPlatform.toolkit import Toolkit
from Packages.swift_package import BUILD, REPOSITORY, SECONDS, swift


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    program = os.environ.get("TESTS_CDK_INIT", BUILD / "debug" / "cdk-init")
    directory = tmp_path_factory.mktemp("apps") / "website"
    finished = subprocess.run([program, "Website", "--directory", str(directory)], capture_output=True, text=True, check=True, timeout=60)
    assert f"cd {directory}" in finished.stdout
    (directory / ".build").symlink_to(BUILD)
    return directory


def command_line(*arguments: str) -> list[str]:
    return ["node", str(Toolkit.program()), *arguments, "--no-notices", "--no-color"]


def run(package: Path, environment: Mapping[str, str], *arguments: str) -> None:
    finished = subprocess.run(
        command_line(*arguments), cwd=package, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        timeout=SECONDS)
    assert finished.returncode == 0, finished.stdout


def variables(package: Path, home: Path) -> dict[str, str]:
    place = {"BUILD_OF": package.name, "SWIFTPM_BUILD_DIR": str(BUILD)}
    return {**os.environ, **place, "HOME": str(home), "CI": "1", "CDK_DISABLE_CLI_TELEMETRY": "true"}


def test_it_passes_its_test(package: Path) -> None:
    assert "filesKeepTheirVersions" in swift(package, "test")


def test_the_command_line_builds_and_synthesizes_it(package: Path, tmp_path: Path) -> None:
    # As `cdk.json` says; the variables alone tell the package manager where to build, so that the library is compiled once.
    assembly = tmp_path / "cdk.out"
    run(package, variables(package, tmp_path), "synth", "--quiet", "--output", str(assembly))
    resources = json.loads((assembly / "website.template.json").read_text())["Resources"].values()
    buckets = [resource for resource in resources if resource["Type"] == "AWS::S3::Bucket"]
    assert [bucket["Properties"]["VersioningConfiguration"] for bucket in buckets] == [{"Status": "Enabled"}]


@pytest.mark.long("an account, and two deployments into it")
def test_watch_deploys_what_is_written(package: Path, tmp_path: Path) -> None:
    stack = package / "Sources" / "Website" / "WebsiteStack.swift"
    before = stack.read_text()
    with LocalAWS(region="eu-south-1") as aws:
        environment = {**variables(package, tmp_path), **aws.environment()}
        run(package, environment, "bootstrap", f"aws://{aws.account}/{aws.region}")
        client = aws.client("cloudformation")

        def buckets() -> int:
            """Those of the deployed stack."""
            if not any(summary["StackName"] == "website" for summary in client.list_stacks()["StackSummaries"]):
                return 0
            resources = client.list_stack_resources(StackName="website")["StackResourceSummaries"]
            return sum(resource["ResourceType"] == "AWS::S3::Bucket" for resource in resources)

        told = tmp_path / "watch.log"
        with told.open("w") as output, subprocess.Popen(
                command_line("watch", "--no-hotswap", "--no-logs", "--require-approval", "never"), cwd=package, env=environment,
                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT) as watch:
            try:
                _wait_until(lambda: buckets() == 1, told)
                stack.write_text(before.replace("super.init(stack)", 'Bucket(stack, "More")\n        super.init(stack)'))
                _wait_until(lambda: buckets() == 2, told)
            finally:
                stack.write_text(before)
                watch.terminate()


def _wait_until(condition: Callable[[], bool], told: Path) -> None:
    end = time.monotonic() + 300
    while not condition():
        assert time.monotonic() < end, told.read_text()
        time.sleep(1)


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
