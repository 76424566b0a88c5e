"""The tables of the page Scale, as the cases give them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from .outcome import Outcome, outcome
from .pictures import picture
from .quotas import quotas
from .scenarios import HOUR, SCENARIOS, Cases, Scenario

PAGE = Path(__file__).resolve().parents[2] / "Constructs" / "MediaConstructs.docc" / "Scale.md"
CASES = "| Case | Ended in an hour | Waited | Ready after | `FAILED` | Told twice | Transitions | Tried again | Least room in |"
REQUESTS = "| Case | `StartExecution` | `Invoke` | DynamoDB | `CreateJob` | `GetJob` | `Probe` | `Publish` |"
COSTS = "| Film | MediaConvert | Orchestration | Logs | Between regions | Storage, a month | All but storage |"

NAMED: Mapping[str, Scenario] = {scenario.name: scenario for scenario in SCENARIOS}
_ASKED = [scenario for scenario in SCENARIOS if not scenario.is_stream and not scenario.faults]
# None of twelve hours: where it takes as long as it plays, it is given up on.
FILMS = {name: Scenario(f"films of {name}", 10, HOUR, quotas(), film_seconds=seconds)
         for name, seconds in (("5 minutes", 300.0), ("30 minutes", 1_800.0), ("10 hours", 36_000.0))}
PICTURES = {"scale-outage.svg": "100 an hour, Lambda out of order for an hour", "scale-burst.svg": "1,000 in a minute, as deployed"}

Rows = Mapping[str, str]


def rows(cases: Cases, full: bool) -> dict[str, Rows]:
    """The lines of each table by what stands first in them; those that take minutes only if all are asked for."""
    scenarios = [scenario for scenario in SCENARIOS if full or not scenario.full]
    return {
        CASES: {scenario.name: case(cases, scenario) for scenario in scenarios},
        REQUESTS: {scenario.name: requests(cases, scenario) for scenario in _ASKED if full or not scenario.full},
        COSTS: {name: costs(cases, name) for name in FILMS},
    }


def case(cases: Cases, scenario: Scenario) -> str:
    found = cases.outcome(scenario)
    rates = cases.rates(scenario)
    limit = min(rates, key=lambda name: rates[name])
    least = limit if rates[limit] < scenario.uploads / scenario.within else "–"
    counted = ["–"] * 4
    if isinstance(found, Outcome):
        counted = [f"{found.failed:,}", f"{found.told_twice:,}", f"{found.transitions:.0f}", f"{found.retried:.1f}"]
    return line(scenario.name, f"{rounded(found.an_hour):,.0f}", both(found.wait), both(found.ready), *counted, least)


def requests(cases: Cases, scenario: Scenario) -> str:
    asked = outcome(cases.run(scenario)).most_in_a_second
    dynamodb = sum(rate for name, rate in asked.items() if name.startswith("dynamodb:"))
    rates = [asked["states:StartExecution"], asked["lambda:Invoke"], dynamodb, asked["mediaconvert:CreateJob"],
             asked["mediaconvert:GetJob"], asked["mediaconvert:Probe"], asked["sns:Publish"]]
    return line(scenario.name, *[f"{rate:.2g}" if rate < 10 else f"{rate:.0f}" for rate in rates])


def costs(cases: Cases, name: str) -> str:
    found = outcome(cases.run(FILMS[name])).cost
    assert found is not None
    parts = [found.mediaconvert, found.orchestration, found.logs, found.transfer]
    return line(name, *[f"{part:.5f}" if part < 0.1 else f"{part:.2f}" for part in (*parts, found.storage_month, sum(parts))])


def line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def both(times: Sequence[float]) -> str:
    """Half of them, and 95 in 100, took no longer."""
    return " / ".join(spelled(seconds) for seconds in times)


def spelled(seconds: float) -> str:
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 100 * 60 else f"{seconds / 3_600:.1f} h"


def rounded(number: float) -> float:
    """Three digits of it."""
    return round(number, min(0, 3 - len(str(int(number)))))


def on_page(text: str, header: str) -> dict[str, str]:
    """The lines of a table that a page has, by what stands first in them."""
    _, _, behind = text.partition(header + "\n")
    table = behind.split("\n\n")[0].splitlines()[1:]
    return {row.split(" | ")[0].removeprefix("| "): row for row in table}


def rewritten(text: str, tables: Mapping[str, Rows]) -> str:
    """The page with lines replaced; what is not reckoned anew stays, what is no case any more goes."""
    names = {CASES: list(NAMED), REQUESTS: [scenario.name for scenario in _ASKED], COSTS: list(FILMS)}
    for header, found in tables.items():
        former = on_page(text, header)
        kept = [(found.get(name) or former.get(name)) for name in names[header]]
        front, _, behind = text.partition(header + "\n")
        _, gap, rest = behind.partition("\n\n")
        dashes = "| " + " | ".join(["---"] * (header.count("|") - 1)) + " |"
        text = front + "\n".join([header, dashes, *[row for row in kept if row]]) + gap + rest
    return text


def drawings(cases: Cases, full: bool) -> dict[str, str]:
    return {file: picture(cases.run(NAMED[name]), name) for file, name in PICTURES.items() if full or not NAMED[name].full}
