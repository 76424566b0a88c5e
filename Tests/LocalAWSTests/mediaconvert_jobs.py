"""Jobs for the tests of the MediaConvert stand-in, small enough to be transcoded in a moment."""

from __future__ import annotations

import copy
import time
from typing import Any

from LocalAWS.mediaconvert.wire import to_wire
from service_model import RequestModel

BUCKET = "bucket-of-the-stand-ins-tests"
ROLE = "arn:aws:iam::111111111111:role/mediaconvert-of-the-tests"
QUEUE = "arn:aws:mediaconvert:eu-central-1:111111111111:queues/Default"

VIDEO: dict[str, Any] = {
    "Width": 320, "Height": 180, "ScalingBehavior": "FIT_NO_UPSCALE",
    "CodecSettings": {"Codec": "H_264", "H264Settings": {
        "RateControlMode": "QVBR", "MaxBitrate": 500_000, "QvbrSettings": {"QvbrQualityLevel": 7},
        "CodecProfile": "MAIN", "GopSize": 2, "GopSizeUnits": "SECONDS"}},
}
AUDIO: dict[str, Any] = {
    "AudioSourceName": "Audio Selector 1",
    "CodecSettings": {"Codec": "AAC", "AacSettings": {"Bitrate": 96_000, "CodingMode": "CODING_MODE_2_0", "SampleRate": 48_000}},
}


def mp4_group(destination: str = f"s3://{BUCKET}/out/", **output: Any) -> dict[str, Any]:
    return {
        "OutputGroupSettings": {"Type": "FILE_GROUP_SETTINGS", "FileGroupSettings": {"Destination": destination}},
        "Outputs": [{"ContainerSettings": {"Container": "MP4"}, "VideoDescription": copy.deepcopy(VIDEO),
                     "AudioDescriptions": [copy.deepcopy(AUDIO)], "NameModifier": "-180p", **output}],
    }


def captures_group(destination: str = f"s3://{BUCKET}/out/") -> dict[str, Any]:
    return {
        "OutputGroupSettings": {"Type": "FILE_GROUP_SETTINGS", "FileGroupSettings": {"Destination": destination}},
        "Outputs": [{"ContainerSettings": {"Container": "RAW"}, "NameModifier": "_thumbnail", "Extension": "jpg", "VideoDescription": {
            "Width": 160, "Height": 90, "CodecSettings": {"Codec": "FRAME_CAPTURE", "FrameCaptureSettings": {
                "FramerateNumerator": 1, "FramerateDenominator": 2, "MaxCaptures": 100, "Quality": 80}}}}],
    }


def cmaf_group(destination: str = f"s3://{BUCKET}/out/video", **settings: Any) -> dict[str, Any]:
    smaller = {**copy.deepcopy(VIDEO), "Width": 160, "Height": 90}
    return {
        "OutputGroupSettings": {"Type": "CMAF_GROUP_SETTINGS", "CmafGroupSettings": {
            "Destination": destination, "SegmentLength": 4, "FragmentLength": 2, **settings}},
        "Outputs": [
            {"ContainerSettings": {"Container": "CMFC"}, "NameModifier": "_180p", "VideoDescription": copy.deepcopy(VIDEO)},
            {"ContainerSettings": {"Container": "CMFC"}, "NameModifier": "_90p", "VideoDescription": smaller},
            {"ContainerSettings": {"Container": "CMFC"}, "NameModifier": "_audio", "AudioDescriptions": [copy.deepcopy(AUDIO)]},
        ],
    }


def settings(*groups: dict[str, Any], key: str = "clip.mp4", **input_fields: Any) -> dict[str, Any]:
    """Settings as the SDK takes them, of one input."""
    return {
        "TimecodeConfig": {"Source": "ZEROBASED"},
        "Inputs": [{"FileInput": f"s3://{BUCKET}/{key}", "TimecodeSource": "ZEROBASED",
                    "AudioSelectors": {"Audio Selector 1": {"DefaultSelection": "DEFAULT"}}, **input_fields}],
        "OutputGroups": list(groups) or [mp4_group()],
    }


def job(key: str = "clip.mp4", **fields: Any) -> dict[str, Any]:
    return {"Role": ROLE, "Settings": settings(key=key), **fields}


def wire(value: dict[str, Any], shape: str = "JobSettings") -> dict[str, Any]:
    """The form in which it travels."""
    form: dict[str, Any] = to_wire(RequestModel().service.shape_for(shape), value)
    return form


def ended(client: Any, identifier: str) -> dict[str, Any]:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        described: dict[str, Any] = client.get_job(Id=identifier)["Job"]
        if described["Status"] not in ("SUBMITTED", "PROGRESSING"):
            return described
        time.sleep(0.1)
    raise AssertionError(f"The job {identifier} did not end.")
