"""The Lambda functions that decide how load is carried, as they are: their clients, clocks and logs are those of the simulated world."""

from __future__ import annotations

import functools
import os
import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import dropwhile, islice
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any
from unittest import mock

from botocore.exceptions import ClientError, ReadTimeoutError

import admit_uploads
import delivered_files
import ended_jobs
import failures
import job_rows
import job_submission
import lost_jobs
import mediaconvert_client
import run_job

from .machine import EPOCH
from .mediaconvert import Job
from .quotas import FILM
from .services import HANGS, LOST, THROTTLED
from .table import ConditionFailed

if TYPE_CHECKING:
    from .simulation import Simulation

_STATUSES = {"ThrottlingException": 400, "TooManyRequestsException": 429, "InternalServerErrorException": 500}


def refused(operation: str, code: str) -> ClientError:
    answer: Any = {"Error": {"Code": code, "Message": code}, "ResponseMetadata": {"HTTPStatusCode": _STATUSES.get(code, 400)}}
    return ClientError(answer, operation)


@dataclass(frozen=True)
class Client:
    """How often a client of boto3 tries, and how long it waits for an answer."""

    attempts: int
    seconds: float


@functools.cache
def clients() -> Mapping[str, Client]:
    """As the functions set them up."""
    place = {"AWS_DEFAULT_REGION": "eu-south-1", "MEDIACONVERT_REGION": "eu-central-1", "ASSETS_TABLE": "assets"}
    with mock.patch.dict(os.environ, place):
        made = {"dynamodb": job_rows.table.__wrapped__().meta.client, "mediaconvert": mediaconvert_client.mediaconvert.__wrapped__(),
                "states": admit_uploads.states.__wrapped__(), "s3": delivered_files.s3.__wrapped__()}
    # Where nothing is said, DynamoDB's client tries ten times.
    return {service: Client((client.meta.config.retries or {}).get("total_max_attempts", 10), client.meta.config.read_timeout)
            for service, client in made.items()}


class Caller:
    """Makes the calls of one invocation: each takes its time, and is tried again as the client is set to."""

    def __init__(self, simulation: Simulation, chance: random.Random) -> None:
        self._simulation, self._chance = simulation, chance
        self.clients = clients()
        self.elapsed = 0.0

    def now(self) -> datetime:
        return EPOCH + timedelta(seconds=self._simulation.clock.now + self.elapsed)

    def monotonic(self) -> float:
        return self.elapsed

    def sleep(self, seconds: float) -> None:
        self.elapsed += seconds

    def call(self, service: str, operation: str, act: Callable[[], Any]) -> Any:
        client, kind = self.clients[service], None
        for attempt in range(client.attempts):
            pause = self._chance.uniform(0, 2 ** (attempt - 1)) if attempt else 0
            self.elapsed += self._simulation.assumed[f"{service}CallSeconds"] + pause
            kind = self._simulation.services.refusal(service, operation)
            if kind is None:
                return act()
            if kind == LOST:
                act()
            if kind == HANGS:
                self.elapsed += client.seconds
        if kind == HANGS:
            raise ReadTimeoutError(endpoint_url=service)
        code = "InternalServerErrorException"
        if kind == THROTTLED:
            code = "TooManyRequestsException" if service == "mediaconvert" else "ThrottlingException"
        raise refused(operation, code)


class TableForHandlers:
    """The table as boto3's resource gives it."""

    def __init__(self, simulation: Simulation, caller: Caller) -> None:
        self._simulation, self._table, self._caller = simulation, simulation.assets, caller

    def get_item(self, Key: Mapping[str, str], ConsistentRead: bool) -> dict[str, Any]:
        item = self._call("GetItem", lambda: self._table.get(Key["pk"], Key["sk"]))
        return {"Item": dict(item)} if item is not None else {}

    def put_item(self, Item: dict[str, Any], ConditionExpression: str) -> None:
        assert ConditionExpression == "attribute_not_exists(pk)"
        self._simulation.written_units += FILM["jobRowKilobytes"]
        self._call("PutItem", lambda: self._table.put_new(Item))

    def update_item(self, Key: Mapping[str, str], UpdateExpression: str, ExpressionAttributeNames: Mapping[str, str],
                    ExpressionAttributeValues: Mapping[str, Any] | None = None, ConditionExpression: str | None = None) -> None:
        self._simulation.written_units += FILM["jobRowKilobytes"]
        self._call("UpdateItem", lambda: self._table.update(
            Key["pk"], Key["sk"], UpdateExpression, ExpressionAttributeNames, ExpressionAttributeValues or {}, ConditionExpression))

    def query(self, ExpressionAttributeValues: Mapping[str, str], Limit: int | None = None, IndexName: str | None = None,
              ScanIndexForward: bool = True, **_: Any) -> dict[str, Any]:
        values = ExpressionAttributeValues
        if IndexName is None:
            return {"Items": self._call("Query", lambda: self._table.jobs(values[":asset"], values[":job"]))}

        def lined_up() -> list[Mapping[str, Any]]:
            line = self._table.lines[values[":line"]].values()
            rows = iter(line) if ScanIndexForward else reversed(line)
            if begin := values.get(":begin"):
                rows = dropwhile(lambda row: row["waitingSince"] < begin, rows)
            return list(islice(rows, Limit))

        found = self._call("Query", lined_up)
        self._simulation.rows_read += len(found)
        return {"Items": found}

    def _call(self, operation: str, act: Callable[[], Any]) -> Any:
        try:
            return self._caller.call("dynamodb", operation, act)
        except ConditionFailed:
            raise refused(operation, "ConditionalCheckFailedException") from None


