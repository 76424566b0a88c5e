"""Files that are not as long as they say become the film that is in them, or are refused in words; never a part of a film in silence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from EndToEnd.checks import renditions
from EndToEnd.checks.delivered import delivered
from EndToEnd.checks.refusal import failure
from EndToEnd.mailbox import Mailbox
from LocalAWS import fault_injection, odd_lengths, odd_media
from LocalPlatform.pipeline import Pipeline

MANY = pytest.mark.long("two seconds for each kind")


def a_day(path: Path) -> Path:
    return odd_lengths.promises(path, 86_400)


def half(path: Path) -> Path:
    return odd_lengths.promises(path, 1)


@pytest.mark.parametrize(("make", "ending", "said", "held"), [
    (odd_lengths.broken_off, "mkv", "6.0", ("2.", "3.")),
    pytest.param(odd_lengths.broken_fragment, "mp4", "3.0", ("2.",), marks=MANY),
    pytest.param(a_day, "mkv", "86400.000", ("2.0",), marks=MANY), pytest.param(half, "mkv", "1.000", ("2.0",), marks=MANY)])
def test_a_file_that_does_not_hold_what_it_says(
    pipeline: Pipeline, mailbox: Mailbox, tmp_path: Path, make: Callable[[Path], Path], ending: str, said: str, held: tuple[str, ...]
) -> None:
    key = f"uploads/lengths/{make.__name__}.{ending}"
    error, cause = failure(pipeline, mailbox, make(tmp_path / f"film.{ending}"), key)
    # A sentence, not the JSON of a function's error.
    assert error == "UnsupportedMedia" and cause.startswith(f"the file says that it is {said}")
    assert cause.partition("and holds ")[2].startswith(held) and cause.endswith("export it anew, or upload it again")
    # No function has met an error.
    [execution] = pipeline.executions(key)
    assert pipeline.task_errors(execution["executionArn"]) == []


@MANY
def test_a_service_that_cuts_a_film_is_not_the_creators_mistake(pipeline: Pipeline, mailbox: Mailbox, tmp_path: Path) -> None:
    key = "uploads/lengths/cut-by-the-service.mkv"
    film = odd_media.web(tmp_path / "film.webm", seconds=6)
    fault_injection.cut_next_jobs(pipeline.aws, 2, times=None, matching=key)
    try:
        error, cause = failure(pipeline, mailbox, odd_media.made(tmp_path / "film.mkv", "-i", str(film), "-c", "copy"), key)
    finally:
        fault_injection.clear(pipeline.aws)
    assert error == "OutputsDiffer" and "is 2.0" in cause and "the source 6.0" in cause


@pytest.mark.parametrize("ending", ["mkv", pytest.param("mp4", marks=MANY)])
def test_captions_that_go_on_do_not_make_the_film_longer(pipeline: Pipeline, tmp_path: Path, ending: str) -> None:
    key = f"uploads/lengths/captions.{ending}"
    asset = pipeline.transcoded(odd_lengths.captioned(tmp_path / f"film.{ending}"), key)
    found = renditions.ladder(delivered(pipeline, asset, tmp_path))
    assert [track.duration for track in found.videos + found.audios] == [pytest.approx(6, abs=0.1)] * 2
    [row] = [item for item in pipeline.rows(key) if item["sk"]["S"] == "META"]
    outputs = json.loads(row["outputs"]["S"])
    assert "preview" in outputs and "missing" not in outputs


@MANY
def test_a_preview_that_would_be_behind_the_end_is_missing(pipeline: Pipeline, tmp_path: Path) -> None:
    key = "uploads/lengths/a-day.flv"
    asset = pipeline.transcoded(odd_lengths.flash_promises(tmp_path / "a-day.flv", 86_400), key)
    assert renditions.ladder(delivered(pipeline, asset, tmp_path)).videos[0].duration == pytest.approx(2, abs=0.1)
    [row] = [item for item in pipeline.rows(key) if item["sk"]["S"] == "META"]
    [missing] = json.loads(row["outputs"]["S"])["missing"]
    assert missing["part"] == "preview" and "does not exist in the input" in missing["why"]


@MANY
def test_sound_of_a_moment_is_as_long_as_its_packets(pipeline: Pipeline, tmp_path: Path) -> None:
    asset = pipeline.transcoded(odd_lengths.one_frame(tmp_path / "moment.mp4"), "uploads/lengths/moment.mp4")
    found = renditions.ladder(delivered(pipeline, asset, tmp_path))
    assert (found.videos, len(found.audios)) == ((), 1)
