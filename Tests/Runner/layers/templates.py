from __future__ import annotations

from .. import app_binary
from ..layer import Layer
from ..prerequisites import NODE, SWIFT, VENV
from ..programs import built
from ..pytest_layer import pytest_in
from ..reports import Counts
from ..run import Run
from ..virtual_environment import VirtualEnvironment

_CHECKOV_VARIABLE = "TESTS_CHECKOV"


def tests(run: Run) -> Counts:
    app_binary.provide(run)
    run.variables["TESTS_RANDOM_PIPELINES"] = str(built(run, "RandomPipelines"))
    run.variables["TESTS_EVERY_OPTION"] = str(built(run, "EveryOption"))
    checkov = VirtualEnvironment(run.build / "checkov-venv", run.tests / "requirements-checkov.txt")
    checkov.prepare()
    run.variables[_CHECKOV_VARIABLE] = str(checkov.directory / "bin" / "checkov")
    return pytest_in(run, "templates", "Templates", seconds=900)


LAYER = Layer("templates", "the App's templates under four checkers, against goldens", tests, (SWIFT, NODE, VENV))
