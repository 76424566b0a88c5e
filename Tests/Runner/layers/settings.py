from __future__ import annotations

from ..layer import Layer
from ..prerequisites import SWIFT, VENV
from ..programs import built
from ..pytest_layer import pytest_in
from ..reports import Counts
from ..run import Run


def tests(run: Run) -> Counts:
    run.variables["TESTS_SETTINGS_SAMPLES"] = str(built(run, "SettingsSamples"))
    return pytest_in(run, "settings", "MediaConvertSettings", seconds=600)


LAYER = Layer("settings", "MediaConvert settings against the service's model in botocore", tests, (SWIFT, VENV))
