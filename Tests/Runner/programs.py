"""Programs of the package that tests run, built before them: `swift test` holds the lock that a build needs."""

from __future__ import annotations

from pathlib import Path

from .run import ProgramFailed, Run

_BUILD_SECONDS = 3600


def built(run: Run, product: str) -> Path:
    """Builds a product; where its binary is."""
    if run.status(["swift", "build", "--product", product], _BUILD_SECONDS) != 0:
        raise ProgramFailed(f"{product} could not be built.")
    return Path(run.output(["swift", "build", "--show-bin-path"], _BUILD_SECONDS)) / product
