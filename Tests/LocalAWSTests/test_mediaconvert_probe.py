"""Probe over real files, and the shape of its answer by the model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from LocalAWS import odd_lengths, odd_media, sample_media
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


@pytest.mark.parametrize("kind", ["text", "empty", "truncated", "still", "bare", "animation"])
def test_what_is_no_media_is_unprocessable(mediaconvert: Any, aws: LocalAWS, clip: Path, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"probed-{kind}.mp4"
    if kind == "truncated":
        sample_media.truncated(path, clip)
    else:
        makers = {"still": odd_media.still, "bare": odd_lengths.bare, "animation": odd_media.animation}
        (makers.get(kind) or getattr(sample_media, kind))(path)
    with pytest.raises(mediaconvert.exceptions.ClientError) as refused:
        probe(mediaconvert, upload(aws, path))
    assert refused.value.response["Error"]["Code"] == "UnprocessableEntityException"
    assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 422


def test_a_file_that_is_not_there_is_not_found(mediaconvert: Any) -> None:
    with pytest.raises(mediaconvert.exceptions.NotFoundException):
        probe(mediaconvert, "absent.mp4")


def video_properties(client: Any, aws: LocalAWS, path: Path) -> dict[str, Any]:
    tracks = probe(client, upload(aws, path))["Container"]["Tracks"]
    properties: dict[str, Any] = next(track["VideoProperties"] for track in tracks if track["TrackType"] == "video")
    return properties


def test_ratios_are_told_where_they_stand(mediaconvert: Any, aws: LocalAWS, tmp_path: Path) -> None:
    both = video_properties(mediaconvert, aws, odd_media.anamorphic(tmp_path / "both.mp4", seconds=0.1))
    for place in (both, both["CodecMetadata"]):
        assert place["SampleAspectRatio"] == {"Numerator": 64, "Denominator": 45}
        assert place["DisplayAspectRatio"] == {"Numerator": 16, "Denominator": 9}
    plain = sample_media.clip(tmp_path / "plain.mp4", seconds=0.1, size=(720, 576), audio=False)
    marked = odd_media.made(tmp_path / "marked.mp4", "-i", str(plain), "-c", "copy", "-aspect", "16:9")
    container_alone = video_properties(mediaconvert, aws, marked)
    assert container_alone["SampleAspectRatio"] == {"Numerator": 64, "Denominator": 45}
    assert container_alone["CodecMetadata"]["SampleAspectRatio"] == {"Numerator": 1, "Denominator": 1}


@pytest.mark.parametrize(("ending", "in_container"), [("mp4", True), ("ts", False)])
def test_colors_of_transport_streams_are_told_with_the_codec_alone(
    mediaconvert: Any, aws: LocalAWS, tmp_path: Path, ending: str, in_container: bool
) -> None:
    source = odd_media.gray_card(tmp_path / "card.mp4", 0.5, "smpte2084", seconds=0.3)
    if ending == "ts":
        source = odd_media.made(tmp_path / "card.ts", "-i", str(source), "-c", "copy")
    told = video_properties(mediaconvert, aws, source)
    names = {"ColorPrimaries": "ITU_2020", "TransferCharacteristics": "SMPTE_2084", "MatrixCoefficients": "ITU_2020_NCL"}
    assert {name: told["CodecMetadata"].get(name) for name in names} == names
    assert {name: told.get(name) for name in names} == (names if in_container else dict.fromkeys(names))


def test_other_codecs_have_no_metadata_of_their_own(mediaconvert: Any, aws: LocalAWS, tmp_path: Path) -> None:
    source = odd_media.made(
        tmp_path / "vp9.webm", "-f", "lavfi", "-i", "color=gray:size=64x64:rate=10:duration=0.5,setparams=color_primaries=bt2020:"
        "color_trc=smpte2084:colorspace=bt2020nc:range=tv,format=yuv420p", "-c:v", "libvpx-vp9", "-deadline", "realtime")
    told = video_properties(mediaconvert, aws, source)
    assert ("CodecMetadata" in told, told["TransferCharacteristics"]) == (False, "SMPTE_2084")


@pytest.mark.parametrize(("maker", "name", "known"), [
    (odd_media.without_duration, "probed.webm", ("webm", None, None)),
    (lambda path: sample_media.clip(path, seconds=1, size=(64, 64), audio=False), "probed.mkv", ("matroska", 1.0, None)),
    (lambda path: odd_media.made(path, "-f", "lavfi", "-i", "testsrc=size=64x64:rate=25:duration=1", "-timecode", "01:00:00:00"),
     "probed.mov", ("quicktime", 1.0, "01:00:00:00"))])
def test_a_container_tells_what_it_says(mediaconvert: Any, aws: LocalAWS, tmp_path: Path, maker: Any, name: str, known: Any) -> None:
    container = probe(mediaconvert, upload(aws, maker(tmp_path / name)))["Container"]
    assert (container["Format"], container.get("Duration"), container.get("StartTimecode")) == known


def test_fields_are_told_with_their_order(mediaconvert: Any, aws: LocalAWS, tmp_path: Path) -> None:
    told = video_properties(mediaconvert, aws, odd_media.moving_fields(tmp_path / "fields.mp4", seconds=0.3))["CodecMetadata"]
    assert (told["ScanType"], told["FieldOrder"]) == ("Interlaced", "TopFieldFirst")


def test_a_mirrored_picture_tells_no_rotation(mediaconvert: Any, aws: LocalAWS, tmp_path: Path) -> None:
    assert "Rotation" not in video_properties(mediaconvert, aws, odd_media.mirrored(tmp_path / "mirrored.mp4", seconds=0.1))


def test_a_roll_in_matroska_is_told(mediaconvert: Any, aws: LocalAWS, tmp_path: Path) -> None:
    wide = sample_media.clip(tmp_path / "wide.mp4", seconds=0.2, size=(320, 180), audio=False)
    assert video_properties(mediaconvert, aws, odd_media.rolled(tmp_path / "rolled.mkv", wide, 90))["Rotation"] == 90
