"""MediaConvert in the place of AWS's, for the function that submits and follows jobs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from botocore.stub import Stubber

import run_job


@contextmanager
def stubbed_mediaconvert() -> Iterator[Stubber]:
    """Gives the answers that a test adds; any other call, and an answer that nobody asked for, fails the test."""
    with Stubber(run_job.mediaconvert()) as stubber:
        yield stubber
        stubber.assert_no_pending_responses()


def recorded_requests() -> list[dict[str, Any]]:
    """The parameters of every call from now on, as the SDK gets them."""
    seen: list[dict[str, Any]] = []
    run_job.mediaconvert().meta.events.register("before-parameter-build", lambda params, **_: seen.append(params))
    return seen
