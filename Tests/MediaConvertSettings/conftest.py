from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

_REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def printed() -> dict[str, Any]:
    """What the library makes and says: the output of SettingsSamples, which `swift build --product SettingsSamples` builds."""
    program = os.environ.get("TESTS_SETTINGS_SAMPLES", _REPOSITORY / ".build" / "debug" / "SettingsSamples")
    finished = subprocess.run([program], stdout=subprocess.PIPE, check=True, timeout=120)
    read: dict[str, Any] = json.loads(finished.stdout)
    return read
