"""A fast fake of the transcoder, for tests that look at the workflow alone: what it has made once of a film, it gives again.

Films and settings are the same where all but the places of the files is: the names, the lengths and the contents of what is given are
right, and nothing is encoded. It is switched on by `LocalAWS(repeats_transcoding=True)`, and by nothing else.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
import threading
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from .transcoding import transcoder
from .transcoding.media import Media
from .transcoding.result import Artifact, GroupResult


@dataclass
class _Made:
    """What was made of one film by some settings, and where it was to go."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    groups: list[GroupResult] | None = None
    folders: list[str] = field(default_factory=list)


class RepeatedTranscoding:
    """Transcodes each film once, and copies it from then on."""

    def __init__(self, transcode: Any = transcoder.transcode) -> None:
        self._transcode = transcode
        self._kept = Path(tempfile.mkdtemp(prefix="mediaconvert-made-"))
        self._made: dict[str, _Made] = defaultdict(_Made)
        self._lock = threading.Lock()

    def __call__(self, settings: dict[str, Any], inputs: Sequence[Media], directory: Path, canceled: threading.Event,
                 progress: transcoder.Progress) -> list[GroupResult]:
        folders = [_folder(group) for group in settings["outputGroups"]]
        with self._lock:
            made = self._made[_identity(settings, inputs)]
        with made.lock:
            if made.groups is None:
                kept = Path(tempfile.mkdtemp(dir=self._kept))
                made.groups, made.folders = self._transcode(settings, inputs, kept, canceled, progress), folders
        return [_moved(group, former, folder) for group, former, folder in zip(made.groups, made.folders, folders, strict=True)]


def install() -> None:
    """Lets the jobs of this process be made so."""
    transcoder.transcode = RepeatedTranscoding()


def _folder(group: dict[str, Any]) -> str:
    """Where a group goes, without the base of its names."""
    settings = group["outputGroupSettings"]
    [place] = [value["destination"] for value in settings.values() if isinstance(value, dict) and "destination" in value]
    return str(place).rpartition("/")[0]


def _identity(settings: dict[str, Any], inputs: Sequence[Media]) -> str:
    text = json.dumps(settings, sort_keys=True)
    for group in settings["outputGroups"]:
        text = text.replace(_folder(group), "")
    for described in settings["inputs"]:
        text = text.replace(described["fileInput"], "")
    digest = hashlib.sha256(text.encode())
    for media in inputs:
        digest.update(media.path.read_bytes())
    return digest.hexdigest()


def _moved(group: GroupResult, former: str, folder: str) -> GroupResult:
    """A group as it goes to another folder."""
    def moved(location: str) -> str:
        assert location.startswith(f"{former}/")
        return folder + location.removeprefix(former)

    outputs = [replace(output, file_paths=[moved(path) for path in output.file_paths]) for output in group.outputs]
    artifacts = []
    for artifact in group.artifacts:
        bucket, _, key = moved(artifact.location).removeprefix("s3://").partition("/")
        artifacts.append(Artifact(artifact.path, bucket, key))
    return replace(group, artifacts=artifacts, outputs=outputs, playlists=[moved(playlist) for playlist in group.playlists])
