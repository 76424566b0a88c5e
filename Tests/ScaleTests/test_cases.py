"""What the page says of many uploads: none fails by load, none is lost, and the stream agrees with the detail."""

from __future__ import annotations

import pytest

from Scale.outcome import Outcome, outcome
from Scale.scenarios import SCENARIOS, Cases, Scenario, at_its_limit
from Scale.services import DIES, LOST

SMALL = [scenario for scenario in SCENARIOS if not scenario.full]
LARGE = [scenario for scenario in SCENARIOS if scenario.full and scenario.uploads <= 10_000]
# A stream has no chance in it.
AGREES_WITHIN = 0.1
# When half of all films are ready depends on which of two questions finds them so.
PAUSE = 120


def conserved(found: Outcome, scenario: Scenario) -> None:
    """Each upload has ended exactly once, or waits and is counted."""
    assert found.uploads == scenario.uploads
    assert found.complete + found.failed + found.rejected + found.waiting + found.unwritten == scenario.uploads
    assert (found.waiting, found.unwritten, found.untold) == (0, 0, 0)
    assert (found.ended_twice, found.needless_jobs, found.jobs_left, found.dead_letters) == (0, 0, 0, 0)
    # SNS has no memory: who gets no answer says it again.
    if not any(fault.kind == LOST and fault.service == "sns" for fault in scenario.faults):
        assert found.told_twice == 0
    # A function that dies is tried five times more.
    if not any(fault.kind == DIES for fault in scenario.faults):
        assert found.failed == 0


@pytest.mark.parametrize("scenario", SMALL, ids=lambda scenario: scenario.name)
def test_none_fails_by_load_or_fault_and_none_is_lost(cases: Cases, scenario: Scenario) -> None:
    conserved(outcome(cases.run(scenario)), scenario)


@pytest.mark.long("minutes of simulation")
@pytest.mark.parametrize("scenario", LARGE, ids=lambda scenario: scenario.name)
def test_none_of_ten_thousand_fails_and_none_is_lost(cases: Cases, scenario: Scenario) -> None:
    conserved(outcome(cases.run(scenario)), scenario)


@pytest.mark.long("minutes of simulation")
@pytest.mark.parametrize("scenario", [scenario for scenario in LARGE if scenario.uploads == 10_000], ids=lambda scenario: scenario.name)
def test_a_stream_agrees_with_ten_thousand_in_detail(cases: Cases, scenario: Scenario) -> None:
    detail = outcome(cases.run(scenario))
    stream = cases.flow(scenario, None if scenario.films_at_once else at_its_limit(scenario))
    for said, seen in ((stream.an_hour, detail.an_hour), (stream.hours, detail.hours)):
        assert said == pytest.approx(seen, rel=AGREES_WITHIN)
    for said, seen in zip(stream.ready, detail.ready, strict=True):
        assert said == pytest.approx(seen, rel=AGREES_WITHIN, abs=PAUSE)
    # What hardly waits differs by seconds.
    for said, seen in zip(stream.wait, detail.wait, strict=True):
        assert said == pytest.approx(seen, rel=AGREES_WITHIN, abs=10)
