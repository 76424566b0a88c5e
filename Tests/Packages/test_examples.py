"""The examples build, pass their tests, and are the ones that their page names."""

from __future__ import annotations

import re

from Packages.swift_package import REPOSITORY, swift

_EXAMPLES = REPOSITORY / "Sources" / "Examples"


def test_they_pass_their_tests() -> None:
    assert "theSecondPipelineHasNamesOfItsOwn" in swift(_EXAMPLES, "test")


def test_the_page_names_them_all() -> None:
    named = set(re.findall(r"^\| `(\w+)`", (_EXAMPLES / "README.md").read_text(), re.MULTILINE))
    assert named == {folder.name for folder in (_EXAMPLES / "Sources").iterdir()}
