from __future__ import annotations

from pathlib import Path

from Runner.layers.sanitizers import LAYER
from Runner.reports import Counts
from Runner.run import Run

from RunnerTests.swift_command import TWO_PASSED, SwiftCommand


def test_each_sanitizer_has_a_build_of_its_own(tmp_path: Path, swift: SwiftCommand) -> None:
    swift.does(report=TWO_PASSED)
    assert LAYER.tests(Run(tmp_path, full=True)) == Counts(passed=4)
    address, thread = swift.calls
    assert [call[3] for call in (address, thread)] == ["--sanitize=address", "--sanitize=thread"]
    assert address[5] == str(tmp_path / ".build" / "address-sanitizer")
    assert thread[5] == str(tmp_path / ".build" / "thread-sanitizer")


def test_only_leaks_are_not_looked_for(tmp_path: Path, swift: SwiftCommand) -> None:
    swift.does(report=TWO_PASSED)
    LAYER.tests(Run(tmp_path, full=True))
    assert [call[-1] for call in swift.calls] == ["detect_leaks=0", "swift-cdkPackageTests"]


def test_what_a_sanitizer_finds_is_a_failure(tmp_path: Path, swift: SwiftCommand) -> None:
    swift.does(test=1, report=TWO_PASSED)
    assert LAYER.tests(Run(tmp_path, full=True)) == Counts(passed=4, failed=2)
