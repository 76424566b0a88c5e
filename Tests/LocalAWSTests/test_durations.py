"""How long pictures and sound go on, and when they begin: PadVideo, AudioDuration, and films that do not say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from LocalAWS import measurements, odd_containers, odd_media
from LocalAWS.mediaconvert.transcoding import media
from LocalAWSTests.mediaconvert_jobs import captures_group, cmaf_group, mp4_group
from LocalAWSTests.transcoding import film, transcoded

MATCHED = {"AudioDuration": "MATCH_VIDEO_DURATION"}
PADDED: dict[str, Any] = {"VideoSelector": {"PadVideo": "BLACK"}}
FRAME = 0.045


def ends(path: Path) -> tuple[float, float]:
    """When pictures and sound end."""
    found = media.read(path)
    assert found.video is not None
    return found.spans[found.video.index].end, found.spans[found.audios[0].index].end


@pytest.mark.parametrize(("video_seconds", "audio_seconds", "container", "fields", "expected"), [
    (3, 1, {}, {}, (3, 1)), (1, 3, {}, {}, (1, 3)),
    (3, 1, MATCHED, {}, (3, 3)), (1, 3, MATCHED, {}, (1, 1)),
    (3, 1, {}, PADDED, (3, 1)), (1, 3, {}, PADDED, (3, 3)),
    (3, 1, MATCHED, PADDED, (3, 3)), (1, 3, MATCHED, PADDED, (3, 3))])
def test_pictures_and_sound_of_different_lengths(
    tmp_path: Path, video_seconds: float, audio_seconds: float, container: dict[str, str], fields: dict[str, Any],
    expected: tuple[float, float]
) -> None:
    source = odd_media.uneven(tmp_path / "source.mp4", video_seconds, audio_seconds)
    assert ends(film(source, tmp_path, container=container, **fields)) == pytest.approx(expected, abs=FRAME)


def test_what_is_added_is_black_and_silent(tmp_path: Path) -> None:
    long_sound = film(odd_media.uneven(tmp_path / "source.mp4", 1, 3), tmp_path, container=MATCHED, **PADDED)
    assert (measurements.mean_brightness(long_sound, 0.5) > 60, measurements.mean_brightness(long_sound, 2) < 1) == (True, True)
    short_sound = film(odd_media.uneven(tmp_path / "short.mp4", 3, 1), tmp_path, container=MATCHED)
    left, _ = measurements.samples(short_sound)
    assert (measurements.loudness(left, 0.2, 0.8) > -30, measurements.loudness(left, 1.2, 2.9) < -90) == (True, True)


@pytest.mark.parametrize(("fields", "begin"), [({}, 1.0), (PADDED, 0.0)])
def test_pictures_that_begin_late_stay_in_step(tmp_path: Path, fields: dict[str, Any], begin: float) -> None:
    made = film(odd_media.uneven(tmp_path / "source.mp4", 2, 3, video_begins=1), tmp_path, **fields)
    found = media.read(made)
    assert found.video is not None
    span = found.spans[found.video.index]
    assert (span.begin, span.end) == pytest.approx((begin, 3), abs=FRAME)
    # The sound before them is there.
    left, _ = measurements.samples(made)
    assert len(left) / 48_000 == pytest.approx(3, abs=0.1)
    assert min(measurements.loudness(left, at, at + 0.5) for at in (0.1, 1, 2.3)) > -30
    if fields:
        assert (measurements.mean_brightness(made, 0.5) < 1, measurements.mean_brightness(made, 1.5) > 60) == (True, True)


def test_a_film_that_does_not_say_how_long_it_is(tmp_path: Path) -> None:
    source = odd_media.without_duration(tmp_path / "source.webm", seconds=2)
    assert media.read(source).declared_duration is None
    group = cmaf_group(ImageBasedTrickPlay="THUMBNAIL")
    group["Outputs"] = group["Outputs"][:2]
    ladder, captures = transcoded(source, tmp_path / "made", group, captures_group())
    assert [output.duration for output in ladder.outputs] == [pytest.approx(2, abs=FRAME)] * 2
    assert len(captures.artifacts) == 1


def test_what_is_told_of_outputs_is_what_was_made(tmp_path: Path) -> None:
    source = odd_media.uneven(tmp_path / "source.mp4", 3, 1)
    ladder, files = transcoded(source, tmp_path / "made", cmaf_group(), mp4_group())
    assert [output.duration for output in ladder.outputs] == pytest.approx([3, 3, 1], abs=FRAME)
    assert [output.size for output in ladder.outputs] == [(320, 180), (160, 90), None]
    assert [output.duration for output in files.outputs] == pytest.approx([3], abs=FRAME)


@pytest.mark.parametrize(("numerator", "denominator", "count"), [(1, 1, 6), (1, 3, 2), (3, 6, 3), (100, 600, 1), (1, 2, 3)])
def test_captures_are_spread_as_asked(tmp_path: Path, numerator: int, denominator: int, count: int) -> None:
    source = odd_media.uneven(tmp_path / "source.mp4", 6, 1)
    group = captures_group()
    group["Outputs"][0]["VideoDescription"]["CodecSettings"]["FrameCaptureSettings"].update(
        FramerateNumerator=numerator, FramerateDenominator=denominator)
    _, captures = transcoded(source, tmp_path / "made", mp4_group(), group)
    assert len(captures.artifacts) == count


def test_sound_goes_on_where_pictures_change_their_size(tmp_path: Path) -> None:
    made = film(odd_containers.changed_size(tmp_path / "source.ts"), tmp_path)
    assert ends(made) == pytest.approx((6, 6), abs=0.1)
    left, _ = measurements.samples(made)
    assert min(measurements.loudness(left, at, at + 0.4) for at in (0.2, 2.5, 3.2, 5.5)) > -30
