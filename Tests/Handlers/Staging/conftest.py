from __future__ import annotations

import pytest

import await_outputs
import staged_objects
from Handlers.Staging.regions import S3, Clock, Regions


@pytest.fixture
def regions(monkeypatch: pytest.MonkeyPatch) -> Regions:
    clock = Clock()
    found = Regions(clock, S3(clock), S3(clock))
    variables = {
        "ACCEPTED_EXTENSIONS": "mp4,mov", "INPUT_BUCKET": "input", "OUTPUT_BUCKET": "output", "DELIVERY_BUCKET": "delivery",
        "SHORTEST_PAUSE_SECONDS": "10", "LONGEST_PAUSE_SECONDS": "600", "LONGEST_JOB_SECONDS": "43200",
        "PIPELINE": "transcode-dev", "MEDIACONVERT_REGION": "eu-central-1"}
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(staged_objects, "here", lambda: found.here)
    monkeypatch.setattr(staged_objects, "elsewhere", lambda: found.elsewhere)
    for module in (staged_objects, await_outputs):
        monkeypatch.setattr(module, "now", lambda: clock.now)
    return found
