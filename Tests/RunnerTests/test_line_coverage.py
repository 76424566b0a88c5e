from __future__ import annotations

import json
from pathlib import Path

from Runner.line_coverage import report


def exported(directory: Path, **lines: tuple[int, int]) -> Path:
    """What llvm-cov writes, for files with `_` for `/` and lines that there are and that ran."""
    files = [{"filename": str(directory / "Sources" / f"{name.replace('_', '/')}.swift"),
              "summary": {"lines": {"count": count, "covered": covered}}} for name, (count, covered) in lines.items()]
    path = directory / "export.json"
    path.write_text(json.dumps({"data": [{"files": files}]}))
    return path


def test_the_report_has_folders_the_whole_and_the_worst_files(tmp_path: Path) -> None:
    export = exported(tmp_path, CDK_Tree_Node=(10, 10), CDK_App_App=(20, 17), CDKS3_Bucket=(5, 1), CDK_Tree_Names=(10, 5),
                      CloudAssembly_Files_Writer=(4, 4))
    assert report(export, tmp_path / "Sources", ("CDK", "CloudAssembly")).splitlines() == [
        "CDK/App                                         17 of    20 lines   85.0%",
        "CDK/Tree                                        15 of    20 lines   75.0%",
        "CloudAssembly/Files                              4 of     4 lines  100.0%",
        "in total                                        36 of    44 lines   81.8%",
        "",
        "Most lines that no test reaches:",
        "     5  CDK/Tree/Names.swift",
        "     3  CDK/App/App.swift",
    ]


def test_files_elsewhere_are_not_read(tmp_path: Path) -> None:
    export = exported(tmp_path, CDK_Node=(10, 9))
    assert "in total" not in report(export, tmp_path / "Others", ("CDK",))


def test_at_most_ten_files_are_named(tmp_path: Path) -> None:
    export = exported(tmp_path, **{f"CDK_File{number:02}": (100, number) for number in range(12)})
    assert [line.split()[1] for line in report(export, tmp_path / "Sources", ("CDK",)).splitlines()[-11:]] == [
        "lines", *(f"CDK/File{number:02}.swift" for number in range(10))]
