"""A whole job's work: from its input files to the files of all its output groups.

Which files fail it and how: https://docs.aws.amazon.com/mediaconvert/latest/ug/mediaconvert_error_codes.html
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from . import automated_abr
from .cmaf_group import CmafGroup
from .decoding import decodable
from .encoding import Target, command
from .failure import INPUT_NOT_OPENED, SETTINGS_DO_NOT_FIT, SOURCE_READ, JobFailed
from .file_group import FileGroup
from .media import Media, NotMedia, read
from .output_names import destination
from .programs import ProgramFailed, ffmpeg, run
from .result import GroupResult, duration_of
from .source import Source, source

# Seconds and part of the length by which an input may be shorter than it says.
_SHORTEST_LOSS, _SMALLEST_PART = 0.5, 0.02

# Frames decoded and the part of the work that is done, 0 to 1.
Progress = Callable[[int, float], None]


def probe(paths: Sequence[Path], locations: Sequence[str]) -> list[Media]:
    """What the inputs hold; one that cannot be opened fails the job."""
    found = []
    for path, location in zip(paths, locations, strict=True):
        try:
            found.append(read(path))
        except NotMedia as error:
            raise JobFailed(INPUT_NOT_OPENED, f"Unable to open input file [{location}]: [Failed probe/open: [{error}]]") from None
    return found


def transcode(
    settings: dict[str, Any], inputs: Sequence[Media], directory: Path, canceled: threading.Event, progress: Progress
) -> list[GroupResult]:
    """Settings are complete and in the form in which they travel; files are made in the directory."""
    origin = source(settings, [decodable(media, directory) for media in inputs])
    wanted = [automated_abr.chosen(group, origin) for group in settings["outputGroups"]]
    groups = [_group(index, group, settings, origin) for index, group in enumerate(wanted)]
    targets = [target for group in groups for target in group.targets()]
    try:
        run(command(origin, targets), directory, canceled, _reported(progress, origin.duration))
    except ProgramFailed as error:
        raise _failure(error, origin, directory, canceled) from None
    _check_read_to_the_end(origin, targets, directory)
    return [group.finish(directory, canceled) if isinstance(group, CmafGroup) else group.finish(directory) for group in groups]


def _failure(error: ProgramFailed, origin: Source, directory: Path, canceled: threading.Event) -> JobFailed:
    """Of an input that is read to its end by itself, the file is not at fault."""
    try:
        for part in origin.parts:
            run([ffmpeg(), "-v", "error", "-xerror", "-nostdin", "-i", str(part.media.path), "-f", "null", "-"], directory, canceled)
    except ProgramFailed:
        return JobFailed(SOURCE_READ, f"The input could not be read to its end: {error}")
    return JobFailed(SETTINGS_DO_NOT_FIT, f"The local transcoder cannot make this of the input, which is not at fault: {error}")


def _group(index: int, group: dict[str, Any], settings: dict[str, Any], origin: Source) -> CmafGroup | FileGroup:
    first = settings["inputs"][0].get("fileInput", "")
    kind = group["outputGroupSettings"]["type"]
    if kind == "CMAF_GROUP_SETTINGS":
        place = destination(group["outputGroupSettings"]["cmafGroupSettings"]["destination"], first)
        return CmafGroup(index, group, place, origin)
    if kind == "FILE_GROUP_SETTINGS":
        place = destination(group["outputGroupSettings"]["fileGroupSettings"]["destination"], first)
        return FileGroup(index, group, place, origin)
    raise JobFailed(SETTINGS_DO_NOT_FIT, f"The local transcoder makes CMAF and file groups, not {kind}.")


def _check_read_to_the_end(origin: Source, targets: Sequence[Target], directory: Path) -> None:
    """An input that breaks off is error 1076; ffmpeg takes what there is and says nothing."""
    encoded = next((target for target in targets if target.path.endswith(".mp4") and target.picture is not None), None)
    promised = origin.video.description.get("duration") if origin.video else None
    if encoded is None or promised is None or len(origin.parts) > 1 or origin.parts[0].length is not None:
        return
    expected = float(promised) - float(origin.parts[0].start)
    # Matroska says the length of the whole alone: a file whose other tracks go on to its end does not break off.
    if max((span.end for span in origin.parts[0].media.spans.values()), default=0.0) >= expected - _SHORTEST_LOSS:
        return
    # Black pictures that were added are none that were read.
    made = duration_of(directory / encoded.path) - (origin.video_duration - origin.picture.end)
    if made < expected - max(_SHORTEST_LOSS, expected * _SMALLEST_PART):
        raise JobFailed(SOURCE_READ, f"The input breaks off after {made:.1f} of {expected:.1f} s.")


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
