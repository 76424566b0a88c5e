from __future__ import annotations

from ..layer import Layer
from ..prerequisites import NODE, SWIFT, VENV
from ..programs import built
from ..pytest_layer import pytest_in
from ..reports import Counts
from ..run import Run


def tests(run: Run) -> Counts:
    run.variables["TESTS_RESOURCE_SAMPLES"] = str(built(run, "ResourceSamples"))
    return pytest_in(run, "resources", "Resources", seconds=1800)


LAYER = Layer("resources", "every resource type, against the specification and aws-cdk-lib", tests, (SWIFT, NODE, VENV))
