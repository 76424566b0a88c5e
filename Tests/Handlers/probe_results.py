"""What MediaConvert's Probe answers."""

from __future__ import annotations

from typing import Any

from service_model import RequestModel


def video(**properties: Any) -> dict[str, Any]:
    return {
        "TrackType": "video", "Index": 1, "Codec": "AVC", "Duration": 12.0,
        "VideoProperties": {"Width": 1920, "Height": 1080, "FrameRate": {"Numerator": 30000, "Denominator": 1001}, **properties},
    }


AUDIO = {"TrackType": "audio", "Index": 2, "Codec": "AAC", "AudioProperties": {"Channels": 2, "SampleRate": 48000}}


def result(*tracks: dict[str, Any], **container: Any) -> dict[str, Any]:
    whole = {
        "Container": {"Format": "mp4", "Duration": 12.04, "Tracks": list(tracks), **container},
        "Metadata": {"FileSize": 5_000_000, "ETag": "e"},
    }
    assert RequestModel().shape_violations("ProbeResult", whole) == []
    return whole
