"""What the CDK command line makes of the App."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from app_command import REPOSITORY
from EndToEnd.conftest import Environment
from EndToEnd.inventory import inventory
from LocalPlatform.pipeline import MEDIACONVERT_REGION, Pipeline
from LocalPlatform.toolkit import Toolkit

STACK = "streaming-dev"
BUILD_SECONDS = 1200


def test_it_lists_the_one_stack(environment: Environment) -> None:
    assert STACK in environment.toolkit.run("ls").splitlines()


def test_it_synthesizes(environment: Environment) -> None:
    environment.toolkit.run("synth", "-q")
    assert (environment.toolkit.assembly / f"{STACK}.template.json").is_file()


def test_cdk_json_builds_the_app_and_runs_it(tmp_path: Path) -> None:
    output = tmp_path / "cdk.out"
    options = ["--quiet", "--no-notices", "--output", str(output), "--context", "environmentSuffix=other"]
    command = ["node", str(Toolkit.program()), "synth", *options]
    subprocess.run(command, cwd=REPOSITORY, env={**os.environ, "CDK_DISABLE_CLI_TELEMETRY": "true"}, stdin=subprocess.DEVNULL, check=True,
                   timeout=BUILD_SECONDS)
    assert (output / "streaming-other.template.json").is_file()


def test_an_assembly_that_is_there_needs_no_build(environment: Environment, tmp_path: Path) -> None:
    toolkit = environment.toolkit
    toolkit.run("synth", "-q")
    (tmp_path / "cdk.json").write_text('{"build": "exit 3", "app": "exit 4"}')
    command = ["node", str(Toolkit.program()), "ls", "--no-notices", "--app", str(toolkit.assembly)]
    with_build = subprocess.run(command, check=False, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
    assert with_build.returncode != 0
    listed = subprocess.run([*command, "--build", "true"], check=True, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True,
                            text=True, timeout=120)
    assert listed.stdout.split() == [STACK]


def test_a_deployed_stack_shows_no_differences(environment: Environment, pipeline: Pipeline) -> None:
    # `--fail` makes a difference the command's failure.
    output = environment.toolkit.run("diff", "--fail")
    assert "There were no differences" in output


def test_nothing_is_provisioned_in_another_region(environment: Environment, pipeline: Pipeline) -> None:
    assert ("stack", STACK) in inventory(environment.aws)
    assert inventory(environment.aws, MEDIACONVERT_REGION) == set()
