"""Packages that stand on this repository's."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
BUILD = REPOSITORY / ".build"
SECONDS = 1800


def swift(package: Path, *command: str) -> str:
    """Builds in the place of the repository's own build, so that the library is compiled once.

    SwiftPM keeps one plan in that place and takes it for any package's, unless the environment is another.
    """
    arguments = ["swift", command[0], "--package-path", str(package), "--scratch-path", str(BUILD), *command[1:]]
    finished = subprocess.run(arguments, env={**os.environ, "BUILD_OF": package.name}, cwd=package, capture_output=True, text=True,
                              check=False, timeout=SECONDS)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished.stdout
