from __future__ import annotations

import json
from pathlib import Path

import pytest

from Runner.layers.coverage import LAYER
from Runner.line_coverage import Lines, read, report
from Runner.reports import Counts
from Runner.run import Run

from RunnerTests.swift_command import TWO_PASSED, SwiftCommand


def exported(directory: Path, **lines: tuple[int, int]) -> Path:
    """What llvm-cov writes, for files with `_` for `/` and lines that there are and that ran."""
    files = [{"filename": str(directory / "Sources" / f"{name.replace('_', '/')}.swift"),
              "summary": {"lines": {"count": count, "covered": covered}}} for name, (count, covered) in lines.items()]
    path = directory / "export.json"
    path.write_text(json.dumps({"data": [{"files": files}]}))
    return path


def test_only_files_of_the_modules_are_read(tmp_path: Path) -> None:
    export = exported(tmp_path, CDKS3_Bucket=(5, 1), CDK_Tree_Node=(10, 9), CloudAssembly_Files_Writer=(4, 4))
    assert read(export, tmp_path / "Sources", ("CDK", "CloudAssembly")) == [
        Lines("CDK/Tree/Node.swift", 10, 9), Lines("CloudAssembly/Files/Writer.swift", 4, 4)]


def test_the_report_has_folders_the_whole_and_the_worst_files() -> None:
    text = report([Lines("CDK/App/App.swift", 20, 17), Lines("CDK/Tree/Names.swift", 10, 5), Lines("CDK/Tree/Node.swift", 10, 10)])
    assert text.splitlines() == [
        "CDK/App                                         17 of    20 lines   85.0%",
        "CDK/Tree                                        15 of    20 lines   75.0%",
        "in total                                        32 of    40 lines   80.0%",
        "",
        "Most lines that no test reaches:",
        "     5  CDK/Tree/Names.swift",
        "     3  CDK/App/App.swift",
    ]


def test_at_most_ten_files_are_named() -> None:
    files = [Lines(f"CDK/File{number:02}.swift", 100, number) for number in range(12)]
    assert [line.split()[1] for line in report(files).splitlines()[-11:]] == [
        "lines", *(f"CDK/File{number:02}.swift" for number in range(10))]


def test_the_layer_prints_the_report(tmp_path: Path, swift: SwiftCommand, capsys: pytest.CaptureFixture[str]) -> None:
    swift.does(report=TWO_PASSED, export=exported(tmp_path, CDK_Tree_Node=(10, 9)))
    assert LAYER.tests(Run(tmp_path, full=True)) == Counts(passed=2)
    assert "in total                                         9 of    10 lines   90.0%" in capsys.readouterr().out.splitlines()
    assert all(str(tmp_path / ".build" / "coverage") in call for call in swift.calls)


def test_of_tests_that_fail_nothing_is_said(tmp_path: Path, swift: SwiftCommand, capsys: pytest.CaptureFixture[str]) -> None:
    swift.does(test=1, report=TWO_PASSED)
    assert LAYER.tests(Run(tmp_path, full=True)) == Counts(passed=2, failed=1)
    assert capsys.readouterr().out == ""
