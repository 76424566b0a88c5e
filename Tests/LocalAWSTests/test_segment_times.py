"""What manifests say of segments: exact where that was asked for, and what a player asks for where it was not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from EndToEnd.checks import manifests, playlists
from LocalAWS import sample_media
from LocalAWSTests.mediaconvert_jobs import cmaf_group
from LocalAWSTests.transcoding import transcoded

EXACT = {"WriteSegmentTimelineInRepresentation": "ENABLED"}


@pytest.fixture(scope="module")
def television(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Long enough that a segment of 2.002 s each is one less than segments of 2 s."""
    return sample_media.clip(
        tmp_path_factory.mktemp("television") / "television.mp4", seconds=20.02, size=(64, 36), rate="30000/1001", audio=False)


def made(source: Path, directory: Path, **settings: Any) -> dict[str, Path]:
    group = cmaf_group(SegmentLength=2, **settings)
    group["Outputs"] = group["Outputs"][1:2]
    (result,) = transcoded(source, directory, group)
    return {Path(artifact.key).name: artifact.path for artifact in result.artifacts}


def segments(files: dict[str, Path]) -> set[str]:
    return {name for name in files if re.search(r"_\d{9}\.cmfv$", name)}


def test_exact_times_name_the_segments_that_are_there(television: Path, tmp_path: Path) -> None:
    files = made(television, tmp_path, **EXACT)
    (video,) = manifests.manifest(files["video.mpd"].read_text()).of("video")
    assert {uri for uri, _ in video.segments} == segments(files)
    assert [length for _, length in video.segments] == pytest.approx([2.002] * 10, abs=0.0005)


def test_approximate_times_ask_for_a_segment_that_is_not_there(television: Path, tmp_path: Path) -> None:
    """As AWS says of fragments that do not fit: https://docs.aws.amazon.com/mediaconvert/latest/ug/setting-the-fragment-length.html"""
    files = made(television, tmp_path)
    assert "SegmentTimeline" not in files["video.mpd"].read_text()
    (video,) = manifests.manifest(files["video.mpd"].read_text()).of("video")
    assert (len(video.segments), len(segments(files))) == (11, 10)
    assert video.segments[-1][0] not in files


@pytest.mark.parametrize(("settings", "lengths"), [({}, [2.002] * 10), ({"ManifestDurationFormat": "INTEGER"}, [2.0] * 10)])
def test_playlists_tell_parts_of_seconds_unless_told_otherwise(
    television: Path, tmp_path: Path, settings: dict[str, Any], lengths: list[float]
) -> None:
    playlist = playlists.media(made(television, tmp_path, **settings)["video_90p.m3u8"].read_text())
    assert [length for _, length in playlist.segments] == pytest.approx(lengths, abs=0.001)
