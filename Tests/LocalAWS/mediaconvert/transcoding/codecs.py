"""ffmpeg's options for the codecs of a job: H.264 and AAC. Speed counts here, not quality."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from .failure import SETTINGS_DO_NOT_FIT, JobFailed
from .frame_rates import output_rate
from .media import Audio
from .source import Source

# What the service chooses by itself is not documented; two seconds are what it is asked for most.
AUTOMATIC_GOP_SECONDS = Fraction(2)

_PROFILES = {"BASELINE": "baseline", "MAIN": "main", "HIGH": "high"}


def gop_frames(h264: dict[str, Any], rate: Fraction) -> int:
    units, size = h264.get("gopSizeUnits", "AUTO"), h264.get("gopSize")
    if units == "FRAMES" and size:
        return max(1, round(float(size)))
    length = Fraction(size).limit_denominator(1000) if units == "SECONDS" and size else AUTOMATIC_GOP_SECONDS
    return max(1, round(length * rate))


def video_arguments(video: dict[str, Any], source: Source) -> list[str]:
    codec = video.get("codecSettings", {}).get("codec")
    if codec != "H_264":
        raise JobFailed(SETTINGS_DO_NOT_FIT, f"The local transcoder encodes H_264 and FRAME_CAPTURE, not {codec}.")
    h264 = video["codecSettings"].get("h264Settings", {})
    gop = str(gop_frames(h264, output_rate(h264, source)))
    profile = _PROFILES.get(h264.get("codecProfile", "MAIN"), "high")
    # The fast preset leaves out what makes the profile; these two put it back.
    tools = {"baseline": ["-coder", "0"], "main": ["-coder", "1"], "high": ["-coder", "1", "-x264-params", "8x8dct=1"]}
    return ["-c:v", "libx264", "-preset", "ultrafast", "-profile:v", profile, *tools[profile],
            "-g", gop, "-keyint_min", gop, "-sc_threshold", "0", *_rate_control(h264)]


def _rate_control(h264: dict[str, Any]) -> list[str]:
    if h264.get("rateControlMode") == "QVBR":
        quality = h264.get("qvbrSettings", {}).get("qvbrQualityLevel", 7)
        maximum = h264["maxBitrate"]
        return ["-crf", str(42 - 2 * quality), "-maxrate", str(maximum), "-bufsize", str(2 * maximum)]
    return ["-b:v", str(h264["bitrate"]), "-maxrate", str(h264.get("maxBitrate", h264["bitrate"])),
            "-bufsize", str(2 * h264["bitrate"])]


def audio_arguments(audio: dict[str, Any], number: int = 0) -> list[str]:
    """Of the output's sound with that number; its channels and sample rate are those that it comes with."""
    codec = audio.get("codecSettings", {}).get("codec")
    if codec != "AAC":
        raise JobFailed(SETTINGS_DO_NOT_FIT, f"The local transcoder encodes AAC, not {codec}.")
    aac = audio["codecSettings"].get("aacSettings", {})
    return [f"-c:a:{number}", "aac", f"-b:a:{number}", str(aac.get("bitrate", 128_000))]


def language(audio: dict[str, Any], tracks: Iterable[Audio]) -> str | None:
    """Of an output's sound, in three letters; none if nothing says it (the API reference, `AudioDescription`)."""
    own = audio.get("customLanguageCode") or audio.get("languageCode")
    followed = next((track.language for track in tracks if track.language != "und"), None)
    chosen = own if audio.get("languageCodeControl", "FOLLOW_INPUT") == "USE_CONFIGURED" else followed or own
    return str(chosen).lower() if chosen else None
