"""The fast fake of the transcoder gives what the real one has made, at the place that a job asks for."""

from __future__ import annotations

import copy
import threading
from pathlib import Path
from typing import Any

from LocalAWS import sample_media
from LocalAWS.mediaconvert.repeated_transcoding import RepeatedTranscoding
from LocalAWS.mediaconvert.transcoding import media, transcoder
from LocalAWS.mediaconvert.transcoding.result import GroupResult

SETTINGS: dict[str, Any] = {
    "inputs": [{"fileInput": "s3://ingest/uploads/a.mp4", "timecodeSource": "ZEROBASED"}],
    "outputGroups": [{
        "outputGroupSettings": {"type": "FILE_GROUP_SETTINGS", "fileGroupSettings": {"destination": "s3://delivery/assets/a/1/thumbnails/"}},
        "outputs": [{
            "nameModifier": "_thumbnail", "containerSettings": {"container": "RAW"},
            "videoDescription": {"width": 64, "height": 36, "codecSettings": {"codec": "FRAME_CAPTURE", "frameCaptureSettings": {
                "framerateNumerator": 1, "framerateDenominator": 1, "maxCaptures": 10, "quality": 80}}}}]}]}


def of(asset: str, **capture: int) -> dict[str, Any]:
    """The settings for another asset."""
    settings = copy.deepcopy(SETTINGS)
    settings["inputs"][0]["fileInput"] = f"s3://ingest/uploads/{asset}.mp4"
    group = settings["outputGroups"][0]
    group["outputGroupSettings"]["fileGroupSettings"]["destination"] = f"s3://delivery/assets/{asset}/1/thumbnails/a"
    group["outputs"][0]["videoDescription"]["codecSettings"]["frameCaptureSettings"].update(capture)
    return settings


def test_a_film_is_encoded_once_and_given_again(tmp_path: Path) -> None:
    encoded = list[dict[str, Any]]()

    def transcode(settings: dict[str, Any], *rest: Any) -> list[GroupResult]:
        encoded.append(settings)
        return transcoder.transcode(settings, *rest)

    film = sample_media.clip(tmp_path / "film.mp4", seconds=2, size=(128, 72))
    other = sample_media.clip(tmp_path / "other.mp4", seconds=3, size=(128, 72))
    repeated = RepeatedTranscoding(transcode)

    def made(settings: dict[str, Any], path: Path) -> list[GroupResult]:
        return repeated(settings, [media.read(path)], tmp_path, threading.Event(), lambda frames, part: None)

    [first], [again] = made(of("a"), film), made(of("b"), film)
    assert len(encoded) == 1
    assert [artifact.key for artifact in first.artifacts] == [f"assets/a/1/thumbnails/a_thumbnail.{number:07}.jpg" for number in range(2)]
    assert [artifact.key for artifact in again.artifacts] == [artifact.key.replace("/a/", "/b/") for artifact in first.artifacts]
    assert [artifact.path.read_bytes() for artifact in again.artifacts] == [artifact.path.read_bytes() for artifact in first.artifacts]
    assert again.outputs[0].file_paths == ["s3://delivery/assets/b/1/thumbnails/a_thumbnail.0000001.jpg"]
    assert again.outputs[0].duration == first.outputs[0].duration
    # Another film, and other settings, are encoded.
    made(of("c"), other)
    made(of("a", quality=50), film)
    assert len(encoded) == 3
