"""Which of an input's video tracks a job takes, and how it turns it: the API reference, `VideoSelector` and `InputRotate`.

Only tracks of transport streams (Pid, ProgramNumber) and renditions of HLS (Streams) can be chosen: "MediaConvert doesn't support inputs
with multiple video streams" (https://docs.aws.amazon.com/mediaconvert/latest/ug/create-selectors.html). Of others with several the first is
[assumed] to be taken.
"""

from __future__ import annotations

from typing import Any

from .failure import NO_VIDEO, SETTINGS_DO_NOT_FIT, JobFailed
from .media import Media, Video

_TURNS = {"DEGREE_0": 0, "DEGREES_90": 90, "DEGREES_180": 180, "DEGREES_270": 270}
# "If your input video container is .mov or .mp4".
_TURNED_CONTAINERS = frozenset({"mov", "mp4"})
# "The rotation must be within one degree of 90, 180, or 270 degrees"; else there is none.
_NEAR = 1


def selected(selector: dict[str, Any], media: Media) -> Video | None:
    if "streams" in selector or selector.get("selectorType") == "STREAM":
        raise JobFailed(SETTINGS_DO_NOT_FIT, "Streams of a video selector are an HLS input's, which the local transcoder does not read.")
    if "programNumber" in selector:
        raise JobFailed(SETTINGS_DO_NOT_FIT, "The local transcoder does not choose among the programs of a transport stream.")
    if "pid" not in selector:
        return media.video
    if "mpegts" not in media.formats:
        raise JobFailed(SETTINGS_DO_NOT_FIT, "Only a transport stream has a PID by which its video can be chosen.")
    found = next((video for video in media.videos if int(video.description.get("id", "0"), 16) == selector["pid"]), None)
    if found is None:
        raise JobFailed(NO_VIDEO, f"No video stream of the PID {selector['pid']} was found in the input.")
    return found


def turn(selector: dict[str, Any], media: Media, video: Video | None) -> int:
    """Degrees clockwise. Without a setting the picture is taken as coded, whatever the file says about turning it."""
    rotate = selector.get("rotate", "DEGREE_0")
    if rotate != "AUTO":
        return _turned(_TURNS[rotate], video)
    if video is None or not media.formats & _TURNED_CONTAINERS:
        return 0
    return _turned(next((right for right in (90, 180, 270) if abs(video.rotation - right) <= _NEAR), 0), video)


def _turned(degrees: int, video: Video | None) -> int:
    """https://docs.aws.amazon.com/mediaconvert/latest/ug/auto-rotate-requirements.html names progressive video alone."""
    if degrees and video is not None and video.is_interlaced:
        raise JobFailed(SETTINGS_DO_NOT_FIT, "What becomes of interlaced video that is to be turned is not documented.")
    return degrees
