"""Executions that are stopped at each state on the way to each end: one right row, one message, no job that goes on, nothing lost."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from EndToEnd.conftest import NewEnvironment
from EndToEnd.mailbox import Mailbox
from EndToEnd.media import SampleFiles
from LocalAWS import fault_injection
from LocalPlatform.pipeline import Pipeline
from LocalPlatform.waiting import until

_HELD = "Held by the test"
# Longer than the test, though waits are shortened.
_HELD_SECONDS = 100_000
_FAILING = "fails-for-good"
# Each of these records an end, which stands whatever happens behind it.
_RECORDS = {"Record success": "COMPLETE", "Record rejection": "REJECTED", "Record failure": "FAILED"}
_TELLS = {"Tell success", "Tell rejection", "Tell failure"}


@dataclass(frozen=True)
class Way:
    """An upload on its way to an end."""

    file: Path
    name: str
    end: str
    # Once nothing fails any more.
    next_end: str


@dataclass(frozen=True)
class Held:
    """An execution that waits before a state."""

    way: Way
    state: str
    key: str
    execution: str
    claimed: bool
    recorded: str | None
    told: bool

    @property
    def end(self) -> str:
        """What it ends as. What was not claimed waits still, and is admitted again by itself."""
        return self.recorded or ("FAILED" if self.claimed else self.way.next_end)


@pytest.mark.long("some minutes: an upload for each state")
def test_an_execution_that_is_stopped_at_any_state_ends_once(new_environment: NewEnvironment, samples: SampleFiles) -> None:
    ways = (Way(samples.short, "film.mp4", "COMPLETE", "COMPLETE"), Way(samples.short, f"{_FAILING}.mp4", "FAILED", "COMPLETE"),
            Way(samples.text, "letter.txt", "REJECTED", "REJECTED"))
    # Room for all that are held at once.
    with new_environment({"filmsAtOnce": "100"}, repeats_transcoding=True) as made:
        made.toolkit.deploy()
        pipeline = Pipeline(made.aws)
        fault_injection.fail_next_jobs(made.aws, 1040, times=None, matching=f"{_FAILING}.mp4")
        # Each by the first of them that comes to it: up to where they part, they have done the same.
        passed = {state: way for way in reversed(ways) for state in states_passed(pipeline, way)}
        assert passed.keys() >= {*_RECORDS, *_TELLS, "Claim", "Transcode", "Renditions: ask", "Cancel jobs"}
        mailbox = Mailbox(pipeline)
        held = [hold(pipeline, way, state) for state, way in passed.items()]
        for one in held:
            made.aws.client("stepfunctions").stop_execution(executionArn=one.execution)
        ended_once(pipeline, mailbox, held)
        fault_injection.clear(made.aws)
        taken_up_again(pipeline, [one for one in held if one.end == "FAILED"])
        mailbox.close()


def states_passed(pipeline: Pipeline, way: Way) -> list[str]:
    """Of an upload that nobody stops, each once."""
    key = f"uploads/undisturbed-{way.name}"
    execution = pipeline.started_by(key, pipeline.upload(way.file, key))["executionArn"]
    pipeline.ended(execution)
    assert pipeline.status(key) == way.end
    # A film that fails ends its preview, which is at one state or another then.
    return [state for state in dict.fromkeys(pipeline.states_entered(execution))
            if way.end != "FAILED" or not state.startswith("Preview: ")]


def hold(pipeline: Pipeline, way: Way, state: str) -> Held:
    """Lets an upload come to a state and no further. Its execution keeps the definition with the wait, which is taken out again."""
    slug = "".join(letter if letter.isalnum() else "-" for letter in state)
    key = f"uploads/{slug}-{way.name}"
    with waits_before(pipeline, state):
        execution = pipeline.started_by(key, pipeline.upload(way.file, key))["executionArn"]
        entered: list[str] = until(
            lambda: pipeline.states_entered(execution), lambda found: _HELD in found, 60, f"the execution of {key} to be held")
    recorded = [_RECORDS[name] for name in entered if name in _RECORDS]
    assert len(recorded) <= 1
    return Held(way, state, key, execution, claimed="Claim" in entered, recorded=recorded[0] if recorded else None,
                told=any(name in _TELLS for name in entered))


@contextmanager
def waits_before(pipeline: Pipeline, state: str) -> Iterator[None]:
    states = pipeline.aws.client("stepfunctions")
    given = states.describe_state_machine(stateMachineArn=pipeline.state_machine)["definition"]
    definition = json.loads(given)
    assert put_wait_before(definition, state), f"there is no {state!r}"
    states.update_state_machine(stateMachineArn=pipeline.state_machine, definition=json.dumps(definition))
    try:
        yield
    finally:
        states.update_state_machine(stateMachineArn=pipeline.state_machine, definition=given)


def put_wait_before(machine: dict[str, Any], state: str) -> bool:
    """Whether the machine, or one in it, has such a state: what led to it then leads to a wait that leads to it."""
    states = machine["States"]
    if state not in states:
        inner = [branch for value in states.values() for branch in value.get("Branches", [])]
        return any(put_wait_before(branch, state) for branch in inner)
    if machine["StartAt"] == state:
        machine["StartAt"] = _HELD
    for value in states.values():
        for transition in (value, *value.get("Choices", []), *value.get("Catch", [])):
            for field in ("Next", "Default"):
                if transition.get(field) == state:
                    transition[field] = _HELD
    states[_HELD] = {"Type": "Wait", "Seconds": _HELD_SECONDS, "Next": state}
    return True


def ended_once(pipeline: Pipeline, mailbox: Mailbox, held: list[Held]) -> None:
    """One right end in each row, one message of it, and no job that runs."""
    states, machine = pipeline.aws.client("stepfunctions"), pipeline.state_machine.replace("transcode-", "stopped-")

    def tidied() -> Counter[str]:
        pages = states.get_paginator("list_executions").paginate(stateMachineArn=machine)
        return Counter(execution["status"] for page in pages for execution in page["executions"])

    # That of the upload that fails undisturbed is among them.
    until(tidied, lambda found: found["SUCCEEDED"] > len(held) and not found["RUNNING"], 180, "what tidies up behind all of them")
    unclaimed = {one.key: one.end for one in held if not one.claimed}
    until(lambda: {key: pipeline.status(key) for key in unclaimed}, lambda found: found == unclaimed, 120, "what was not claimed")
    time.sleep(2)
    messages = [json.loads(message) for message in mailbox.messages()]
    told = Counter((message["key"], message["status"]) for message in messages)
    wrong = []
    for one in held:
        end = one.end
        [row] = [row for row in pipeline.rows(one.key) if row["sk"]["S"] == "META"]
        ends = [event["M"]["status"]["S"] for event in row["history"]["L"] if event["M"]["status"]["S"] in _RECORDS.values()]
        found = {
            "status": row["status"]["S"], "ends": ends, "line": row["line"]["S"],
            "messages": {status: count for (key, status), count in told.items() if key == one.key},
            "running": [job["Id"] for job in pipeline.jobs(one.key) if job["Status"] in ("SUBMITTED", "PROGRESSING")],
            "aborted": row.get("error") == {"S": "Execution.ABORTED"}}
        expected = {
            "status": end, "ends": [end], "line": "ENDED", "running": [], "aborted": one.claimed and one.recorded is None,
            # Nothing writes down that it was told, so that it is told again if it is stopped behind that.
            "messages": {end: 2 if one.told else 1}}
        if found != expected:
            wrong.append((one.state, one.way.name, found))
    assert not wrong, "\n".join(map(str, wrong))


def taken_up_again(pipeline: Pipeline, failed: list[Held]) -> None:
    """Each that failed becomes what it would have become, with one more end in its row."""
    for one in failed:
        assert pipeline.ended(pipeline.hand_in({"assetId": pipeline.asset(one.key)}))["status"] == "SUCCEEDED"
    expected = {one.key: one.way.next_end for one in failed}
    until(lambda: {key: pipeline.status(key) for key in expected}, lambda found: found == expected, 300, "their further attempts")
    assert all(job["Status"] not in ("SUBMITTED", "PROGRESSING") for key in expected for job in pipeline.jobs(key))
