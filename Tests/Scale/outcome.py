"""What came of a run, in numbers: how many, how long, how often each API was asked, and what a film costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .quotas import FILM, PRICES
from .simulation import ENDS, Simulation

_LATENESS = 0.95


@dataclass(frozen=True)
class Cost:
    """Dollars for a film."""

    mediaconvert: float
    orchestration: float
    logs: float
    transfer: float
    storage_month: float


@dataclass(frozen=True)
class Outcome:
    """Counts, hours and seconds. `waiting` have a row and have not ended; `unwritten` have no row yet."""

    uploads: int
    complete: int
    failed: int
    rejected: int
    waiting: int
    unwritten: int
    ended_twice: int
    told_twice: int
    untold: int
    needless_jobs: int
    jobs_left: int
    dead_letters: int
    hours: float
    an_hour: float
    wait: tuple[float, float]
    ready: tuple[float, float]
    most_in_a_second: Mapping[str, float]
    transitions: float
    retried: float
    cost: Cost | None


def share(values: Sequence[float], part: float) -> float:
    """The value that so great a part of them does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else 0.0


def middle_and_late(values: Sequence[float]) -> tuple[float, float]:
    return share(values, 0.5), share(values, _LATENESS)


def an_hour(ends: Sequence[float]) -> float:
    """How many ended in an hour, from the tenth part of them to the last."""
    ordered = sorted(ends)
    first, last = len(ordered) // 10, len(ordered) * 9 // 10
    return 3_600 * (last - first) / (ordered[last] - ordered[first]) if last > first else 0.0


def outcome(simulation: Simulation) -> Outcome:
    films = list(simulation.films.values())
    # An upload of which an answer was lost has the same status again; an end is another status, or one after the end of it.
    ends = [{status for status, _ in film.statuses if status in ENDS} for film in films]
    last = [film.statuses[-1][0] if film.statuses else None for film in films]
    told = [film for film in films if film.messages]
    moments = [film.messages[0][1] for film in told]
    complete = last.count("COMPLETE")
    jobs = simulation.mediaconvert.jobs.values()
    tokens = {job.token for job in jobs}
    over = {asset for asset, film in simulation.films.items() if film.messages}
    services = simulation.services
    return Outcome(
        uploads=len(films), complete=complete, failed=last.count("FAILED"), rejected=last.count("REJECTED"),
        waiting=sum(status is not None and status not in ENDS for status in last), unwritten=last.count(None),
        ended_twice=sum(len(ended) > 1 for ended in ends), told_twice=sum(len(film.messages) > 1 for film in films),
        untold=sum(bool(ended) and not film.messages for ended, film in zip(ends, films, strict=True)),
        needless_jobs=len(jobs) - len(tokens),
        jobs_left=sum(job.ended is None and job.metadata["assetId"] in over for job in jobs),
        dead_letters=simulation.dead_letters, hours=simulation.clock.now / 3_600, an_hour=an_hour(moments),
        wait=middle_and_late([taken - film.uploaded for film in films if (taken := film.reached("PLANNING")) is not None]),
        ready=middle_and_late([film.messages[0][1] - film.uploaded for film in told]),
        most_in_a_second={name: services.most_in_a_second(name) for name in sorted(services.calls)},
        transitions=simulation.transitions / max(1, len(films)), retried=simulation.retried / max(1, len(films)),
        cost=cost(simulation, complete) if complete else None)


def cost(simulation: Simulation, complete: int) -> Cost:
    """Of a film that is complete, with all that was tried in vain."""
    calls, films = simulation.services.calls, simulation.films.values()
    minutes = sum(film.seconds for film in films) / 60 / len(films)
    gigabyte = 1 / 8 / 1_000
    source, made = (minutes * 60 * FILM[name] * gigabyte for name in ("sourceMegabits", "renditionMegabits"))
    read = calls["dynamodb:GetItem"] * -(-FILM["jobRowKilobytes"] // 4) + simulation.rows_read * FILM["indexRowKilobytes"] / 8
    orchestration = (
        simulation.transitions * PRICES["transition"] + calls["lambda:Invoke"] * PRICES["lambdaRequest"]
        + simulation.gigabyte_seconds * PRICES["lambdaGigabyteSecond"] + simulation.written_units * PRICES["dynamodbWrite"]
        + read * PRICES["dynamodbRead"] + (calls["sqs:SendMessage"] + 2 * calls["sqs:ReceiveMessage"]) * PRICES["queueRequest"])
    return Cost(
        # A preview is one output in high definition.
        mediaconvert=(minutes * FILM["normalizedMinutes"] + 2 * FILM["previewSeconds"] / 60) * PRICES["mediaconvertMinute"],
        orchestration=orchestration / complete,
        logs=calls["lambda:Invoke"] * FILM["logBytes"] / 1e9 * PRICES["logGigabyte"] / complete,
        transfer=(source + made) * PRICES["transferGigabyte"],
        storage_month=(source + made) * PRICES["storageGigabyteMonth"])
