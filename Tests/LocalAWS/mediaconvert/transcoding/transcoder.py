"""A whole job's work: from its input files to the files of all its output groups."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any, Callable, Sequence

from .cmaf_group import CmafGroup
from .encoding import command
from .failure import INPUT_NOT_OPENED, SETTINGS_DO_NOT_FIT, SOURCE_READ, JobFailed
from .file_group import FileGroup
from .media import Media, NotMedia, read
from .output_names import destination
from .programs import ProgramFailed, run
from .result import GroupResult
from .source import source

# Frames decoded and the part of the work that is done, 0 to 1.
Progress = Callable[[int, float], None]


def probe(paths: Sequence[Path], locations: Sequence[str]) -> list[Media]:
    """What the inputs hold; one that cannot be opened fails the job."""
    found = []
    for path, location in zip(paths, locations):
        try:
            found.append(read(path))
        except NotMedia as error:
            raise JobFailed(INPUT_NOT_OPENED, f"Unable to open input file [{location}]: [Failed probe/open: [{error}]]") from None
    return found


def transcode(
    settings: dict[str, Any], inputs: Sequence[Media], directory: Path, canceled: threading.Event, progress: Progress
) -> list[GroupResult]:
    """Settings are complete and in the form in which they travel; files are made in the directory."""
    origin = source(settings, inputs)
    groups = [_group(index, group, settings, origin) for index, group in enumerate(settings["outputGroups"])]
    targets = [target for group in groups for target in group.targets()]
    try:
        run(command(origin, targets), directory, canceled, _reported(progress, origin.duration))
    except ProgramFailed as error:
        raise JobFailed(SOURCE_READ, f"The input could not be read to its end: {error}") from None
    return [group.finish(directory, canceled) if isinstance(group, CmafGroup) else group.finish(directory) for group in groups]


def _group(index: int, group: dict[str, Any], settings: dict[str, Any], origin: Any) -> CmafGroup | FileGroup:
    first = settings["inputs"][0].get("fileInput", "")
    kind = group["outputGroupSettings"]["type"]
    if kind == "CMAF_GROUP_SETTINGS":
        place = destination(group["outputGroupSettings"]["cmafGroupSettings"]["destination"], first)
        return CmafGroup(index, group, place, origin)
    if kind == "FILE_GROUP_SETTINGS":
        place = destination(group["outputGroupSettings"]["fileGroupSettings"]["destination"], first)
        return FileGroup(index, group, place, origin)
    raise JobFailed(SETTINGS_DO_NOT_FIT, f"The local transcoder makes CMAF and file groups, not {kind}.")


def _reported(progress: Progress, duration: float) -> Callable[[str], None]:
    """Reads ffmpeg's lines of progress."""
    frames = 0

    def line(text: str) -> None:
        nonlocal frames
        key, _, value = text.partition("=")
        if key == "frame" and value.isdigit():
            frames = int(value)
        elif key == "out_time_us" and value.lstrip("-").isdigit() and duration > 0:
            progress(frames, min(1.0, max(0.0, int(value) / 1e6 / duration)))

    return line
