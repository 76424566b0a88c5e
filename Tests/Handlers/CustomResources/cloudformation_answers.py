"""CloudFormation and Lambda as the function sees them."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import bucket_contents
from Handlers.CustomResources.stored_bucket import BUCKET
from Handlers.CustomResources.stored_stack import STACK, StoredStack

SECRET = "X-Amz-Signature=5ec2e7"
Log = Callable[[], list[dict[str, Any]]]


class CloudFormation:
    """Takes the answers, over HTTP."""

    def __init__(self, stack: StoredStack) -> None:
        self.stack = stack
        self.answers: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.sizes: list[int] = []
        self.statuses: list[int] = []
        taker = self

        class Taker(BaseHTTPRequestHandler):
            def do_PUT(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status = taker.statuses.pop(0) if taker.statuses else 200
                if status == 200:
                    taker.answers.append(json.loads(body))
                    taker.sizes.append(len(body))
                    taker.headers.append(dict(self.headers))
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Taker)
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/answer?{SECRET}"

    def event(self, request_type: str, **members: Any) -> dict[str, Any]:
        """A request that it waits for an answer to, as the stack's events say."""
        self.stack.happens(f"{request_type.upper()}_IN_PROGRESS", physical_id=str(members.get("PhysicalResourceId") or BUCKET))
        return self.made_up(request_type, **members)

    def made_up(self, request_type: str, **members: Any) -> dict[str, Any]:
        """A request of which it knows nothing."""
        event = {
            "RequestType": request_type,
            "ResponseURL": self.url,
            "StackId": STACK,
            "RequestId": "request-1",
            "LogicalResourceId": "Emptier",
            "ResourceType": "Custom::BucketContents",
            "ResourceProperties": {"ServiceToken": "arn", "BucketLogicalId": "IngestBucket", "BucketName": BUCKET},
        }
        if request_type != "Create":
            event["PhysicalResourceId"] = BUCKET
        return {**event, **members}


class Invocation:
    """Lambda's context: so much time is left, and each look at it costs some."""

    def __init__(self, remaining: int = 900_000, cost: int = 0) -> None:
        self.remaining = remaining
        self.cost = cost

    def get_remaining_time_in_millis(self) -> int:
        self.remaining -= self.cost
        return self.remaining


def run(cloudformation: CloudFormation, event: dict[str, Any], context: Invocation | None = None) -> dict[str, Any]:
    """Runs the handler and gives back its one answer."""
    before = len(cloudformation.answers)
    bucket_contents.handler(event, context or Invocation())
    [answer] = cloudformation.answers[before:]
    assert (answer["StackId"], answer["RequestId"], answer["LogicalResourceId"]) == (
        event.get("StackId", ""), event.get("RequestId", ""), event.get("LogicalResourceId", ""),
    )
    return answer
