"""The jobs of every account and region, newest first."""

from __future__ import annotations

import time
from typing import Any, Callable

from .job import Job

# For so long a request token names the job that it first made.
TOKEN_SECONDS = 60.0


class JobStore:
    def __init__(self, input_is_readable: Callable[[str], bool], clock: Callable[[], float] = time.time) -> None:
        self.clock = clock
        self._input_is_readable = input_is_readable
        self._jobs: list[Job] = []

    def submit(self, account: str, region: str, request: dict[str, Any]) -> Job:
        now = self.clock()
        token = request.get("clientRequestToken")
        for job in self.jobs(account, region):
            if token and job.request.get("clientRequestToken") == token and now - job.submitted_at < TOKEN_SECONDS:
                return job
        job = Job(account, region, request, now, self._input_is_readable)
        self._jobs.insert(0, job)
        return job

    def job(self, account: str, region: str, identifier: str) -> Job | None:
        return next((job for job in self.jobs(account, region) if job.identifier == identifier), None)

    def jobs(self, account: str, region: str) -> list[Job]:
        return [job for job in self._jobs if (job.account, job.region) == (account, region)]
