"""Codecs that are decoded before ffmpeg reads them: the same pictures at the same times, in the same colors, beside the same sound."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from LocalAWS import measurements, odd_media
from LocalAWS.mediaconvert.transcoding import decoding, media
from LocalAWS.mediaconvert.transcoding.failure import JobFailed
from LocalAWSTests.transcoding import film

FRAME = 0.045


@pytest.mark.parametrize("ending", ["mp4", "mkv"])
def test_a_film_in_av1(tmp_path: Path, ending: str) -> None:
    source = odd_media.next_generation(tmp_path / f"source.{ending}")
    made = film(source, tmp_path / "made")
    found = media.read(made)
    assert found.video is not None
    assert (found.video.frame_rate, found.video.pixel_ratio) == (Fraction(30_000, 1_001), Fraction(4, 3))
    assert [found.spans[index].end for index in (found.video.index, found.audios[0].index)] == pytest.approx([3, 3], abs=FRAME)
    for at in (0.2, 1.5, 2.8):
        assert measurements.loudness(measurements.samples(made)[0], at - 0.1, at + 0.1) > -30
    # Of the same pictures as H.264, which ffmpeg decodes itself.
    plain = odd_media.made(
        tmp_path / "plain.mp4", "-f", "lavfi", "-i", "testsrc=size=320x180:rate=30000/1001:duration=3", *odd_media.H264)
    assert measurements.likeness(made, plain) > 24


def test_other_codecs_are_read_as_they_are(tmp_path: Path) -> None:
    found = media.read(odd_media.variable_rate(tmp_path / "source.mp4", seconds=1))
    assert decoding.decodable(found, tmp_path) is found


def test_what_stands_between_cannot_be_left_out(tmp_path: Path) -> None:
    source = odd_media.next_generation(tmp_path / "source.mkv", seconds=1)
    texts = tmp_path / "texts.srt"
    texts.write_text("1\n00:00:00,000 --> 00:00:01,000\nText.\n\n")
    between = odd_media.made(
        tmp_path / "between.mkv", "-i", str(source), "-i", str(texts), "-map", "0:v", "-map", "1", "-map", "0:a", "-c", "copy",
        "-c:s", "srt")
    with pytest.raises(JobFailed, match="AV1"):
        film(between, tmp_path / "made")
