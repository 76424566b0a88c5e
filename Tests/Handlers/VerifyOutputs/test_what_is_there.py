"""An asset is ready when the files of it are there, each as it was planned."""

from __future__ import annotations

import copy

import pytest

import verify_outputs
from expected_outputs import AUDIO, ExpectedJob, ExpectedOutput
from Handlers.delivered_film import FOLDER, Bucket, film, init_segment, media_playlist
from Handlers.VerifyOutputs.verified_film import EVENT, MAIN, PLAN, Jobs, Log, details, difference, without


@pytest.mark.parametrize(
    ("absent", "said"),
    [
        ("abr/video.mpd", "there is no abr/*.mpd"), ("abr/video_720p.m3u8", "abr/video_720p.m3u8 is not there"),
        ("video_audioinit", "abr/video_audioinit.cmfa is not there"),
        ("_720p_000000002", "abr/video_720p.m3u8 names 1 of 2 segments that are not there, video_720p_000000002.cmfv first"),
    ],
)
def test_what_is_not_there(bucket: Bucket, log_lines: Log, absent: str, said: str) -> None:
    without(bucket, absent)
    assert difference() == said
    assert log_lines()[0]["error"] == "OutputsDiffer"


def test_nothing_at_all(bucket: Bucket) -> None:
    bucket.objects = {}
    assert difference() == "there is no abr/*.m3u8; there is no abr/*.mpd"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("abr/video_720p_000000001.cmfv", b"", "abr/video_720p_000000001.cmfv is empty; abr/video_720p.m3u8 names 1 of 2 segments"),
        ("abr/video_720pinit.cmfv", init_segment((640, 360)), "abr/video_720pinit.cmfv has video of 640x360, not video of 1280x720"),
        ("abr/video_720pinit.cmfv", init_segment(None), "abr/video_720pinit.cmfv has audio, not video of 1280x720"),
        ("abr/video_audioinit.cmfa", init_segment(), "abr/video_audioinit.cmfa has no track, not audio"),
        ("abr/video_720pinit.cmfv", b"not a box at all", "abr/video_720p.m3u8 cannot be played: a box ends behind the file"),
        ("abr/video_720p.m3u8", b"<html>", "abr/video_720p.m3u8 cannot be played: it does not begin with #EXTM3U"),
        ("abr/video_720p.m3u8", media_playlist("_720p", "cmfv", [6.0, 6.0]).replace("#EXT-X-ENDLIST", "").encode(),
         "abr/video_720p.m3u8 is not finished"),
        ("abr/video_720p.m3u8", media_playlist("_720p", "cmfv", [6.0]).encode(),
         "abr/video_720p.m3u8 is 6.000 s long, the source 12.000 s"),
        ("abr/video.m3u8", b"#EXTM3U\n", "the playlist has renditions of no pictures, not 640x360, 1280x720"),
    ],
)
def test_what_is_something_else(bucket: Bucket, name: str, content: bytes, said: str) -> None:
    bucket.objects[f"{FOLDER}/{name}"] = content
    assert said in difference()


def test_tracks_that_end_at_different_times(bucket: Bucket) -> None:
    bucket.objects = Bucket(film(audio_lengths=[6.0, 5.2])).objects
    assert difference() == (
        "the tracks are of different lengths: abr/video_audio.m3u8 11.200 s, abr/video_720p.m3u8 12.000 s, abr/video_360p.m3u8 12.000 s")


def test_renditions_that_the_service_chose_are_of_its_sizes(bucket: Bucket, jobs: Jobs) -> None:
    plan = copy.deepcopy({**PLAN, "main": {"expected": MAIN.document}})
    plan["main"]["expected"]["groups"][0] = None
    jobs.groups["main"][0] = details(12_000, (960, 540), (480, 270), (320, 180), None)
    assert verify_outputs.handler({**EVENT, "plan": plan}, None)["files"]


def test_audio_alone_needs_neither_preview_nor_thumbnails(bucket: Bucket, jobs: Jobs) -> None:
    expected = ExpectedJob(12.0, ((ExpectedOutput(AUDIO, "_audio"),),))
    plan = {**PLAN, "hasPreview": False, "metadata": {"durationSeconds": 12.0}, "main": {"expected": expected.document}}
    jobs.groups["main"] = [details(12_000, None)]
    bucket.objects = Bucket({name: content for name, content in film().items() if "audio" in name or name.endswith(".mpd")}).objects
    bucket.objects[f"{FOLDER}/abr/video.m3u8"] = b"#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nvideo_audio.m3u8\n"
    outputs = verify_outputs.handler({**EVENT, "plan": plan, "jobs": [{"jobId": "main"}, {}]}, None)
    assert set(outputs) == {"hls", "dash", "files", "bytes"}
    assert bucket.tagged is not None and [tag["Key"] for tag in bucket.tagged["tags"]] == ["streaming:made", "assetId", "durationSeconds"]
