"""The App's templates, as the App writes them without the CDK command line."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app_command import REPOSITORY

_SYNTHESIS_SECONDS = 300


@dataclass(frozen=True)
class StackTemplate:
    stack: str
    region: str
    path: Path

    def body(self) -> dict[str, Any]:
        read: dict[str, Any] = json.loads(self.path.read_text())
        return read


def synthesize(command: str, directory: Path, context: Mapping[str, str] | None = None) -> list[StackTemplate]:
    variables = {**os.environ, "CDK_OUTDIR": str(directory), "CDK_CONTEXT_JSON": json.dumps(dict(context or {}))}
    finished = subprocess.run(
        shlex.split(command), cwd=REPOSITORY, env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, check=False, timeout=_SYNTHESIS_SECONDS,
    )
    if finished.returncode != 0:
        raise AssertionError(f"{command} ended with {finished.returncode}:\n{finished.stdout}")
    manifest = json.loads((directory / "manifest.json").read_text())
    return [
        StackTemplate(name, artifact["environment"].rpartition("/")[2],
                      directory / artifact["properties"]["templateFile"])
        for name, artifact in manifest["artifacts"].items() if artifact["type"] == "aws:cloudformation:stack"
    ]
