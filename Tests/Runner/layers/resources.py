from __future__ import annotations

from pathlib import Path

from ..layer import Layer
from ..prerequisites import NODE, SWIFT, VENV
from ..pytest_layer import pytest_in
from ..reports import Counts
from ..run import ProgramFailed, Run
from ..swift_tests import SECONDS


def tests(run: Run) -> Counts:
    if run.status(["swift", "build", "--product", "ResourceSamples"], SECONDS) != 0:
        raise ProgramFailed("The samples of the resource types could not be built.")
    directory = run.output(["swift", "build", "--show-bin-path"], SECONDS)
    run.variables["TESTS_RESOURCE_SAMPLES"] = str(Path(directory) / "ResourceSamples")
    return pytest_in(run, "resources", "Resources", seconds=1800)


LAYER = Layer("resources", "every resource type, against the specification and aws-cdk-lib", tests, (SWIFT, NODE, VENV))
