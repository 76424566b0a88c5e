"""What becomes of each kind of upload: right results for videos, a reason for everything else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from EndToEnd.checks import renditions
from EndToEnd.checks.delivered import Delivered, delivered
from EndToEnd.mailbox import Mailbox
from EndToEnd.media import SECONDS, SHORTER_SECONDS, SampleFiles
from LocalAWS.mediaconvert.transcoding import media
from LocalPlatform.pipeline import Pipeline

LADDER = [(1920, 1080), (1280, 720), (854, 480), (640, 360)]


def test_a_film_in_full_hd(film: Delivered) -> None:
    renditions.check(renditions.ladder(film), LADDER, SECONDS)
    # One at the beginning, one after ten seconds.
    assert [key.rpartition(".0")[2] for key in film.results.thumbnails] == ["000000.jpg", "000001.jpg"]


def test_a_film_has_a_preview(film: Delivered) -> None:
    (key,) = film.results.previews
    preview = media.read(film.files[key])
    assert preview.video is not None
    assert (preview.video.width, preview.video.height, preview.video.codec) == (854, 480, "h264")
    assert [audio.codec for audio in preview.audios] == ["aac"]
    # Fifteen seconds of a longer film; this one is shorter.
    assert preview.duration == pytest.approx(SECONDS, abs=0.1)


def test_what_is_known_of_a_film_is_in_its_row_and_on_its_source(pipeline: Pipeline, film: Delivered) -> None:
    (row,) = pipeline.rows("uploads/film.mp4")[:1]
    metadata = {name: value.get("N") or value.get("S") for name, value in row["metadata"]["M"].items()}
    assert (metadata["width"], metadata["height"], metadata["orientation"]) == ("1920", "1080", "landscape")
    assert (metadata["videoCodec"], metadata["audioCodec"], float(metadata["durationSeconds"])) == ("AVC", "AAC", SECONDS)
    assert [event["M"]["status"]["S"] for event in row["history"]["L"]] == ["PLANNING", "TRANSCODING", "COMPLETE"]
    outputs = json.loads(row["outputs"]["S"])
    assert (outputs["hls"], outputs["dash"]) == (film.results.hls, film.results.dash)
    assert [outputs["preview"]] == film.results.previews
    tags = pipeline.aws.client("s3").get_object_tagging(
        Bucket=pipeline.source_bucket, Key="uploads/film.mp4", VersionId=row["version"]["S"])["TagSet"]
    assert {"Key": "resolution", "Value": "1920x1080"} in tags


@pytest.mark.parametrize("kind", ["portrait", "upright"])
def test_a_film_of_a_phone_held_upright(pipeline: Pipeline, samples: SampleFiles, tmp_path: Path, kind: str) -> None:
    asset = delivered(pipeline, pipeline.transcoded(getattr(samples, kind), f"uploads/{kind}.mp4"), tmp_path)
    renditions.check(renditions.ladder(asset), [(height, width) for width, height in LADDER], SHORTER_SECONDS)


def test_a_small_film_is_not_made_larger(pipeline: Pipeline, samples: SampleFiles, tmp_path: Path) -> None:
    asset = delivered(pipeline, pipeline.transcoded(samples.sd, "uploads/sd.mp4"), tmp_path)
    renditions.check(renditions.ladder(asset), LADDER[2:], SHORTER_SECONDS)


def test_a_silent_film(pipeline: Pipeline, samples: SampleFiles, tmp_path: Path) -> None:
    asset = delivered(pipeline, pipeline.transcoded(samples.silent, "uploads/silent.mp4"), tmp_path)
    renditions.check(renditions.ladder(asset), LADDER, SHORTER_SECONDS, has_audio=False)


def test_sound_alone(pipeline: Pipeline, samples: SampleFiles, tmp_path: Path) -> None:
    key = "uploads/sound.mp4"
    asset = delivered(pipeline, pipeline.transcoded(samples.sound, key), tmp_path)
    found = renditions.ladder(asset)
    assert (found.videos, [audio.codec for audio in found.audios]) == ((), ["aac"])
    assert found.audios[0].duration == pytest.approx(SHORTER_SECONDS, abs=0.1)
    assert pipeline.kinds(key) == ["main"]
    assert (asset.results.thumbnails, asset.results.previews) == ([], [])


@pytest.mark.parametrize("kind", ["text", "empty", "truncated", "broken_off"])
def test_what_is_no_film_fails_with_a_reason(pipeline: Pipeline, mailbox: Mailbox, samples: SampleFiles, kind: str) -> None:
    key = f"uploads/{kind}.mp4"
    version = pipeline.upload(getattr(samples, kind), key)
    assert pipeline.ended(pipeline.started_by(key, version)["executionArn"])["status"] == "FAILED"
    assert pipeline.status(key) == "FAILED"
    (message,) = mailbox.messages()
    assert "FAILED" in message
    assert pipeline.delivered_keys(pipeline.asset(key)) == []


@pytest.mark.parametrize("name", [
    "with space.mp4", "a+b=c&d 100%?.mp4", "Füße, Çiçek, 夏の映画.MP4", "it's (final) [v2] {x},~!@#$^....mp4"])
def test_names_of_all_kinds(pipeline: Pipeline, samples: SampleFiles, tmp_path: Path, name: str) -> None:
    asset = delivered(pipeline, pipeline.transcoded(samples.short, f"uploads/{name}"), tmp_path)
    assert renditions.ladder(asset).videos


def test_a_large_upload_in_parts(pipeline: Pipeline, samples: SampleFiles, full: bool) -> None:
    if not full:
        pytest.skip("300 MB take their time: with --full")
    key = "uploads/large.mp4"
    version = pipeline.upload_in_parts(samples.large, key)
    assert pipeline.ended(pipeline.started_by(key, version)["executionArn"])["status"] == "SUCCEEDED"
    assert pipeline.status(key) == "COMPLETE"
