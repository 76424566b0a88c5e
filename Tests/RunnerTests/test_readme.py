"""What README and pages of the platform say of the tests: each feature, and each kind of upload, names tests that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
PLATFORM = REPOSITORY / "Constructs" / "MediaConstructs.docc"
COMPARISON = (PLATFORM / "Comparison.md").read_text(encoding="utf-8")
UPLOADS = (REPOSITORY / "Tests" / "EndToEnd" / "README.md").read_text(encoding="utf-8")
#: What runs each command of README: a script of CI, or a test.
_COMMANDS = {
    "swift run App": ".ci/run",
    "Tests/run": ".ci/run",
    "Tests/local up": "Tests/EndToEnd/test_local_command.py",
    "Tests/local upload": "Tests/EndToEnd/test_local_command.py",
    "Tests/local status": "Tests/EndToEnd/test_local_command.py",
    "Tests/local down": "Tests/EndToEnd/test_local_command.py",
    "npx aws-cdk@2 bootstrap": "Tests/EndToEnd/conftest.py",
    "npx aws-cdk@2 deploy": "Tests/EndToEnd/conftest.py",
    "npx aws-cdk@2 destroy": "Tests/EndToEnd/test_destroy.py",
    "swift run cdk-init": "Tests/Packages/test_new_package.py",
}
# A file, and one of its tests.
_NAMED_TEST = re.compile(r"`(?P<file>[\w./-]+\.(?:py|swift))::(?P<name>\w+)`")
_FILE_OR_FOLDER = re.compile(r"`(?P<path>(?:Tests|Constructs|App)(?:/[\w.+-]+)*)`")


def feature_rows() -> list[str]:
    """The rows of the table of what others offer, without its head."""
    return [line for line in COMPARISON.splitlines() if line.startswith("| ")][2:]


def upload_rows() -> list[str]:
    """The rows of the table of what creators upload, without its head."""
    return [line for line in UPLOADS.splitlines() if line.startswith("| ")][2:]


def holds_test(path: Path, name: str) -> bool:
    text = path.read_text(encoding="utf-8")
    pattern = rf"^def {name}\(" if path.suffix == ".py" else rf"@Test\b[^\n]*\bfunc {name}\("
    return re.search(pattern, text, re.MULTILINE) is not None


@pytest.mark.parametrize("row", feature_rows() + upload_rows(), ids=lambda row: row.split("|")[1].strip())
def test_each_row_names_tests_that_there_are(row: str) -> None:
    tests = list(_NAMED_TEST.finditer(row.split("|")[-2]))
    assert tests, "the row names no test"
    for test in tests:
        path = REPOSITORY / "Tests" / test["file"]
        assert path.is_file(), f"{test['file']} does not exist"
        assert holds_test(path, test["name"]), f"{test['file']} has no test {test['name']}"


def test_the_table_is_the_whole_table() -> None:
    assert len(feature_rows()) >= 14
    assert len(upload_rows()) >= 19


def test_each_kind_of_upload_is_shown_end_to_end() -> None:
    assert [row for row in upload_rows() if "EndToEnd/" not in row.split("|")[-2]] == []
    # And no test of odd films is forgotten there.
    for name in ("test_odd_uploads.py", "test_odd_containers.py", "test_measured_uploads.py", "test_what_containers_say.py"):
        tests = re.findall(r"^def (test_\w+)", (REPOSITORY / "Tests" / "EndToEnd" / name).read_text(encoding="utf-8"), re.MULTILINE)
        assert [test for test in tests if f"{name}::{test}`" not in UPLOADS] == []


def test_the_check_sees_a_test_that_there_is_not() -> None:
    assert holds_test(Path(__file__), "test_the_table_is_the_whole_table")
    assert not holds_test(Path(__file__), "test_of_nothing")
    assert not holds_test(REPOSITORY / "Tests" / "MediaConstructsTests" / "LadderTests.swift", "mistakes")


@pytest.mark.parametrize("page", [REPOSITORY / "README.md", *sorted(PLATFORM.glob("*.md"))], ids=lambda page: page.name)
def test_the_paths_that_a_page_names_exist(page: Path) -> None:
    named = {found["path"] for found in _FILE_OR_FOLDER.finditer(page.read_text(encoding="utf-8"))}
    assert [path for path in sorted(named) if not (REPOSITORY / path).exists()] == []


def test_each_command_is_run_somewhere() -> None:
    shown = [line for block in re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL) for line in block.splitlines()]
    unknown = [line for line in shown if not any(re.match(rf"{re.escape(command)}(?: |$)", line) for command in _COMMANDS)]
    assert unknown == []
    for command, file in _COMMANDS.items():
        assert any(line.startswith(command) for line in shown), f"README does not show {command} any more"
        # The part that says which: `up`, `bootstrap`, `cdk-init`.
        word = command.split()[-1].removeprefix("Tests/")
        assert re.search(rf"\b{word}\b", (REPOSITORY / file).read_text(encoding="utf-8")), f"{file} does not run {command}"


def test_the_readme_is_read_at_once_and_leads_to_every_page_of_the_platform() -> None:
    assert len(README.splitlines()) <= 160
    assert [page.name for page in PLATFORM.glob("*.md") if f"({page.relative_to(REPOSITORY)})" not in README] == []
