"""Bitrates of H.264: what each way of rate control needs and forbids (the API reference, `H264Settings`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from . import walk


def mistakes(settings: dict[str, Any]) -> Iterator[str]:
    for where, output in walk.outputs(settings):
        if "videoDescription" in output and walk.codec(output) is None:
            yield f"{where}/videoDescription/codecSettings/codec: Is required"
        for index, audio in enumerate(output.get("audioDescriptions", [])):
            yield from _audio(f"{where}/audioDescriptions/{index}", audio)
        if walk.codec(output) != "H_264":
            continue
        h264, at = walk.h264(output), f"{where}/videoDescription/codecSettings/h264Settings"
        mode = h264.get("rateControlMode")
        if mode is None:
            yield f"{at}/rateControlMode: Is required"
        elif mode == "QVBR":
            if "bitrate" in h264:
                yield f"{at}/bitrate: Should not be set when rateControlMode is QVBR"
            if "maxBitrate" not in h264 and "automatedEncodingSettings" not in _group_of(settings, where):
                yield f"{at}/maxBitrate: Is required when rateControlMode is QVBR"
        elif "bitrate" not in h264:
            yield f"{at}/bitrate: Is required when rateControlMode is {mode}"
        if "maxAverageBitrate" in h264.get("qvbrSettings", {}) and h264.get("qualityTuningLevel") != "MULTI_PASS_HQ":
            yield f"{at}/qvbrSettings/maxAverageBitrate: Should be set only when qualityTuningLevel is MULTI_PASS_HQ"


def _audio(where: str, audio: dict[str, Any]) -> Iterator[str]:
    codec = audio.get("codecSettings", {}).get("codec")
    if codec is None:
        yield f"{where}/codecSettings/codec: Is required"
    elif codec == "AAC":
        # The two that have no default (the API reference, `AacSettings`).
        for name in ("codingMode", "sampleRate"):
            if name not in audio["codecSettings"].get("aacSettings", {}):
                yield f"{where}/codecSettings/aacSettings/{name}: Is required"


def _group_of(settings: dict[str, Any], where: str) -> dict[str, Any]:
    group: dict[str, Any] = settings["outputGroups"][int(where.split("/")[2])]
    return group
