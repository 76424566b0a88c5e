from __future__ import annotations

from ..layer import Layer
from ..prerequisites import SWIFT
from ..reports import Counts, counts_in, settle
from ..run import Run

_SECONDS = 3600


def tests(run: Run) -> Counts:
    if run.status(["swift", "build"], _SECONDS) != 0:
        return Counts(failed=1)
    # XCTest writes to the name given, Swift Testing to a name beside it.
    xctest, swift_testing = run.report("swift"), run.report("swift-swift-testing")
    status = run.status(["swift", "test", "--xunit-output", str(xctest)], _SECONDS)
    return settle(counts_in(xctest) + counts_in(swift_testing), status)


LAYER = Layer("swift", "swift build and swift test", tests, (SWIFT,))
