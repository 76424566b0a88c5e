"""The names under which a job writes its files.

A destination is a folder and a base name; without one the base is the first input's name without its extension (the API
reference, `Destination`). Each output adds its name modifier. What a CMAF group adds is not documented; these are the names
that the service's own results carry:
https://github.com/streaming-video-technology-alliance/common-media-library/tree/main/libs/cmaf-ham (`…init.cmfv`, `…_000000001.cmfv`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

SEGMENT_DIGITS = 9

_EXTENSIONS = {"MP4": "mp4", "MOV": "mov", "M2TS": "m2ts", "MXF": "mxf", "WEBM": "webm"}


@dataclass(frozen=True)
class Destination:
    """A place in S3 and the base of the file names there."""

    bucket: str
    folder: str
    base: str

    def key(self, name: str) -> str:
        return self.folder + name

    def location(self, name: str) -> str:
        return f"s3://{self.bucket}/{self.key(name)}"


def destination(location: str, first_input: str) -> Destination:
    bucket, _, key = location.removeprefix("s3://").partition("/")
    folder, slash, base = key.rpartition("/")
    name = first_input.rpartition("/")[2]
    return Destination(bucket, folder + slash, base or name.rpartition(".")[0] or name)


def extension(output: dict[str, Any]) -> str:
    container = output.get("containerSettings", {}).get("container")
    return output.get("extension") or _EXTENSIONS.get(str(container), "jpg")
