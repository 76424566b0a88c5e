from __future__ import annotations

from datetime import datetime, timezone

import pytest

import delivered_files
import ended_jobs
import job_rows
import source_object
import thumbnail_extras
import verify_outputs
from Handlers.asset_rows import AssetRows
from Handlers.delivered_film import Bucket, film
from Handlers.VerifyOutputs.verified_film import MAIN, PREVIEW, Jobs


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Bucket:
    found = Bucket(film())
    monkeypatch.setenv("DELIVERY_BUCKET", "delivery")
    monkeypatch.setenv("PIPELINE", "transcode-dev")
    monkeypatch.setattr(verify_outputs, "now", lambda: datetime(2026, 1, 1, 0, 1, 1, 500_000, timezone.utc))
    for module in (delivered_files, source_object, thumbnail_extras):
        monkeypatch.setattr(module, "s3", lambda: found)
    return found


@pytest.fixture(autouse=True)
def rows(monkeypatch: pytest.MonkeyPatch) -> AssetRows:
    found = AssetRows()
    monkeypatch.setattr(job_rows, "table", lambda: found)
    for kind, expected in (("main", MAIN), ("preview", PREVIEW)):
        for making in (1, 2):
            job_rows.write("4f2a", making, kind, "execution-1", 1_900_000_000, {"expected": expected.document})
    return found


@pytest.fixture(autouse=True)
def jobs(monkeypatch: pytest.MonkeyPatch) -> Jobs:
    found = Jobs()
    monkeypatch.setattr(ended_jobs, "mediaconvert", lambda: found)
    return found
