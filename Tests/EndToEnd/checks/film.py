"""What becomes of twelve seconds in full HD with sound, wherever MediaConvert runs: its files, and what its row says."""

from __future__ import annotations

import json

import pytest

from EndToEnd.media import SECONDS
from LocalAWS.mediaconvert.transcoding import media
from LocalPlatform.pipeline import Pipeline

from . import renditions
from .delivered import Delivered

LADDER = [(1920, 1080), (1280, 720), (854, 480), (640, 360)]


def check_full_hd(film: Delivered) -> None:
    """The whole ladder, thumbnails, and the preview."""
    renditions.check(renditions.ladder(film), LADDER, SECONDS)
    # One at the beginning, one after ten seconds.
    assert [key.rpartition(".0")[2] for key in film.results.thumbnails] == ["000000.jpg", "000001.jpg"]
    check_preview(film)


def check_preview(film: Delivered) -> None:
    (key,) = film.results.previews
    preview = media.read(film.files[key])
    assert preview.video is not None
    assert (preview.video.width, preview.video.height, preview.video.codec) == (854, 480, "h264")
    assert [audio.codec for audio in preview.audios] == ["aac"]
    # Fifteen seconds of a longer film; this one is shorter.
    assert preview.duration == pytest.approx(SECONDS, abs=0.1)


def check_row(pipeline: Pipeline, key: str, film: Delivered) -> None:
    """What is known of it is in its row and on its source."""
    row = pipeline.rows(key)[0]
    metadata = {name: value.get("N") or value.get("S") for name, value in row["metadata"]["M"].items()}
    assert (metadata["width"], metadata["height"], metadata["orientation"]) == ("1920", "1080", "landscape")
    assert (metadata["videoCodec"], metadata["audioCodec"], float(metadata["durationSeconds"])) == ("AVC", "AAC", SECONDS)
    assert [event["M"]["status"]["S"] for event in row["history"]["L"]] == ["WAITING", "PLANNING", "TRANSCODING", "COMPLETE"]
    outputs = json.loads(row["outputs"]["S"])
    assert (outputs["hls"], outputs["dash"]) == (film.results.hls, film.results.dash)
    assert [outputs["preview"]] == film.results.previews
    tags = pipeline.aws.client("s3").get_object_tagging(
        Bucket=pipeline.source_bucket, Key=key, VersionId=row["version"]["S"])["TagSet"]
    assert {"Key": "resolution", "Value": "1920x1080"} in tags
