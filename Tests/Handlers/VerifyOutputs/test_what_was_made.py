"""An asset is ready when what its jobs made is what was planned."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from typing import Any

import pytest

import made_outputs
import thumbnail_extras
import verify_outputs
from expected_outputs import AUDIO, ExpectedJob, ExpectedOutput
from Handlers.asset_rows import AssetRows
from Handlers.delivered_film import FOLDER, SIZES, Bucket, init_segment
from Handlers.VerifyOutputs.verified_film import EVENT, MAIN, PLAN, PREVIEW, Jobs, Log, details, difference, made_of, of_several_tracks
from source_media import UnsupportedMedia


def test_what_an_execution_of_a_former_version_carries_along_is_verified(bucket: Bucket, rows: AssetRows) -> None:
    rows.items.clear()
    carried = {**PLAN, "main": {"expected": MAIN.document}, "preview": {"expected": PREVIEW.document}}
    outputs = verify_outputs.handler({**EVENT, "plan": carried}, None)
    assert (outputs["hls"], outputs["preview"]) == (f"{FOLDER}/abr/video.m3u8", f"{FOLDER}/preview/video_preview.mp4")
    assert "missing" not in outputs


@pytest.mark.parametrize(("job_id", "asked"), [("main", []), ("a former attempt's", ["main"])])
def test_what_a_job_s_row_keeps_is_not_asked_again(bucket: Bucket, rows: AssetRows, jobs: Jobs, job_id: str, asked: list[str]) -> None:
    for kind in ("main", "preview"):
        rows.items["ASSET#4f2a", f"JOB#1/{kind}"] |= {"jobId": kind, "made": json.dumps({"OutputGroupDetails": jobs.groups[kind]})}
    rows.items["ASSET#4f2a", "JOB#1/main"]["jobId"] = job_id
    assert "missing" not in verify_outputs.handler(EVENT, None)
    assert jobs.asked == asked
    # What it keeps is compared as MediaConvert's own answer is.
    rows.items["ASSET#4f2a", "JOB#1/main"] |= {"jobId": "main", "made": json.dumps({"OutputGroupDetails": []})}
    assert difference() == "the job made 0 output groups, not 2"


@pytest.mark.parametrize(("row", "name"), [
    ({"priority": "import"}, "ImportTimeToReady"), ({"priority": "live"}, "TimeToReady"), ({}, "TimeToReady")])
def test_an_import_is_counted_apart(bucket: Bucket, rows: AssetRows, log_lines: Log, row: dict[str, str], name: str) -> None:
    rows.items["ASSET#4f2a", "META"] = row
    verify_outputs.handler(EVENT, None)
    _, metric = log_lines()
    assert metric[name] == 61.5 and len([key for key in metric if key.endswith("TimeToReady")]) == 1


def test_says_where_the_files_are(bucket: Bucket, log_lines: Log) -> None:
    files = len(bucket.objects)
    size = sum(map(len, bucket.objects.values()))
    assert verify_outputs.handler(EVENT, None) == {
        "hls": f"{FOLDER}/abr/video.m3u8", "dash": f"{FOLDER}/abr/video.mpd", "files": files, "bytes": size,
        "preview": f"{FOLDER}/preview/video_preview.mp4", "firstThumbnail": f"{FOLDER}/thumbnails/frame_thumbnail.0000000.jpg",
        "thumbnails": 2, "poster": f"{FOLDER}/thumbnails/poster.jpg", "tiles": f"{FOLDER}/thumbnails/tiles.vtt"}
    line, metric = log_lines()
    assert metric["TimeToReady"] == 61.5 and metric["Pipeline"] == "transcode-dev"
    [directive] = metric["_aws"]["CloudWatchMetrics"]
    assert directive == {
        "Namespace": "StreamingPlatform", "Dimensions": [["Pipeline"]], "Metrics": [{"Name": "TimeToReady", "Unit": "Seconds"}]}
    assert (line["level"], line["assetId"], line["making"]) == ("INFO", "4f2a", 1)
    assert bucket.tagged == {
        "place": {"Bucket": "ingest", "Key": "uploads/film.mp4", "VersionId": "v1"},
        "tags": [{"Key": "streaming:made", "Value": "true"},
                 {"Key": "assetId", "Value": "4f2a"}, {"Key": "orientation", "Value": "landscape"},
                 {"Key": "durationSeconds", "Value": "12.0"}, {"Key": "resolution", "Value": "1280x720"}]}


def test_the_poster_is_the_first_picture_with_something_in_it(bucket: Bucket) -> None:
    verify_outputs.handler(EVENT, None)
    assert bucket.objects[f"{FOLDER}/thumbnails/poster.jpg"] == bytes(30_000)
    # If all are black, the one at a tenth of the film.
    assert thumbnail_extras.poster([str(number) for number in range(30)], [4_000] * 30, 640 * 360) == "3"


def test_the_places_of_tiles_are_written_for_players(bucket: Bucket) -> None:
    verify_outputs.handler(EVENT, None)
    key = f"{FOLDER}/thumbnails/tiles.vtt"
    assert bucket.objects[key].decode() == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:10.000\n../abr/videoThumbnail_000000001.jpg#xywh=0,0,312,176\n\n"
        "00:00:10.000 --> 00:00:12.000\n../abr/videoThumbnail_000000001.jpg#xywh=312,0,312,176\n")
    assert bucket.types[key] == "text/vtt; charset=utf-8"


def test_an_asset_that_is_taken_up_again_says_nothing_of_the_time_that_the_pipeline_takes(bucket: Bucket, log_lines: Log) -> None:
    verify_outputs.handler({**EVENT, "making": 2}, None)
    [line] = log_lines()
    assert (line["message"], line["making"]) == ("outputs verified", 2)


def test_a_job_that_made_something_shorter_than_the_source(bucket: Bucket, jobs: Jobs) -> None:
    jobs.groups["main"][0] = details(40, *SIZES.values(), None)
    assert difference().startswith("_720p is 0.040 s long, the source 12.000 s; _360p is 0.040 s long")
    assert "video tracks" not in difference()


@pytest.mark.parametrize(("seconds", "said"), [
    (4.0, {"breaks_off": True}), (4.0, {"tracks_seconds": 4.0}), (10.9, {"tracks_seconds": 10.8}), (24.0, {"tracks_seconds": 24.0})])
def test_a_source_that_is_not_as_long_as_it_says_is_the_file_s_fault(
    bucket: Bucket, jobs: Jobs, log_lines: Log, seconds: float, said: dict[str, Any]
) -> None:
    made_of(seconds, bucket, jobs)
    event = {**EVENT, "plan": {**PLAN, "main": {"expected": replace(MAIN, **said).document}}}
    why = (f"the file says that it is 12.000 s long, and holds {seconds:.3f} s: its times are wrong, or it was broken off; "
           "export it anew, or upload it again")
    assert verify_outputs.handler({**event, "executionName": "execution-1"}, None) == {"error": "UnsupportedMedia", "cause": why}
    [line] = log_lines()
    assert (line["level"], line["message"], line["assetId"]) == ("WARNING", why, "4f2a")
    # An execution that began under a former version takes an answer for a film.
    with pytest.raises(UnsupportedMedia, match="holds"):
        verify_outputs.handler(event, None)


@pytest.mark.parametrize(("seconds", "said"), [
    (4.0, {}), (4.0, {"tracks_seconds": 12.0}), (4.0, {"tracks_seconds": 8.0}), (24.0, {"breaks_off": True}), (24.0, {})])
def test_a_service_that_cuts_all_alike_is_not_the_creators_mistake(
    bucket: Bucket, jobs: Jobs, seconds: float, said: dict[str, Any]
) -> None:
    made_of(seconds, bucket, jobs)
    event = {**EVENT, "executionName": "execution-1", "plan": {**PLAN, "main": {"expected": replace(MAIN, **said).document}}}
    assert f"_720p is {seconds:.3f} s long, the source 12.000 s" in difference(event)


def test_what_else_is_wrong_of_another_length_is_the_platform_s_fault(bucket: Bucket, jobs: Jobs) -> None:
    made_of(4.0, bucket, jobs)
    bucket.objects[f"{FOLDER}/abr/video_720pinit.cmfv"] = init_segment((640, 360))
    assert "abr/video_720pinit.cmfv has video of 640x360" in difference()


@pytest.mark.parametrize(("seconds", "least", "is_ready"), [(8.0, 8.5, True), (8.0, 10.0, False), (13.5, 8.0, False), (11.2, None, True)])
def test_captions_may_make_a_source_longer_than_its_film(
    bucket: Bucket, jobs: Jobs, seconds: float, least: float | None, is_ready: bool
) -> None:
    made_of(seconds, bucket, jobs)
    plan = copy.deepcopy({**PLAN, "main": {"expected": MAIN.document}})
    plan["main"]["expected"] |= {"least_seconds": least, "tracks_seconds": seconds}
    assert ("hls" in verify_outputs.handler({**EVENT, "plan": plan, "executionName": "execution-1"}, None)) == is_ready


@pytest.mark.parametrize(("seconds", "made", "is_ready"), [
    (0.04, 64, True), (3.0, 2_800, True), (3.0, 2_560, False), (7_200.0, 7_195_000, True), (7_200.0, 7_150_000, False)])
def test_the_shorter_a_source_the_less_is_allowed(seconds: float, made: int, is_ready: bool) -> None:
    expected = ExpectedJob(seconds, ((ExpectedOutput(AUDIO, "_audio"),),))
    found = list(made_outputs.of_job({"OutputGroupDetails": [details(made, None)]}, expected))
    assert (found == []) == is_ready


def test_a_cover_in_the_place_of_the_film_is_the_file_s_fault(bucket: Bucket, jobs: Jobs) -> None:
    jobs.groups["main"][0] = details(40, *SIZES.values(), None)
    with pytest.raises(UnsupportedMedia) as caught:
        verify_outputs.handler(of_several_tracks(), None)
    assert str(caught.value) == (
        "the file has 2 video tracks, of which MediaConvert takes the first; that is 0.040 s long and not the film of 12.000 s: "
        "upload it with the film first, or without the picture before it")


def test_what_else_differs_of_a_file_with_several_tracks_is_the_platform_s_fault(bucket: Bucket, jobs: Jobs) -> None:
    jobs.groups["main"][0] = details(12_000, (1280, 720), (640, 352), None)
    assert difference(of_several_tracks()) == "_360p is 640x352, not 640x360"


def test_a_single_picture_is_no_film_of_a_second(bucket: Bucket, jobs: Jobs) -> None:
    jobs.groups["main"][0] = details(40, *SIZES.values(), None)
    plan = copy.deepcopy({**PLAN, "main": {"expected": MAIN.document}})
    plan["main"]["expected"]["seconds"] = 1.0
    assert "_720p is 0.040 s long, the source 1.000 s" in difference({**EVENT, "plan": plan})


@pytest.mark.parametrize(
    ("made", "said"),
    [
        ([details(12_000, (1280, 720), (640, 352), None), details(12_000, (640, 360))], "_360p is 640x352, not 640x360"),
        ([details(12_000, (1280, 720), None), details(12_000, (640, 360))], "the job made 2 outputs of _720p, _360p, _audio"),
        ([details(12_000, *SIZES.values(), None)], "the job made 1 output groups, not 2"),
    ],
)
def test_a_job_that_made_something_else(bucket: Bucket, jobs: Jobs, made: list[Any], said: str) -> None:
    jobs.groups["main"] = made
    assert difference() == said


@pytest.mark.parametrize("milliseconds", [11_100, 12_900])
def test_containers_are_no_more_exact_than_a_second(bucket: Bucket, jobs: Jobs, milliseconds: int) -> None:
    jobs.groups["main"][0] = details(milliseconds, *SIZES.values(), None)
    assert verify_outputs.handler(EVENT, None)["files"]


def test_the_length_of_a_source_that_is_estimated_is_no_measure(bucket: Bucket, jobs: Jobs) -> None:
    jobs.groups["main"][0] = details(20_000, *SIZES.values(), None)
    plan = copy.deepcopy({**PLAN, "main": {"expected": MAIN.document}})
    plan["main"]["expected"]["is_exact"] = False
    assert verify_outputs.handler({**EVENT, "plan": plan}, None)["files"]
