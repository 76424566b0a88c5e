"""Questions of the creators' application, and what S3 has of an upload."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import presign_upload
from Handlers.uploads_table import MemoryBucket, refusal

Log = Callable[[], list[dict[str, Any]]]
PART = 64 * 1024**2
FILM = {"action": "start", "creator": "anna", "fileName": "Mein Film.MP4", "contentType": "video/mp4", "size": 2 * PART + 5}


def ask(event: Any = None, **changes: Any) -> dict[str, Any]:
    return presign_upload.handler({**event, **changes} if isinstance(event, dict) else event, None)


def upload_of(started: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"creator": "anna", "key": started["key"], "uploadId": started["uploadId"], **changes}


def sent(bucket: MemoryBucket, started: dict[str, Any], size: int = FILM["size"]) -> list[str]:  # type: ignore[assignment]
    """All parts, and what S3 answered."""
    return [
        bucket.put(started["uploadId"], part, min(started["partSize"], size - (part - 1) * started["partSize"]))
        for part in range(1, started["parts"] + 1)]


def failing(operation: str, code: str, status: int) -> Callable[..., Any]:
    def fail(*_: Any, **__: Any) -> None:
        raise refusal(operation, code, status)

    return fail
