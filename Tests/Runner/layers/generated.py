from __future__ import annotations

import sys

from ..layer import Layer
from ..prerequisites import SWIFT, VENV
from ..reports import Counts
from ..run import Run
from ..swift_tests import SECONDS


def tests(run: Run) -> Counts:
    script = run.repository / "Sources" / "CDKGenerator" / "regenerate"
    status = run.status([sys.executable, str(script), "--check"], SECONDS)
    return Counts(passed=1) if status == 0 else Counts(failed=1)


LAYER = Layer("generated", "service modules and region table are what the generator writes", tests, (SWIFT, VENV))
