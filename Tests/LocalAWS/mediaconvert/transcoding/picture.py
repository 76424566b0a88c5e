"""How the pictures of a source are prepared for an output: whole frames, rate, colors, turned upright, black where there are none."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from . import color, frame_rates
from .failure import SETTINGS_DO_NOT_FIT, JobFailed
from .source import Source

_TURNS = {0: [], 90: ["transpose=clock"], 180: ["hflip", "vflip"], 270: ["transpose=cclock"]}
_PREPROCESSORS = frozenset({"colorCorrector", "deinterlacer"})
_CORRECTIONS = frozenset({"colorSpaceConversion", "hdrToSdrToneMapper", "sampleRangeConversion"})


@dataclass(frozen=True)
class Picture:
    """The filters that prepare it, which outputs alike share, and those that make it the output's own."""

    shared: str
    own: str


def shared_filters(source: Source, video: dict[str, Any]) -> str:
    assert source.video is not None
    h264 = video.get("codecSettings", {}).get("h264Settings", {})
    _refuse(video, h264)
    # Single pictures are taken at any rate.
    single = video.get("codecSettings", {}).get("codec") == "FRAME_CAPTURE" and source.has_variable_rate
    rate = source.frame_rate if single else frame_rates.output_rate(h264, source)
    return ",".join([
        *_whole_frames(video), *([] if single else [frame_rates.conversion(h264, rate)]), *_TURNS[source.turn],
        *color.filters(video, source.selector, source.video), *_black(source, rate), "format=yuv420p"])


def _whole_frames(video: dict[str, Any]) -> list[str]:
    """The API reference, `Deinterlacer`. Fields become frames before the rate changes and before scaling would mix their lines."""
    deinterlacer = video.get("videoPreprocessors", {}).get("deinterlacer")
    if deinterlacer is None:
        return []
    mode, forced = deinterlacer.get("mode", "DEINTERLACE"), deinterlacer.get("control") == "FORCE_ALL_FRAMES"
    if mode not in ("DEINTERLACE", "ADAPTIVE"):
        raise JobFailed(SETTINGS_DO_NOT_FIT, f"The local transcoder deinterlaces by DEINTERLACE and ADAPTIVE, not {mode}.")
    # The API's text: to apply field doubling, choose linear interpolation.
    doubled = "mode=send_field:" if deinterlacer.get("algorithm") == "LINEAR_INTERPOLATION" else ""
    # What is still combed once the best fields are put together is marked as interlaced, whatever the file says of it.
    detected = ["fieldmatch=mode=pc_n_ub:combmatch=full"] if mode == "ADAPTIVE" else []
    return [*detected, f"yadif={doubled}deint={'all' if forced else 'interlaced'}"]


def _black(source: Source, rate: Fraction) -> list[str]:
    if not source.is_padded:
        # Pictures keep their time: those that begin late stay behind the sound.
        return []
    before, after = source.picture.begin, source.video_duration - source.picture.end
    # Less than half of a frame is none.
    if max(before, after) * rate < Fraction(1, 2):
        return []
    return ["setpts=PTS-STARTPTS", f"tpad=start_duration={before:.6f}:stop_duration={max(0.0, after):.6f}:color=black"]


def _refuse(video: dict[str, Any], h264: dict[str, Any]) -> None:
    """What the service does and the local transcoder does not, rather than something else."""
    preprocessors = video.get("videoPreprocessors", {})
    others = [*(set(preprocessors) - _PREPROCESSORS), *(set(preprocessors.get("colorCorrector", {})) - _CORRECTIONS),
              *(name for name in ("crop", "position", "fixedAfd") if name in video)]
    others += [name for name, only in (("interlaceMode", "PROGRESSIVE"), ("telecine", "NONE"), ("slowPal", "DISABLED"))
               if h264.get(name, only) != only]
    if others:
        raise JobFailed(SETTINGS_DO_NOT_FIT, f"The local transcoder does not do {', '.join(sorted(others))} of a video.")
