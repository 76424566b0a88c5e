"""What the README says of the tests: each feature names tests that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
# A file, and one of its tests.
_NAMED_TEST = re.compile(r"`(?P<file>[\w./-]+\.(?:py|swift))::(?P<name>\w+)`")
_FILE_OR_FOLDER = re.compile(r"`(?P<path>(?:Tests|Constructs|App)(?:/[\w.+-]+)*)`")


def feature_rows() -> list[str]:
    """The rows of the table of what others offer, without its head."""
    table = README.split("### What others offer")[1].split("\n\n")[2]
    return table.splitlines()[2:]


def holds_test(path: Path, name: str) -> bool:
    text = path.read_text(encoding="utf-8")
    pattern = rf"^def {name}\(" if path.suffix == ".py" else rf"@Test\b[^\n]*\bfunc {name}\("
    return re.search(pattern, text, re.MULTILINE) is not None


@pytest.mark.parametrize("row", feature_rows(), ids=lambda row: row.split("|")[1].strip())
def test_each_feature_names_tests_that_there_are(row: str) -> None:
    tests = list(_NAMED_TEST.finditer(row.split("|")[-2]))
    assert tests, "the row names no test"
    for test in tests:
        path = REPOSITORY / "Tests" / test["file"]
        assert path.is_file(), f"{test['file']} does not exist"
        assert holds_test(path, test["name"]), f"{test['file']} has no test {test['name']}"


def test_the_table_is_the_whole_table() -> None:
    assert len(feature_rows()) >= 14


def test_the_check_sees_a_test_that_there_is_not() -> None:
    assert holds_test(Path(__file__), "test_the_table_is_the_whole_table")
    assert not holds_test(Path(__file__), "test_of_nothing")
    assert not holds_test(REPOSITORY / "Tests" / "MediaConstructsTests" / "LadderTests.swift", "problems")


def test_the_paths_that_the_readme_names_exist() -> None:
    named = {found["path"] for found in _FILE_OR_FOLDER.finditer(README)}
    assert "Tests/run" in named
    assert [path for path in sorted(named) if not (REPOSITORY / path).exists()] == []
