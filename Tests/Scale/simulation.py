"""The App under load: uploads come, and what the template says is done with them, event by event."""

from __future__ import annotations

import hashlib
import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from . import functions
from .clock import Action, Clock, Rate
from .expressions import plain, typed
from .films import Film, Stop, Upload
from .handlers import Caller, in_world
from .machine import Definition, Execution, Failure
from .mediaconvert import MediaConvert
from .paths import Data, UnknownToTheModel
from .poller import Poller
from .quotas import ASSUMED, FILM, Quotas
from .services import HANGS, LOST, THROTTLED, Fault, Services
from .table import ConditionFailed, Table
from .template import Platform, Rule, resource

ENDS = ("COMPLETE", "FAILED", "REJECTED")
_BUCKET = "ingest"
# How long EventBridge tries to reach a target.
_DELIVERY_SECONDS = 86_400
_ERRORS = {
    "dynamodb": ("DynamoDB.ThrottlingException", "DynamoDB.InternalServerErrorException"),
    "sns": ("SNS.ThrottledException", "SNS.InternalErrorException"),
    "states": ("StepFunctions.TooManyRequestsException", "StepFunctions.InternalServerErrorException"),
}


class Simulation:
    """One run. What it has counted is read from it when it is over."""

    def __init__(self, platform: Platform, quotas: Quotas, faults: Iterable[Fault] = (), seed: int = 1,
                 assumed: Mapping[str, float] = ASSUMED, stop: Stop | None = None) -> None:
        self.platform, self.quotas, self.chance, self.assumed = platform, quotas, random.Random(seed), assumed
        self.clock = Clock()
        start = Rate(self.clock, quotas.start_execution_in_a_second, quotas.start_execution_at_once)
        calls = Rate(self.clock, quotas.mediaconvert_requests_in_a_second, quotas.mediaconvert_requests_at_once)
        self.services = Services(self.clock, self.chance, faults, {"states:StartExecution": start, "mediaconvert": calls})
        self._transitions = Rate(self.clock, quotas.transitions_in_a_second, quotas.transitions_in_a_second)
        self._events = Rate(self.clock, quotas.events_in_a_second, quotas.events_in_a_second)
        self.films: dict[str, Film] = {}
        self.assets, self.uploads = Table(), Table()
        self.mediaconvert = MediaConvert(self.clock, self.services, int(quotas.jobs_at_once), self._job_seconds, self._fails)
        self.executions: dict[str, Execution | None] = {}
        self.ends: Counter[str] = Counter()
        self.transitions = self.retried = self.rows_read = self.gigabyte_seconds = self.written_units = 0.0
        self.dead_letters = 0
        self._uploaded: dict[str, Mapping[str, Any]] = {}
        self._stop = stop
        # The keys of uploads whose execution was stopped.
        self.stopped: set[str] = set()
        # Of each minute: uploads that wait, films at work, jobs that wait and that MediaConvert works on.
        self.samples: list[tuple[float, int, int, int, int]] = []
        self._open = 0

    def run(self, uploads: Iterable[Upload], until: float) -> None:
        """Until every upload has ended and been told of, or the time is over."""
        caller = Caller(self, self.chance)
        with in_world(self, caller, self.chance) as own:
            self.functions = functions.Lambda(self, caller, own)
            self.definitions: dict[str, Definition] = {}
            for name, body in self.platform.machines.items():
                self.definitions[name] = Definition(body, name, self)
            self._pollers = {source.queue: Poller(self, source) for source in self.platform.mappings}
            for rule in self.platform.rules:
                self._check(rule)
                if rule.period is not None:
                    self.clock.after(rule.period, lambda rule=rule: self._tick(rule))  # type: ignore[misc]
            for upload in uploads:
                self._open += 1
                self.clock.after(upload.at, lambda upload=upload: self._upload(upload))  # type: ignore[misc]
            self._sample()
            self.clock.run(lambda: self._open == 0, until)

    # Uploads and events

    def _upload(self, upload: Upload) -> None:
        if (pause := self.services.out_of_order_for("s3")) > 0:
            self.clock.after(pause + self.chance.uniform(0, 60), lambda: self._upload(upload))
            return
        version = f"v{len(self.films)}"
        asset = hashlib.sha256(f"{_BUCKET}/{upload.key}/{version}".encode()).hexdigest()
        self.films[asset] = Film(upload.key, upload.seconds, self.clock.now)
        detail = {"bucket": {"name": _BUCKET}, "object": {"key": upload.key, "version-id": version, "size": 1, "etag": "e"}}
        self._uploaded[asset] = {"time": "2026-01-01T00:00:00Z", "detail": detail}
        self._tell("aws.s3", None, None, self._uploaded[asset])

    def tell_again(self) -> None:
        """What the runbook says of uploads that were not written down: their events once more."""
        for asset, film in self.films.items():
            if not film.statuses:
                self._tell("aws.s3", None, None, self._uploaded[asset])

    def _tell(self, source: str, machine: str | None, status: str | None, event: Mapping[str, Any]) -> None:
        for rule in self.platform.rules:
            pattern = rule.pattern
            if pattern is None or source not in pattern["source"]:
                continue
            detail = pattern["detail"]
            if machine is not None and (
                    machine not in [resource(f"${{{arn['Ref']}}}") for arn in detail["stateMachineArn"]] or status not in detail["status"]):
                continue
            for target in rule.targets:
                delay = self._events.delay() + self.assumed["eventSeconds"]
                self.clock.after(delay, lambda target=target: self._deliver(target, event, 0, 0.0))  # type: ignore[misc]

    def _deliver(self, target: str, event: Mapping[str, Any], tries: int, since: float) -> None:
        """Hands an event to a target; where that is refused, again and again for a day."""
        since = since or self.clock.now
        if pause := self.services.out_of_order_for("events"):
            self.clock.after(pause, lambda: self._deliver(target, event, tries, since))
            return

        def again() -> None:
            if self.clock.now - since > _DELIVERY_SECONDS:
                self.dead_letters += 1
                return
            wait = self.chance.uniform(0.5, 1) * min(2.0 ** min(tries, 10), 600)
            self.clock.after(wait, lambda: self._deliver(target, event, tries + 1, since))

        # An event whose answer is lost has arrived, and comes again.
        if target in self.definitions:
            refusal = self.services.refusal("states", "StartExecution")
            if refusal in (None, LOST):
                Execution(self, target, f"{target}-{self.services.calls['states:StartExecution']}", event)
            if refusal:
                again()
        elif target in self._pollers:
            refusal = self.services.refusal("sqs", "SendMessage")
            if refusal in (None, LOST):
                self._pollers[target].arrived()
            if refusal:
                again()
        else:
            # Lambda keeps an event of its own for two more tries: they are not what is asked here.
            self.functions.invoke(target, event, lambda failure, result: None)

    def _tick(self, rule: Rule) -> None:
        self._sample()
        assert rule.period is not None
        self.clock.after(rule.period, lambda: self._tick(rule))
        for target in rule.targets:
            self._deliver(target, {}, 0, 0.0)

    def _check(self, rule: Rule) -> None:
        for target in rule.targets:
            if target not in self.definitions and target not in self._pollers:
                self.functions.check(target)

    def _sample(self) -> None:
        waiting = sum(len(rows) for line, rows in self.assets.lines.items() if line.startswith("WAITING"))
        self.samples.append((self.clock.now, waiting, len(self.assets.lines["WORKING"]), len(self.mediaconvert.waiting),
                             self.mediaconvert.progressing))

    # What executions ask for

    def transition(self) -> float:
        self.transitions += 1
        return self.services.out_of_order_for("states") or self._transitions.delay()

    def sleep(self, seconds: float, action: Action) -> None:
        """A pause of a state machine."""
        self.clock.after(seconds * self.assumed["waitScale"], action)

    def start_named(self, machine: str, name: str, data: str, delay: float) -> None:
        self.executions[name] = None

        def begin() -> None:
            # One that ends at once is told of before it is known here.
            self.executions[name] = Execution(self, resource(machine), name, json.loads(data))

        self.clock.after(delay, begin)

    def is_stopped_at(self, execution: Execution, state: str, is_called: bool) -> bool:
        if self._stop != Stop(execution.machine, state, is_called):
            return False
        # S3's event, or what the function that admits has made of it.
        given = execution.input
        key = given["detail"]["object"]["key"] if "detail" in given else given["key"]
        is_first = key not in self.stopped
        self.stopped.add(key)
        return is_first

    def execution_ended(self, execution: Execution) -> None:
        error, cause = execution.failure or (None, None)
        self.ends[f"{execution.machine} {execution.status}"] += 1
        detail = {"name": execution.name, "status": execution.status, "input": json.dumps(execution.input), "error": error, "cause": cause}
        self._tell("aws.states", execution.machine, execution.status, {"detail": detail})

    def computed(self, name: str, body: Mapping[str, Any]) -> Callable[[Data], Data]:
        if name not in functions.COMPUTED:
            raise UnknownToTheModel(f"state {name} in JSONata")
        return functions.COMPUTED[name]

    def task(self, machine: str, name: str, body: Mapping[str, Any]) -> Callable[[Data, functions.Answered], None]:
        """What a task does: it is given what is asked for, and calls back."""
        service = body["Resource"].rpartition(":::")[2]
        if service == "dynamodb:getItem":
            return lambda asked, answered: self._call("dynamodb", "GetItem", lambda: self._get(asked), answered)
        if service == "dynamodb:updateItem":
            return lambda asked, answered: self._call("dynamodb", "UpdateItem", lambda: self._update(asked), answered)
        if service == "sns:publish":
            return lambda asked, answered: self._call("sns", "Publish", lambda: self._publish(asked["Message"]), answered)
        if service == "states:startExecution":
            return lambda asked, answered: self._call("states", "StartExecution", lambda: self._start(asked), answered)
        function = resource(body["Resource"])
        self.functions.check(function)
        return lambda asked, answered: self.functions.invoke(function, asked, answered)

    def _call(self, service: str, operation: str, act: Callable[[], Any], answered: functions.Answered) -> None:
        failure: Failure | None = None
        result = None
        kind = self.services.refusal(service, operation)
        if kind is None or kind == LOST:
            try:
                result = act()
            except ConditionFailed:
                failure = ("DynamoDB.ConditionalCheckFailedException", "The conditional request failed")
        if kind is not None:
            failure = (_ERRORS[service][kind != THROTTLED], kind)
        seconds = self.assumed["hangSeconds" if kind == HANGS else f"{service}CallSeconds"]
        self.clock.after(seconds, lambda: answered(failure, result))

    def _table(self, asked: Mapping[str, Any]) -> tuple[Table, str, str]:
        key = {name: plain(value) for name, value in asked["Key"].items()}
        table = self.assets if "Assets" in asked["TableName"] else self.uploads
        return table, key["pk"], key.get("sk", "")

    def _get(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        table, pk, sk = self._table(asked)
        row = table.get(pk, sk)
        return {} if row is None else {"Item": {name: typed(value) for name, value in row.items()}}

    def _update(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        table, pk, sk = self._table(asked)
        values = {name: plain(value) for name, value in asked["ExpressionAttributeValues"].items()}
        # The row, and what of it is in indexes.
        self.written_units += 2 * FILM["assetRowKilobytes"]
        fields = table.update(
            pk, sk, asked["UpdateExpression"], asked["ExpressionAttributeNames"], values, asked.get("ConditionExpression"))
        if "status" in fields:
            self.films[pk.removeprefix("ASSET#")].statuses.append((fields["status"], self.clock.now))
        returned = {"UPDATED_NEW": fields, "ALL_NEW": table.get(pk, sk) or {}, None: {}}[asked.get("ReturnValues")]
        return {"Attributes": {name: typed(value) for name, value in returned.items()}} if returned else {}

    def _publish(self, message: Mapping[str, Any]) -> None:
        film = self.films[message["assetId"]]
        if not film.messages:
            self._open -= 1
        film.messages.append((message["status"], self.clock.now))

    def _start(self, asked: Mapping[str, Any]) -> None:
        Execution(self, resource(asked["StateMachineArn"]), f"handed-{self.services.calls['states:StartExecution']}", asked["Input"])

    # What is counted, and how long jobs take

    def billed(self, memory: int, seconds: float) -> None:
        self.gigabyte_seconds += memory / 1_024 * seconds

    def _fails(self, metadata: Mapping[str, str]) -> bool:
        return self.films[metadata["assetId"]].key.endswith(functions.FAILING[metadata["kind"]])

    def _job_seconds(self, metadata: Mapping[str, str]) -> float:
        film = self.films[metadata["assetId"]]
        typical = self.assumed["previewSeconds"]
        if metadata["kind"] == "main":
            typical = self.assumed["jobStartSeconds"] + film.seconds * self.assumed["mainSecondsForEach"]
        return typical * self.chance.uniform(1 - self.assumed["spread"], 1 + self.assumed["spread"])
