"""How often jobs are asked for, as the page "Many uploads at once" says, from what the template and the handler say."""

from __future__ import annotations

import json
import re
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "Constructs" / "Handlers"))

import job_clocks  # noqa: E402

PAGE = REPOSITORY / "Constructs" / "MediaConstructs.docc" / "Workload.md"
GOLDEN = REPOSITORY / "Tests" / "Templates" / "Goldens" / "default" / "streaming-dev.template.json"
# https://aws.amazon.com/step-functions/pricing/, of Standard Workflows.
PRICE_OF_A_TRANSITION = 0.025 / 1_000
TRANSITIONS = ("ask", "ended?", "wait")
UNITS = {"minutes": 60, "hours": 3_600}
BEGIN = datetime(2026, 1, 1, tzinfo=timezone.utc)


@pytest.fixture
def resources(monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = json.loads(GOLDEN.read_text())["Resources"]
    [variables] = [
        resource["Properties"]["Environment"]["Variables"] for resource in found.values()  # type: ignore[index]
        if resource["Type"] == "AWS::Lambda::Function" and resource["Properties"]["FunctionName"] == "run-job-function-dev"]  # type: ignore[index]
    for name, value in variables.items():
        if name.endswith("_SECONDS"):
            monkeypatch.setenv(name, value)
    return found


def questions(seconds: int, tells: bool) -> tuple[int, int]:
    """How many there are until one finds the job complete, and how long after its end that is; the first one submits it.

    A job that tells how far it has come says which whole percent of its time are over.
    """
    at, asked = 0, 1
    while at < seconds:
        progress = {"JobPercentComplete": 100 * at // seconds} if tells else {}
        at += job_clocks.pause({"Status": "PROGRESSING", "Timing": {"StartTime": BEGIN}, **progress}, BEGIN + timedelta(seconds=at))
        asked += 1
    return asked, at - seconds


def rows() -> list[list[float]]:
    """Of the page: a film's seconds; questions, price and the longest delay, of a job that tells how far it has come and of another."""
    number = r"([\d.]+)"
    lines = re.findall(
        rf"^\| (\d+) (minutes|hours) \| {number} \| {number} \| {number} s \| {number} \| {number} \| {number} s \|$",
        PAGE.read_text(), re.MULTILINE)
    return [[int(count) * UNITS[unit], *map(float, found)] for count, unit, *found in lines]


def row(seconds: int, tells: bool) -> list[float]:
    asked, _ = questions(seconds, tells)
    # A job ends whenever it likes: the pause at that time is the most.
    late = max(questions(end, tells)[1] for end in range(max(seconds - 700, 1), seconds + 1))
    return [asked, round(asked * len(TRANSITIONS) * PRICE_OF_A_TRANSITION, 4), late]


def test_the_page_says_how_often_jobs_are_asked_for(resources: dict[str, dict[str, object]]) -> None:
    definition = json.dumps([r for r in resources.values() if r["Type"] == "AWS::StepFunctions::StateMachine"])
    # A turn is these states and no others.
    turn = set(re.findall(r"Renditions: ([a-z?]+)", definition)) - {"complete", "failed"}
    assert turn == set(TRANSITIONS)
    assert rows() == [[seconds, *row(seconds, tells=True), *row(seconds, tells=False)] for seconds in (300, 1_800, 43_200)]


def test_pauses_grow_and_end(resources: dict[str, dict[str, object]]) -> None:
    pauses = [job_clocks.pause_after(seconds) for seconds in range(0, 50_000, 7)]
    assert pauses == sorted(pauses) and (pauses[0], pauses[-1]) == (10, 600)


def test_a_year_in_the_queue_fits_into_an_execution_s_history(resources: dict[str, dict[str, object]]) -> None:
    at, asked = 0, 1
    while at < 365 * 86_400:
        at += job_clocks.pause({"Status": "SUBMITTED", "CreatedAt": BEGIN}, BEGIN + timedelta(seconds=at))
        asked += 1
    # A task leaves five events, each other state of a turn two
    # (https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html); a film has two jobs.
    events = 2 * asked * (5 + 2 * (len(TRANSITIONS) - 1))
    assert 10_000 < events < 20_000


def rates(films: int) -> tuple[float, float]:
    """Questions in a second while so many films of five minutes are at work, each with a preview that takes half a minute: if each job is
    asked for by itself, and if all are listed every ten seconds, twenty on a page, and those that have left the list are asked for."""
    own = sum(questions(seconds, tells=True)[0] - 1 for seconds in (300, 30)) * films / 300
    pages = -(-films * (300 + 30) // (300 * 20))
    return round(own, 1), round(pages / 10 + 2 * films / 300, 1)


def test_the_page_says_what_a_common_list_would_ask(resources: dict[str, dict[str, object]]) -> None:
    found = re.findall(r"^\| ([\d,]+) \| ([\d.]+) \| ([\d.]+) \|$", PAGE.read_text(), re.MULTILINE)
    assert [(films, float(own), float(listed)) for films, own, listed in found] == [
        (f"{films:,}", *rates(films)) for films in (1, 10, 100, 1_000)]
