"""The simulator follows the template, gives the same for the same seed, and knows all that it walks through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple
from typing import Any

import jsonata
import pytest

import admit_uploads
from Scale import functions
from Scale.films import Upload
from Scale.outcome import Outcome, outcome
from Scale.paths import UnknownToTheModel
from Scale.quotas import quotas, raised
from Scale.scenarios import HOUR, Scenario, run
from Scale.simulation import Simulation
from Scale.template import platform
from ScaleTests.conftest import Template, definition_changed, states

WORKFLOW, INTAKE = "transcode-state-machine-dev", "intake-state-machine-dev"
SCARCE = Scenario("200 in a minute, five functions at once", 200, 60, raised(lambda_at_once=5), film_seconds=30)
FEW = Scenario("20 an hour", 20, HOUR, quotas())


def of(template: Template, scenario: Scenario = SCARCE, seed: int = 1) -> Outcome:
    return outcome(run(platform(template), scenario, seed))


def changed(template: Template, handler: str) -> dict[str, Any]:
    """The properties of a function, to be changed where they stand."""
    [found] = [body["Properties"] for body in template["Resources"].values()
               if body["Type"] == "AWS::Lambda::Function" and body["Properties"]["Handler"].startswith(f"{handler}.")]
    properties: dict[str, Any] = found
    return properties


def test_nothing_fails_by_load_and_the_same_seed_gives_the_same(template: Template) -> None:
    first = of(template)
    assert (first.complete, first.failed, first.retried > 0) == (200, 0, True)
    assert astuple(of(template)) == astuple(first)
    assert astuple(of(template, seed=2)) != astuple(first)


def test_fewer_tries_in_the_template_fail_uploads(template: Template) -> None:
    def hasty(definition: dict[str, Any]) -> None:
        for state in states(definition):
            for retry in state.get("Retry", ()):
                if "Lambda.TooManyRequestsException" in retry["ErrorEquals"]:
                    retry["MaxAttempts"] = 2

    definition_changed(template, WORKFLOW, hasty)
    found = of(template)
    assert found.failed > 20
    # Failing is an end too: it is recorded and told, once.
    assert (found.complete + found.failed, found.ended_twice, found.told_twice, found.untold) == (200, 0, 0, 0)


def test_a_longer_wait_in_the_template_delays_films(template: Template) -> None:
    before = of(template, FEW)

    def slow(definition: dict[str, Any]) -> None:
        for state in states(definition):
            if state["Type"] == "Wait":
                del state["SecondsPath"]
                state["Seconds"] = 1_800

    definition_changed(template, WORKFLOW, slow)
    after = of(template, FEW)
    assert before.ready[0] < 600 and after.ready[0] > 1_800
    assert after.transitions < before.transitions


def test_an_execution_that_exceeds_its_time_is_recorded_and_told_by_another(template: Template) -> None:
    def hasty(definition: dict[str, Any]) -> None:
        definition["TimeoutSeconds"] = 100

    definition_changed(template, WORKFLOW, hasty)
    found = of(template, FEW)
    assert (found.failed, found.told_twice, found.untold, found.jobs_left) == (20, 0, 0, 0)


def test_admission_in_the_template_bounds_what_is_at_work(template: Template) -> None:
    changed(template, "admit_uploads")["Environment"]["Variables"]["FILMS_AT_ONCE"] = "3"
    simulation = run(platform(template), SCARCE)
    # Two at once may start a few more, as the page of the workload says.
    assert 3 <= max(working for _, _, working, _, _ in simulation.samples) <= 6
    assert outcome(simulation).wait[0] > of(template, FEW).wait[0] + 600


# In front of her, and behind her.
@pytest.mark.parametrize(("before", "behind"), [(40, 0), (400, 0), (200, 200)])
def test_who_comes_behind_more_than_are_read_is_seen_soon(
    template: Template, monkeypatch: pytest.MonkeyPatch, before: int, behind: int
) -> None:
    monkeypatch.setattr(admit_uploads, "READ_AT_MOST", 50)
    changed(template, "admit_uploads")["Environment"]["Variables"]["FILMS_AT_ONCE"] = "5"
    simulation = Simulation(platform(template), quotas())
    bobs = [Upload(number / 100, f"uploads/bob/{number}.mp4", 30) for number in range(before)]
    others = [Upload(20 + number / 100, f"uploads/bob/later-{number}.mp4", 30) for number in range(behind)]
    simulation.run([*bobs, Upload(10, "uploads/eve/0.mp4", 30), *others], HOUR * 24)
    taken = {film.key: film.reached("PLANNING") or 0 for film in simulation.films.values()}
    # Those of the first wakes, and of those at which she was not seen.
    assert sum(at < taken["uploads/eve/0.mp4"] for at in taken.values()) < 30


def test_a_state_that_the_model_does_not_know_is_an_error(template: Template) -> None:
    def more(definition: dict[str, Any]) -> None:
        definition["States"]["Place"]["Type"] = "Map"

    definition_changed(template, INTAKE, more)
    with pytest.raises(UnknownToTheModel, match="Place"):
        of(template, FEW)


def test_a_function_that_the_model_does_not_know_is_an_error(template: Template) -> None:
    changed(template, "plan_job")["Handler"] = "plan_differently.handler"
    with pytest.raises(UnknownToTheModel, match="function"):
        of(template, FEW)


@pytest.mark.parametrize("key", [
    "a.mp4", "ann/a.mp4", "ann/b/a.mp4", "import/a.mp4", "import/ann/a.mp4", "import/ann/b/a.mp4", "import.mp4"])
@pytest.mark.parametrize("row", [
    None, {"priority": {"S": "import"}, "creator": {"S": "zoe"}}, {"priority": {"S": "live"}, "creator": {"S": "eve"}}])
def test_a_place_in_the_line_is_what_the_template_computes(template: Template, key: str, row: Mapping[str, Any] | None) -> None:
    data = {"key": f"uploads/{key}", "upload": {"Item": row} if row else {}}
    assert functions.place(data) == computed(template, "Place", data)


@pytest.mark.parametrize("data", [{}, {"priority": "import"}, {"priority": "live"}, {"priority": "soon"}])
def test_a_place_that_is_taken_again_is_what_the_template_computes(template: Template, data: Mapping[str, Any]) -> None:
    assert functions.place_again(data) == computed(template, "Place again", data)


def computed(template: Template, name: str, data: Mapping[str, Any]) -> Any:
    """The state's own expression, as another implementation of JSONata evaluates it."""
    [state] = [body["States"][name] for body in platform(template).machines.values() if name in body["States"]]
    expression = jsonata.Jsonata(state["Output"].removeprefix("{%").removesuffix("%}"))
    expression.assign("states", {"input": data})
    return expression.evaluate(None)


@pytest.mark.parametrize("metadata", [
    {"M": {}}, {"M": {"orientation": {"S": "landscape"}}},
    {"M": {"width": {"N": "1280"}, "durationSeconds": {"N": "12.5"}, "title": {"S": 'Ein "Film"'}, "audio": {"L": [
        {"M": {"language": {"S": "de"}, "channels": {"N": "2"}}}, {"M": {"language": {"S": "en"}}}]}, "tags": {"L": [{"S": "a"}]}}}])
def test_what_a_row_knows_of_a_film_is_what_the_template_computes(template: Template, metadata: Mapping[str, Any]) -> None:
    data = {"end": {"Attributes": {"metadata": metadata}}}
    assert functions.read_metadata(data) == computed(template, "Read metadata", data)
