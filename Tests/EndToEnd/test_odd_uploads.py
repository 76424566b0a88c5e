"""What creators really upload: what a viewer sees and hears of it, measured."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from EndToEnd.checks import manifests, renditions
from EndToEnd.checks.delivered import Delivered, delivered
from EndToEnd.checks.refusal import failure
from EndToEnd.mailbox import Mailbox
from EndToEnd.media import SampleFiles
from LocalAWS import fault_injection, measurements, odd_media, sample_media
from LocalAWS.mediaconvert.transcoding import media
from LocalPlatform.pipeline import Pipeline

Uploaded = Callable[[Path], Delivered]
LONG = pytest.mark.long("ten seconds")


@pytest.fixture
def uploaded(pipeline: Pipeline, tmp_path: Path, request: pytest.FixtureRequest) -> Uploaded:
    """Uploads a file and waits for its results."""
    def results(file: Path) -> Delivered:
        directory = tmp_path / "results"
        directory.mkdir()
        return delivered(pipeline, pipeline.transcoded(file, key(file)), directory)

    def key(file: Path) -> str:
        return f"uploads/odd/{request.node.name}{file.suffix}"

    return results


@pytest.fixture(autouse=True)
def no_faults_left(pipeline: Pipeline) -> Iterator[None]:
    yield
    fault_injection.clear(pipeline.aws)


def row(pipeline: Pipeline, asset: Delivered) -> dict[str, Any]:
    identifier = asset.results.keys[0].split("/")[1]
    [found] = [item for item in pipeline.assets() if item["pk"]["S"] == f"ASSET#{identifier}"]
    return found


def decisions(pipeline: Pipeline, asset: Delivered) -> list[str]:
    return [reason["S"] for reason in row(pipeline, asset)["plan"]["M"]["decisions"]["L"]]


def frame_rate(path: Path) -> Fraction:
    found = media.read(path).video
    assert found is not None
    return found.frame_rate


def moving(picture: Path) -> Path:
    """A JPEG as a video of one frame, which can be measured as others."""
    return odd_media.made(picture.with_suffix(".mkv"), "-i", str(picture), "-c:v", "ffv1", "-pix_fmt", "yuv444p")


def test_pixels_that_are_not_square(pipeline: Pipeline, uploaded: Uploaded, tmp_path: Path) -> None:
    asset = uploaded(odd_media.anamorphic(tmp_path / "pal.mp4"))
    assert renditions.ladder(asset).sizes == [(1024, 576), (854, 480), (640, 360)]
    shown = media.read(renditions.best(asset)).video
    assert shown is not None and shown.description.get("sample_aspect_ratio") in (None, "1:1")
    # A circle is a circle, in the film and in its thumbnail.
    for picture in (renditions.best(asset), moving(asset.files[asset.results.thumbnails[0]])):
        width, height = measurements.extent(picture)
        assert width == pytest.approx(height, abs=2)
    assert "shown as 1024x576: the source's pixels are not square" in decisions(pipeline, asset)


@pytest.mark.parametrize("size", [(1278, 718), (320, 180)])
def test_the_best_rendition_is_as_large_as_the_source(uploaded: Uploaded, tmp_path: Path, size: tuple[int, int]) -> None:
    asset = uploaded(sample_media.clip(tmp_path / "between.mp4", seconds=2, size=size))
    assert renditions.ladder(asset).sizes[0] == size


# Of VP9 and AV1 the container alone says which colors they have.
@pytest.mark.parametrize(("transfer", "codec", "container"), [
    ("smpte2084", "libx265", "mp4"), ("arib-std-b67", "libx265", "mp4"),
    pytest.param("smpte2084", "libvpx-vp9", "webm", marks=LONG), pytest.param("arib-std-b67", "libsvtav1", "mp4", marks=LONG),
    pytest.param("smpte2084", "libsvtav1", "mkv", marks=LONG)])
def test_high_dynamic_range_is_not_washed_out(uploaded: Uploaded, tmp_path: Path, transfer: str, codec: str, container: str) -> None:
    asset = uploaded(odd_media.gray_card(tmp_path / f"card.{container}", 0.75, transfer, seconds=2, codec=codec))
    # 75 % of HLG is its white, and of PQ it is far above; unconverted it would be a gray of 180.
    assert measurements.luma(renditions.best(asset)) == pytest.approx(235, abs=4)


def test_a_film_of_few_frames_a_second(pipeline: Pipeline, uploaded: Uploaded, tmp_path: Path) -> None:
    asset = uploaded(sample_media.clip(tmp_path / "slow.mp4", seconds=18, size=(320, 180), rate="2.5"))
    found = renditions.ladder(asset)
    assert [video.duration for video in found.videos] == [pytest.approx(18, abs=0.5)]
    assert [audio.duration for audio in found.audios] == [pytest.approx(18, abs=0.5)]
    [preview] = asset.results.previews
    assert media.read(asset.files[preview]).duration == pytest.approx(15, abs=0.9)


def test_two_mono_tracks_are_left_and_right(uploaded: Uploaded, tmp_path: Path) -> None:
    asset = uploaded(odd_media.several_tones(tmp_path / "recorder.mov", 440, 880))
    left, right = measurements.samples(renditions.sound(asset))
    assert measurements.strength(left, 440) > measurements.strength(left, 880) + 30
    assert measurements.strength(right, 880) > measurements.strength(right, 440) + 30


def test_six_mono_tracks_are_all_heard(uploaded: Uploaded, tmp_path: Path) -> None:
    asset = uploaded(odd_media.several_tones(tmp_path / "surround.mov", 300, 400, 500, 60, 700, 800))
    left, right = measurements.samples(renditions.sound(asset))
    # Left, center and left surround; what is of the other side is not in it.
    for channel, heard, unheard in ((left, (300, 500, 700), 400), (right, (400, 500, 800), 300)):
        for tone in heard:
            assert measurements.strength(channel, tone) > measurements.strength(channel, unheard) + 15


@pytest.mark.parametrize("degrees", [90, 180])
def test_a_turn_that_matroska_says(uploaded: Uploaded, tmp_path: Path, degrees: int) -> None:
    # The upper half is white.
    plain = odd_media.made(
        tmp_path / "plain.mp4", "-f", "lavfi", "-i", "color=black:size=320x180:rate=25:duration=2",
        "-vf", "drawbox=h=90:color=white:t=fill", "-c:v", "libx264", "-pix_fmt", "yuv420p")
    asset = uploaded(odd_media.rolled(tmp_path / "rolled.mkv", plain, degrees))
    (width, height), pixels = measurements.brightness(renditions.best(asset))
    assert (width, height) == ((180, 320) if degrees == 90 else (320, 180))
    # Turned clockwise by 90 degrees what was above is on the right, by 180 below.
    column, line = (width - 10, height // 2) if degrees == 90 else (width // 2, height - 10)
    assert pixels[line * width + column] > 200 and pixels[(height - 1 - line) * width + width - 1 - column] < 50


@pytest.mark.parametrize(("video", "audio"), [(9, 3), (3, 9)])
def test_pictures_and_sound_end_together(uploaded: Uploaded, tmp_path: Path, video: float, audio: float) -> None:
    asset = uploaded(odd_media.uneven(tmp_path / "uneven.mp4", video, audio))
    found = renditions.ladder(asset)
    assert [track.duration for track in found.videos + found.audios] == [pytest.approx(9, abs=0.1)] * 2
    # Nothing but silence and black was added.
    left, _ = measurements.samples(renditions.sound(asset))
    assert measurements.loudness(left, 0.5, 2.5) > -40
    assert (measurements.loudness(left, 4, 8) < -60) == (audio == 3)
    assert (measurements.mean_brightness(renditions.best(asset), 6) < 20) == (video == 3)


@pytest.mark.parametrize("rate", ["30000/1001", "24000/1001"])
def test_times_at_televisions_rates_are_exact(uploaded: Uploaded, tmp_path: Path, rate: str) -> None:
    asset = uploaded(sample_media.clip(tmp_path / "ntsc.mp4", seconds=13, size=(320, 180), rate=rate))
    assert frame_rate(renditions.best(asset)) == Fraction(rate)
    assert asset.results.dash is not None
    [video] = manifests.manifest(asset.text(asset.results.dash)).of("video")
    # Three groups of pictures to a segment, each of a whole number of frames.
    frames = 3 * round(2 * Fraction(rate))
    assert [length for _, length in video.segments[:2]] == [pytest.approx(float(frames / Fraction(rate)), abs=1e-4)] * 2


@pytest.mark.parametrize(("rate", "made"), [("240", 60), ("100", 50)])
def test_slow_motion_has_at_most_sixty_frames(uploaded: Uploaded, tmp_path: Path, rate: str, made: int) -> None:
    asset = uploaded(sample_media.clip(tmp_path / "fast.mp4", seconds=2, size=(320, 180), rate=rate))
    assert frame_rate(renditions.best(asset)) == made
    assert renditions.ladder(asset).videos[0].duration == pytest.approx(2, abs=0.1)


@pytest.mark.parametrize("says_so", [True, False])
def test_interlaced_pictures_become_whole_ones(uploaded: Uploaded, tmp_path: Path, says_so: bool) -> None:
    asset = uploaded(odd_media.moving_fields(tmp_path / "fields.mp4", seconds=2, says_so=says_so))
    best = renditions.best(asset)
    # Where it is known that there are fields, each is seen.
    assert frame_rate(best) == (50 if says_so else 25)
    assert measurements.combing(best, 1.0) < measurements.combing(tmp_path / "fields.mp4", 1.0) / 2


def test_frames_at_a_rate_that_varies_become_steady(uploaded: Uploaded, tmp_path: Path) -> None:
    asset = uploaded(odd_media.variable_rate(tmp_path / "phone.mp4"))
    assert frame_rate(renditions.best(asset)) in (24, 25, 30)
    assert renditions.ladder(asset).videos[0].duration == pytest.approx(4, abs=0.1)


def test_a_film_that_does_not_say_how_long_it_is(pipeline: Pipeline, uploaded: Uploaded, tmp_path: Path) -> None:
    asset = uploaded(odd_media.without_duration(tmp_path / "live.webm", seconds=2))
    assert renditions.ladder(asset).videos[0].duration == pytest.approx(2, abs=0.1)
    assert "no preview: the source is too short, or its length is not known" in decisions(pipeline, asset)


@pytest.mark.long("twenty minutes of pictures")
def test_thumbnails_are_of_the_whole_of_a_long_film(uploaded: Uploaded, tmp_path: Path) -> None:
    # One for every ten seconds would be more than a hundred.
    minutes = odd_media.made(
        tmp_path / "long.mp4", "-f", "lavfi", "-i", "gradients=size=128x72:rate=1:duration=1200", *odd_media.H264)
    asset = uploaded(minutes)
    thumbnails = asset.results.thumbnails
    assert len(thumbnails) == 100
    # The last is of the last seconds, twelve before the end.
    for number in (0, 50, 99):
        assert measurements.likeness(
            moving(asset.files[thumbnails[number]]), minutes, f"trim=start={12 * number},setpts=PTS-STARTPTS") > 24


def test_a_container_of_camcorders(uploaded: Uploaded, tmp_path: Path, samples: SampleFiles) -> None:
    asset = uploaded(odd_media.made(tmp_path / "camcorder.m2ts", "-i", str(samples.short), "-c", "copy", "-f", "mpegts"))
    assert renditions.ladder(asset).sizes == [(640, 360)]


def test_poster_and_tiles_are_there_for_players(pipeline: Pipeline, film: Delivered) -> None:
    outputs = json.loads(row(pipeline, film)["outputs"]["S"])
    size, _ = measurements.brightness(moving(film.files[outputs["poster"]]))
    assert size == (640, 360)
    cues = film.text(outputs["tiles"]).split("\n\n")
    # One every ten seconds.
    assert cues[0] == "WEBVTT" and [cue.splitlines()[0] for cue in cues[1:]] == [
        "00:00:00.000 --> 00:00:10.000", "00:00:10.000 --> 00:00:12.000"]
    for cue in cues[1:]:
        assert film.resolved(outputs["tiles"], cue.splitlines()[1].partition("#")[0]) in film.files


# What has to fail, and what has not.

def test_a_still_is_no_film(pipeline: Pipeline, mailbox: Mailbox, tmp_path: Path) -> None:
    error, _ = failure(pipeline, mailbox, odd_media.still(tmp_path / "still.jpg"), "uploads/odd/still.mp4")
    assert error == "UnsupportedMedia"


def test_pictures_of_unknown_size_are_no_sound_alone(pipeline: Pipeline, mailbox: Mailbox, tmp_path: Path) -> None:
    key = "uploads/odd/unsized.mp4"
    error, cause = failure(pipeline, mailbox, odd_media.of_unknown_size(tmp_path / "unsized.mp4"), key)
    assert (error, cause) == ("UnsupportedMedia", "MediaConvert finds video in the file and cannot tell its size")
    assert pipeline.jobs(key) == []


@pytest.mark.parametrize("container", ["mp4", "mkv"])
def test_a_cover_in_the_place_of_the_film_is_noticed(pipeline: Pipeline, mailbox: Mailbox, tmp_path: Path, container: str) -> None:
    """MediaConvert takes the first track of pictures, and no setting names another."""
    cover = sample_media.clip(tmp_path / "cover.mp4", seconds=0.04, size=(320, 180), audio=False)
    film = sample_media.clip(tmp_path / "film.mp4", seconds=9, size=(320, 180))
    both = odd_media.made(
        tmp_path / f"both.{container}", "-i", str(cover), "-i", str(film), "-map", "0:v", "-map", "1:v", "-map", "1:a", "-c", "copy")
    key = f"uploads/odd/cover.{container}"
    error, cause = failure(pipeline, mailbox, both, key)
    assert error == "UnsupportedMedia" and "upload it with the film" in cause
    # Both say how long each track is, so that nothing is transcoded.
    assert cause.startswith("the film is video track 2, and MediaConvert takes the first, which is a still picture")
    assert pipeline.jobs(key) == []


@LONG
def test_a_cover_of_which_the_file_does_not_say_the_length_is_noticed_by_what_was_made(
    pipeline: Pipeline, mailbox: Mailbox, tmp_path: Path
) -> None:
    cover = sample_media.clip(tmp_path / "cover.mp4", seconds=0.04, size=(320, 180), audio=False)
    film = sample_media.clip(tmp_path / "film.mp4", seconds=9, size=(320, 180))
    both = odd_media.made(
        tmp_path / "both.mkv", "-i", str(cover), "-i", str(film), "-map", "0:v", "-map", "1:v", "-map", "1:a", "-c", "copy")
    # The name of the tag that has it.
    both.write_bytes(both.read_bytes().replace(b"DURATION", b"PURATION"))
    error, cause = failure(pipeline, mailbox, both, "uploads/odd/cover-without-length.mkv")
    assert error == "UnsupportedMedia" and "that is 0.040 s long and not the film of 9.0" in cause


def test_a_cover_behind_the_film_is_left_out(pipeline: Pipeline, uploaded: Uploaded, tmp_path: Path) -> None:
    cover = sample_media.clip(tmp_path / "cover.mp4", seconds=0.04, size=(640, 640), audio=False)
    film = sample_media.clip(tmp_path / "film.mp4", seconds=2, size=(320, 180))
    asset = uploaded(odd_media.made(
        tmp_path / "both.mp4", "-i", str(film), "-i", str(cover), "-map", "0:v", "-map", "0:a", "-map", "1:v", "-c", "copy"))
    assert renditions.ladder(asset).sizes == [(320, 180)]
    assert "video track 1 of 2 is shown" in decisions(pipeline, asset)


def test_a_key_that_is_uploaded_again_while_it_is_worked_on(pipeline: Pipeline, mailbox: Mailbox, clip: Path) -> None:
    key = "uploads/odd/replaced.mp4"
    fault_injection.delay_next_jobs(pipeline.aws, 4, times=2, matching=key)
    first = pipeline.started_by(key, pipeline.upload(clip, key))
    second = pipeline.started_by(key, pipeline.upload(clip, key))
    ended = pipeline.ended(first["executionArn"])
    assert (ended["status"], ended["error"]) == ("FAILED", "SourceReplaced")
    assert pipeline.ended(second["executionArn"])["status"] == "SUCCEEDED"
    assert sorted(item["status"]["S"] for item in pipeline.rows(key) if item["sk"]["S"] == "META") == ["COMPLETE", "FAILED"]
    [cause] = [message["cause"] for message in map(json.loads, mailbox.messages()) if message["status"] == "FAILED"]
    assert "replaced: the key was uploaded again" in cause


def test_a_preview_that_fails_does_not_fail_the_film(pipeline: Pipeline, mailbox: Mailbox, clip: Path) -> None:
    key = "uploads/odd/without-preview.mp4"
    fault_injection.fail_next_jobs(pipeline.aws, 1060, times=None, matching="/preview/")
    pipeline.transcoded(clip, key)
    [found] = [item for item in pipeline.rows(key) if item["sk"]["S"] == "META"]
    [message] = [message for message in map(json.loads, mailbox.messages()) if message["key"] == key]
    for outputs in (json.loads(found["outputs"]["S"]), message["outputs"]):
        [missing] = outputs["missing"]
        assert missing["part"] == "preview" and missing["why"]
        assert "preview" not in outputs and outputs["poster"]
