from __future__ import annotations

import pytest

from Runner.prerequisites import NODE, SWIFT, VENV, Prerequisite, first_missing, output_of


@pytest.mark.parametrize("banner", [
    "Swift version 6.1 (swift-6.1-RELEASE)\nTarget: x86_64-unknown-linux-gnu\n",
    "swift-driver version: 1.120.5 Apple Swift version 6.1.2 (swiftlang-6.1.2.1.2)\nTarget: arm64-apple-macosx15.0\n",
    "Swift version 6.3.1 (swift-6.3.1-RELEASE)\n",
    "Swift version 7.0-dev (LLVM 0, Swift 0)\n",
])
def test_a_recent_swift_is_enough(banner: str) -> None:
    assert SWIFT.missing(lambda _: banner) is None


def test_an_old_swift_is_named_with_what_to_do() -> None:
    assert SWIFT.missing(lambda _: "Swift version 6.0.3 (swift-6.0.3-RELEASE)\n") == (
        "Swift 6.1 or later is needed and 6.0.3 was found: install it from https://www.swift.org/install/.")


def test_no_swift_is_named_with_what_to_do() -> None:
    assert SWIFT.missing(lambda _: None) == (
        "Swift 6.1 or later is missing: install it from https://www.swift.org/install/.")


@pytest.mark.parametrize(("printed", "enough"), [
    ("v20.0.0\n", True), ("v20.20.2\n", True), ("v24.1.0\n", True), ("v18.19.1\n", False), ("v9.11.2\n", False),
])
def test_node_from_20_on(printed: str, enough: bool) -> None:
    assert (NODE.missing(lambda _: printed) is None) is enough


def test_versions_compare_as_numbers() -> None:
    program = Prerequisite("Tool", ("tool",), "get it", (3, 10), r"(\d+(?:\.\d+)+)")
    assert program.missing(lambda _: "3.9.18") is not None
    assert program.missing(lambda _: "3.10") is None


def test_a_program_without_a_version_is_no_crash() -> None:
    message = SWIFT.missing(lambda _: "?")
    assert message is not None and message.count(".\n") == 0 and "names no version" in message


def test_a_missing_module_is_named() -> None:
    assert VENV.missing(lambda _: None) == (
        "Python's module venv is missing: install your system's package for it, such as python3-venv.")
    assert VENV.missing() is None


def test_the_first_of_those_missing_is_named() -> None:
    here, absent, other = (Prerequisite(command, (command,), "get it") for command in ("true", "/nonexistent/1", "/nonexistent/2"))
    assert first_missing((here, absent, other)) == "/nonexistent/1 is missing: get it."
    assert first_missing((here,)) is None


def test_a_program_that_is_not_there_prints_nothing() -> None:
    assert output_of(("/nonexistent/swift", "--version")) is None
    assert output_of(("false",)) is None
    assert output_of(("echo", "v20.1.0")) == "v20.1.0\n"
