"""Counts of tests from JUnit's XML, which pytest and Swift both write."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Counts:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    @property
    def total(self) -> int:
        return self.passed + self.failed + self.skipped


def counts_in(report: Path) -> Counts:
    """Those of one report; none if the run ended before it was written."""
    if not report.is_file():
        return Counts()
    passed = failed = skipped = 0
    for case in ElementTree.parse(report).iter("testcase"):
        kinds = {child.tag for child in case}
        if kinds & {"failure", "error"}:
            failed += 1
        elif "skipped" in kinds:
            skipped += 1
        else:
            passed += 1
    return Counts(passed, failed, skipped)


def settle(counts: Counts, status: int) -> Counts:
    """Counts that agree with how the program ended: one that failed has failed something, and no tests are no pass."""
    if counts.failed == 0 and (status != 0 or counts.total == 0):
        return counts + Counts(failed=1)
    return counts
