from __future__ import annotations

from .. import app_binary
from ..layer import Layer
from ..prerequisites import SWIFT, VENV
from ..pytest_layer import pytest_in
from ..reports import Counts
from ..run import Run


def tests(run: Run) -> Counts:
    app_binary.provide(run)
    return pytest_in(run, "templates", "Templates", seconds=900)


LAYER = Layer("templates", "the App's template under cfn-lint and cloudformation-validate", tests, (SWIFT, VENV))
