from __future__ import annotations

from pathlib import Path

from Runner.reports import Counts, counts_in, settle


def test_cases_are_counted_over_all_suites(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text("""<testsuites><testsuite name="a"><testcase name="1"/>
        <testcase name="2"><failure message="no"/></testcase></testsuite>
        <testsuite name="b"><testcase name="3"><error message="broken"/></testcase>
        <testcase name="4"><skipped/></testcase><testcase name="5"><system-out>text</system-out></testcase>
        </testsuite></testsuites>""")
    assert counts_in(report) == Counts(passed=2, failed=2, skipped=1)


def test_no_report_counts_nothing(tmp_path: Path) -> None:
    assert counts_in(tmp_path / "absent.xml") == Counts()


def test_half_a_report_counts_nothing(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text('<testsuites><testsuite name="a"><testcase name="1"/>')
    assert counts_in(report) == Counts()


def test_a_program_that_failed_has_failed_something() -> None:
    assert settle(Counts(passed=3), status=1) == Counts(passed=3, failed=1)
    assert settle(Counts(passed=3, failed=2), status=1) == Counts(passed=3, failed=2)
    assert settle(Counts(passed=3), status=0) == Counts(passed=3)


def test_no_tests_are_a_failure() -> None:
    assert settle(Counts()) == Counts(failed=1)
    assert settle(Counts(skipped=3)) == Counts(failed=1, skipped=3)
