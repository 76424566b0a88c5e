"""What each operation does to what an account has; requests are checked before they come here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from service_model import RequestModel

from . import merging, probing, rules
from .account_state import AccountState, AccountStates
from .errors import ServiceError, bad_request, not_found
from .faults import Faults
from .job import Job
from .job_runner import JobRunner
from .named_resources import NamedResources
from .pages import page
from .routes import Call
from .scope import Scope

Members = dict[str, Any]
Answer = dict[str, Any]


class Operations:
    def __init__(self, model: RequestModel, states: AccountStates, faults: Faults, runner: JobRunner | None = None) -> None:
        self.model = model
        self.states = states
        self.runner = runner or JobRunner(faults, self._queue_is_active)
        self._codecs = frozenset(model.service.shape_for("Codec").metadata["enum"])
        self._handlers: dict[str, Callable[[AccountState, Members], Answer]] = {
            "CreateJob": self._create_job, "GetJob": self._get_job, "ListJobs": self._list_jobs, "CancelJob": self._cancel_job,
            "TagResource": self._tag, "UntagResource": self._untag, "ListTagsForResource": self._list_tags,
            "CreateQueue": self._create_queue, "GetQueue": self._get_queue, "ListQueues": self._list_queues,
            "UpdateQueue": self._update_queue, "DeleteQueue": self._delete_queue,
            "CreateJobTemplate": self._create_job_template, "UpdateJobTemplate": self._update_job_template,
            **self._plain("JobTemplate", "jobTemplate", lambda state: state.job_templates),
            "CreatePreset": self._create_preset, "UpdatePreset": lambda state, members: {"preset": state.presets.update(members)},
            **self._plain("Preset", "preset", lambda state: state.presets),
        }

    def perform(self, scope: Scope, call: Call) -> Answer:
        if call.name == "Probe":
            return probing.probe(scope, call.members, self._codecs)
        handler = self._handlers.get(call.name)
        if handler is None:
            raise ServiceError("InternalServerErrorException", f"The local MediaConvert does not do {call.name}.")
        return handler(self.states.of(scope), call.members)

    # Jobs

    def _create_job(self, state: AccountState, members: Members) -> Answer:
        earlier = state.jobs.earlier(members.get("clientRequestToken"))
        if earlier is not None:
            return {"job": earlier.description()}
        request = merging.complete(members, state)
        mistakes = rules.mistakes(request["settings"])
        if mistakes:
            raise bad_request(" | ".join(mistakes))
        job = state.jobs.submit({name: value for name, value in request.items() if name != "tags"})
        if members.get("tags"):
            state.tags[job.arn] = dict(members["tags"])
        answer = {"job": job.description()}
        self.runner.offer(job)
        return answer

    def _get_job(self, state: AccountState, members: Members) -> Answer:
        return {"job": _job(state, members["id"]).description()}

    def _list_jobs(self, state: AccountState, members: Members) -> Answer:
        jobs = [job.description() for job in state.jobs.all()]
        if "queue" in members:
            members = {**members, "queue": state.queues.get(members["queue"])["arn"]}
        for name in ("status", "queue"):
            jobs = [job for job in jobs if job[name] == members.get(name, job[name])]
        # Newest first, unless told otherwise.
        order = {"ASCENDING": "DESCENDING", "DESCENDING": "ASCENDING"}.get(members.get("order", "DESCENDING"), "")
        return page("jobs", jobs, {**members, "order": order})

    def _cancel_job(self, state: AccountState, members: Members) -> Answer:
        job = _job(state, members["id"])
        if not self.runner.cancel(job):
            raise ServiceError("ConflictException", f"The job {job.identifier} is {job.status} and cannot be canceled.")
        return {}

    # Queues, job templates, presets

    def _create_queue(self, state: AccountState, members: Members) -> Answer:
        fields = {"status": members.get("status", "ACTIVE"), "pricingPlan": members.get("pricingPlan", "ON_DEMAND")}
        return {"queue": state.queue_description(_tagged(state, members, state.queues.create(members, **fields)))}

    def _get_queue(self, state: AccountState, members: Members) -> Answer:
        return {"queue": state.queue_description(state.queues.get(members["name"]))}

    def _list_queues(self, state: AccountState, members: Members) -> Answer:
        return page("queues", [state.queue_description(queue) for queue in state.queues.list()], members)

    def _update_queue(self, state: AccountState, members: Members) -> Answer:
        queue = state.queues.update(members)
        self.runner.resume()
        return {"queue": state.queue_description(queue)}

    def _delete_queue(self, state: AccountState, members: Members) -> Answer:
        queue = state.queue_description(state.queues.get(members["name"]))
        # "You can't delete a queue that has unprocessed jobs": https://docs.aws.amazon.com/mediaconvert/latest/ug/deleting-queues.html
        if queue["submittedJobsCount"] or queue["progressingJobsCount"]:
            raise ServiceError("ConflictException", f"The queue {queue['name']} has jobs that have not ended.")
        state.tags.pop(state.queues.delete(members["name"])["arn"], None)
        return {}

    def _create_job_template(self, state: AccountState, members: Members) -> Answer:
        _check_template(state, members)
        return {"jobTemplate": _tagged(state, members, state.job_templates.create(members))}

    def _update_job_template(self, state: AccountState, members: Members) -> Answer:
        _check_template(state, members)
        return {"jobTemplate": state.job_templates.update(members)}

    def _create_preset(self, state: AccountState, members: Members) -> Answer:
        return {"preset": _tagged(state, members, state.presets.create(members))}

    def _plain(
        self, suffix: str, field: str, kind: Callable[[AccountState], NamedResources]
    ) -> dict[str, Callable[[AccountState, Members], Answer]]:
        """Get, list and delete of a kind without rules of its own."""
        def delete(state: AccountState, members: Members) -> Answer:
            state.tags.pop(kind(state).delete(members["name"])["arn"], None)
            return {}

        def found(state: AccountState, members: Members) -> list[dict[str, Any]]:
            category = members.get("category")
            return [resource for resource in kind(state).list() if category in (None, resource.get("category"))]

        return {f"Get{suffix}": lambda state, members: {field: kind(state).get(members["name"])},
                f"List{suffix}s": lambda state, members: page(f"{field}s", found(state, members), members),
                f"Delete{suffix}": delete}

    # Tags

    def _tag(self, state: AccountState, members: Members) -> Answer:
        state.tags.setdefault(_taggable(state, members["arn"]), {}).update(members["tags"])
        return {}

    def _untag(self, state: AccountState, members: Members) -> Answer:
        tags = state.tags.get(_taggable(state, members["arn"]), {})
        for key in members.get("tagKeys", []):
            tags.pop(key, None)
        return {}

    def _list_tags(self, state: AccountState, members: Members) -> Answer:
        arn = _taggable(state, members["arn"])
        return {"resourceTags": {"arn": arn, "tags": state.tags.get(arn, {})}}

    def _queue_is_active(self, job: Job) -> bool:
        queues = self.states.of(job.scope).queues.list()
        return any(queue["arn"] == job.queue and queue["status"] == "ACTIVE" for queue in queues)


def _job(state: AccountState, identifier: str) -> Job:
    job = state.jobs.job(identifier)
    if job is None:
        raise not_found(f"There is no job {identifier}.")
    return job


def _tagged(state: AccountState, members: Members, resource: dict[str, Any]) -> dict[str, Any]:
    if members.get("tags"):
        state.tags[resource["arn"]] = dict(members["tags"])
    return resource


def _taggable(state: AccountState, arn: str) -> str:
    if not state.exists(arn):
        raise not_found(f"There is no {arn}.")
    return arn


def _check_template(state: AccountState, members: Members) -> None:
    """"There can only be one input in a job template" (the API reference, `JobTemplateSettings`); what it names must be there."""
    settings = members.get("settings", {})
    if len(settings.get("inputs", [])) > 1:
        raise bad_request("/settings/inputs: Should have one input at most in a job template")
    if "queue" in members:
        state.queues.get(members["queue"])
    merging.with_presets(settings, state)
