from __future__ import annotations

from ..layer import Layer
from ..prerequisites import VENV
from ..pytest_layer import pytest_in
from ..reports import Counts
from ..run import Run


def tests(run: Run) -> Counts:
    return pytest_in(run, "handlers", "Handlers", seconds=900)


LAYER = Layer("handlers", "the Lambda functions' Python code", tests, (VENV,))
