"""What an output group made: files to upload and what the service says about them.

The details: the API reference, `OutputDetail`. The types of content are [assumed].
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from . import timeline

_CONTENT_TYPES = {
    ".cmfa": "audio/mp4", ".cmfv": "video/mp4", ".jpg": "image/jpeg", ".m3u8": "application/x-mpegURL", ".mov": "video/quicktime",
    ".mp4": "video/mp4", ".mpd": "application/dash+xml",
}


@dataclass(frozen=True)
class Artifact:
    """A file on this machine, and the bucket and key it goes to."""

    path: Path
    bucket: str
    key: str

    @property
    def content_type(self) -> str:
        return _CONTENT_TYPES.get(Path(self.key).suffix, "binary/octet-stream")

    @property
    def location(self) -> str:
        return f"s3://{self.bucket}/{self.key}"


@dataclass(frozen=True)
class OutputResult:
    """One output: how long it is, the size of its picture if it has one, and the files to name in the event."""

    duration: float
    size: tuple[int, int] | None = None
    file_paths: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class GroupResult:
    kind: str
    artifacts: list[Artifact]
    outputs: list[OutputResult]
    playlists: list[str] = field(default_factory=list)
    # `destinationSettings` of the group: how S3 is to keep the files.
    destination_settings: dict[str, object] = field(default_factory=dict)


def duration_of(path: Path) -> float:
    """Seconds of a file that was made: of its pictures, or of its sound where it has none."""
    spans = timeline.read(path)
    return spans[min(spans)].length if spans else 0.0
