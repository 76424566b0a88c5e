"""A call that hangs ends before its function does, so that the state machine is told what hangs, and takes no function for dead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import admit_uploads
import delivered_files
import job_rows
import mediaconvert_client

# Of the functions, as the template has them.
PLAN, RUN, ADMIT, VERIFY = 60, 60, 60, 300


@pytest.mark.parametrize(("made", "seconds"), [
    (lambda: job_rows.table.__wrapped__().meta.client, min(PLAN, RUN, ADMIT, VERIFY)),
    (mediaconvert_client.mediaconvert.__wrapped__, min(PLAN, RUN, VERIFY)),
    (admit_uploads.states.__wrapped__, ADMIT),
    (delivered_files.s3.__wrapped__, VERIFY),
], ids=["table", "MediaConvert", "Step Functions", "S3"])
def test_a_call_that_hangs_ends_before_its_function_does(
    monkeypatch: pytest.MonkeyPatch, made: Callable[[], Any], seconds: float
) -> None:
    for name, value in {"AWS_DEFAULT_REGION": "eu-south-1", "MEDIACONVERT_REGION": "eu-central-1", "ASSETS_TABLE": "assets"}.items():
        monkeypatch.setenv(name, value)
    config = made().meta.config
    assert config.retries["total_max_attempts"] * max(config.read_timeout, config.connect_timeout) < seconds
