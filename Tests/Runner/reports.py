"""Counts of tests, from JUnit's XML, which pytest and Swift both write."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree


@dataclass(frozen=True)
class Counts:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)


def counts_in(report: Path) -> Counts:
    """Those of one report; none if the run ended before it was written whole."""
    try:
        kinds = [{child.tag for child in case} for case in ElementTree.parse(report).iter("testcase")]
    except (FileNotFoundError, ElementTree.ParseError):
        return Counts()
    failed = sum(1 for tags in kinds if tags & {"failure", "error"})
    skipped = sum(1 for tags in kinds if "skipped" in tags and not tags & {"failure", "error"})
    return Counts(len(kinds) - failed - skipped, failed, skipped)


def settle(counts: Counts, status: int = 0) -> Counts:
    """Counts that agree with how the program ended: one that failed has failed something, and if nothing ran nothing passed."""
    if counts.failed == 0 and (status != 0 or counts.passed == 0):
        return counts + Counts(failed=1)
    return counts
