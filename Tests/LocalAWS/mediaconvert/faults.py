"""Trouble on demand: calls that are refused or whose answer is lost, jobs that fail, warn, never end, take long or make too little."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass
from typing import Any

from .errors import STATUS, ServiceError, bad_request

REFUSE, LOSE, FAIL, HOLD, DELAY, WARN, CUT = "refuse", "lose", "fail", "hold", "delay", "warn", "cut"
_OF_JOBS = (FAIL, HOLD, DELAY, WARN, CUT)
_KINDS = (REFUSE, LOSE, *_OF_JOBS)


@dataclass
class Fault:
    """One kind of trouble for the next so many calls or jobs (all of them, if not said) that a text is found in."""

    kind: str
    operation: str = "CreateJob"
    error: str = "InternalServerErrorException"
    code: int = 1999
    message: str = "The stand-in was told to fail this job."
    seconds: float = 0.0
    matching: str = ""
    times: int | None = 1

    def __post_init__(self) -> None:
        if self.kind not in _KINDS:
            raise bad_request(f"{self.kind} is no kind of fault.")
        if self.error not in STATUS:
            raise bad_request(f"{self.error} is no error of this service.")


class Faults:
    def __init__(self) -> None:
        self._pending: list[Fault] = []
        self._lock = threading.Lock()

    def schedule(self, described: dict[str, Any]) -> None:
        try:
            fault = Fault(**described)
        except TypeError as error:
            raise bad_request(str(error)) from None
        with self._lock:
            self._pending.append(fault)

    def clear(self) -> None:
        with self._lock:
            self._pending.clear()

    def raise_next(self, operation: str, members: dict[str, Any]) -> None:
        """Refuses a call that a fault waits for."""
        fault = self._take((REFUSE,), json.dumps(members, ensure_ascii=False), operation)
        if fault is not None:
            raise ServiceError(fault.error, f"{operation} was told to refuse this call.")

    def lose_answer(self, operation: str, members: dict[str, Any]) -> None:
        """The call was carried out, and the caller does not learn of it."""
        fault = self._take((LOSE,), json.dumps(members, ensure_ascii=False), operation)
        if fault is not None:
            raise ServiceError(fault.error, f"The answer to {operation} was told to get lost.")

    def of_job(self, request: dict[str, Any]) -> Fault | None:
        """What is to befall a job that starts."""
        return self._take(_OF_JOBS, json.dumps(request, ensure_ascii=False), None)

    def _take(self, kinds: tuple[str, ...], text: str, operation: str | None) -> Fault | None:
        with self._lock:
            for fault in self._pending:
                if fault.kind in kinds and fault.matching in text and operation in (None, fault.operation):
                    if fault.times is not None:
                        fault.times -= 1
                        if fault.times <= 0:
                            self._pending.remove(fault)
                    return fault
        return None
