"""Frame captures: in a file group, without a container or sound, and never alone.

"MediaConvert doesn't support jobs that consist only of a frame capture output":
https://docs.aws.amazon.com/mediaconvert/latest/ug/file-group-with-frame-capture-output.html
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from . import walk


def mistakes(settings: dict[str, Any]) -> Iterator[str]:
    outputs = list(walk.outputs(settings))
    if outputs and all(walk.codec(output) == "FRAME_CAPTURE" for _, output in outputs):
        yield "/outputGroups: A job should have an output other than frame captures"
    for where, group in walk.groups(settings):
        for at, output in walk.group_outputs(where, group):
            if walk.codec(output) != "FRAME_CAPTURE":
                continue
            if walk.kind(group) != "FILE_GROUP_SETTINGS":
                yield f"{at}: FRAME_CAPTURE should be in a FILE_GROUP_SETTINGS output group"
            if output.get("containerSettings", {}).get("container") != "RAW":
                yield f"{at}/containerSettings/container: Should be RAW for FRAME_CAPTURE"
            if output.get("audioDescriptions"):
                yield f"{at}/audioDescriptions: Should be empty for FRAME_CAPTURE"
