from __future__ import annotations

from ..layer import Layer
from ..prerequisites import VENV
from ..pytest_layer import pytest_in
from ..reports import Counts
from ..run import Run


def tests(run: Run) -> Counts:
    return pytest_in(run, "harness", "RunnerTests", "LocalAWSTests", "FuzzTests", seconds=600)


LAYER = Layer("harness", "the test runner, the local AWS and the fuzzer themselves", tests, (VENV,))
