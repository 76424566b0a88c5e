"""A function that a queue wakes is given as many messages as its mapping asks for, and as fit."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from LocalAWS.gateway import LocalAWS

ROLE = "arn:aws:iam::111111111111:role/role-of-the-queue-batches"
# Says by another queue how many messages it was given.
CODE = """import boto3, os
def handler(event, context):
    boto3.client("sqs").send_message(QueueUrl=os.environ["COUNTS"], MessageBody=str(len(event["Records"])))
"""


@pytest.mark.parametrize(("size", "length", "first"), [(1_000, 10, 25), (20, 10, 20), (1_000, 1_000_000, 6)])
def test_a_function_is_given_what_its_mapping_asks_for_and_what_fits(aws: LocalAWS, size: int, length: int, first: int) -> None:
    name = f"batches-{size}-{length}"
    sqs, functions = aws.client("sqs"), aws.client("lambda")
    source = sqs.create_queue(QueueName=name, Attributes={"VisibilityTimeout": "60", "MaximumMessageSize": "1048576"})["QueueUrl"]
    counts = sqs.create_queue(QueueName=f"{name}-counts")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=source, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    for _ in range(25):
        sqs.send_message(QueueUrl=source, MessageBody=json.dumps("x" * length))
    code = io.BytesIO()
    with zipfile.ZipFile(code, "w") as archive:
        archive.writestr("counting.py", CODE)
    aws.client("iam").create_role(RoleName=ROLE.rpartition("/")[2] + name, AssumeRolePolicyDocument="{}")
    functions.create_function(
        FunctionName=name, Runtime="python3.13", Role=ROLE + name, Handler="counting.handler", Code={"ZipFile": code.getvalue()},
        Environment={"Variables": {"COUNTS": counts}})

    functions.create_event_source_mapping(
        EventSourceArn=arn, FunctionName=name, BatchSize=size, MaximumBatchingWindowInSeconds=1, ScalingConfig={"MaximumConcurrency": 2})

    given: list[int] = []
    while sum(given) < 25:
        given += [int(message["Body"]) for message in sqs.receive_message(
            QueueUrl=counts, MaxNumberOfMessages=10, WaitTimeSeconds=10)["Messages"]]
    assert (max(given), sum(given)) == (first, 25)
