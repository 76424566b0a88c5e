"""The App's binary, built before the tests that run it: `swift test` holds the lock that a build needs."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from .run import APP_VARIABLE, ProgramFailed, Run

_BUILD_SECONDS = 3600


def provide(run: Run) -> None:
    """Sets the command that synthesizes the App, unless one is set already."""
    if os.environ.get(APP_VARIABLE) or APP_VARIABLE in run.variables:
        return
    if run.status(["swift", "build", "--product", "App"], _BUILD_SECONDS) != 0:
        raise ProgramFailed("The App could not be built.")
    directory = run.output(["swift", "build", "--show-bin-path"], _BUILD_SECONDS)
    run.variables[APP_VARIABLE] = shlex.quote(str(Path(directory) / "App"))
