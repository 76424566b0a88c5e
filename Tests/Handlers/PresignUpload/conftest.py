from __future__ import annotations

from collections.abc import Iterator

import pytest

import multipart_uploads
import upload_rows
from Handlers.uploads_table import MemoryBucket, MemoryTable


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("AWS_ENDPOINT_URL")
    for name, value in {
        "AWS_REGION": "eu-south-1", "SOURCE_BUCKET": "ingest-bucket", "UPLOAD_PREFIX": "uploads/", "ACCEPTED_EXTENSIONS": "mp4,mov",
        "SIGNATURE_SECONDS": "900", "UPLOADS_TABLE": "uploads-table", "LARGEST_FILE_BYTES": str(5 * 1024**4), "OPEN_UPLOADS": "2",
        "OPEN_UPLOAD_SECONDS": "604800", "PIPELINE": "ingest-test",
    }.items():
        monkeypatch.setenv(name, value)
    multipart_uploads._service.cache_clear()
    yield
    multipart_uploads._service.cache_clear()


@pytest.fixture(autouse=True)
def table(monkeypatch: pytest.MonkeyPatch) -> MemoryTable:
    made = MemoryTable()
    monkeypatch.setattr(upload_rows, "_service", lambda: made)
    return made


@pytest.fixture(autouse=True)
def bucket(monkeypatch: pytest.MonkeyPatch, environment: None) -> MemoryBucket:
    made = MemoryBucket(multipart_uploads._service())
    service = lambda: made  # noqa: E731
    service.cache_clear = lambda: None  # type: ignore[attr-defined]
    monkeypatch.setattr(multipart_uploads, "_service", service)
    return made
