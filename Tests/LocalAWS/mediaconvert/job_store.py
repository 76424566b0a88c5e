"""The jobs of an account in a region.

How long a token is remembered: the API reference, `ClientRequestToken` of CreateJob.
"""

from __future__ import annotations

import itertools
import os
import time
from collections.abc import Callable
from typing import Any

from .job import Job
from .scope import Scope

# For so long a request token names the job that it first made; shortened as the waits between attempts are.
TOKEN_SECONDS = 60.0 * float(os.environ.get("SFN_WAIT_SCALE", "1"))


class JobStore:
    def __init__(self, scope: Scope, clock: Callable[[], float] = time.time) -> None:
        self.scope = scope
        self.clock = clock
        # Oldest first.
        self._jobs: dict[str, Job] = {}

    def earlier(self, token: str | None) -> Job | None:
        """The job that a request with the same token made a short while ago."""
        recent = itertools.takewhile(lambda job: self.clock() - job.submitted_at < TOKEN_SECONDS, self.all() if token else ())
        return next((job for job in recent if job.request.get("clientRequestToken") == token), None)

    def submit(self, request: dict[str, Any]) -> Job:
        job = Job(self.scope, request, self.clock)
        self._jobs[job.identifier] = job
        return job

    def job(self, identifier: str) -> Job | None:
        return self._jobs.get(identifier)

    def all(self) -> list[Job]:
        """The newest first."""
        return list(self._jobs.values())[::-1]
