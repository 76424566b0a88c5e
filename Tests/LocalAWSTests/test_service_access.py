"""EventBridge gives a target only what a role or a policy lets it; Step Functions waits as it is told."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest

from LocalAWS.corrections import retry_delays
from LocalAWS.gateway import LocalAWS

EVENTS = "events.amazonaws.com"


def statement(action: str, resource: str = "*", **fields: Any) -> dict[str, Any]:
    return {"Effect": "Allow", "Action": action, "Resource": resource, **fields}


def role(aws: LocalAWS, name: str, service: str, action: str, resource: str, condition: dict[str, Any] | None = None) -> str:
    trust = {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}
    trust |= {"Condition": condition} if condition else {}
    iam = aws.client("iam")
    arn: str = iam.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps({"Statement": [trust]}))["Role"]["Arn"]
    iam.put_role_policy(RoleName=name, PolicyName="p", PolicyDocument=json.dumps({"Statement": [statement(action, resource)]}))
    return arn


def queue(aws: LocalAWS, name: str, policy: dict[str, Any] | None = None) -> tuple[str, str]:
    sqs = aws.client("sqs")
    url = sqs.create_queue(QueueName=name, Attributes={"Policy": json.dumps({"Statement": [policy]})} if policy else {})["QueueUrl"]
    arn: str = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    return url, arn


def rule(aws: LocalAWS, name: str, target: dict[str, Any]) -> None:
    """Sends one event to a target, with a queue for what cannot be delivered."""
    admitted = statement("sqs:SendMessage", Principal={"Service": EVENTS})
    _, letters = queue(aws, f"letters-{name}", admitted)
    events = aws.client("events")
    events.put_rule(Name=name, EventPattern=json.dumps({"source": [f"tests.{name}"]}))
    events.put_targets(Rule=name, Targets=[{"Id": "t", "DeadLetterConfig": {"Arn": letters}, **target}])
    events.put_events(Entries=[{"Source": f"tests.{name}", "DetailType": "Test", "Detail": '{"a": 1}'}])


def buried(aws: LocalAWS, name: str) -> str | None:
    """The error code of the one event that was not delivered."""
    sqs = aws.client("sqs")
    url = sqs.get_queue_url(QueueName=f"letters-{name}")["QueueUrl"]
    messages = sqs.receive_message(QueueUrl=url, WaitTimeSeconds=1, MessageAttributeNames=["All"]).get("Messages", [])
    return messages[0]["MessageAttributes"]["ERROR_CODE"]["StringValue"] if messages else None


MACHINE = "arn:aws:states:eu-south-1:111111111111:stateMachine:started"


@pytest.fixture(scope="module")
def machine(aws: LocalAWS) -> str:
    aws.client("stepfunctions").create_state_machine(
        name="started", roleArn="arn:aws:iam::111111111111:role/any",
        definition=json.dumps({"StartAt": "End", "States": {"End": {"Type": "Succeed"}}}))
    return MACHINE


@pytest.mark.parametrize(("case", "service", "action", "resource", "condition", "code"), [
    ("right", EVENTS, "states:StartExecution", MACHINE, None, None),
    ("right-rule", EVENTS, "states:StartExecution", MACHINE, "rule/machine-right-rule", None),
    ("other-rule", EVENTS, "states:StartExecution", MACHINE, "rule/machine-another", "NO_PERMISSIONS"),
    ("other-action", EVENTS, "states:StopExecution", MACHINE, None, "NO_PERMISSIONS"),
    ("other-machine", EVENTS, "states:StartExecution", MACHINE + "2", None, "NO_PERMISSIONS"),
    ("other-service", "lambda.amazonaws.com", "states:StartExecution", MACHINE, None, "NO_PERMISSIONS")])
def test_a_state_machine_is_started_by_a_role_that_may(
    aws: LocalAWS, machine: str, case: str, service: str, action: str, resource: str, condition: str | None, code: str | None
) -> None:
    told = {"ArnEquals": {"aws:SourceArn": f"arn:aws:events:{aws.region}:{aws.account}:{condition}"}} if condition else None
    arn = role(aws, f"machine-{case}", service, action, resource, told)
    rule(aws, f"machine-{case}", {"Arn": machine, "RoleArn": arn})
    assert buried(aws, f"machine-{case}") == code


@pytest.mark.parametrize(("case", "policy", "code"), [
    ("admitted", statement("sqs:SendMessage", Principal={"Service": EVENTS}), None), ("bare", None, "NO_PERMISSIONS"),
    ("other", statement("sqs:SendMessage", Principal={"Service": "s3.amazonaws.com"}), "NO_PERMISSIONS")])
def test_a_queue_is_written_to_where_its_policy_admits_it(
    aws: LocalAWS, case: str, policy: dict[str, Any] | None, code: str | None
) -> None:
    url, arn = queue(aws, f"target-{case}", policy)
    rule(aws, f"queue-{case}", {"Arn": arn})
    assert buried(aws, f"queue-{case}") == code
    got = aws.client("sqs").receive_message(QueueUrl=url).get("Messages", [])
    assert len(got) == (0 if code else 1)


@pytest.mark.parametrize(("case", "action", "code"), [("right", "events:PutEvents", None), ("wrong", "events:PutRule", "NO_PERMISSIONS")])
def test_a_bus_elsewhere_is_reached_by_a_role_that_may(aws: LocalAWS, case: str, action: str, code: str | None) -> None:
    aws.client("events", "eu-central-1").create_event_bus(Name=f"bus-{case}")
    arn = role(aws, f"bus-{case}", EVENTS, action, "*")
    rule(aws, f"bus-{case}", {"Arn": f"arn:aws:events:eu-central-1:{aws.account}:event-bus/bus-{case}", "RoleArn": arn})
    assert buried(aws, f"bus-{case}") == code


@pytest.mark.parametrize(("retrier", "count", "chance", "seconds"), [
    ({}, 0, 1.0, 1), ({}, 3, 1.0, 8), ({"IntervalSeconds": 5, "BackoffRate": 3}, 2, 1.0, 45),
    ({"IntervalSeconds": 60, "BackoffRate": 2}, 5, 1.0, 1920),
    ({"IntervalSeconds": 60, "BackoffRate": 2, "MaxDelaySeconds": 300}, 5, 1.0, 300),
    ({"IntervalSeconds": 8, "JitterStrategy": "FULL"}, 0, 0.25, 2), ({"IntervalSeconds": 8, "JitterStrategy": "NONE"}, 0, 0.25, 8)])
def test_delays_between_attempts(retrier: dict[str, Any], count: int, chance: float, seconds: float) -> None:
    assert retry_delays.delay(retrier, count, lambda: chance) == seconds


def test_the_longest_delay_is_kept_to(aws: LocalAWS) -> None:
    """Three attempts again, of ten seconds each at most, of which a tenth goes by here."""
    task = {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "no-such-function"}, "End": True,
            "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 1000, "MaxAttempts": 2, "MaxDelaySeconds": 10}]}
    client = aws.client("stepfunctions")
    machine = client.create_state_machine(
        name="delayed", roleArn="arn:aws:iam::111111111111:role/any", definition=json.dumps({"StartAt": "T", "States": {"T": task}}))
    begun = time.monotonic()
    execution = client.start_execution(stateMachineArn=machine["stateMachineArn"])["executionArn"]
    while client.describe_execution(executionArn=execution)["status"] == "RUNNING" and time.monotonic() - begun < 20:
        time.sleep(0.05)
    assert 1.9 < time.monotonic() - begun < 6


@pytest.fixture(scope="module")
def enforcing() -> Iterator[LocalAWS]:
    """A table, and an account that is asked for everything."""
    with LocalAWS() as local:
        local.client("dynamodb").create_table(
            TableName="rows", KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}], BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}])
        local.enforce()
        yield local


TABLE = "arn:aws:dynamodb:eu-south-1:111111111111:table/rows"


@pytest.mark.parametrize(("case", "service", "action", "resource", "error"), [
    ("right", "states.amazonaws.com", "dynamodb:PutItem", TABLE, None),
    ("other-action", "states.amazonaws.com", "dynamodb:UpdateItem", TABLE, "States.Permissions"),
    ("other-table", "states.amazonaws.com", "dynamodb:PutItem", f"{TABLE}2", "States.Permissions"),
    ("other-service", "events.amazonaws.com", "dynamodb:PutItem", TABLE, "States.Permissions")])
def test_a_task_does_what_its_machine_s_role_may(
    enforcing: LocalAWS, case: str, service: str, action: str, resource: str, error: str | None
) -> None:
    arn = role(enforcing, f"task-{case}", service, action, resource)
    client = enforcing.client("stepfunctions")
    task = {"Type": "Task", "Resource": "arn:aws:states:::dynamodb:putItem", "End": True,
            "Parameters": {"TableName": "rows", "Item": {"pk": {"S": case}}}}
    machine = client.create_state_machine(
        name=f"task-{case}", roleArn=arn, definition=json.dumps({"StartAt": "T", "States": {"T": task}}))["stateMachineArn"]
    execution = client.start_execution(stateMachineArn=machine)["executionArn"]
    deadline = time.monotonic() + 20
    while (ended := client.describe_execution(executionArn=execution))["status"] == "RUNNING" and time.monotonic() < deadline:
        time.sleep(0.05)
    assert ended.get("error") == error
    assert ("Item" in enforcing.client("dynamodb").get_item(TableName="rows", Key={"pk": {"S": case}})) == (error is None)
