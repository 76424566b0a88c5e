from __future__ import annotations

from pathlib import Path

from ..layer import Layer
from ..prerequisites import SWIFT, VENV
from ..pytest_layer import pytest_in
from ..reports import Counts
from ..run import Run
from ..swift_tests import SECONDS


def tests(run: Run) -> Counts:
    if run.status(["swift", "build", "--product", "SettingsSamples"], SECONDS) != 0:
        return Counts(failed=1)
    directory = run.output(["swift", "build", "--show-bin-path"], SECONDS)
    run.variables["TESTS_SETTINGS_SAMPLES"] = str(Path(directory) / "SettingsSamples")
    return pytest_in(run, "settings", "MediaConvertSettings", seconds=600)


LAYER = Layer("settings", "MediaConvert settings against the service's model in botocore", tests, (SWIFT, VENV))
