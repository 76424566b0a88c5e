"""CloudFront's functions: the deployed JavaScript, run by Node.js.

What they get and answer: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
"""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from .message import Request, Response

# Keys and values of a store, by its ARN.
Stores = Callable[[str], dict[str, str]]


class FunctionFailed(Exception):
    """It threw something; CloudFront answers 503 then."""


@dataclass(frozen=True)
class Function:
    code: str
    # The ARN of the store of keys that it reads.
    store: str | None = None


class Runtime:
    """One Node.js for all functions of an edge location, begun with the first of them; it ends with this process."""

    def __init__(self, stores: Stores | None = None) -> None:
        self._stores = stores
        self._process: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()

    def on_request(self, function: Function, request: Request, now: float) -> Request | Response:
        """The request as the function leaves it, or what it answers by itself."""
        result = self._run(function, {"request": _request(request)}, "viewer-request", now)
        if "statusCode" in result:
            headers = {name: told["value"] for name, told in result.get("headers", {}).items()}
            return Response(result["statusCode"], headers, str(result.get("body", "")).encode())
        return Request(request.method, result["uri"], request.query, request.headers)

    def on_response(self, function: Function, request: Request, response: Response, now: float) -> Response:
        told = {"statusCode": response.status, "headers": {name: {"value": value} for name, value in response.headers.items()}}
        result = self._run(function, {"request": _request(request), "response": told}, "viewer-response", now)
        return Response(result["statusCode"], {name: told["value"] for name, told in result["headers"].items()}, response.body)

    def end(self) -> None:
        with self._lock:
            if self._process is not None and self._process.stdin is not None:
                self._process.stdin.close()
                self._process.wait(10)
            self._process = None

    def _run(self, function: Function, messages: dict[str, Any], event: str, now: float) -> dict[str, Any]:
        keys = self._stores(function.store) if function.store and self._stores else {}
        line = json.dumps({"code": function.code, "keys": keys, "now": int(now * 1000), "event": {
            "version": "1.0", "context": {"eventType": event}, "viewer": {"ip": "127.0.0.1"}, **messages}})
        with self._lock:
            process = self._started()
            assert process.stdin is not None and process.stdout is not None
            process.stdin.write(f"{line}\n")
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
        if "error" in answer:
            raise FunctionFailed(answer["error"])
        result: dict[str, Any] = answer["result"]
        return result

    def _started(self) -> subprocess.Popen[str]:
        if self._process is None:
            # It ends when its input does.
            self._process = subprocess.Popen(
                ["node", "--experimental-vm-modules", "--no-warnings", str(Path(__file__).with_name("function_runtime.mjs"))],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self._process


def _request(request: Request) -> dict[str, Any]:
    return {
        "method": request.method, "uri": request.path,
        "querystring": {name: {"value": value} for name, value in parse_qsl(request.query, keep_blank_values=True)},
        "headers": {name: {"value": value} for name, value in request.headers.items() if name != "cookie"},
        "cookies": {name: {"value": value} for name, value in request.cookies.items()}}
