"""A job has an input, and each input a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def mistakes(settings: dict[str, Any]) -> Iterator[str]:
    if not settings.get("inputs"):
        yield "/inputs: Should have at least one input"
    for index, described in enumerate(settings.get("inputs", [])):
        if not described.get("fileInput"):
            yield f"/inputs/{index}/fileInput: Is required"
        for name, selector in described.get("audioSelectors", {}).items():
            for number, track in enumerate(selector.get("tracks", [])):
                # The text is the service's: https://github.com/aws-solutions-library-samples/guidance-for-media2cloud-on-aws/issues/8
                if track < 1:
                    yield f"/inputs/{index}/audioSelectors/{name}/tracks/{number}: Should be greater than or equal to 1"
