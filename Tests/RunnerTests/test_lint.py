"""The layer `lint`, with its own tools and settings, on a repository of a few files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from Runner import lint
from Runner.layers import LAYERS
from Runner.reports import Counts
from Runner.run import Run
from Runner.virtual_environment import programs

REPOSITORY = Path(__file__).resolve().parents[2]
PASSED, FAILED = Counts(passed=1), Counts(failed=1)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    tools = programs(Run(REPOSITORY), "lint", "requirements-lint.txt")
    monkeypatch.setattr(lint, "programs", lambda run, environment, requirements: tools)
    for name in (".swift-format", ".ruff.toml", ".mypy.ini"):
        shutil.copy(REPOSITORY / name, tmp_path)
    for file, text in {
        "Sources/Good.swift": 'struct Good {\n    let name = "good"\n}\n', "Sources/Generated/Bad.swift": "struct  bad { }\n",
        "Tests/good.py": 'NAME = "good"\n', "Tests/Goldens/bad.py": 'import os\nx: int = ""\n', "Constructs/Handlers/handler.py": "",
        "Sources/CDKGenerator/regenerate": "",
    }.items():
        write(tmp_path / file, text)
    return Run(tmp_path)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def formatter() -> str:
    """Why the formatter of this machine cannot be asked, if it cannot."""
    if shutil.which("swift") is None:
        return "there is no Swift here"
    version = Run(REPOSITORY).output(["swift", "format", "--version"], 60)
    return "" if version.startswith("6.3.") else f"the formatter is {version}"


def test_it_is_the_first_layer_and_has_all_three() -> None:
    assert (LAYERS[0].name, LAYERS[0].steps) == ("lint", (lint.swift_format, lint.ruff, lint.mypy))


@pytest.mark.parametrize(("name", "text", "rule"), [
    ("Layout.swift", 'struct Layout {\n  let name = ""\n}\n', "Indentation"),
    ("Long.swift", 'let text = "' + "x" * 140 + '"\n', "LineLength"),
    ("Rule.swift", 'let number = Int("1")!\n', "NeverForceUnwrap"),
])
def test_swift_code(run: Run, capfd: pytest.CaptureFixture[str], name: str, text: str, rule: str) -> None:
    if why := formatter():
        pytest.skip(why)
    assert lint.swift_format(run) == PASSED
    write(run.repository / "Tests" / name, text)
    assert lint.swift_format(run) == FAILED
    printed = "".join(capfd.readouterr())
    assert f"Tests/{name}:" in printed
    assert rule in printed
    assert "swift format --in-place" in printed


@pytest.mark.parametrize(("said", "layout", "counts"), [
    ("[Indentation] indent by 2 spaces", "", Counts(passed=1, skipped=1)),
    ("[Indentation] indent by 2 spaces", "required", Counts(passed=1, failed=1)),
    ("[AllPublicDeclarationsHaveDocumentation] add a comment", "", Counts(failed=1, skipped=1)),
    ("[ValidateDocumentationComments] document a parameter", "", Counts(failed=1, skipped=1)),
])
def test_of_another_formatter_comments_alone_are_asked_for(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], said: str, layout: str,
    counts: Counts,
) -> None:
    """It prints what it finds where programs print errors, and ends well."""
    write(tmp_path / "bin" / "swift", f"""#!/bin/sh
case "$*" in
    'format --version') echo 6.1.2 ;;
    'format lint '*Sources/Good.swift) echo "Sources/Good.swift:1:1: warning: {said}" >&2 ;;
    *) exit 1 ;;
esac
""")
    (tmp_path / "bin" / "swift").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}/bin:/usr/bin:/bin")
    monkeypatch.setenv("TESTS_LAYOUT", layout)
    assert lint.swift_format(run) == counts
    printed = capsys.readouterr().out
    assert "NOT CHECKED" in printed and "swift format` 6.3, and this is 6.1.2" in printed
    assert ("Sources/Good.swift:1:1" in printed) == ("Indentation" not in said)


@pytest.mark.parametrize("file", ["Tests/bad.py", "Constructs/Handlers/bad.py", "Sources/CDKGenerator/regenerate"])
def test_rules_of_python_code(run: Run, capfd: pytest.CaptureFixture[str], file: str) -> None:
    assert lint.ruff(run) == PASSED
    write(run.repository / file, "import os\n")
    assert lint.ruff(run) == FAILED
    printed = capfd.readouterr().out
    assert "F401" in printed
    assert file in printed
    assert "check --fix" in printed


def test_types_of_python_code(run: Run, capfd: pytest.CaptureFixture[str]) -> None:
    assert lint.mypy(run) == PASSED
    files = ["Tests/bad.py", "Constructs/Handlers/wrong.py", "Sources/CDKGenerator/regenerate"]
    for file in files:
        write(run.repository / file, 'def one() -> int:\n    return "1"\n')
    assert lint.mypy(run) == FAILED
    printed = capfd.readouterr().out
    assert [file for file in files if f"{file}:2: error" not in printed] == []
    assert "Mend the places above." in printed
