"""How copies are asked for of S3 itself: at once, or in parts where they are larger than S3 copies at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest

import staged_objects

GIBIBYTE = 1 << 30


class Requests:
    """What the SDK would send, answered as S3 does."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.sent: list[tuple[str, dict[str, Any]]] = []
        self._lock = threading.Lock()

    def __call__(self, model: Any, params: dict[str, Any], **_: Any) -> tuple[Any, dict[str, Any]]:
        with self._lock:
            self.sent.append((model.name, {name.lower(): value for name, value in params["headers"].items()}))
        answers: dict[str, dict[str, Any]] = {
            "HeadObject": {"ContentLength": self.size, "ETag": '"e"'}, "CreateMultipartUpload": {"UploadId": "u"},
            "UploadPartCopy": {"CopyPartResult": {"ETag": '"p"'}}}
        return type("Response", (), {"status_code": 200, "headers": {}})(), answers.get(model.name, {})

    def of(self, operation: str) -> list[dict[str, Any]]:
        return [headers for name, headers in self.sent if name == operation]


@pytest.fixture
def client() -> Iterator[Any]:
    staged_objects.here.cache_clear()
    yield staged_objects.here()
    staged_objects.here.cache_clear()


def copied(client: Any, size: int) -> Requests:
    requests = Requests(size)
    client.meta.events.register("before-call.s3", requests)
    staged_objects.write(client, {"Bucket": "ingest", "Key": "uploads/film.mp4", "VersionId": "v1"}, "ingest", "staged/a/1/film.mp4")
    return requests


def test_what_s3_copies_at_once_is_copied_at_once(client: Any) -> None:
    requests = copied(client, 5 * GIBIBYTE - 1)
    [copy] = requests.of("CopyObject")
    assert copy["x-amz-copy-source"] == "ingest/uploads/film.mp4?versionId=v1"
    assert (copy["x-amz-metadata-directive"], copy["x-amz-tagging-directive"]) == ("REPLACE", "REPLACE")
    assert copy["x-amz-meta-attempt"] == "1"


def test_what_is_larger_is_copied_in_parts(client: Any) -> None:
    requests = copied(client, 20 * GIBIBYTE)
    [begun], parts = requests.of("CreateMultipartUpload"), requests.of("UploadPartCopy")
    assert begun["x-amz-meta-attempt"] == "1"
    assert len(parts) == 40
    ranges = sorted((part["x-amz-copy-source-range"] for part in parts), key=lambda text: int(text[6:].split("-")[0]))
    assert (ranges[0], ranges[-1]) == (f"bytes=0-{(512 << 20) - 1}", f"bytes={39 * (512 << 20)}-{20 * GIBIBYTE - 1}")
    assert len(requests.of("CompleteMultipartUpload")) == 1
