"""How often jobs are asked for, as the page "Many uploads at once" says, from what the template and the handler say."""

from __future__ import annotations

import json
import re
import sys
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


def questions(seconds: int) -> tuple[int, int]:
    """How many there are until one finds the job complete, and how long after its end that is; the first one submits it."""
    at, asked = 0, 1
    while at < seconds:
        at += job_clocks.pause_after(at)
        asked += 1
    return asked, at - seconds


def rows() -> list[tuple[int, int, float, int]]:
    """Of the page: a film's seconds, questions, price and the longest delay."""
    lines = re.findall(r"^\| (\d+) (minutes|hours) \| (\d+) \| ([\d.]+) \| (\d+) s \|$", PAGE.read_text(), re.MULTILINE)
    return [(int(number) * UNITS[unit], int(asked), float(price), int(late)) for number, unit, asked, price, late in lines]


def test_the_page_says_how_often_jobs_are_asked_for(resources: dict[str, dict[str, object]]) -> None:
    definition = json.dumps([r for r in resources.values() if r["Type"] == "AWS::StepFunctions::StateMachine"])
    # A turn is these states and no others.
    turn = set(re.findall(r"Renditions: ([a-z?]+)", definition)) - {"complete", "failed"}
    assert turn == set(TRANSITIONS)
    found = rows()
    assert [row[0] for row in found] == [300, 1_800, 43_200]
    for seconds, asked, price, late in found:
        assert questions(seconds)[0] == asked
        assert price == round(asked * len(TRANSITIONS) * PRICE_OF_A_TRANSITION, 4)
        # A job ends whenever it likes: the pause at that time is the most.
        assert late == max(questions(end)[1] for end in range(max(seconds - 700, 1), seconds + 1))


def test_pauses_grow_and_end(resources: dict[str, dict[str, object]]) -> None:
    pauses = [job_clocks.pause_after(seconds) for seconds in range(0, 50_000, 7)]
    assert pauses == sorted(pauses) and (pauses[0], pauses[-1]) == (10, 600)
