"""The command that synthesizes the App: the binary built before the tests, or what `--app` or `TESTS_APP` names."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
VARIABLE = "TESTS_APP"


def default_command() -> str:
    return os.environ.get(VARIABLE) or shlex.quote(str(REPOSITORY / ".build" / "debug" / "App"))
