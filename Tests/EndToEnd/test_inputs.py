"""What becomes of each kind of upload: right results for videos, a reason for everything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from EndToEnd.checks import renditions
from EndToEnd.checks.delivered import Delivered, delivered
from EndToEnd.checks.film import LADDER, check_full_hd, check_row
from EndToEnd.mailbox import Mailbox
from EndToEnd.media import SHORTER_SECONDS, SampleFiles
from LocalPlatform.pipeline import Pipeline


def test_a_film_in_full_hd(film: Delivered) -> None:
    check_full_hd(film)


def test_what_is_known_of_a_film_is_in_its_row_and_on_its_source(pipeline: Pipeline, film: Delivered) -> None:
    check_row(pipeline, "uploads/film.mp4", film)


@pytest.mark.parametrize("kind", ["portrait", "upright"])
def test_a_film_of_a_phone_held_upright(pipeline: Pipeline, samples: SampleFiles, tmp_path: Path, kind: str) -> None:
    asset = delivered(pipeline, pipeline.transcoded(getattr(samples, kind), f"uploads/{kind}.mp4"), tmp_path)
    renditions.check(renditions.ladder(asset), [(height, width) for width, height in LADDER], SHORTER_SECONDS)


def test_a_small_film_is_not_made_larger(pipeline: Pipeline, samples: SampleFiles, tmp_path: Path) -> None:
    asset = delivered(pipeline, pipeline.transcoded(samples.sd, "uploads/sd.mp4"), tmp_path)
    renditions.check(renditions.ladder(asset), LADDER[2:], SHORTER_SECONDS)


def preprocessors(pipeline: Pipeline, key: str) -> list[set[str]]:
    """What prepares the pictures of each output of an asset's jobs, besides the range of samples that all have."""
    found = [output["VideoDescription"]["VideoPreprocessors"] for job in pipeline.jobs(key)
             for group in job["Settings"]["OutputGroups"] for output in group["Outputs"] if "VideoDescription" in output]
    assert all(each["ColorCorrector"].pop("SampleRangeConversion") == "LIMITED_RANGE_SQUEEZE" for each in found)
    return [{name for name, settings in each.items() if settings} for each in found]


def test_an_interlaced_film_is_deinterlaced(pipeline: Pipeline, samples: SampleFiles, tmp_path: Path) -> None:
    key = "uploads/interlaced.mp4"
    asset = delivered(pipeline, pipeline.transcoded(samples.interlaced, key), tmp_path)
    renditions.check(renditions.ladder(asset), LADDER, SHORTER_SECONDS, has_audio=False)
    assert preprocessors(pipeline, key) == [{"Deinterlacer"}] * (len(LADDER) + 2)
    assert pipeline.rows(key)[0]["metadata"]["M"]["scanType"] == {"S": "interlaced"}


def test_a_film_of_high_dynamic_range_gets_standard_range(pipeline: Pipeline, samples: SampleFiles) -> None:
    key = "uploads/high-dynamic-range.mp4"
    pipeline.transcoded(samples.high_dynamic_range, key)
    assert preprocessors(pipeline, key) == [{"ColorCorrector"}] * (len(LADDER) + 2)
    assert pipeline.rows(key)[0]["metadata"]["M"]["highDynamicRange"] == {"S": "HLG"}


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


@pytest.mark.parametrize("kind", ["text", "truncated", "broken_off"])
def test_what_is_no_film_fails_with_a_reason(pipeline: Pipeline, mailbox: Mailbox, samples: SampleFiles, kind: str) -> None:
    key = f"uploads/{kind}.mp4"
    version = pipeline.upload(getattr(samples, kind), key)
    assert pipeline.ended(pipeline.started_by(key, version)["executionArn"])["status"] == "FAILED"
    assert pipeline.status(key) == "FAILED"
    (message,) = mailbox.messages()
    assert "FAILED" in message
    # The function that looked into it did what it should.
    assert kind == "broken_off" or pipeline.rows(key)[0]["error"]["S"] == "UnsupportedMedia"
    assert pipeline.delivered_keys(pipeline.asset(key)) == []


@pytest.mark.parametrize("name", [
    "with space.mp4", "a+b=c&d 100%?.mp4", "Füße, Çiçek, 夏の映画.MP4", "it's (final) [v2] {x},~!@#$^....mp4"])
def test_names_of_all_kinds(pipeline: Pipeline, samples: SampleFiles, tmp_path: Path, name: str) -> None:
    asset = delivered(pipeline, pipeline.transcoded(samples.short, f"uploads/{name}"), tmp_path)
    assert renditions.ladder(asset).videos


@pytest.mark.long("300 MB take their time")
def test_a_large_upload_in_parts(pipeline: Pipeline, samples: SampleFiles) -> None:
    key = "uploads/large.mp4"
    version = pipeline.upload_in_parts(samples.large, key)
    assert pipeline.ended(pipeline.started_by(key, version)["executionArn"])["status"] == "SUCCEEDED"
    assert pipeline.status(key) == "COMPLETE"
