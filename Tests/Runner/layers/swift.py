from __future__ import annotations

from ..layer import Layer
from ..prerequisites import SWIFT
from ..reports import Counts
from ..run import Run
from ..swift_tests import SECONDS, swift_tests


def tests(run: Run) -> Counts:
    if run.status(["swift", "build"], SECONDS) != 0:
        return Counts(failed=1)
    return swift_tests(run, "swift")


LAYER = Layer("swift", "swift build and swift test", tests, (SWIFT,))
