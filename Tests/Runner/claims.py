"""What pages claim and name a test for: that test was among those that passed, or the sentence says that it runs with `--full` alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from .reports import Counts
from .run import Run

_NAMED_TEST = re.compile(r"`(?P<file>[\w./-]+\.(?:py|swift))::(?P<name>\w+)`")
_FULL = "--full"


@dataclass(frozen=True)
class Claim:
    """A line of a page, and a test that it names."""

    page: str
    line: int
    sentence: str
    file: str
    test: str

    @property
    def folder(self) -> str:
        return self.file.split("/")[0]

    def may_be_in(self, place: str) -> bool:
        """Whether a test at that place of a report is the one that is named."""
        if self.file.endswith(".py"):
            return place == self.file.removesuffix(".py").replace("/", ".")
        return place.startswith(f"{self.folder}.")

    def __str__(self) -> str:
        return f"{self.page}:{self.line}: {self.file}::{self.test}"


def claims(repository: Path) -> Iterator[Claim]:
    """Those of all pages."""
    folders = (repository / name for name in ("Constructs", "Sources", "Tests"))
    for page in [repository / "README.md", *(page for folder in folders for page in folder.rglob("*.md"))]:
        for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
            for found in _NAMED_TEST.finditer(line):
                yield Claim(str(page.relative_to(repository)), number, line, found["file"], found["name"])


def outcomes(report: Path) -> Iterator[tuple[str, str, str]]:
    """The place and the name of each test of a report, and what became of it: `passed`, `failed`, or the reason why it was skipped.

    A place is `EndToEnd.test_upload` in Python, and in Swift a module and the suite, which a file need not be called like.
    """
    try:
        cases = list(ElementTree.parse(report).iter("testcase"))
    except (FileNotFoundError, ElementTree.ParseError):
        return
    for case in cases:
        place = str(case.get("classname"))
        name = re.split(r"[\[(]", str(case.get("name")))[0]
        skipped = case.find("skipped")
        failed = case.find("failure") is not None or case.find("error") is not None
        yield place, name, "failed" if failed else "passed" if skipped is None else str(skipped.get("message"))


def faults(found: list[Claim], ended: list[tuple[str, str, str]]) -> list[str]:
    """What is claimed of folders whose tests ran and that none of these shows. What failed is told by its layer."""
    ran = _folders(ended)
    said = []
    for claim in found:
        results = [result for place, name, result in ended if name == claim.test and claim.may_be_in(place)]
        if claim.folder not in ran or "passed" in results or "failed" in results:
            continue
        if not results:
            said.append(f"{claim}: it was not run")
        elif _FULL not in claim.sentence and any(_FULL in result for result in results):
            said.append(f"{claim}: it runs with {_FULL} alone, which the sentence does not say")
    return said


def _folders(ended: list[tuple[str, str, str]]) -> set[str]:
    return {place.split(".")[0] for place, _, _ in ended}


def shown(run: Run) -> Counts:
    """The claims that this run shows, each a test; those of layers that did not run do not count."""
    found, ended = list(claims(run.repository)), [outcome for report in run.reports for outcome in outcomes(report)]
    ran = _folders(ended)
    wrong = faults(found, ended)
    print(*wrong, sep="\n", flush=True)
    counted = sum(claim.folder in ran for claim in found)
    return Counts(passed=counted - len(wrong), failed=len(wrong), skipped=len(found) - counted)
