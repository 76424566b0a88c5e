from __future__ import annotations

from .. import app_binary
from ..layer import Layer
from ..prerequisites import NODE, SWIFT, VENV
from ..pytest_layer import pytest_in
from ..reports import Counts
from ..run import Run


def tests(run: Run) -> Counts:
    app_binary.provide(run)
    return pytest_in(run, "endtoend", "EndToEnd", seconds=1800)


LAYER = Layer("endtoend", "the App deployed with the CDK command line on a local AWS", tests, (SWIFT, NODE, VENV))
