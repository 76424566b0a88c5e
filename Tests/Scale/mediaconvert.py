"""MediaConvert: a queue, so many jobs at once, and how long they take."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .clock import Clock
from .services import Services

_TOKEN_SECONDS = 60


@dataclass
class Job:
    """A job, its times, and its state by MediaConvert's own names."""

    id: str
    token: str
    metadata: Mapping[str, str]
    created: float
    seconds: float
    status: str = "SUBMITTED"
    started: float | None = None
    ended: float | None = None


@dataclass
class MediaConvert:
    """Jobs begin in the order in which they were created, wherever there is room."""

    clock: Clock
    services: Services
    at_once: int
    seconds_of: Callable[[Mapping[str, str]], float]
    fails: Callable[[Mapping[str, str]], bool]
    jobs: dict[str, Job] = field(default_factory=dict)
    waiting: deque[Job] = field(default_factory=deque)
    progressing: int = 0
    _by_token: dict[str, Job] = field(default_factory=dict)
    _resumes: bool = False

    def create(self, request: Mapping[str, Any]) -> Job:
        token = request["ClientRequestToken"]
        former = self._by_token.get(token)
        if former is not None and self.clock.now - former.created < _TOKEN_SECONDS:
            return former
        metadata = request["UserMetadata"]
        job = Job(f"{len(self.jobs)}", token, metadata, self.clock.now, self.seconds_of(metadata))
        self.jobs[job.id] = self._by_token[token] = job
        self.waiting.append(job)
        self._begin()
        return job

    def cancel(self, job: Job) -> None:
        if job.status == "SUBMITTED":
            self.waiting.remove(job)
        elif job.status == "PROGRESSING":
            self.progressing -= 1
        job.status, job.ended = "CANCELED", self.clock.now
        self._begin()

    def _begin(self) -> None:
        idle = self.services.out_of_order_for("mediaconvert")
        if idle:
            if not self._resumes:
                self._resumes = True
                self.clock.after(idle, self._resume)
            return
        while self.waiting and self.progressing < self.at_once:
            job = self.waiting.popleft()
            self.progressing += 1
            job.status, job.started = "PROGRESSING", self.clock.now
            self.clock.after(job.seconds, lambda job=job: self._end(job))  # type: ignore[misc]

    def _resume(self) -> None:
        self._resumes = False
        self._begin()

    def _end(self, job: Job) -> None:
        if job.status == "PROGRESSING":
            job.status, job.ended = "ERROR" if self.fails(job.metadata) else "COMPLETE", self.clock.now
            self.progressing -= 1
            self._begin()
