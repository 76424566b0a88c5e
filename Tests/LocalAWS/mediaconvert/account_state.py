"""All that an account has in one region.

The queue that each has: https://docs.aws.amazon.com/mediaconvert/latest/ug/working-with-queues.html
"""

from __future__ import annotations

from typing import Any

from .job_store import JobStore
from .named_resources import NamedResources
from .scope import Scope

DEFAULT_QUEUE = "Default"


class AccountState:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.jobs = JobStore(scope)
        self.queues = NamedResources(scope, "queues")
        self.job_templates = NamedResources(scope, "jobTemplates")
        self.presets = NamedResources(scope, "presets")
        self.tags: dict[str, dict[str, str]] = {}
        self.queues.create({"name": DEFAULT_QUEUE, "status": "ACTIVE", "pricingPlan": "ON_DEMAND"}, type="SYSTEM")

    def queue_description(self, queue: dict[str, Any]) -> dict[str, Any]:
        """A queue with the number of its jobs."""
        jobs = [job for job in self.jobs.all() if job.queue == queue["arn"]]
        return {**queue, "submittedJobsCount": sum(job.status == "SUBMITTED" for job in jobs),
                "progressingJobsCount": sum(job.status == "PROGRESSING" for job in jobs)}

    def exists(self, arn: str) -> bool:
        """Whether a resource that can carry tags is there."""
        kinds = (self.queues, self.job_templates, self.presets)
        named = any(resource["arn"] == arn for kind in kinds for resource in kind.list())
        return named or any(job.arn == arn for job in self.jobs.all())


class AccountStates:
    def __init__(self) -> None:
        self._states: dict[tuple[str, str], AccountState] = {}

    def all(self) -> list[AccountState]:
        return list(self._states.values())

    def of(self, scope: Scope) -> AccountState:
        key = scope.account, scope.region
        if key not in self._states:
            self._states[key] = AccountState(Scope(scope.account, scope.region))
        return self._states[key]
