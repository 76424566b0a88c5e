"""The App's template as the simulator reads it: state machines, functions, mappings, queues and rules.

A rule's target, a mapping's queue or a state's function that is not of a kind that the simulator knows is an error.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .paths import UnknownToTheModel

Properties = Mapping[str, Any]


@dataclass(frozen=True)
class Function:
    """A Lambda function. Its handler's module is its name here."""

    name: str
    timeout: float
    memory: int
    variables: Mapping[str, str]


@dataclass(frozen=True)
class EventSource:
    """An event source mapping from a queue to a function."""

    function: str
    queue: str
    batch: int
    window: float
    at_most: int


@dataclass(frozen=True)
class Queue:
    name: str
    visibility: float
    retention: float


@dataclass(frozen=True)
class Rule:
    """A rule of EventBridge: what it hears, and the resources that it tells."""

    name: str
    pattern: Mapping[str, Any] | None
    period: float | None
    targets: tuple[str, ...]


@dataclass(frozen=True)
class Platform:
    """What the template says, by logical ids."""

    machines: Mapping[str, Mapping[str, Any]]
    functions: Mapping[str, Function]
    mappings: tuple[EventSource, ...]
    queues: Mapping[str, Queue]
    rules: tuple[Rule, ...]

    def function(self, module: str) -> Function:
        """The function whose handler is in a module."""
        [found] = [function for function in self.functions.values() if function.name == module]
        return found


def platform(template: Mapping[str, Any]) -> Platform:
    resources: Mapping[str, Mapping[str, Any]] = template["Resources"]

    def of(kind: str) -> Iterable[tuple[str, Properties]]:
        return ((name, resource["Properties"]) for name, resource in resources.items() if resource["Type"] == kind)

    return Platform(
        machines={name: json.loads(text(body["DefinitionString"])) for name, body in of("AWS::StepFunctions::StateMachine")},
        functions={name: _function(body) for name, body in of("AWS::Lambda::Function")},
        mappings=tuple(_mapping(body) for _, body in of("AWS::Lambda::EventSourceMapping")),
        queues={name: Queue(body["QueueName"], body.get("VisibilityTimeout", 30), body.get("MessageRetentionPeriod", 345_600))
                for name, body in of("AWS::SQS::Queue")},
        rules=tuple(_rule(body) for _, body in of("AWS::Events::Rule")))


def text(value: Any) -> str:
    """A text in which references stand as `${LogicalId}`, or `${LogicalId.Attribute}`."""
    if isinstance(value, str):
        return value
    [(function, argument)] = value.items()
    if function == "Ref":
        return f"${{{argument}}}"
    if function == "Fn::GetAtt":
        return f"${{{'.'.join(argument)}}}"
    if function == "Fn::Join":
        return str(argument[0].join(text(part) for part in argument[1]))
    raise UnknownToTheModel(f"intrinsic function {function}")


def resource(reference: str) -> str:
    """The logical id in a reference to a resource."""
    if not (reference.startswith("${") and reference.endswith("}")):
        raise UnknownToTheModel(f"reference {reference}")
    return reference[2:-1].partition(".")[0]


def _function(body: Properties) -> Function:
    variables = {name: text(value) for name, value in body.get("Environment", {}).get("Variables", {}).items()}
    return Function(str(body["Handler"]).partition(".")[0], body["Timeout"], body["MemorySize"], variables)


def _mapping(body: Properties) -> EventSource:
    return EventSource(
        resource(text(body["FunctionName"])), resource(text(body["EventSourceArn"])), body["BatchSize"],
        body.get("MaximumBatchingWindowInSeconds", 0), body["ScalingConfig"]["MaximumConcurrency"])


def _rule(body: Properties) -> Rule:
    period = _period(body["ScheduleExpression"]) if "ScheduleExpression" in body else None
    return Rule(body["Name"], body.get("EventPattern"), period, tuple(resource(text(target["Arn"])) for target in body["Targets"]))


def _period(schedule: str) -> float:
    if (rate := re.fullmatch(r"rate\(([1-9]\d*) minutes?\)", schedule)) is None:
        raise UnknownToTheModel(f"schedule {schedule}")
    return 60.0 * int(rate[1])
