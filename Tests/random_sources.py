"""What Probe may answer for sources of every kind, by chance and never other than the service's model has it."""

from __future__ import annotations

import random
from typing import Any

from container_facts import ContainerFacts, Turn
from service_model import RequestModel

_MODEL = RequestModel()
CONTAINERS = [None, *_MODEL.service.shape_for("Format").metadata["enum"]]
VIDEO_CODECS = ["AV1", "AVC", "DV", "HEVC", "MJPEG", "MPEG2", "PRORES", "UNCOMPRESSED", "VP8", "VP9", "UNKNOWN"]
# All that Probe can name.
COLORS = {name: _MODEL.service.shape_for(name).metadata["enum"] for name in (
    "ColorPrimaries", "TransferCharacteristics", "MatrixCoefficients")}
PIXEL_ASPECTS = [(1, 1), (64, 45), (16, 15), (12, 11), (16, 11), (10, 11), (40, 33), (32, 27), (8, 9), (4, 3), (3, 2), (1, 2), (2, 1)]
FRAME_RATES = [
    (24000, 1001), (24, 1), (25, 1), (30000, 1001), (30, 1), (50, 1), (60000, 1001), (60, 1), (100, 1), (120, 1), (240, 1), (240000, 1001),
    (1, 10), (1, 2), (5, 2), (25, 2), (15, 1), (15000, 1001), (2997, 100), (8400, 349), (90, 1), (144, 1), (6002, 100), (1000, 1)]
SIDES = [240, 288, 360, 480, 486, 540, 576, 608, 640, 718, 720, 768, 854, 1024, 1076, 1080, 1088, 1278, 1280, 1366, 1440, 1916, 1920, 2160,
         3840]
_CODECS_WITH_METADATA = ("AVC", "HEVC", "MPEG2")


def probe_result(chance: random.Random) -> dict[str, Any]:
    """A file with at least one track of pictures or sound."""
    duration = chance.choice([0.0, chance.uniform(0.5, 60), chance.uniform(0, 80_000)])
    videos = chance.choices([0, 1, 2], [1, 8, 1])[0]
    audios = chance.choices([0, 1, 2, 3, 6, 8], [2, 8, 3, 1, 1, 1])[0] or (0 if videos else 1)
    tracks = [_video(chance, duration) for _ in range(videos)] + _audios(chance, audios, duration)
    if chance.random() < 0.2:
        tracks.append({"TrackType": "data", "Codec": chance.choice(["C608", "WEBVTT"]), "DataProperties": {"LanguageCode": "ita"}})
    for index, track in enumerate(tracks, 1):
        track["Index"] = index
    container: dict[str, Any] = {"Tracks": tracks, "Format": chance.choice(CONTAINERS), "Duration": duration}
    result = {"Container": {name: value for name, value in container.items() if value is not None}, "Metadata": {"FileSize": 1_000}}
    assert _MODEL.shape_violations("ProbeResult", result) == []
    return result


def container_facts(chance: random.Random, result: dict[str, Any]) -> ContainerFacts:
    """What its container may say itself: of tracks that it has, or of others."""
    said = result["Container"].get("Duration", 0.0)
    kinds = [track["TrackType"] for track in result["Container"]["Tracks"]]

    def lengths(kind: str) -> tuple[float, ...]:
        return tuple(said * chance.choice([0, 1, 1, 0.9, 0.001]) for _ in range(chance.choice([kinds.count(kind), 0, 1])))

    turn = chance.choice([None, None, Turn(chance.choice([0, 90, 180, 270]), chance.random() < 0.5)])
    return ContainerFacts(
        created=chance.choice(["", "2024-05-01T10:20:30Z"]), title=chance.choice(["", "Film"]), turn=turn, said_seconds=said,
        begins_seconds=said * chance.choice([0, 0, 0.3, 1]), video_seconds=lengths("video"), audio_seconds=lengths("audio"),
        tracks_seconds=said * chance.choice([0, 1, 0.9]), video_begins=lengths("video"), audio_begins=lengths("audio"),
        breaks_off=chance.random() < 0.1,
        notes=chance.choice([(), ("it ends too early",)]))


def _video(chance: random.Random, duration: float) -> dict[str, Any]:
    def side() -> int:
        return chance.choice([chance.randint(32, 4_096), *chance.choices(SIDES, k=4)])

    codec = chance.choice(VIDEO_CODECS)
    rate, aspect = chance.choice(FRAME_RATES), chance.choice(PIXEL_ASPECTS)
    said: dict[str, Any] = {}
    if chance.random() < 0.4:
        said |= {name: chance.choice(words) for name, words in COLORS.items() if chance.random() < 0.8}
    if chance.random() < 0.4:
        said["SampleAspectRatio"] = _fraction(aspect)
    properties: dict[str, Any] = {
        "Width": side(), "Height": side(), "BitDepth": chance.choice([8, 10, 12]),
        "Rotation": chance.choice([None, None, None, 90, 180, 270, -90, 45]), "FrameRate": chance.choice([None, *[_fraction(rate)] * 9])}
    metadata: dict[str, Any] = {}
    if codec in _CODECS_WITH_METADATA:
        metadata |= chance.choice([{}, {"ScanType": "Progressive"}, {"ScanType": "Interlaced", "FieldOrder": "TopFieldFirst"}])
    # In the container, in the video itself, or in both.
    for place in chance.choice([(properties,), (metadata,), (properties, metadata)]):
        place.update(said)
        if chance.random() < 0.1:
            # One of them says something else.
            name = chance.choice([*COLORS])
            place[name] = chance.choice(COLORS[name])
    if metadata and codec in _CODECS_WITH_METADATA:
        properties["CodecMetadata"] = metadata
    there = {name: value for name, value in properties.items() if value is not None}
    track = {"TrackType": "video", "Codec": codec, "VideoProperties": there}
    return track | ({"Duration": duration * chance.choice([1, 1, 1, 0.3])} if chance.random() < 0.7 else {})


def _audios(chance: random.Random, count: int, duration: float) -> list[dict[str, Any]]:
    channels = chance.choice([1, 2, 2, 3, 4, 6, 24, 70])
    language = chance.choice(["und", "eng"])
    return [
        {"TrackType": "audio", "Codec": chance.choice(["AAC", "PCM", "AC3", "OPUS"]), "Duration": duration * chance.choice([1, 1, 0.3]),
         "AudioProperties": {"Channels": channels, "LanguageCode": chance.choice([language, language, "ita"])}}
        for _ in range(count)]


def _fraction(value: tuple[int, int]) -> dict[str, int]:
    return {"Numerator": value[0], "Denominator": value[1]}
