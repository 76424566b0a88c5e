"""The layer of Swift's own tests, with a `swift` that writes reports as the real one does."""

from __future__ import annotations

from pathlib import Path

import pytest

from Runner.layers.swift import LAYER
from Runner.reports import Counts
from Runner.run import Run

TWO_PASSED = "<testsuites><testsuite><testcase name='a'/><testcase name='b'/></testsuite></testsuites>"


def swift(directory: Path, monkeypatch: pytest.MonkeyPatch, build: int = 0, test: int = 0, report: str = "") -> None:
    script = directory / "bin" / "swift"
    script.parent.mkdir()
    script.write_text(f"""#!/bin/sh
[ "$1" = build ] && exit {build}
[ -n "{report}" ] && echo "{report}" > "${{3%.xml}}-swift-testing.xml"
exit {test}
""")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{script.parent}:/usr/bin:/bin")


def test_the_tests_of_swift_testing_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    swift(tmp_path, monkeypatch, report=TWO_PASSED)
    assert LAYER.tests(Run(tmp_path, full=False)) == Counts(passed=2)


def test_a_crash_is_a_failure_whatever_the_report_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    swift(tmp_path, monkeypatch, test=1, report=TWO_PASSED)
    assert LAYER.tests(Run(tmp_path, full=False)) == Counts(passed=2, failed=1)


def test_an_earlier_run_s_report_is_not_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stale = tmp_path / ".build" / "test-reports" / "swift-swift-testing.xml"
    stale.parent.mkdir(parents=True)
    stale.write_text(TWO_PASSED)
    swift(tmp_path, monkeypatch)
    assert LAYER.tests(Run(tmp_path, full=False)) == Counts(failed=1)


def test_what_does_not_build_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    swift(tmp_path, monkeypatch, build=1, report=TWO_PASSED)
    assert LAYER.tests(Run(tmp_path, full=False)) == Counts(failed=1)
