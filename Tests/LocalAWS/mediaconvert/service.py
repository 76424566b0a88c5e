"""The service at its door: where a request comes from, whether it may, whether it is right, and the form of the answer.

The form of answers and errors: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from typing import Any

from LocalAWS.corrections.absent_hosts import NO_ANSWER
from service_model import RequestModel

from . import authorization
from .account_state import AccountStates
from .errors import ServiceError, bad_request
from .faults import Faults
from .operations import Operations
from .regions import REGIONS
from .routes import Routes
from .scope import Scope

FAULTS_PATH = "/stand-in/faults"

Answer = tuple[int, dict[str, str], bytes]

_CREDENTIAL = re.compile(r"Credential=(?P<key>[^/]+)/\d+/(?P<region>[^/]+)/mediaconvert/")


class MediaConvert:
    def __init__(self, account_of_request: Callable[[], str]) -> None:
        self.model = RequestModel()
        self.faults = Faults()
        self.states = AccountStates()
        self.operations = Operations(self.model, self.states, self.faults)
        self._routes = Routes(self.model)
        self._account_of_request = account_of_request

    async def handle_request(
        self, method: str, path: str, headers: dict[str, str], body: bytes, query: dict[str, list[str]]
    ) -> Answer:
        try:
            if path == FAULTS_PATH:
                return self._change_faults(method, body)
            scope = self._scope(headers)
            if scope.region not in REGIONS:
                return NO_ANSWER, {}, b""
            # In a thread: Probe reads from S3, which this process answers too.
            return await asyncio.to_thread(self._answered, scope, method, path, body, query)
        except ServiceError as error:
            return _answer(error.status, {"message": error.message}, {"x-amzn-errortype": error.name})

    def _answered(self, scope: Scope, method: str, path: str, body: bytes, query: dict[str, list[str]]) -> Answer:
        call = self._routes.call(method, path, query, body)
        self.faults.raise_next(call.name, call.members)
        authorization.require(scope, call)
        violations = self.model.violations(call.name, call.members)
        if violations:
            raise bad_request(" ".join(violations))
        answer = self.operations.perform(scope, call)
        self.faults.lose_answer(call.name, call.members)
        return _answer(call.success_status, answer)

    def _scope(self, headers: dict[str, str]) -> Scope:
        credential = _CREDENTIAL.search(headers.get("authorization", ""))
        if credential is None:
            raise ServiceError("ForbiddenException", "The request is not signed for this service.")
        return Scope(self._account_of_request(), credential["region"], credential["key"])

    def _change_faults(self, method: str, body: bytes) -> Answer:
        if method == "DELETE":
            self.faults.clear()
        else:
            self.faults.schedule(json.loads(body))
        return _answer(200, {})


def _answer(status: int, body: dict[str, Any], headers: dict[str, str] | None = None) -> Answer:
    return status, {"Content-Type": "application/json", **(headers or {})}, json.dumps(body).encode()
