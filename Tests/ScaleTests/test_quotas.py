"""Quotas and prices are cited, and said to be known or assumed."""

from __future__ import annotations

import re
from datetime import date

import pytest

from Scale.quotas import SOURCES, quotas


@pytest.mark.parametrize("name", SOURCES["quotas"])
def test_every_quota_has_a_source_and_says_whether_it_is_known(name: str) -> None:
    entry = SOURCES["quotas"][name]
    assert entry["source"].startswith("https://") and re.match("known$|assumed", entry["basis"])
    assert entry["value"] > 0


@pytest.mark.parametrize("name", [name for name in SOURCES["prices"] if name != "about"])
def test_every_price_has_a_source_and_a_unit(name: str) -> None:
    entry = SOURCES["prices"][name]
    assert entry["source"].startswith("https://") and entry["unit"] and entry["value"] > 0


def test_they_have_a_date_and_a_new_account_has_less() -> None:
    date.fromisoformat(SOURCES["lookedUp"])
    assert quotas(new_account=True).lambda_at_once < quotas().lambda_at_once
