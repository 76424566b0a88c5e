from __future__ import annotations

from pathlib import Path

import pytest

from Runner.claims import Claim, claims, faults, outcomes, shown
from Runner.run import Run

_REPOSITORY = Path(__file__).resolve().parents[2]
_REPORT = """<testsuites><testsuite>
<testcase classname="EndToEnd.test_upload" name="test_it[mp4]"/>
<testcase classname="EndToEnd.test_upload" name="test_it[mkv]"><skipped message="slow: with --full"/></testcase>
<testcase classname="EndToEnd.test_upload" name="test_long"><skipped message="slow: with --full"/></testcase>
<testcase classname="EndToEnd.test_upload" name="test_player"><skipped message="no Chromium"/></testcase>
<testcase classname="EndToEnd.test_upload" name="test_broken"><failure>x</failure></testcase>
<testcase classname="CDKTests.ValueTests" name="joins(_:)"/>
</testsuite></testsuites>"""


def claim(test: str, sentence: str = "", file: str = "EndToEnd/test_upload.py") -> Claim:
    return Claim("Page.md", 3, sentence, file, test)


@pytest.fixture
def ended(tmp_path: Path) -> list[tuple[str, str, str]]:
    report = tmp_path / "report.xml"
    report.write_text(_REPORT)
    return list(outcomes(report))


@pytest.mark.parametrize("good", [
    claim("test_it"), claim("test_long", "seen with `--full`"), claim("test_player"), claim("test_broken"),
    claim("joins", file="CDKTests/ValueTests.swift"), claim("test_other", file="Handlers/test_other.py")])
def test_what_was_shown_is_no_fault(good: Claim, ended: list[tuple[str, str, str]]) -> None:
    assert faults([good], ended) == []


def test_what_was_not_shown_is_told_with_its_line(ended: list[tuple[str, str, str]]) -> None:
    assert faults([claim("test_gone"), claim("test_long")], ended) == [
        "Page.md:3: EndToEnd/test_upload.py::test_gone: it was not run",
        "Page.md:3: EndToEnd/test_upload.py::test_long: it runs with --full alone, which the sentence does not say"]


def test_the_layer_counts_what_ran(tmp_path: Path) -> None:
    tests = ("EndToEnd/test_upload.py::test_it", "EndToEnd/test_upload.py::test_gone", "Other/test_x.py::test_x")
    (tmp_path / "README.md").write_text("".join(f"It does, see `{test}`.\n" for test in tests))
    run = Run(tmp_path)
    run.report("EndToEnd.xml").write_text(_REPORT)
    counts = shown(run)
    assert (counts.passed, counts.failed, counts.skipped) == (1, 1, 1)


def test_no_report_of_an_earlier_run_counts(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("`EndToEnd/test_upload.py::test_it`")
    Run(tmp_path).report("EndToEnd.xml").write_text(_REPORT)
    assert shown(Run(tmp_path)).passed == 0


def test_the_pages_make_claims() -> None:
    assert len({found.page for found in claims(_REPOSITORY)}) >= 2
