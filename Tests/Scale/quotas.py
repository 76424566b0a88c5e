"""Quotas, prices and what is assumed, of the one file that cites them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

SOURCES: Mapping[str, Any] = json.loads(Path(__file__).with_name("quotas.json").read_text(encoding="utf-8"))
PRICES: Mapping[str, float] = {name: price["value"] for name, price in SOURCES["prices"].items() if name != "about"}
ASSUMED: Mapping[str, float] = {name: value for name, value in SOURCES["assumptions"].items() if name != "about"}
FILM: Mapping[str, float] = {name: value for name, value in SOURCES["film"].items() if name != "about"}


@dataclass(frozen=True)
class Quotas:
    """What an account may, in the App's region and in MediaConvert's."""

    lambda_at_once: float
    lambda_requests_for_each_at_once: float
    start_execution_in_a_second: float
    start_execution_at_once: float
    transitions_in_a_second: float
    history_events: float
    events_in_a_second: float
    jobs_at_once: float
    mediaconvert_requests_in_a_second: float
    mediaconvert_requests_at_once: float


def raised(**changed: float) -> Quotas:
    """The defaults, some of them otherwise."""
    return replace(quotas(), **changed)


def quotas(new_account: bool = False) -> Quotas:
    """The defaults, or those of a new account."""
    cited = SOURCES["quotas"]
    found = {}
    for field in fields(Quotas):
        first, *others = field.name.split("_")
        entry = cited[first + "".join(part.capitalize() for part in others)]
        found[field.name] = entry.get("newAccount", entry["value"]) if new_account else entry["value"]
    return Quotas(**found)
