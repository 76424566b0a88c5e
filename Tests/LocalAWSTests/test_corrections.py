"""Where the local AWS was made to answer as AWS does. A release that needs a correction no more keeps these passing."""

from __future__ import annotations

import io
import json
import time
import zipfile
from typing import Any

import pytest

from LocalAWS.gateway import LocalAWS

ADMITTING = json.dumps({"Statement": [{
    "Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": "*"}]})
ROLE = "arn:aws:iam::111111111111:role/role-of-the-corrections-tests"


@pytest.fixture(scope="module", autouse=True)
def role(aws: LocalAWS) -> None:
    aws.client("iam").create_role(RoleName=ROLE.rpartition("/")[2], AssumeRolePolicyDocument="{}")


def stack_ended(aws: LocalAWS, name: str) -> str:
    cloudformation = aws.client("cloudformation")
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        stack = cloudformation.describe_stacks(StackName=name)["Stacks"][0]
        if not stack["StackStatus"].endswith("_IN_PROGRESS"):
            return str(stack["StackStatus"])
        time.sleep(0.2)
    raise AssertionError(f"The stack {name} did not settle.")


def execution(aws: LocalAWS, name: str, states: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    client = aws.client("stepfunctions")
    machine = client.create_state_machine(
        name=name, roleArn=ROLE, definition=json.dumps({"StartAt": "First", "States": states}))["stateMachineArn"]
    started = client.start_execution(stateMachineArn=machine, input=json.dumps(given))["executionArn"]
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        described: dict[str, Any] = client.describe_execution(executionArn=started)
        if described["status"] != "RUNNING":
            return described
        time.sleep(0.1)
    raise AssertionError(f"The execution of {name} did not end.")


def test_what_an_update_takes_away_has_its_events(aws: LocalAWS) -> None:
    cloudformation = aws.client("cloudformation")
    name, topic = "taking-away", {"Type": "AWS::SNS::Topic"}
    for resources in ({"Stays": topic, "Goes": topic}, {"Stays": topic}):
        change = cloudformation.update_stack if "Goes" not in resources else cloudformation.create_stack
        change(StackName=name, TemplateBody=json.dumps({"Resources": resources}))
        stack_ended(aws, name)
    events = [(event["LogicalResourceId"], event["ResourceStatus"]) for event in
              cloudformation.describe_stack_events(StackName=name)["StackEvents"]]
    assert ("Goes", "DELETE_IN_PROGRESS") in events and ("Stays", "DELETE_IN_PROGRESS") not in events


def test_a_stack_with_a_full_bucket_is_not_deleted_and_tags_are_kept(aws: LocalAWS) -> None:
    name, bucket = "full-bucket", "full-bucket-of-a-stack"
    aws.client("cloudformation").create_stack(StackName=name, TemplateBody=json.dumps({"Resources": {"Bucket": {
        "Type": "AWS::S3::Bucket",
        "Properties": {"BucketName": bucket, "Tags": [{"Key": "kept", "Value": "true"}]}}}}))
    assert stack_ended(aws, name) == "CREATE_COMPLETE"
    s3 = aws.client("s3")
    assert s3.get_bucket_tagging(Bucket=bucket)["TagSet"] == [{"Key": "kept", "Value": "true"}]
    s3.put_object(Bucket=bucket, Key="object", Body=b"")

    aws.client("cloudformation").delete_stack(StackName=name)

    assert stack_ended(aws, name) == "DELETE_FAILED"
    s3.head_object(Bucket=bucket, Key="object")


def raising_function(aws: LocalAWS) -> str:
    """The name of a function that raises an exception of its own."""
    code = io.BytesIO()
    with zipfile.ZipFile(code, "w") as archive:
        archive.writestr("raising.py", "class Refused(Exception): pass\ndef handler(e, c): raise Refused('a\\nb')\n")
    functions = aws.client("lambda")
    if "raising" not in {function["FunctionName"] for function in functions.list_functions()["Functions"]}:
        functions.create_function(
            FunctionName="raising", Runtime="python3.13", Role=ROLE, Handler="raising.handler", Code={"ZipFile": code.getvalue()})
    return "raising"


def test_a_function_s_exception_is_the_error_that_a_state_machine_catches(aws: LocalAWS) -> None:
    task = {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": raising_function(aws)},
            "Catch": [{"ErrorEquals": ["Refused"], "Next": "Caught"}], "End": True}
    ended = execution(aws, "catching", {"First": task, "Caught": {"Type": "Succeed"}}, {})
    assert ended["status"] == "SUCCEEDED"
    assert json.loads(ended["output"])["Error"] == "Refused"


@pytest.mark.parametrize(("name", "path", "outcome"), [
    ("absent", "$.absent", "FAILED"),
    ("absent-in-text", "States.Format('{}', $.absent)", "FAILED"),
    ("present", "States.Format('{}', $.present)", "SUCCEEDED"),
    ("null", "$.null", "SUCCEEDED"),
])
def test_a_path_that_leads_nowhere_fails_the_execution(aws: LocalAWS, name: str, path: str, outcome: str) -> None:
    states = {"First": {"Type": "Pass", "Parameters": {"value.$": path}, "End": True}}
    ended = execution(aws, f"path-{name}", states, {"present": 1, "null": None})
    assert ended["status"] == outcome


def test_a_choice_may_ask_for_what_is_absent(aws: LocalAWS) -> None:
    states = {"First": {"Type": "Choice", "Choices": [{"Variable": "$.absent", "IsPresent": True, "Next": "Wrong"}],
                        "Default": "Right"}, "Right": {"Type": "Succeed"}, "Wrong": {"Type": "Fail"}}
    assert execution(aws, "asking", states, {})["status"] == "SUCCEEDED"


def test_a_branch_that_fails_ends_the_others(aws: LocalAWS) -> None:
    def branch(**state: Any) -> dict[str, Any]:
        name = f"{state['Type']} of a branch"
        return {"StartAt": name, "States": {name: state}}

    failing = branch(Type="Fail", Error="Refused", Cause="Told to")
    # An hour, of which a tenth is waited for here: longer than the test.
    waiting = branch(Type="Wait", Seconds=3600, End=True)
    parallel = {"Type": "Parallel", "Branches": [waiting, failing], "Catch": [{"ErrorEquals": ["Refused"], "Next": "Caught"}], "End": True}
    ended = execution(aws, "branches", {"First": parallel, "Caught": {"Type": "Succeed"}}, {})
    assert ended["status"] == "SUCCEEDED"
    assert {"Fail of a branch", "Wait of a branch", "Caught"} <= {
        event["stateEnteredEventDetails"]["name"]
        for event in aws.client("stepfunctions").get_execution_history(executionArn=ended["executionArn"])["events"]
        if "stateEnteredEventDetails" in event}


def test_a_branch_that_fails_ends_those_within_others(aws: LocalAWS) -> None:
    def wait(seconds: int, following: str) -> dict[str, Any]:
        return {"Type": "Wait", "Seconds": seconds, "Next": following}

    # A tenth of each is waited for: the branch within has a state before it when the other fails, and one that must not be entered.
    within = {"StartAt": "Within", "States": {"Within": wait(30, "Never"), "Never": {"Type": "Pass", "End": True}}}
    around = {"StartAt": "Around", "States": {"Around": {"Type": "Parallel", "Branches": [within], "End": True}}}
    failing = {"StartAt": "Before", "States": {
        "Before": wait(10, "Failing"), "Failing": {"Type": "Fail", "Error": "Refused", "Cause": "Told to"}}}
    # The execution goes on for as long as the branch within would have.
    caught = [{"ErrorEquals": ["Refused"], "Next": "Caught"}]
    states = {
        "First": {"Type": "Parallel", "Branches": [around, failing], "Catch": caught, "End": True},
        "Caught": wait(60, "Last"), "Last": {"Type": "Succeed"}}
    ended = execution(aws, "branches-within", states, {})
    assert ended["status"] == "SUCCEEDED"
    entered = [event["stateEnteredEventDetails"]["name"]
               for event in aws.client("stepfunctions").get_execution_history(executionArn=ended["executionArn"])["events"]
               if "stateEnteredEventDetails" in event]
    assert {"Within", "Failing", "Caught"} <= set(entered)
    assert "Never" not in entered


def test_a_function_that_fails_with_a_task_token_fails_its_task(aws: LocalAWS) -> None:
    task = {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "TimeoutSeconds": 300,
            "Parameters": {"FunctionName": raising_function(aws), "Payload": {"token.$": "$$.Task.Token"}}, "End": True}
    ended = execution(aws, "tokens", {"First": task}, {})
    assert (ended["status"], ended["error"]) == ("FAILED", "Refused")


def test_an_event_names_the_version_of_the_object(aws: LocalAWS) -> None:
    s3, events, sqs = aws.client("s3"), aws.client("events"), aws.client("sqs")
    bucket = "versioned-bucket-of-the-events"
    s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": aws.region})
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    s3.put_bucket_notification_configuration(
        Bucket=bucket, NotificationConfiguration={"EventBridgeConfiguration": {}})
    url, arn = queue(aws, "events-of-uploads", policy=ADMITTING)
    events.put_rule(Name="uploads", EventPattern=json.dumps({"source": ["aws.s3"]}))
    events.put_targets(Rule="uploads", Targets=[{"Id": "queue", "Arn": arn}])

    version = s3.put_object(Bucket=bucket, Key="object", Body=b"")["VersionId"]

    (message,) = sqs.receive_message(QueueUrl=url, WaitTimeSeconds=10)["Messages"]
    assert json.loads(message["Body"])["detail"]["object"]["version-id"] == version


def test_a_time_limit_may_come_from_the_input(aws: LocalAWS) -> None:
    wait = {"StartAt": "Wait", "States": {"Wait": {"Type": "Wait", "Seconds": 20, "End": True}}}
    inner = aws.client("stepfunctions").create_state_machine(name="slow", roleArn=ROLE, definition=json.dumps(wait))["stateMachineArn"]
    task = {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2", "Parameters": {"StateMachineArn": inner},
            "TimeoutSecondsPath": "$.left", "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "Late"}], "End": True}
    late = {"Type": "Pass", "Result": "late", "End": True}
    ended = execution(aws, "limited", {"First": task, "Late": late}, {"left": 1})
    assert (ended["status"], ended["output"]) == ("SUCCEEDED", '"late"')


def queue(aws: LocalAWS, name: str, region: str | None = None, policy: str | None = None) -> tuple[str, str]:
    """URL and ARN of a new queue."""
    sqs = aws.client("sqs", region)
    url = sqs.create_queue(QueueName=name, Attributes={"Policy": policy} if policy else {})["QueueUrl"]
    arn: str = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    return url, arn


@pytest.mark.parametrize(("name", "source", "arrives"), [("admitted", "rule/lost-admitted", True), ("refused", "rule/another", False)])
def test_an_event_without_its_target_goes_to_the_dead_letters(aws: LocalAWS, name: str, source: str, arrives: bool) -> None:
    policy = json.dumps({"Statement": [{
        "Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": "*",
        "Condition": {"ArnEquals": {"aws:SourceArn": f"arn:aws:events:{aws.region}:{aws.account}:{source}"}}}]})
    url, arn = queue(aws, f"dead-letters-{name}", policy=policy)
    events = aws.client("events")
    events.put_rule(Name=f"lost-{name}", EventPattern=json.dumps({"source": [f"tests.{name}"]}))
    absent = f"arn:aws:states:{aws.region}:{aws.account}:stateMachine:absent"
    events.put_targets(Rule=f"lost-{name}", Targets=[{"Id": "t", "Arn": absent, "RoleArn": ROLE, "DeadLetterConfig": {"Arn": arn}}])

    events.put_events(Entries=[{"Source": f"tests.{name}", "DetailType": "Test", "Detail": '{"a": 1}'}])

    found = aws.client("sqs").receive_message(QueueUrl=url, WaitTimeSeconds=1, MessageAttributeNames=["All"]).get("Messages", [])
    assert [json.loads(message["Body"])["detail"] for message in found] == ([{"a": 1}] if arrives else [])
    if arrives:
        assert found[0]["MessageAttributes"]["TARGET_ARN"]["StringValue"] == absent


def test_a_rule_forwards_to_a_bus_of_another_region(aws: LocalAWS) -> None:
    here, there = aws.client("events"), aws.client("events", "eu-central-1")
    bus = here.create_event_bus(Name="collected")["EventBusArn"]
    url, arn = queue(aws, "collected-events", policy=ADMITTING)
    trust = {"Statement": [{"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
    forwarding = aws.client("iam").create_role(RoleName="forwarding", AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]
    aws.client("iam").put_role_policy(RoleName="forwarding", PolicyName="p", PolicyDocument=json.dumps({"Statement": [
        {"Effect": "Allow", "Action": "events:PutEvents", "Resource": bus}]}))
    here.put_rule(Name="collect", EventBusName="collected", EventPattern=json.dumps({"source": ["tests.far"]}))
    here.put_targets(Rule="collect", EventBusName="collected", Targets=[{"Id": "queue", "Arn": arn}])
    there.put_rule(Name="forward", EventPattern=json.dumps({"source": ["tests.far"]}))
    there.put_targets(Rule="forward", Targets=[{"Id": "bus", "Arn": bus, "RoleArn": forwarding}])

    there.put_events(Entries=[{"Source": "tests.far", "DetailType": "Test", "Detail": "{}"}])

    (message,) = aws.client("sqs").receive_message(QueueUrl=url, WaitTimeSeconds=5)["Messages"]
    assert json.loads(message["Body"])["region"] == "eu-central-1"


def test_a_bus_s_policy_goes_with_its_stack(aws: LocalAWS) -> None:
    cloudformation, events = aws.client("cloudformation"), aws.client("events")
    events.create_event_bus(Name="shared")
    statement = {"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{aws.account}:root"}, "Action": "events:PutEvents", "Resource": "*"}
    cloudformation.create_stack(StackName="bus-policy", TemplateBody=json.dumps({"Resources": {"Policy": {
        "Type": "AWS::Events::EventBusPolicy",
        "Properties": {"EventBusName": "shared", "StatementId": "ours", "Statement": statement}}}}))
    assert stack_ended(aws, "bus-policy") == "CREATE_COMPLETE"
    assert json.loads(events.describe_event_bus(Name="shared")["Policy"])["Statement"] == [{**statement, "Sid": "ours"}]

    cloudformation.delete_stack(StackName="bus-policy")

    deadline = time.monotonic() + 60
    while "Policy" in events.describe_event_bus(Name="shared"):
        assert time.monotonic() < deadline
        time.sleep(0.2)
