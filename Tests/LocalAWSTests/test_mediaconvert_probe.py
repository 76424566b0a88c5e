"""Probe over real files, and the shape of its answer by the model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from LocalAWS import sample_media
from LocalAWS.gateway import LocalAWS
from LocalAWSTests.mediaconvert_jobs import BUCKET
from service_model import RequestModel


def probe(client: Any, key: str) -> dict[str, Any]:
    (found,) = client.probe(InputFiles=[{"FileUrl": f"s3://{BUCKET}/{key}"}])["ProbeResults"]
    result: dict[str, Any] = found
    return result


def upload(aws: LocalAWS, path: Path) -> str:
    aws.client("s3").upload_file(str(path), BUCKET, path.name)
    return path.name


def test_a_clip_with_sound(mediaconvert: Any, clip: Path) -> None:
    found = probe(mediaconvert, "clip.mp4")
    container = found["Container"]
    assert (container["Format"], container["Duration"]) == ("mp4", pytest.approx(6, abs=0.1))
    assert found["Metadata"]["FileSize"] == clip.stat().st_size
    video, audio = container["Tracks"]
    assert (video["Index"], video["TrackType"], video["Codec"]) == (1, "video", "AVC")
    properties = video["VideoProperties"]
    assert (properties["Width"], properties["Height"], properties["FrameRate"]) == (640, 360, {"Numerator": 25, "Denominator": 1})
    assert "Rotation" not in properties
    assert (audio["TrackType"], audio["Codec"], audio["AudioProperties"]["Channels"]) == ("audio", "AAC", 2)
    assert found["TrackMappings"][0]["VideoTrackIndexes"] == [1]


def test_the_answer_has_the_models_shape(mediaconvert: Any) -> None:
    answer = probe(mediaconvert, "clip.mp4")
    answer["Metadata"]["LastModified"] = answer["Metadata"]["LastModified"].timestamp()
    assert RequestModel().shape_violations("ProbeResult", answer) == []


def test_a_turned_video_tells_its_rotation_clockwise(mediaconvert: Any, aws: LocalAWS, tmp_path: Path) -> None:
    wide = sample_media.clip(tmp_path / "wide.mp4", seconds=1, size=(320, 180), audio=False)
    found = probe(mediaconvert, upload(aws, sample_media.turned(tmp_path / "probed-turned.mp4", wide, 90)))
    assert found["Container"]["Tracks"][0]["VideoProperties"]["Rotation"] == 90
    assert found["TrackMappings"][0]["AudioTrackIndexes"] == []


def test_sound_alone(mediaconvert: Any, aws: LocalAWS, tmp_path: Path) -> None:
    found = probe(mediaconvert, upload(aws, sample_media.clip(tmp_path / "sound.m4a", seconds=1, video=False)))
    assert [track["TrackType"] for track in found["Container"]["Tracks"]] == ["audio"]


@pytest.mark.parametrize("kind", ["text", "empty", "truncated"])
def test_what_is_no_media_is_unprocessable(mediaconvert: Any, aws: LocalAWS, clip: Path, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"probed-{kind}.mp4"
    if kind == "truncated":
        sample_media.truncated(path, clip)
    else:
        getattr(sample_media, kind)(path)
    with pytest.raises(mediaconvert.exceptions.ClientError) as refused:
        probe(mediaconvert, upload(aws, path))
    assert refused.value.response["Error"]["Code"] == "UnprocessableEntityException"
    assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 422


def test_a_file_that_is_not_there_is_not_found(mediaconvert: Any) -> None:
    with pytest.raises(mediaconvert.exceptions.NotFoundException):
        probe(mediaconvert, "absent.mp4")
