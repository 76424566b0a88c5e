"""What only the container of a film says: covers in Matroska, mirrored pictures, gaps, times that begin late, title and time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from EndToEnd.checks import renditions
from EndToEnd.checks.delivered import Delivered, delivered
from EndToEnd.checks.refusal import failure
from EndToEnd.mailbox import Mailbox
from LocalAWS import measurements, odd_lengths, odd_media, sample_media
from LocalAWS.mediaconvert.transcoding import media
from LocalPlatform.pipeline import Pipeline

Uploaded = Callable[[Path], Delivered]
MANY = pytest.mark.long("two seconds for each kind")
ALIKE, UNLIKE = 24, 18


def key(file: Path) -> str:
    return f"uploads/containers/said/{file.name}"


@pytest.fixture
def uploaded(pipeline: Pipeline, tmp_path: Path) -> Uploaded:
    """Uploads a file and waits for its results."""
    def results(file: Path) -> Delivered:
        directory = tmp_path / "results"
        directory.mkdir()
        return delivered(pipeline, pipeline.transcoded(file, key(file)), directory)

    return results


def row(pipeline: Pipeline, file: Path) -> dict[str, Any]:
    [found] = [item for item in pipeline.rows(key(file)) if item["sk"]["S"] == "META"]
    return found


def decisions(pipeline: Pipeline, file: Path) -> list[str]:
    return [reason["S"] for reason in row(pipeline, file)["plan"]["M"]["decisions"]["L"]]


@pytest.mark.parametrize(("ending", "codec"), [
    ("mkv", "mjpeg"), pytest.param("mkv", "libx264", marks=MANY), pytest.param("webm", "libvpx", marks=MANY),
    pytest.param("mov", "mjpeg", marks=MANY)])
def test_a_cover_beside_sound_is_sound_alone(
    pipeline: Pipeline, uploaded: Uploaded, tmp_path: Path, ending: str, codec: str
) -> None:
    file = odd_media.cover_and_sound(tmp_path / f"song-{codec}.{ending}", codec)
    asset = uploaded(file)
    found = renditions.ladder(asset)
    assert found.videos == () and [audio.duration for audio in found.audios] == [pytest.approx(6, abs=0.1)]
    assert "the picture beside the sound is a still and is left out" in decisions(pipeline, file)


@pytest.mark.parametrize(("turn", "upright"), [
    (("-display_rotation:v", "-90", "-display_hflip:v"), "transpose=clock"),
    pytest.param(("-display_rotation:v", "90", "-display_hflip:v"), "transpose=cclock", marks=MANY),
    pytest.param(("-display_vflip:v",), "hflip,vflip", marks=MANY)])
def test_a_mirrored_film_that_is_turned_stands_upright(
    pipeline: Pipeline, uploaded: Uploaded, tmp_path: Path, turn: tuple[str, ...], upright: str
) -> None:
    plain = sample_media.clip(tmp_path / "plain.mp4", seconds=2, size=(320, 180))
    file = odd_media.made(tmp_path / f"mirrored-{upright.replace(',', '-')}.mp4", *turn, "-i", str(plain), "-c", "copy")
    best = renditions.best(uploaded(file))
    assert measurements.likeness(best, plain, upright) > ALIKE
    # As it is shown it would be mirrored, from left to right.
    shown = odd_media.made(tmp_path / "shown.mkv", "-i", str(file), "-an", "-c:v", "ffv1")
    assert measurements.likeness(best, shown, "hflip") > ALIKE and measurements.likeness(best, shown) < UNLIKE
    assert any(reason.startswith("not mirrored, as the source says to show it") for reason in decisions(pipeline, file))
    assert row(pipeline, file)["metadata"]["M"]["videoTracks"]["L"][0]["M"]["mirrored"]["S"] == "horizontally"


@MANY
def test_sound_stays_with_the_pictures_behind_a_gap(uploaded: Uploaded, tmp_path: Path) -> None:
    left, _ = measurements.samples(renditions.sound(uploaded(odd_media.gap_in_sound(tmp_path / "gap.mp4", 2, 4))))
    assert measurements.loudness(left, 2.1, 3.9) < -60
    assert min(measurements.loudness(left, at, at + 0.5) for at in (0.2, 1.3, 4.1, 5.3)) > -35


@pytest.mark.provokes
@pytest.mark.parametrize(("ending", "codec"), [("mkv", "aac"), pytest.param("ts", "ac3", marks=MANY)])
def test_what_becomes_of_a_gap_in_other_containers_is_not_guessed(
    pipeline: Pipeline, mailbox: Mailbox, tmp_path: Path, ending: str, codec: str
) -> None:
    """AWS documents no setting that keeps times there, nor what happens without one: nothing is complete that may be out of step."""
    file = odd_media.gap_in_sound(tmp_path / f"gap.{ending}", 2, 4, codec=codec)
    _, cause = failure(pipeline, mailbox, file, key(file))
    assert "What becomes of sound that has a gap of 2.0" in cause and "is not documented" in cause


@pytest.mark.parametrize("ending", ["mp4", pytest.param("mkv", marks=MANY), pytest.param("mov", marks=MANY)])
def test_a_first_track_of_sound_that_is_over_at_once_is_passed_over(
    pipeline: Pipeline, uploaded: Uploaded, tmp_path: Path, ending: str
) -> None:
    file = odd_media.tracks_of_lengths(tmp_path / f"tracks.{ending}", 0.1, 3)
    left, right = measurements.samples(renditions.sound(uploaded(file)))
    # The second has the higher tone.
    for channel in (left, right):
        assert measurements.strength(channel, 880) > -30 and measurements.loudness(channel, 2.5, 2.9) > -30
    assert {"audio track 1 of 2 passed over: over long before the others", "audio track 2 of 2 is heard"} <= set(decisions(pipeline, file))


@MANY
def test_a_film_whose_times_begin_late(pipeline: Pipeline, uploaded: Uploaded, tmp_path: Path) -> None:
    file = odd_lengths.begins_late(tmp_path / "late.mkv")
    asset = uploaded(file)
    found = renditions.ladder(asset)
    assert [track.duration for track in found.videos + found.audios] == [pytest.approx(6, abs=0.1)] * 2
    assert measurements.likeness(renditions.best(asset), file) > ALIKE
    left, _ = measurements.samples(renditions.sound(asset))
    assert min(measurements.loudness(left, at, at + 0.4) for at in (0.1, 3, 5.4)) > -30
    assert any(reason.startswith("the film is what is from 5.0") for reason in decisions(pipeline, file))


@pytest.mark.parametrize("ending", ["mkv", pytest.param("mp4", marks=MANY), pytest.param("mov", marks=MANY),
                                    pytest.param("webm", marks=MANY)])
def test_time_and_title_are_in_the_row(pipeline: Pipeline, tmp_path: Path, ending: str) -> None:
    codecs = ("-c:v", "libvpx", "-deadline", "realtime") if ending == "webm" else odd_media.H264
    file = odd_media.made(
        tmp_path / f"titled.{ending}", "-f", "lavfi", "-i", "testsrc=size=320x180:rate=25:duration=1", *codecs,
        "-metadata", "title=Füße 夏", "-metadata", "creation_time=2024-05-01T10:20:30Z")
    pipeline.transcoded(file, key(file))
    metadata = row(pipeline, file)["metadata"]["M"]
    assert (metadata["title"]["S"], metadata["creationTime"]["S"]) == ("Füße 夏", "2024-05-01T10:20:30Z")


def test_a_film_that_says_half_of_its_colors_has_full_range_and_a_name_that_turns(
    pipeline: Pipeline, uploaded: Uploaded, tmp_path: Path
) -> None:
    """White is 255 in it, and 235 in what is made of it; nothing of what its creator wrote can be taken for something else."""
    file = odd_media.made(
        tmp_path / "film \u202e4pm.mp4", "-f", "lavfi", "-i", "color=white:size=320x180:rate=25:duration=2,format=yuv420p", "-vf",
        "geq=lum=255:cb=128:cr=128,setparams=range=pc:color_trc=bt2020-10", "-metadata", "title=a \u202e4pm\u2069\x1b[2J", *odd_media.H264)
    best = renditions.best(uploaded(file))
    found = media.read(best).video
    assert found is not None
    assert measurements.luma(best) == pytest.approx(235, abs=1) and found.description["color_range"] == "tv"
    assert (found.description["color_transfer"], found.description["color_space"]) == ("bt709", "bt709")
    made = row(pipeline, file)
    assert (made["fileName"]["S"], made["metadata"]["M"]["title"]["S"], made["key"]["S"]) == ("film 4pm.mp4", "a 4pm [2J", key(file))
    assert any(reason.startswith("colors read as REC_709: the source says ITU_2020_10bit alone") for reason in decisions(pipeline, file))
