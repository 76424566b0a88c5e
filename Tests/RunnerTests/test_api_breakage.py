from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from Release.api_breakage import CHANGES, REPOSITORY, Section, first_section, main, newest, products, verdict

# As SwiftPM prints it.
BROKEN = "1 breaking change detected in CDK:\n  💔 API breakage: func Box.open(_:) has been removed\n\nNo breaking changes detected in A\n"
TOLD, UNTOLD = Section("0.2.0", breaks=True), Section("0.2.0", breaks=False)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository without tags, and a `swift` that finds something broken and writes down its arguments."""
    swift = tmp_path / "bin" / "swift"
    swift.parent.mkdir()
    swift.write_text(f"#!/bin/sh\necho \"$@\" > '{tmp_path}/arguments'\ncat <<'END'\n{BROKEN}END\nexit 1\n")
    swift.chmod(0o755)
    monkeypatch.setenv("PATH", f"{swift.parent}:/usr/bin:/bin")
    directory = tmp_path / "repository"
    (directory / CHANGES).parent.mkdir(parents=True)
    (directory / "Sources" / "Services" / "SQS" / "CDKSQS.docc").mkdir(parents=True)
    git(directory, "init", "--quiet")
    git(directory, "commit", "--quiet", "--allow-empty", "--message", "First")
    return directory


def git(directory: Path, *arguments: str) -> None:
    author = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
    subprocess.run(["git", *author, *arguments], cwd=directory, check=True, timeout=60)


def test_versions_are_compared_as_numbers_and_other_tags_are_none() -> None:
    assert newest(["0.9.0", "0.10.0", "v9", "1.0.0-beta", "nightly"]) == "0.10.0"
    assert newest(["latest"]) is None


def test_only_the_version_under_work_is_looked_at() -> None:
    assert first_section("# Changes\n\n## Overview\n\n## 0.3.0\n\n### New\n\n## 0.2.0\n\n### Breaking\n") == Section("0.3.0", False)
    assert first_section("## 0.2.0\n\n### Breaking\n\n- all\n") == TOLD
    assert first_section("## 0.2.0\n\nBreaking\n") == UNTOLD
    assert first_section("# Changes\n") is None


def test_what_breaks_has_to_be_told() -> None:
    assert verdict(1, BROKEN, "0.1.0", TOLD)[0] == 0
    status, said = verdict(1, BROKEN, "0.1.0", UNTOLD)
    assert status == 1
    assert said.splitlines()[:2] == ["  func Box.open(_:) has been removed", "Declarations that break since 0.1.0: 1."]


def test_a_comparison_that_failed_is_no_pass() -> None:
    assert verdict(1, "error: no such product 'CDK'\n", "0.1.0", TOLD) == (1, "SwiftPM could not compare:\nerror: no such product 'CDK'\n")
    assert verdict(0, "No breaking changes detected in CDK\n", "0.1.0", UNTOLD) == (0, "Nothing breaks since 0.1.0.")


def test_without_a_tag_there_is_nothing_to_compare(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], repository) == 0
    assert capsys.readouterr().out == "There is no version tag yet: nothing to compare with.\n"


@pytest.mark.parametrize(("changes", "status"), [
    ("## 0.2.0\n\n### Breaking\n", 0), ("## 0.2.0\n", 1), ("## 0.1.0\n\n### Breaking\n", 1), ("# Changes\n", 1),
])
def test_a_tag_is_compared_with(repository: Path, changes: str, status: int) -> None:
    git(repository, "tag", "0.1.0")
    (repository / CHANGES).write_text(changes)
    assert main(["--scratch-path", "elsewhere"], repository) == status
    if changes.startswith("## 0.2.0"):
        assert (repository.parent / "arguments").read_text().split() == [
            "package", "--scratch-path", "elsewhere", "diagnose-api-breaking-changes", "0.1.0", "--products", "CDK", "CDKAssertions",
            "CloudAssembly", "MediaConstructs", "CDKSQS"]


def test_the_page_has_a_version_and_the_products_are_those_of_the_package() -> None:
    assert first_section((REPOSITORY / CHANGES).read_text(encoding="utf-8")) is not None
    manifest = (REPOSITORY / "Package.swift").read_text(encoding="utf-8")
    services = [
        line.split('"')[1] for name in ("serviceDependencies", "integrationDependencies")
        for line in manifest.split(f"let {name}")[1].split("\n]")[0].splitlines()[1:]]
    assert products(REPOSITORY) == [
        "CDK", "CDKAssertions", "CloudAssembly", "MediaConstructs", *sorted(f"CDK{name}" for name in services)]


def test_the_library_has_the_version_under_work() -> None:
    [source] = (REPOSITORY / "Sources" / "CDK").rglob("LibraryVersion.swift")
    section = first_section((REPOSITORY / CHANGES).read_text(encoding="utf-8"))
    assert section is not None
    assert f'static let version = "{section.version}"' in source.read_text(encoding="utf-8")
