"""Very many uploads, as a stream: cumulative counts instead of events.

What flows past each quota is reckoned from what one film asks for, as it was counted in detail. How films behave at the limit, which is
what retries do to it, is taken from a run in detail under the same quotas, and shown to agree with one of ten times as many.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import admit_uploads

from .outcome import share
from .quotas import ASSUMED, Quotas
from .simulation import Simulation
from .template import Platform

_STEP = 10.0
# Events that reach targets for each upload: S3's, the end of the intake, the end of the workflow.
_EVENTS = 3


@dataclass(frozen=True)
class Film:
    """What one film asks for, and how long it is at work where nothing is scarce."""

    seconds_at_work: float
    # By how much films of twenty are below or above that: ends are noticed at certain times only.
    apart: tuple[float, ...]
    job_seconds: float
    transitions: float
    function_seconds: float
    mediaconvert_requests: float


@dataclass(frozen=True)
class Flow:
    """What is asked of a stream; the same as of a run in detail."""

    hours: float
    an_hour: float
    wait: tuple[float, float]
    ready: tuple[float, float]
    limit: str


def film(simulation: Simulation) -> Film:
    """Of a run in which nothing was scarce."""
    films = [film for film in simulation.films.values() if film.messages]
    work = [film.messages[0][1] - taken for film in films if (taken := film.reached("PLANNING")) is not None]
    count, average = len(films), sum(work) / len(work)
    requests = sum(number for name, number in simulation.services.calls.items() if name.startswith("mediaconvert:"))
    job_seconds = sum(job.seconds for job in simulation.mediaconvert.jobs.values())
    memory = simulation.platform.function("run_job").memory / 1_024
    return Film(
        seconds_at_work=average, apart=tuple(share(work, (part + 0.5) / 20) - average for part in range(20)),
        job_seconds=job_seconds / count,
        transitions=simulation.transitions / count, function_seconds=simulation.gigabyte_seconds / memory / count,
        mediaconvert_requests=requests / count)


def rates(film: Film, quotas: Quotas, platform: Platform) -> Mapping[str, float]:
    """Films in a second that each limit lets through."""
    [source] = platform.mappings
    films_at_once = int(platform.function("admit_uploads").variables["FILMS_AT_ONCE"])
    # An invocation starts so many, one after the other, within its time.
    seconds = ASSUMED["admitSeconds"] + admit_uploads.STARTED_AT_MOST * ASSUMED["statesCallSeconds"] + source.window
    return {
        "`filmsAtOnce`": films_at_once / film.seconds_at_work,
        "MediaConvert's jobs at once": quotas.jobs_at_once / film.job_seconds,
        "MediaConvert's requests": quotas.mediaconvert_requests_in_a_second / film.mediaconvert_requests,
        "Step Functions' transitions": quotas.transitions_in_a_second / film.transitions,
        "executions that are started": quotas.start_execution_in_a_second / 2,
        "EventBridge's events": quotas.events_in_a_second / _EVENTS,
        "Lambda's functions at once": quotas.lambda_at_once / film.function_seconds,
        "the function that admits": source.at_most * admit_uploads.STARTED_AT_MOST / seconds,
    }


def flow(uploads: int, within: float, through: float, room: float, film: Film, limit: str = "") -> Flow:
    """Uploads that come evenly within a time, through what lets so many pass in a second, with room for so many at work."""
    arrived, taken, ended = [0.0], [0.0], [0.0]
    work = film.seconds_at_work
    behind = max(1, round(work / _STEP))
    while ended[-1] < uploads - 0.5:
        step = len(arrived)
        arrived.append(min(uploads, uploads * step * _STEP / max(within, _STEP)))
        ready = taken[step - behind] if step >= behind else 0.0
        ended.append(min(ready, ended[-1] + through * _STEP))
        taken.append(min(arrived[-1], ended[-1] + room))
    marks = [uploads * part for part in (0.1, 0.9)]
    first, last = (_time(ended, mark) for mark in marks)
    parts = [(number + 0.5) * uploads / 400 for number in range(400)]
    waits = sorted(_time(taken, part) - _time(arrived, part) for part in parts)
    readies = sorted(_time(ended, part) - _time(arrived, part) + apart for part in parts for apart in film.apart)
    return Flow(len(ended) * _STEP / 3_600, 3_600 * (marks[1] - marks[0]) / (last - first), (waits[200], waits[380]),
                (readies[4_000], readies[7_600]), limit)


def _time(counts: list[float], count: float) -> float:
    """When a cumulative count reached a number, between steps too."""
    low, high = 0, len(counts) - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if counts[middle] >= count else (middle + 1, high)
    if low == 0:
        return 0.0
    former = counts[low - 1]
    return _STEP * (low - 1 + (count - former) / max(counts[low] - former, 1e-9))
