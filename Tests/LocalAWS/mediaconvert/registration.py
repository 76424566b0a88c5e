"""The stand-in as one of MiniStack's services."""

from __future__ import annotations

from .job_store import JobStore
from .service import MediaConvert


def object_exists(location: str) -> bool:
    """Whether `s3://bucket/key` names an object of the account that the request came from."""
    from ministack.services import s3

    if not location.startswith("s3://"):
        return False
    name, _, key = location.removeprefix("s3://").partition("/")
    bucket = s3._buckets.get(name)
    return bucket is not None and key in bucket["objects"]


def install() -> None:
    from ministack import app
    from ministack.core import router
    from ministack.core.responses import get_account_id

    service = MediaConvert(JobStore(object_exists), get_account_id)
    app.SERVICE_HANDLERS["mediaconvert"] = service.handle_request
    # Requests are told apart by the service in their signature, which must be one that MiniStack routes.
    router.SERVICE_PATTERNS["mediaconvert"] = {
        "host_patterns": [r"mediaconvert\."],
        "credential_scope": "mediaconvert",
    }
