"""The job API: routes, the checks of each operation, answers in the service's own form."""

from __future__ import annotations

import json
import re
from typing import Any, Callable

from service_model import RequestModel

from .errors import ServiceError
from .faults import Faults
from .job_store import JobStore

# Of the regions that the tests work in, the one that has the service.
REGIONS = frozenset({"eu-central-1"})

JOBS_PATH = "/2017-08-29/jobs"
FAULTS_PATH = "/stand-in/faults"

Answer = tuple[int, dict[str, str], bytes]

_CREDENTIAL_SCOPE = re.compile(r"Credential=[^/]+/\d+/(?P<region>[^/]+)/mediaconvert/")


class MediaConvert:
    def __init__(self, store: JobStore, account_of_request: Callable[[], str]) -> None:
        self.store = store
        self.faults = Faults()
        self.model = RequestModel()
        self._account_of_request = account_of_request

    async def handle_request(
        self, method: str, path: str, headers: dict[str, str], body: bytes, query: dict[str, list[str]]
    ) -> Answer:
        try:
            return self._route(method, path, self._region(headers), body, query)
        except ServiceError as error:
            return _answer(error.status, {"message": error.message}, {"x-amzn-errortype": error.name})

    def _region(self, headers: dict[str, str]) -> str:
        scope = _CREDENTIAL_SCOPE.search(headers.get("authorization", ""))
        if scope is None:
            raise ServiceError("ForbiddenException", "The request is not signed for this service.")
        region = scope["region"]
        if region not in REGIONS:
            # AWS has no such host; a client there never gets an answer. A refusal that no one retries comes nearest.
            raise ServiceError("ForbiddenException", f"MediaConvert does not exist in {region}.")
        return region

    def _route(self, method: str, path: str, region: str, body: bytes, query: dict[str, list[str]]) -> Answer:
        if (method, path) == ("POST", FAULTS_PATH):
            fault = json.loads(body)
            self.faults.schedule(fault["operation"], fault["error"], fault.get("times", 1))
            return _answer(200, {})
        if (method, path) == ("POST", JOBS_PATH):
            return self._create_job(region, body)
        if (method, path) == ("GET", JOBS_PATH):
            return self._list_jobs(region, query)
        if path.startswith(f"{JOBS_PATH}/") and method in ("GET", "DELETE"):
            identifier = path.removeprefix(f"{JOBS_PATH}/")
            return self._get_job(region, identifier) if method == "GET" else self._cancel_job(region, identifier)
        raise ServiceError("NotFoundException", f"The stand-in has no {method} {path}.")

    def _create_job(self, region: str, body: bytes) -> Answer:
        self.faults.raise_next("CreateJob")
        try:
            request = json.loads(body)
        except ValueError as error:
            raise ServiceError("BadRequestException", f"The request is not JSON: {error}") from None
        violations = self.model.violations("CreateJob", request)
        violations = violations or _omissions(request)
        if violations:
            raise ServiceError("BadRequestException", " ".join(violations))
        account = self._account_of_request()
        queue = request.get("queue")
        if queue is not None and not _is_queue_of(queue, region, account):
            raise ServiceError("NotFoundException", f"There is no queue {queue} in {region}.")
        job = self.store.submit(account, region, request)
        return _answer(201, {"job": job.description(self.store.clock())})

    def _get_job(self, region: str, identifier: str) -> Answer:
        self.faults.raise_next("GetJob")
        job = self.store.job(self._account_of_request(), region, identifier)
        if job is None:
            raise ServiceError("NotFoundException", f"There is no job {identifier}.")
        return _answer(200, {"job": job.description(self.store.clock())})

    def _list_jobs(self, region: str, query: dict[str, list[str]]) -> Answer:
        self.faults.raise_next("ListJobs")
        parameters: dict[str, Any] = {name: values[0] for name, values in query.items()}
        if parameters.get("maxResults", "").isdigit():
            parameters["maxResults"] = int(parameters["maxResults"])
        violations = self.model.violations("ListJobs", parameters)
        if violations:
            raise ServiceError("BadRequestException", " ".join(violations))
        now = self.store.clock()
        jobs = self.store.jobs(self._account_of_request(), region)
        if parameters.get("order") == "ASCENDING":
            jobs = jobs[::-1]
        described = [job.description(now) for job in jobs]
        for name in ("status", "queue"):
            if name in parameters:
                described = [job for job in described if job[name] == parameters[name]]
        start = int(parameters.get("nextToken", "0"))
        end = start + parameters.get("maxResults", 20)
        page: dict[str, Any] = {"jobs": described[start:end]}
        if end < len(described):
            page["nextToken"] = str(end)
        return _answer(200, page)

    def _cancel_job(self, region: str, identifier: str) -> Answer:
        self.faults.raise_next("CancelJob")
        job = self.store.job(self._account_of_request(), region, identifier)
        if job is None:
            raise ServiceError("NotFoundException", f"There is no job {identifier}.")
        if not job.cancel(self.store.clock()):
            raise ServiceError("ConflictException", f"The job {identifier} is finished.")
        return _answer(202, {})


def _omissions(request: dict[str, Any]) -> list[str]:
    """What the model leaves optional and no job can do without (a job template would bring it; there are none here)."""
    missing: list[str] = []
    settings = request["settings"]
    if not settings.get("inputs"):
        missing.append("settings.inputs must name an input.")
    for index, source in enumerate(settings.get("inputs", [])):
        if not source.get("fileInput"):
            missing.append(f"settings.inputs[{index}].fileInput is required.")
    if not settings.get("outputGroups"):
        missing.append("settings.outputGroups must hold an output group.")
    for index, group in enumerate(settings.get("outputGroups", [])):
        where = f"settings.outputGroups[{index}]"
        if not group.get("outputs"):
            missing.append(f"{where}.outputs must hold an output.")
        kind = group.get("outputGroupSettings", {}).get("type")
        if kind is None:
            missing.append(f"{where}.outputGroupSettings.type is required.")
            continue
        destination = _group_settings(group["outputGroupSettings"], kind).get("destination", "")
        if not destination.startswith("s3://"):
            missing.append(f"{where} must have a destination in S3.")
    return missing


def _group_settings(settings: dict[str, Any], kind: str) -> dict[str, Any]:
    """The settings that belong to the type: `CMAF_GROUP_SETTINGS` names the member `cmafGroupSettings`."""
    first, *rest = kind.lower().split("_")
    member: dict[str, Any] = settings.get(first + "".join(word.capitalize() for word in rest), {})
    return member


def _is_queue_of(queue: str, region: str, account: str) -> bool:
    return queue in ("Default", f"arn:aws:mediaconvert:{region}:{account}:queues/Default")


def _answer(status: int, body: dict[str, Any], headers: dict[str, str] | None = None) -> Answer:
    return status, {"Content-Type": "application/json", **(headers or {})}, json.dumps(body).encode()
