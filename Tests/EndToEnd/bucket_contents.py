"""The function that fills buckets and takes them away, as CloudFormation and as others ask it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

from LocalPlatform.pipeline import STACK, SUFFIX, Pipeline
from LocalPlatform.waiting import until

FUNCTION = f"bucket-contents-function-{SUFFIX}"
ROLE = f"bucket-contents-role-{SUFFIX}"
# A stack that has nothing but the contents of the delivery bucket.
TRIAL = "contents-on-trial"


def fill_and_take_away(pipeline: Pipeline) -> str:
    """Lets CloudFormation fill the delivery bucket, and take it away with all there can be in it: the reason if that failed."""
    s3, bucket = pipeline.aws.client("s3"), pipeline.delivery_bucket
    if bucket not in [found["Name"] for found in s3.list_buckets()["Buckets"]]:
        s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": pipeline.aws.region})
    # One that could not be emptied is closed still.
    s3.delete_bucket_policy(Bucket=bucket)
    s3.put_bucket_tagging(Bucket=bucket, Tagging={"TagSet": [{"Key": "streaming:empty-on-delete", "Value": "true"}]})
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    stacks = pipeline.aws.client("cloudformation")
    stacks.create_stack(StackName=TRIAL, TemplateBody=json.dumps({"Resources": {"Contents": {
        "Type": "Custom::BucketContents", "Properties": {
            "ServiceToken": pipeline.aws.client("lambda").get_function_configuration(FunctionName=FUNCTION)["FunctionArn"],
            "BucketLogicalId": "Gone", "BucketName": bucket, "Objects": _objects(pipeline)}}}}))
    if _settled(pipeline) == "CREATE_COMPLETE":
        for _ in range(2):
            s3.put_object(Bucket=bucket, Key="assets/0/abr/index.m3u8", Body=b"#EXTM3U\n")
        s3.delete_object(Bucket=bucket, Key="assets/0/abr/index.m3u8")
        s3.create_multipart_upload(Bucket=bucket, Key="assets/0/never-finished")
    stack = stacks.describe_stacks(StackName=TRIAL)["Stacks"][0]["StackId"]
    stacks.delete_stack(StackName=TRIAL)
    if _settled(pipeline) == "DELETE_FAILED":
        stacks.delete_stack(StackName=TRIAL, RetainResources=["Contents"])
        _settled(pipeline)
    reasons = [event.get("ResourceStatusReason", "failed") for event in stacks.describe_stack_events(StackName=stack)["StackEvents"]
               if event["ResourceStatus"] in ("CREATE_FAILED", "DELETE_FAILED") and event["LogicalResourceId"] == "Contents"]
    return reasons[-1] if reasons else ""


@contextmanager
def asked_about_another_stack(pipeline: Pipeline) -> Iterator[None]:
    """Lets the function ask about the stack on trial, as it may about its own."""
    iam = pipeline.aws.client("iam")
    stack = f"arn:aws:cloudformation:{pipeline.aws.region}:{pipeline.aws.account}:stack/{TRIAL}/*"
    statement = {"Effect": "Allow", "Resource": stack, "Action": [
        "cloudformation:DescribeStackEvents", "cloudformation:DescribeStacks", "cloudformation:GetTemplate"]}
    iam.put_role_policy(RoleName=ROLE, PolicyName="on-trial", PolicyDocument=json.dumps(
        {"Version": "2012-10-17", "Statement": [statement]}))
    try:
        yield
    finally:
        iam.delete_role_policy(RoleName=ROLE, PolicyName="on-trial")


def made_up_deletion(pipeline: Pipeline, bucket: str) -> dict[str, Any]:
    """Asks for it as CloudFormation would, from outside: what the function answers."""
    stacks = pipeline.aws.client("cloudformation")
    resources = stacks.describe_stack_resources(StackName=STACK)["StackResources"]
    (contents,) = [resource for resource in resources
                   if resource["ResourceType"] == "Custom::BucketContents" and resource["PhysicalResourceId"] == bucket]
    with _answers() as (url, answers):
        pipeline.aws.client("lambda").invoke(FunctionName=FUNCTION, Payload=json.dumps({
            "RequestType": "Delete", "ResponseURL": url, "StackId": contents["StackId"], "PhysicalResourceId": bucket,
            "LogicalResourceId": contents["LogicalResourceId"], "ResourceProperties": {"BucketName": bucket}}))
    (answer,) = answers
    return answer


def _settled(pipeline: Pipeline) -> str:
    def status() -> str:
        found = [stack["StackStatus"] for stack in pipeline.aws.client("cloudformation").list_stacks()["StackSummaries"]
                 if stack["StackName"] == TRIAL]
        return str(found[0])

    return until(status, lambda seen: not seen.endswith("_IN_PROGRESS"), 60, f"the end of what {TRIAL} does")


def _objects(pipeline: Pipeline) -> dict[str, Any]:
    template = pipeline.aws.client("cloudformation").get_template(StackName=STACK)["TemplateBody"]
    resources = (template if isinstance(template, dict) else json.loads(template))["Resources"].values()
    (objects,) = [resource["Properties"]["Objects"] for resource in resources
                  if resource["Type"] == "Custom::BucketContents" and "Objects" in resource["Properties"]]
    return dict(objects)


@contextmanager
def _answers() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Where the function answers, and what it has answered."""
    answers: list[dict[str, Any]] = []

    class Answers(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            answers.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *arguments: Any) -> None:
            """Says nothing."""

    with HTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/", answers
        finally:
            server.shutdown()
            thread.join()
