"""The page Scale says what the simulator gives."""

from __future__ import annotations

import pytest

from Scale import page
from Scale.scenarios import Cases


def agrees(cases: Cases, full: bool) -> None:
    text = page.PAGE.read_text(encoding="utf-8")
    for header, rows in page.rows(cases, full).items():
        found = page.on_page(text, header)
        assert {name: found.get(name) for name in rows} == rows, "read the change, then `python -m Scale`, in Tests, with --full"
    for name, drawing in page.drawings(cases, full).items():
        assert page.PAGE.with_name(name).read_text(encoding="utf-8") == drawing, name


def test_the_page_has_what_the_small_cases_give(cases: Cases) -> None:
    agrees(cases, full=False)


def test_a_page_has_all_cases_and_nothing_else() -> None:
    text = page.PAGE.read_text(encoding="utf-8")
    assert list(page.on_page(text, page.CASES)) == list(page.NAMED)
    assert page.rewritten(text, {page.CASES: {}, page.REQUESTS: {}, page.COSTS: {}}) == text


@pytest.mark.long("minutes of simulation")
def test_the_page_has_what_all_cases_give(cases: Cases) -> None:
    agrees(cases, full=True)
