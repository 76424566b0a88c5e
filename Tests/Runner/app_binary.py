"""The App's binary."""

from __future__ import annotations

import os
import shlex

from .programs import built
from .run import APP_VARIABLE, Run


def provide(run: Run) -> None:
    """Sets the command that synthesizes the App, unless one is set already."""
    if os.environ.get(APP_VARIABLE) or APP_VARIABLE in run.variables:
        return
    run.variables[APP_VARIABLE] = shlex.quote(str(built(run, "App")))
