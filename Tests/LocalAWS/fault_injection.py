"""Tells the MediaConvert stand-in of a running local AWS what is to go wrong.

Each takes a text that the call or job must hold (`matching`), such as an upload's key, so that tests side by side do not meet
each other's faults, and how often it is to happen: None is until `clear`.
"""

from __future__ import annotations

import json
import ssl
import urllib.request
from typing import Any

from .gateway import LocalAWS
from .mediaconvert.faults import CUT, DELAY, FAIL, HOLD, LOSE, REFUSE, WARN
from .mediaconvert.service import FAULTS_PATH


def refuse_next(aws: LocalAWS, operation: str, error: str, times: int | None = 1, matching: str = "") -> None:
    """The next calls of an operation are answered with an error of the service."""
    _schedule(aws, kind=REFUSE, operation=operation, error=error, times=times, matching=matching)


def lose_next_answers(aws: LocalAWS, operation: str, times: int | None = 1, matching: str = "") -> None:
    """The next calls of an operation are carried out and answered as if they had failed."""
    _schedule(aws, kind=LOSE, operation=operation, times=times, matching=matching)


def fail_next_jobs(aws: LocalAWS, code: int, times: int | None = 1, matching: str = "") -> None:
    """The next jobs end in ERROR with a code of the service, such as 1076."""
    _schedule(aws, kind=FAIL, code=code, times=times, matching=matching)


def hold_next_jobs(aws: LocalAWS, times: int | None = 1, matching: str = "") -> None:
    """The next jobs go on until they are canceled."""
    _schedule(aws, kind=HOLD, times=times, matching=matching)


def delay_next_jobs(aws: LocalAWS, seconds: float, times: int | None = 1, matching: str = "") -> None:
    """The next jobs take that much longer."""
    _schedule(aws, kind=DELAY, seconds=seconds, times=times, matching=matching)


def cut_next_jobs(aws: LocalAWS, seconds: int, times: int | None = 1, matching: str = "") -> None:
    """The next jobs are complete, and have made all of their outputs of the first seconds alone."""
    _schedule(aws, kind=CUT, seconds=seconds, times=times, matching=matching)


def warn_next_jobs(aws: LocalAWS, code: int, message: str, times: int | None = 1, matching: str = "") -> None:
    """The next jobs warn with a code of https://docs.aws.amazon.com/mediaconvert/latest/ug/warning_codes.html, such as 100000.

    When the service warns by itself is told there in words that say nothing a stand-in could measure, so it warns only if it is told to.
    """
    _schedule(aws, kind=WARN, code=code, message=message, times=times, matching=matching)


def clear(aws: LocalAWS) -> None:
    """Nothing more goes wrong."""
    _send(aws, "DELETE", None)


def _schedule(aws: LocalAWS, **fault: Any) -> None:
    _send(aws, "POST", fault)


def _send(aws: LocalAWS, method: str, fault: dict[str, Any] | None) -> None:
    scope = f"{aws.account}/20260101/eu-central-1/mediaconvert/aws4_request"
    request = urllib.request.Request(
        f"{aws.endpoint}{FAULTS_PATH}",
        data=json.dumps(fault).encode() if fault is not None else None,
        headers={"Authorization": f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=0"},
        method=method,
    )
    trusting = ssl.create_default_context(cafile=aws.certificate) if aws.certificate else None
    with urllib.request.urlopen(request, timeout=10, context=trusting) as answer:
        answer.read()