class MediaConvertForHandlers:
    """MediaConvert's client."""

    def __init__(self, simulation: Simulation, caller: Caller) -> None:
        self._simulation, self._caller = simulation, caller

    def create_job(self, **request: Any) -> dict[str, Any]:
        return {"Job": self._call("CreateJob", lambda: {"Id": self._simulation.mediaconvert.create(request).id})}

    def get_job(self, Id: str) -> dict[str, Any]:
        return {"Job": self._call("GetJob", lambda: self._job(self._simulation.mediaconvert.jobs[Id]))}

    def cancel_job(self, Id: str) -> None:
        self._call("CancelJob", lambda: self._simulation.mediaconvert.cancel(self._simulation.mediaconvert.jobs[Id]))

    def list_jobs(self, NextToken: str | None = None, **_: Any) -> dict[str, Any]:
        """Newest first, twenty on a page. A place is behind a job, whatever comes in front of it."""
        def page() -> list[Job]:
            jobs = list(self._simulation.mediaconvert.jobs.values())
            last = len(jobs) if NextToken is None else int(NextToken)
            return jobs[max(0, last - 20):last][::-1]

        jobs: list[Job] = self._call("ListJobs", page)
        return {"Jobs": [self._job(job) for job in jobs], **({"NextToken": jobs[-1].id} if jobs and jobs[-1].id != "0" else {})}

    def _call(self, operation: str, act: Callable[[], Any]) -> Any:
        return self._caller.call("mediaconvert", operation, act)

    def _job(self, job: Job) -> dict[str, Any]:
        found: dict[str, Any] = {"Id": job.id, "Status": job.status, "CreatedAt": EPOCH + timedelta(seconds=job.created),
                                 "UserMetadata": job.metadata}
        if job.status == "ERROR":
            found |= {"ErrorCode": 1040, "ErrorMessage": "The job failed"}
        if job.started is not None:
            found["Timing"] = {"StartTime": EPOCH + timedelta(seconds=job.started)}
        if job.status == "PROGRESSING" and job.started is not None:
            found["JobPercentComplete"] = int(100 * (self._simulation.clock.now - job.started) / job.seconds)
        return found


class StatesForHandlers:
    """Step Functions' client."""

    class exceptions:  # as boto3 names it
        class ExecutionAlreadyExists(ClientError):  # type: ignore[misc]
            """There is, or was, an execution of the name."""

            def __init__(self) -> None:
                super().__init__({"Error": {"Code": "ExecutionAlreadyExists"}}, "StartExecution")

    def __init__(self, simulation: Simulation, caller: Caller) -> None:
        self._simulation, self._caller = simulation, caller

    def start_execution(self, stateMachineArn: str, name: str, input: str) -> None:
        self._caller.call("states", "StartExecution", lambda: self._start(stateMachineArn, name, input))

    def describe_execution(self, executionArn: str) -> dict[str, Any]:
        def described() -> dict[str, Any]:
            execution = self._simulation.executions[executionArn.rpartition(":")[2]]
            status = "RUNNING" if execution is None else execution.status
            return {"status": status, "stopDate": EPOCH + timedelta(seconds=execution.ended if execution else 0)}

        found: dict[str, Any] = self._caller.call("states", "DescribeExecution", described)
        return found

    def _start(self, machine: str, name: str, data: str) -> None:
        if name not in self._simulation.executions:
            self._simulation.start_named(machine, name, data, self._caller.elapsed)
        elif (execution := self._simulation.executions[name]) is not None and execution.status != "RUNNING":
            raise self.exceptions.ExecutionAlreadyExists


def unheard(*_: Any, **__: Any) -> None:
    """What is logged and counted: their price is of invocations, and their metrics nobody reads here."""


@contextmanager
def in_world(simulation: Simulation, caller: Caller, chance: random.Random) -> Iterator[Mapping[str, Callable[[Any, float], Any]]]:
    """The functions that are run as they are, by their modules; each takes an event and the seconds that it has."""
    table, service = TableForHandlers(simulation, caller), MediaConvertForHandlers(simulation, caller)
    states = StatesForHandlers(simulation, caller)
    variables = {name: value for module in ("run_job", "admit_uploads")
                 for name, value in simulation.platform.function(module).variables.items()}
    replaced: list[tuple[ModuleType, Mapping[str, Any]]] = [
        (job_rows, {"table": lambda: table, "now": caller.now}),
        (run_job, {"mediaconvert": lambda: service, "log": unheard, "metric": unheard}),
        (job_submission, {"mediaconvert": lambda: service, "log": unheard, "time": caller, "random": chance}),
        (lost_jobs, {"mediaconvert": lambda: service, "time": caller}),
        (failures, {"log": unheard, "count_call": unheard}),
        (ended_jobs, {"mediaconvert": lambda: service}),
        (admit_uploads, {"states": lambda: states, "now": caller.now, "random": chance, "log": unheard, "metric": unheard}),
    ]

    def admit(event: Any, seconds: float) -> None:
        admit_uploads.handler(event, SimpleNamespace(get_remaining_time_in_millis=lambda: int((seconds - caller.elapsed) * 1_000)))

    with ExitStack() as stack:
        stack.enter_context(mock.patch.dict(os.environ, variables))
        for module, names in replaced:
            for name, value in names.items():
                stack.enter_context(mock.patch.object(module, name, value))
        yield {"run_job": lambda event, seconds: run_job.handler(event, None), "admit_uploads": admit}
