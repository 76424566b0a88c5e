"""The layer of Swift's own tests, with a `swift` that writes reports as the real one does."""

from __future__ import annotations

from pathlib import Path

from Runner.layers.swift import LAYER
from Runner.reports import Counts
from Runner.run import Run

from RunnerTests.swift_command import TWO_PASSED, SwiftCommand


def test_the_tests_of_swift_testing_are_counted(tmp_path: Path, swift: SwiftCommand) -> None:
    swift.does(report=TWO_PASSED)
    assert LAYER.tests(Run(tmp_path, full=False)) == Counts(passed=2)


def test_a_crash_is_a_failure_whatever_the_report_says(tmp_path: Path, swift: SwiftCommand) -> None:
    swift.does(test=1, report=TWO_PASSED)
    assert LAYER.tests(Run(tmp_path, full=False)) == Counts(passed=2, failed=1)


def test_an_earlier_run_s_report_is_not_counted(tmp_path: Path, swift: SwiftCommand) -> None:
    stale = tmp_path / ".build" / "test-reports" / "swift-swift-testing.xml"
    stale.parent.mkdir(parents=True)
    stale.write_text(TWO_PASSED)
    assert LAYER.tests(Run(tmp_path, full=False)) == Counts(failed=1)


def test_what_does_not_build_fails(tmp_path: Path, swift: SwiftCommand) -> None:
    swift.does(build=1, report=TWO_PASSED)
    assert LAYER.tests(Run(tmp_path, full=False)) == Counts(failed=1)
