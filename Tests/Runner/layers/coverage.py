from __future__ import annotations

from pathlib import Path

from .. import line_coverage
from ..layer import Layer
from ..prerequisites import SWIFT
from ..reports import Counts
from ..run import Run
from ..swift_tests import SECONDS, apart, swift_tests

_MODULES = ("CDK", "CloudAssembly")


def tests(run: Run) -> Counts:
    options = ["--enable-code-coverage", *apart(run, "coverage")]
    counts = swift_tests(run, "coverage", *options)
    if counts.failed == 0:
        export = Path(run.output(["swift", "test", "--show-codecov-path", *options], SECONDS))
        print(line_coverage.report(line_coverage.read(export, run.repository / "Sources", _MODULES)), flush=True)
    return counts


LAYER = Layer("coverage", "which lines of CDK and CloudAssembly swift test reaches", tests, (SWIFT,), long=True)
