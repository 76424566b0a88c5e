"""Alarms go off by a fault that is made on the local AWS, by the metrics that it sends itself, and come back when the fault is over."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest

from EndToEnd.media import SampleFiles
from EndToEnd.test_alarms import Alarms, own, watched_alarms
from LocalAWS import fault_injection
from LocalPlatform.pipeline import SUFFIX, Pipeline
from LocalPlatform.waiting import until

_BACK_SECONDS = 240
_OFF_SECONDS = 240
_KINDS = (r"(?:plan-job|run-job|verify-outputs|presign-upload|admit-uploads|count-ends|find-assets|read-asset|delete-asset"
          r"|remake-assets|sweep-makings|watch-assets)")
# Kinds of alarms that no fault here sets off, and why: `test_alarms` puts their metrics.
UNPROVOKED = {
    r".*-throttled": "MiniStack starts as many executions as it is asked to: it throttles no state machine",
    rf"{_KINDS}-duration": "four fifths of a function's time limit, up to twelve minutes, and functions run in real time here",
    r"count-ends-lost-events": "MiniStack counts no event that it cannot give to a function's destination",
    r".*-topic-(?:failures|lost-messages)": "MiniStack's topics send no metrics",
    r"assets-table-.*-throttles": "MiniStack's tables are never throttled, and send no metrics",
    r"fault-rate": "ten of a hundred films in two periods: of single faults `platform-faults` tells",
    r"missing-parts": "three films in each of two periods whose thumbnails are missing",
    r"time-to-ready|waiting": "an upload that has waited for two hours",
    r"admission-age": "a quarter of an hour of real time, and MiniStack does not send the age of messages",
}


@pytest.fixture
def alarms(pipeline: Pipeline) -> Iterator[Alarms]:
    with watched_alarms(pipeline) as found:
        yield found


class Faults:
    """What is broken, for as long as it is."""

    def __init__(self, pipeline: Pipeline, samples: SampleFiles) -> None:
        self._pipeline, self._samples = pipeline, samples
        self._functions, self._events = pipeline.aws.client("lambda"), pipeline.aws.client("events")
        self._states = pipeline.aws.client("stepfunctions")

    def invoke(self, name: str) -> None:
        # A function of which none may run says so.
        with suppress(self._functions.exceptions.TooManyRequestsException):
            self._functions.invoke(FunctionName=f"{name}-function-{SUFFIX}", Payload=b"{}")

    @contextmanager
    def without_code(self, names: set[str]) -> Iterator[None]:
        """Functions whose code is not where it is looked for."""
        handlers = {name: self._functions.get_function_configuration(FunctionName=f"{name}-function-{SUFFIX}")["Handler"] for name in names}
        for name in names:
            self._functions.update_function_configuration(FunctionName=f"{name}-function-{SUFFIX}", Handler="absent.handler")
        try:
            yield
        finally:
            for name, handler in handlers.items():
                self._functions.update_function_configuration(FunctionName=f"{name}-function-{SUFFIX}", Handler=handler)

    @contextmanager
    def without_room(self, names: set[str]) -> Iterator[None]:
        """Functions of which none may run."""
        for name in names:
            self._functions.put_function_concurrency(FunctionName=f"{name}-function-{SUFFIX}", ReservedConcurrentExecutions=0)
        try:
            yield
        finally:
            for name in names:
                self._functions.delete_function_concurrency(FunctionName=f"{name}-function-{SUFFIX}")

    @contextmanager
    def without_targets(self, names: set[str]) -> Iterator[None]:
        """Rules whose targets are gone, with a dead-letter queue and with one that is gone too. What comes by a rate comes each minute."""
        queue = f"arn:aws:sqs:{self._pipeline.aws.region}:{self._pipeline.aws.account}:absent"
        rules = {name: self._events.describe_rule(Name=f"{name}-{SUFFIX}") for name in names}
        targets = {name: self._events.list_targets_by_rule(Rule=f"{name}-{SUFFIX}")["Targets"] for name in names}
        for name, given in targets.items():
            absent = [{**target, "Arn": f"{target['Arn']}-absent"} for target in given]
            lost = {**absent[0], "Id": "Lost", "DeadLetterConfig": {"Arn": queue}}
            self._events.put_targets(Rule=f"{name}-{SUFFIX}", Targets=[*absent, lost])
            self._set_rate(rules[name], "rate(1 minute)")
        try:
            yield
        finally:
            for name, given in targets.items():
                self._events.remove_targets(Rule=f"{name}-{SUFFIX}", Ids=["Lost"])
                self._events.put_targets(Rule=f"{name}-{SUFFIX}", Targets=given)
                self._set_rate(rules[name], rules[name].get("ScheduleExpression", ""))

    def _set_rate(self, rule: dict[str, Any], rate: str) -> None:
        if "ScheduleExpression" in rule:
            self._events.put_rule(Name=rule["Name"], ScheduleExpression=rate, State=rule["State"])

    def empty(self, queues: set[str]) -> None:
        sqs = self._pipeline.aws.client("sqs")
        for url in sqs.list_queues()["QueueUrls"]:
            if any(url.rpartition("/")[2].startswith(name) for name in queues):
                sqs.purge_queue(QueueUrl=url)

    def fail_executions(self) -> None:
        """One of a film, which the platform does not make, and of the machines that are handed what they are never handed."""
        key = "uploads/alarms-not-made.mp4"
        fault_injection.fail_next_jobs(self._pipeline.aws, 1999, times=None, matching=key)
        film = self._pipeline.started_by(key, self._pipeline.upload(self._samples.short, key))["executionArn"]
        others = [self._states.start_execution(
            stateMachineArn=self._pipeline.state_machine.replace("transcode-", f"{machine}-"), input="{}")["executionArn"]
            for machine in ("intake", "stopped")]
        assert {self._pipeline.ended(execution)["status"] for execution in (film, *others)} == {"FAILED"}

    def begin_film(self) -> str:
        """An execution whose jobs do not end."""
        key = "uploads/alarms-held.mp4"
        fault_injection.hold_next_jobs(self._pipeline.aws, times=None, matching=key)
        return str(self._pipeline.started_by(key, self._pipeline.upload(self._samples.short, key))["executionArn"])

    def go_unheard(self, film: str) -> None:
        """An upload that the intake does not hear of, and an execution of whose end nobody does."""
        self._pipeline.upload(self._samples.short, "uploads/alarms-unheard.mp4")
        self._states.stop_execution(executionArn=film)

    def lose_assets(self) -> list[str]:
        """Two films that are complete: the row of one says that it is at work still, and the files of the other are gone."""
        stuck, gone = (self._pipeline.transcoded(self._samples.short, f"uploads/alarms-{name}.mp4") for name in ("stuck", "gone"))
        self._row(stuck, "SET #status = :status, updatedAt = :at", {
            ":status": {"S": "TRANSCODING"}, ":at": {"S": "2020-01-01T00:00:00.000Z"}})
        s3 = self._pipeline.aws.client("s3")
        for key in self._pipeline.delivered_keys(gone):
            s3.delete_object(Bucket=self._pipeline.delivery_bucket, Key=key)
        return [stuck, gone]

    def forget(self, assets: list[str]) -> None:
        """As if they had never been."""
        for asset in assets:
            self._table.delete_item(TableName=self._pipeline.table, Key=_row_key(asset))

    def _row(self, asset: str, change: str, values: dict[str, Any]) -> None:
        self._table.update_item(TableName=self._pipeline.table, Key=_row_key(asset), UpdateExpression=change,
                                ExpressionAttributeNames={"#status": "status"}, ExpressionAttributeValues=values)

    @property
    def _table(self) -> Any:
        return self._pipeline.aws.client("dynamodb")


def _row_key(asset: str) -> dict[str, Any]:
    return {"pk": {"S": f"ASSET#{asset}"}, "sk": {"S": "META"}}


def named(names: set[str], pattern: str) -> set[str]:
    """What stands in place of the group in those names that are of a kind."""
    return {found[1] for name in names if (found := re.fullmatch(pattern, name))}


@pytest.mark.provokes
@pytest.mark.long("three periods of most alarms, five times")
def test_each_alarm_goes_off_by_a_fault_and_comes_back(pipeline: Pipeline, samples: SampleFiles, alarms: Alarms) -> None:
    singles = {name.removesuffix(f"-alarm-{SUFFIX}") for name, alarm in alarms.described().items() if "AlarmRule" not in alarm}
    unprovoked = {name for name in singles if any(re.fullmatch(kind, name) for kind in UNPROVOKED)}
    assert all(any(re.fullmatch(kind, name) for name in singles) for kind in UNPROVOKED)
    functions, rules = named(singles, f"({_KINDS})-errors"), named(singles, "(.*-rule)-failures")
    queues = named(singles, "(.*-dlq)-messages")
    faults = Faults(pipeline, samples)
    provoked: set[str] = set()

    def off(names: set[str], go_on: Callable[[], object] = lambda: None) -> None:
        """Goes on until each has gone off."""
        provoked.update(names)
        seen: set[str] = set()
        deadline = time.monotonic() + _OFF_SECONDS
        while missing := {own(name) for name in names} - seen:
            assert time.monotonic() < deadline, missing
            go_on()
            time.sleep(1)
            seen |= alarms.in_alarm()

    def back(names: set[str]) -> None:
        alarms.become("OK", _BACK_SECONDS, *(own(name) for name in names))
        expected = {(own(name), state) for name in names for state in ("ALARM", "OK")}
        until(alarms.told, lambda told: expected <= told, 20, "what the topic tells of them")

    def invoke() -> None:
        for name in functions:
            faults.invoke(name)

    alarms.become("OK", 2 * _BACK_SECONDS, *(own(name) for name in singles))
    alarms.told()

    assets = faults.lose_assets()
    missed = {"stuck-assets", "gone-assets"}
    off(missed, lambda: faults.invoke("watch-assets"))
    faults.forget(assets)
    back(missed)

    failed = {"platform-faults", "intake-failed", "stopped-executions-failed"}
    faults.fail_executions()
    off(failed)
    back(failed)

    unheard = {name for name in singles - unprovoked if re.fullmatch(r".*-rule-(failures|lost-events)|.*-dlq-messages", name)}
    film = faults.begin_film()
    with faults.without_targets(rules):
        faults.go_unheard(film)
        off(unheard)
    faults.empty(queues)
    back(unheard)

    for kind, fault in (("errors", faults.without_code), ("throttles", faults.without_room)):
        names = {f"{name}-{kind}" for name in functions}
        with fault(functions):
            off(names, invoke)
        back(names)

    assert provoked | unprovoked == singles
    assert not provoked & unprovoked
