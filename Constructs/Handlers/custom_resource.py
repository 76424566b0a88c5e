"""What the handlers of custom resources share: CloudFormation's request, its answer, and the question whether it asks at all."""

from __future__ import annotations

import functools
import json
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotDoneInTime
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

# Three tries of ten seconds and the pauses between them are what it can take to answer CloudFormation.
ANSWER_TRIES = 3
ANSWER_TIMEOUT_SECONDS = 10
ANSWER_RESERVE_MILLIS = 35_000
# CloudFormation takes an answer of 4096 bytes; so many leave room for the ids.
REASON_BYTES = 2_800

# What the newest event of a resource says while CloudFormation waits for the answer to a request.
IN_PROGRESS = {
    "Create": ("CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS"),
    "Update": ("UPDATE_IN_PROGRESS",),
    "Delete": ("DELETE_IN_PROGRESS",),
}


class Context(Protocol):
    """The part of Lambda's context object that matters here."""

    def get_remaining_time_in_millis(self) -> int: ...


class Outcome(NamedTuple):
    """The answer to CloudFormation; the data are attributes of the resource."""

    status: str
    reason: str
    physical_id: str
    data: Mapping[str, str] = MappingProxyType({})


class NotAsked(Exception):
    """CloudFormation does not wait for an answer: somebody else made the request up."""


Work = Callable[[Mapping[str, Any], Context, int], Outcome | None]


def carry_out(event: Any, context: Context, work: Work, physical_id: Callable[[Mapping[str, Any]], str]) -> None:
    """Lets `work` do what CloudFormation asks for and answers, whatever happens; if there is no outcome, later answers follow.

    The work has a thread of its own: a call that hangs must not keep the answer from being sent.
    """
    if not isinstance(event, Mapping) or not event.get("ResponseURL"):
        log("ERROR", "the event has no ResponseURL: nobody to answer")
        raise ValueError("the event has no ResponseURL")
    remaining = context.get_remaining_time_in_millis()
    reserve = min(ANSWER_RESERVE_MILLIS, remaining // 2)
    executor = ThreadPoolExecutor(max_workers=1)
    outcome: Outcome | None
    try:
        outcome = executor.submit(work, event, context, reserve).result((remaining - reserve) / 1000)
    except NotDoneInTime:
        outcome = Outcome("FAILED", "time ran out while waiting for AWS; try again to go on", physical_id(event))
    except Exception as error:
        outcome = Outcome("FAILED", f"{type(error).__name__}: {error}", physical_id(event))
    finally:
        executor.shutdown(wait=False)
    if outcome is None:
        return
    log("INFO" if outcome.status == "SUCCESS" else "ERROR", outcome.reason, physicalId=outcome.physical_id,
        requestType=event.get("RequestType"), status=outcome.status)
    answer(event, outcome)


def properties_of(event: Mapping[str, Any], name: str = "ResourceProperties") -> Mapping[str, Any]:
    given = event.get(name)
    return given if isinstance(given, Mapping) else {}


def check_asked(event: Mapping[str, Any]) -> None:
    """Refuses a request that CloudFormation does not wait for: the newest event of the resource in its stack tells.

    The role may ask about no stack but its own.
    """
    request, resource = str(event.get("RequestType")), event.get("LogicalResourceId")
    deleted = event.get("PhysicalResourceId") if request == "Delete" else None
    for happened in stack_events(event):
        # A resource that was replaced goes by its former physical id while the one in its place is there.
        if happened.get("LogicalResourceId") != resource or (deleted and happened.get("PhysicalResourceId") != deleted):
            continue
        if happened.get("ResourceStatus") in IN_PROGRESS.get(request, ()):
            return
        raise NotAsked(f"CloudFormation asks for no {request} of {resource}, which is {happened.get('ResourceStatus')}")
    raise NotAsked(f"CloudFormation asks for no {request} of {resource}, of which it knows nothing")


def stack_status(event: Mapping[str, Any]) -> str:
    """What the stack of the request does now."""
    stack = event.get("StackId")
    (described,) = cloudformation().describe_stacks(StackName=stack)["Stacks"]
    return str(described["StackStatus"])


def stack_events(event: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """What happened in the stack of the request, newest first."""
    for page in cloudformation().get_paginator("describe_stack_events").paginate(StackName=event.get("StackId")):
        yield from page["StackEvents"]


def answer(event: Mapping[str, Any], outcome: Outcome) -> None:
    """Sends the outcome to CloudFormation. The URL is signed, so neither a log line nor an error may show it."""
    body = json.dumps(
        {
            "Status": outcome.status,
            "Reason": shortened(outcome.reason),
            "PhysicalResourceId": outcome.physical_id,
            "StackId": event.get("StackId", ""),
            "RequestId": event.get("RequestId", ""),
            "LogicalResourceId": event.get("LogicalResourceId", ""),
            **({"Data": outcome.data} if outcome.data else {}),
        },
        ensure_ascii=False,
    ).encode(errors="replace")
    last = ""
    for attempt in range(ANSWER_TRIES):
        if attempt:
            time.sleep(attempt)
        try:
            # The signature covers an empty content type; urllib would say one of its own.
            request = urllib.request.Request(event["ResponseURL"], body, {"Content-Type": ""}, method="PUT")
            with urllib.request.urlopen(request, timeout=ANSWER_TIMEOUT_SECONDS):
                return
        except Exception as error:
            last = f"{type(error).__name__} {getattr(error, 'code', '')}".strip()
            log("WARNING", "CloudFormation took no answer", attempt=attempt + 1, error=last)
    # Lambda invokes the function again, which answers again.
    raise ConnectionError(f"CloudFormation could not be answered: {last}")


def shortened(reason: str) -> str:
    """As much of it as fits into an answer, however it is encoded."""
    while len(json.dumps(reason, ensure_ascii=False).encode(errors="replace")) > REASON_BYTES:
        reason = reason[:len(reason) * 9 // 10]
    return reason


def code_of(error: ClientError) -> str:
    """The error code that a service gave."""
    return str(error.response.get("Error", {}).get("Code", ""))


@functools.cache
def client(service: str) -> Any:
    """A client, made once for each execution environment."""
    return boto3.client(
        service,
        config=Config(connect_timeout=5, read_timeout=20, retries={"mode": "standard", "total_max_attempts": 5}),
    )


def cloudformation() -> Any:
    return client("cloudformation")


def log(level: str, message: str, **fields: object) -> None:
    """Writes one line of JSON to the function's log."""
    print(json.dumps({"level": level, "message": message, **fields}, default=str), flush=True)
