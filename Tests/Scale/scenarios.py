"""The cases of the page: how many come, to which account, and what is out of order meanwhile."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app_command import default_command
from Templates.synthesis import synthesize

from . import fluid
from .films import Upload
from .outcome import Outcome, outcome
from .quotas import Quotas, quotas, raised
from .services import DIES, HANGS, LOST, THROTTLED, UNAVAILABLE, Fault
from .simulation import Simulation
from .template import Platform, platform

HOUR = 3_600.0
# Nothing waits so long.
_END = 400 * 86_400.0
_CREATORS = 20
SEED = 1
# Beyond so many uploads the page says what they do as a stream; the tests follow ten thousand in detail, too, and compare.
MOST_IN_DETAIL = 1_000
MEDIACONVERT_RAISED: Mapping[str, float] = {
    "jobs_at_once": 4_000, "mediaconvert_requests_in_a_second": 100, "mediaconvert_requests_at_once": 200}
WITHOUT_END = 1e9
MEDIACONVERT_WITHOUT_END = dict.fromkeys(MEDIACONVERT_RAISED, WITHOUT_END)


@dataclass(frozen=True)
class Scenario:
    """One case. What is `full` takes minutes, or is reckoned from what does."""

    name: str
    uploads: int
    within: float
    quotas: Quotas
    films_at_once: int | None = None
    faults: tuple[Fault, ...] = ()
    film_seconds: float = 300.0
    full: bool = False

    @property
    def is_stream(self) -> bool:
        return self.uploads > MOST_IN_DETAIL


SERVICES: Mapping[str, str] = {
    "s3": "S3", "events": "EventBridge", "sqs": "SQS", "lambda": "Lambda", "states": "Step Functions", "dynamodb": "DynamoDB",
    "mediaconvert": "MediaConvert", "sns": "SNS"}
_OUTAGE = (HOUR / 2, HOUR * 3 / 2)


def _hundred(what: str, *faults: Fault) -> Scenario:
    return Scenario(f"100 an hour, {what}", 100, HOUR, quotas(), faults=faults)


SCENARIOS: tuple[Scenario, ...] = (
    Scenario("100 an hour", 100, HOUR, quotas()),
    Scenario("100 an hour, a new account", 100, HOUR, quotas(new_account=True)),
    *(_hundred(f"{name} out of order for an hour", Fault(service, UNAVAILABLE, *_OUTAGE)) for service, name in SERVICES.items()),
    *(_hundred(f"{SERVICES[service]} throttled for an hour", Fault(service, THROTTLED, *_OUTAGE))
      for service in ("s3", "sqs", "lambda", "states", "dynamodb", "mediaconvert", "sns")),
    *(_hundred(f"one call in three of {SERVICES[service]} fails", Fault(service, UNAVAILABLE, share=1 / 3))
      for service in ("s3", "sqs", "lambda", "states", "dynamodb", "mediaconvert", "sns")),
    *(_hundred(f"one answer in three of {SERVICES[service]} is lost", Fault(service, LOST, share=1 / 3))
      for service in ("s3", "sqs", "lambda", "states", "dynamodb", "mediaconvert", "sns")),
    *(_hundred(f"calls of {SERVICES[service]} hang for an hour", Fault(service, HANGS, *_OUTAGE))
      for service in ("s3", "dynamodb", "mediaconvert", "states")),
    _hundred("one function in three dies", Fault("lambda", DIES, share=1 / 3)),
    Scenario("1,000 in a minute, as deployed", 1_000, 60, quotas(), full=True),
    *(Scenario(f"1,000 in a minute, {number} requests of MediaConvert in a second", 1_000, 60, raised(
        mediaconvert_requests_in_a_second=number), full=True) for number in (5, 10)),
    Scenario("1,000 in a minute, ten functions at once", 1_000, 60, raised(lambda_at_once=10), full=True),
    Scenario("1,000 in a minute, a new account", 1_000, 60, quotas(new_account=True), full=True),
    Scenario("1,000 in six minutes, `filmsAtOnce` 2,000, MediaConvert's quotas raised", 1_000, 360, raised(**MEDIACONVERT_RAISED), 2_000,
             full=True),
    *(Scenario(f"1,000 in a minute, one {what} in twenty of MediaConvert {how}", 1_000, 60, quotas(), faults=(
        Fault("mediaconvert", kind, share=1 / 20),), full=True)
      for what, how, kind in (("call", "fails", UNAVAILABLE), ("answer", "is lost", LOST))),
    Scenario("10,000 in an hour, as deployed", 10_000, HOUR, quotas(), full=True),
    Scenario("10,000 in a minute, as deployed", 10_000, 60, quotas(), full=True),
    Scenario("10,000 in an hour, a new account", 10_000, HOUR, quotas(new_account=True), full=True),
    Scenario("10,000 in an hour, `filmsAtOnce` 2,000, MediaConvert's quotas raised", 10_000, HOUR, raised(**MEDIACONVERT_RAISED), 2_000,
             full=True),
    Scenario("1,000,000 in an hour, as deployed", 1_000_000, HOUR, quotas(), full=True),
    Scenario("1,000,000 in an hour, `filmsAtOnce` 10,000, MediaConvert's quotas without end", 1_000_000, HOUR, raised(
        **MEDIACONVERT_WITHOUT_END), 10_000, full=True),
    Scenario("1,000,000 in an hour, the same and transitions without end", 1_000_000, HOUR, raised(
        **MEDIACONVERT_WITHOUT_END, transitions_in_a_second=WITHOUT_END), 10_000, full=True),
)


@dataclass
class Cases:
    """Runs cases, each once, over the App as it is synthesized."""

    command: str = field(default_factory=default_command)

    def __post_init__(self) -> None:
        self.platform = functools.cache(self._platform)
        self.run = functools.cache(self._run)

    def _platform(self, films_at_once: int | None = None) -> Platform:
        context = {} if films_at_once is None else {"filmsAtOnce": str(films_at_once)}
        with tempfile.TemporaryDirectory() as directory:
            [stack] = synthesize(self.command, Path(directory), context)
            return platform(stack.body())

    def _run(self, scenario: Scenario) -> Simulation:
        return run(self.platform(scenario.films_at_once), scenario)

    def outcome(self, scenario: Scenario) -> Outcome | fluid.Flow:
        return self._flow(scenario) if scenario.is_stream else outcome(self.run(scenario))

    def film(self) -> fluid.Film:
        """One that nothing is scarce for."""
        return fluid.film(self.run(SCENARIOS[0]))

    def rates(self, scenario: Scenario) -> Mapping[str, float]:
        return fluid.rates(self.film(), scenario.quotas, self.platform(scenario.films_at_once))

    def flow(self, scenario: Scenario, shown_by: Scenario | None = None) -> fluid.Flow:
        """A case as a stream; what it lets through is reckoned, or what a smaller one has shown."""
        rates = self.rates(scenario)
        limit = min(rates, key=lambda name: rates[name])
        through = rates[limit] if shown_by is None else outcome(self.run(shown_by)).an_hour / HOUR
        room = float(self.platform(scenario.films_at_once).function("admit_uploads").variables["FILMS_AT_ONCE"])
        return fluid.flow(scenario.uploads, scenario.within, through, room, self.film(), limit)

    def _flow(self, scenario: Scenario) -> fluid.Flow:
        # What retries do to a film shows only where there is a limit that a thousand reach.
        return self.flow(scenario, None if scenario.films_at_once else at_its_limit(scenario))


def at_its_limit(scenario: Scenario) -> Scenario:
    """The case that shows in detail what so many do under the same quotas."""
    [found] = [small for small in SCENARIOS if (small.uploads, small.within) == (MOST_IN_DETAIL, 60) and small.quotas == scenario.quotas
               and not small.faults
               and small.films_at_once == scenario.films_at_once]
    return found


def run(platform: Platform, scenario: Scenario, seed: int = SEED) -> Simulation:
    simulation = Simulation(platform, scenario.quotas, scenario.faults, seed)
    simulation.run(uploads(scenario), _END)
    return simulation


def uploads(scenario: Scenario) -> list[Upload]:
    """Evenly over the time, of creators in turn."""
    return [Upload(scenario.within * number / scenario.uploads, f"uploads/creator-{number % _CREATORS}/{number}.mp4", scenario.film_seconds)
            for number in range(scenario.uploads)]
