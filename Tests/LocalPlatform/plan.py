"""What the App would deploy, asked before anything is started: its mistakes are told as it tells them."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app_command import REPOSITORY

from .pipeline import STACK_PREFIX

_SECONDS = 120
# With these it would take itself for a program that the CDK command line has started, and not read cdk.json.
_OF_THE_TOOLKIT = ("CDK_OUTDIR", "CDK_CONTEXT_JSON", "CONTEXT_OVERFLOW_LOCATION_ENV")


class AppFailed(Exception):
    pass


@dataclass(frozen=True)
class Plan:
    suffix: str
    region: str
    # Those of its other stacks, which have to be bootstrapped too.
    other_regions: tuple[str, ...]


def planned(app_command: str, context: list[str]) -> Plan:
    """What the App makes of cdk.json and of context, each `key=value`."""
    with tempfile.TemporaryDirectory() as directory:
        options = [option for text in context for option in ("--context", text)]
        try:
            finished = subprocess.run(
                [*shlex.split(app_command), *options, "--output", directory], cwd=REPOSITORY,
                env={name: value for name, value in os.environ.items() if name not in _OF_THE_TOOLKIT},
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False, timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            raise AppFailed(f"{app_command} did not end within {_SECONDS} s") from None
        if finished.returncode != 0:
            raise AppFailed(finished.stderr.rstrip() or f"{app_command} ended with {finished.returncode}")
        return _plan(_regions(Path(directory)))


def _regions(assembly: Path) -> dict[str, str]:
    """The region of each stack of an assembly."""
    artifacts = json.loads((assembly / "manifest.json").read_text(encoding="utf-8"))["artifacts"]
    return {artifact["properties"].get("stackName", name): artifact["environment"].rpartition("/")[2]
            for name, artifact in artifacts.items() if artifact["type"] == "aws:cloudformation:stack"}


def _plan(regions: Mapping[str, str]) -> Plan:
    own = [stack for stack in regions if stack.startswith(STACK_PREFIX)]
    if len(own) != 1:
        raise AppFailed(f"Tests/local runs an app with one stack '{STACK_PREFIX}<suffix>'; this one has: {', '.join(regions) or 'none'}")
    region = regions[own[0]]
    return Plan(own[0].removeprefix(STACK_PREFIX), region, tuple(sorted(set(regions.values()) - {region})))
