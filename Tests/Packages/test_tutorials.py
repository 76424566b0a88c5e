"""The tutorials lead to programs that are built and tested: each of their lines stands there, in the order in which it is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from Packages.swift_package import REPOSITORY

_EXAMPLES = REPOSITORY / "Sources" / "Examples"
_WORKERS = "Sources/CDK/CDK.docc/BuildingAnApp.md"
_PIPELINE = "Constructs/MediaConstructs.docc/BuildingThePipeline.md"
_STACK = "Sources/Workers/WorkersStack.swift"

#: Lines of the program that the page does not show, because `cdk-init` wrote them, or because it names them in a sentence.
_FRAME = re.compile(r"import \w+|final class WorkersStack: Stack \{|@discardableResult|init\(_ scope: .*|let stack = StackNode\(.*|"
                    r"super\.init\(stack\)|[{}]|///.*")


def _blocks(page: str) -> list[list[str]]:
    found = re.findall(r"^```swift\n(.*?)^```", (REPOSITORY / page).read_text(), re.MULTILINE | re.DOTALL)
    return [_lines(block) for block in found]


def _lines(code: str) -> list[str]:
    return [line.strip() for line in code.splitlines() if line.strip()]


def _place(block: list[str], program: list[str]) -> int | None:
    """Where the block begins in the program."""
    return next((start for start in range(len(program)) if program[start:start + len(block)] == block), None)


def test_the_small_app_is_the_example() -> None:
    program = _lines((_EXAMPLES / _STACK).read_text())
    blocks = _blocks(_WORKERS)
    whole = {str(path): _lines(path.read_text()) for path in (
        _EXAMPLES / "Sources/Workers/WorkersApp.swift", _EXAMPLES / "Tests/ExamplesTests/WorkersStackTests.swift")}
    for path, lines in whole.items():
        assert lines in blocks, path
    pieces = [block for block in blocks if block not in whole.values()]
    places = {_place(block, program): len(block) for block in pieces}
    assert None not in places
    assert len(places) == len(pieces)
    shown = {line for start, length in places.items() if start is not None for line in range(start, start + length)}
    assert [line for number, line in enumerate(program) if number not in shown and not _FRAME.fullmatch(line)] == []


def test_the_pipeline_is_the_program_of_the_readme() -> None:
    program = _lines((REPOSITORY / "Tests/ReadmeExamples/ShortPlatform/StreamingPlatform.swift").read_text())
    pieces = [block for block in _blocks(_PIPELINE) if not any("@testable" in line for line in block)]
    assert [line for piece in pieces for line in piece] + ["}", "}"] == program


@pytest.mark.parametrize("page", [_WORKERS, _PIPELINE])
def test_modules_that_a_page_names_are_those_of_its_program(page: str) -> None:
    text = (REPOSITORY / page).read_text()
    program: Path = _EXAMPLES / _STACK if page == _WORKERS else REPOSITORY / "Tests/ReadmeExamples/ShortPlatform/StreamingPlatform.swift"
    needed = set(re.findall(r"^import (\w+)$", program.read_text(), re.MULTILINE)) - {"CDK"}
    assert needed - set(re.findall(r"`(\w+)`", text)) == set()
