"""The function that fills and empties buckets, asked as CloudFormation asks it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

from LocalPlatform.pipeline import STACK, SUFFIX, Pipeline

FUNCTION = f"bucket-contents-function-{SUFFIX}"


def fill_and_empty(pipeline: Pipeline) -> str:
    """Lets it write what belongs to the delivery bucket, then empty it of all there can be. The reason if it failed, else nothing."""
    s3 = pipeline.aws.client("s3")
    bucket = pipeline.delivery_bucket
    with _cloudformation() as (url, answers):
        def ask(request_type: str) -> None:
            pipeline.aws.client("lambda").invoke(FunctionName=FUNCTION, Payload=json.dumps({
                "RequestType": request_type, "ResponseURL": url, "PhysicalResourceId": bucket,
                "ResourceProperties": {"BucketName": bucket, "Objects": _objects(pipeline)}}))

        ask("Create")
        for _ in range(2):
            s3.put_object(Bucket=bucket, Key="assets/0/abr/index.m3u8", Body=b"#EXTM3U\n")
        s3.delete_object(Bucket=bucket, Key="assets/0/abr/index.m3u8")
        s3.create_multipart_upload(Bucket=bucket, Key="assets/0/never-finished")
        ask("Delete")
    assert len(answers) == 2, f"{len(answers)} of 2 requests were answered."
    return next((answer["Reason"] for answer in answers if answer["Status"] != "SUCCESS"), "")


def _objects(pipeline: Pipeline) -> dict[str, Any]:
    template = pipeline.aws.client("cloudformation").get_template(StackName=STACK)["TemplateBody"]
    resources = (template if isinstance(template, dict) else json.loads(template))["Resources"].values()
    (objects,) = [resource["Properties"]["Objects"] for resource in resources
                  if resource["Type"] == "Custom::BucketContents" and "Objects" in resource["Properties"]]
    return dict(objects)


@contextmanager
def _cloudformation() -> Iterator[tuple[str, list[dict[str, Any]]]]:
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
