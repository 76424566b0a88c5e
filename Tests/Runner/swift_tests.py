"""Runs the package's Swift tests and counts them."""

from __future__ import annotations

from typing import Mapping

from .reports import Counts, counts_in, settle
from .run import Run

SECONDS = 3600


def swift_tests(run: Run, name: str, *options: str, variables: Mapping[str, str] = {}) -> Counts:
    # XCTest writes to the name given, Swift Testing to a name beside it.
    xctest, swift_testing = run.report(name), run.report(f"{name}-swift-testing")
    status = run.status(["swift", "test", "--xunit-output", str(xctest), *options], SECONDS, variables)
    return settle(counts_in(xctest) + counts_in(swift_testing), status)


def apart(run: Run, name: str) -> list[str]:
    """Options for tests with another build than everyone's, in a place of its own, of only those modules that tests use."""
    return ["--scratch-path", str(run.build / name), "--test-product", "swift-cdkPackageTests"]
