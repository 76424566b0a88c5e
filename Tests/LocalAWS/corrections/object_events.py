"""S3's events name the version that an upload to a versioned bucket made.

MiniStack leaves it out, so two uploads of the same file to the same key could not be told apart.

The event: https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
"""

from __future__ import annotations

import inspect
import json
import threading
from typing import Any

# An event is made and dispatched on one thread.
_uploaded = threading.local()


def install() -> None:
    from ministack.services import eventbridge, s3

    fire = s3._fire_s3_event
    parameters = inspect.signature(fire)
    dispatch = eventbridge._dispatch_event

    def fire_noting_version(*arguments: Any, **named: Any) -> None:
        _uploaded.version = parameters.bind(*arguments, **named).arguments.get("version_id")
        try:
            fire(*arguments, **named)
        finally:
            _uploaded.version = None

    def dispatch_with_version(event: dict[str, Any], *arguments: Any, **named: Any) -> Any:
        version = getattr(_uploaded, "version", None)
        if version and event.get("Source") == "aws.s3":
            detail = json.loads(event["Detail"])
            detail["object"]["version-id"] = version
            event = {**event, "Detail": json.dumps(detail)}
        return dispatch(event, *arguments, **named)

    s3._fire_s3_event = fire_noting_version
    eventbridge._dispatch_event = dispatch_with_version
