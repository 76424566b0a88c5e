"""The last look before an asset is ready: what is there is the film that was planned, or the asset has failed."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

import pytest
from botocore.exceptions import ReadTimeoutError

import delivered_files
import event_fields
import job_rows
import made_outputs
import source_object
import thumbnail_extras
import verify_outputs
from expected_outputs import AUDIO, CAPTURE, VIDEO, ExpectedJob, ExpectedOutput
from Handlers.asset_rows import AssetRows
from Handlers.delivered_film import FOLDER, SIZES, Bucket, film, init_segment, media_playlist
from source_media import UnsupportedMedia

Log = Callable[[], list[dict[str, Any]]]
MAIN = ExpectedJob(12.0, (
    (*(ExpectedOutput(VIDEO, name, *size) for name, size in SIZES.items()), ExpectedOutput(AUDIO, "_audio")),
    (ExpectedOutput(CAPTURE, "_thumbnail", 640, 360),)), frame_seconds=0.04, has_tiles=True)
PREVIEW = ExpectedJob(12.0, ((ExpectedOutput(VIDEO, "_preview", 854, 480),),), frame_seconds=0.04)
PLAN: dict[str, Any] = {
    "folder": FOLDER, "hasPreview": True,
    "metadata": {"orientation": "landscape", "durationSeconds": 12.0, "width": 1280, "height": 720}}
EVENT: dict[str, Any] = {
    "assetId": "4f2a", "bucket": "ingest", "key": "uploads/film.mp4", "version": "v1", "versionId": "v1", "plan": PLAN,
    "jobs": [{"jobId": "main"}, {"jobId": "preview"}], "uploadedAt": "2026-01-01T00:00:00Z", "making": 1}


def details(milliseconds: int, *sizes: tuple[int, int] | None) -> dict[str, Any]:
    return {"OutputDetails": [
        {"DurationInMs": milliseconds} | ({"VideoDetails": {"WidthInPx": size[0], "HeightInPx": size[1]}} if size else {})
        for size in sizes]}


class Jobs:
    """MediaConvert, as far as jobs that have ended go."""

    def __init__(self) -> None:
        self.groups = {
            "main": [details(12_000, *SIZES.values(), None), details(12_000, (640, 360))], "preview": [details(12_000, (854, 480))]}

    def get_job(self, Id: str) -> dict[str, Any]:
        return {"Job": {"Id": Id, "Status": "COMPLETE", "OutputGroupDetails": self.groups[Id]}}


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Bucket:
    found = Bucket(film())
    monkeypatch.setenv("DELIVERY_BUCKET", "delivery")
    monkeypatch.setenv("METRIC_NAMESPACE", "StreamingPlatform")
    monkeypatch.setenv("PIPELINE", "transcode-dev")
    monkeypatch.setattr(verify_outputs, "now", lambda: datetime(2026, 1, 1, 0, 1, 1, 500_000, timezone.utc))
    for module in (delivered_files, source_object, thumbnail_extras):
        monkeypatch.setattr(module, "s3", lambda: found)
    return found


@pytest.fixture(autouse=True)
def rows(monkeypatch: pytest.MonkeyPatch) -> AssetRows:
    found = AssetRows()
    monkeypatch.setattr(job_rows, "table", lambda: found)
    for kind, expected in (("main", MAIN), ("preview", PREVIEW)):
        for making in (1, 2):
            job_rows.write("4f2a", making, kind, "execution-1", 1_900_000_000, {"expected": expected.document})
    return found


@pytest.fixture(autouse=True)
def jobs(monkeypatch: pytest.MonkeyPatch) -> Jobs:
    found = Jobs()
    monkeypatch.setattr(verify_outputs, "mediaconvert", lambda: found)
    return found


def difference(event: dict[str, Any] = EVENT) -> str:
    with pytest.raises(verify_outputs.OutputsDiffer) as caught:
        verify_outputs.handler(event, None)
    return str(caught.value)


def test_what_an_execution_of_a_former_version_carries_along_is_verified(bucket: Bucket, rows: AssetRows) -> None:
    rows.items.clear()
    carried = {**PLAN, "main": {"expected": MAIN.document}, "preview": {"expected": PREVIEW.document}}
    outputs = verify_outputs.handler({**EVENT, "plan": carried}, None)
    assert (outputs["hls"], outputs["preview"]) == (f"{FOLDER}/abr/video.m3u8", f"{FOLDER}/preview/video_preview.mp4")
    assert "missing" not in outputs


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
        "tags": [{"Key": "assetId", "Value": "4f2a"}, {"Key": "orientation", "Value": "landscape"},
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


# What the jobs say.

def test_a_job_that_made_something_shorter_than_the_source(bucket: Bucket, jobs: Jobs) -> None:
    jobs.groups["main"][0] = details(40, *SIZES.values(), None)
    assert difference().startswith("_720p is 0.040 s long, the source 12.000 s; _360p is 0.040 s long")
    assert "video tracks" not in difference()


def made_of(seconds: float, bucket: Bucket, jobs: Jobs) -> None:
    """All that is there is so long, in two segments."""
    bucket.objects = Bucket(film([seconds / 2, seconds / 2])).objects
    jobs.groups["main"] = [details(round(seconds * 1_000), *SIZES.values(), None), details(12_000, (640, 360))]


@pytest.mark.parametrize("seconds", [4.0, 10.9, 24.0])
def test_a_source_that_is_not_as_long_as_it_says_is_the_file_s_fault(
    bucket: Bucket, jobs: Jobs, log_lines: Log, seconds: float
) -> None:
    made_of(seconds, bucket, jobs)
    why = (f"the file says that it is 12.000 s long, and holds {seconds:.3f} s: its times are wrong, or it was broken off; "
           "export it anew, or upload it again")
    assert verify_outputs.handler({**EVENT, "executionName": "execution-1"}, None) == {"error": "UnsupportedMedia", "cause": why}
    [line] = log_lines()
    assert (line["level"], line["message"], line["assetId"]) == ("WARNING", why, "4f2a")
    # An execution that began under a former version takes an answer for a film.
    with pytest.raises(UnsupportedMedia, match="holds"):
        verify_outputs.handler(EVENT, None)


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
    plan["main"]["expected"]["least_seconds"] = least
    assert ("hls" in verify_outputs.handler({**EVENT, "plan": plan, "executionName": "execution-1"}, None)) == is_ready


@pytest.mark.parametrize(("seconds", "made", "is_ready"), [
    (0.04, 64, True), (3.0, 2_800, True), (3.0, 2_560, False), (7_200.0, 7_195_000, True), (7_200.0, 7_150_000, False)])
def test_the_shorter_a_source_the_less_is_allowed(seconds: float, made: int, is_ready: bool) -> None:
    expected = ExpectedJob(seconds, ((ExpectedOutput(AUDIO, "_audio"),),))
    found = list(made_outputs.of_job({"OutputGroupDetails": [details(made, None)]}, expected))
    assert (found == []) == is_ready


def of_several_tracks() -> dict[str, Any]:
    plan = copy.deepcopy({**PLAN, "main": {"expected": MAIN.document}})
    plan["main"]["expected"]["video_tracks"] = 2
    return {**EVENT, "plan": plan}


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


# What lies in the bucket.

def without(bucket: Bucket, part: str) -> None:
    bucket.objects = {key: content for key, content in bucket.objects.items() if part not in key}


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
    assert bucket.tagged is not None and [tag["Key"] for tag in bucket.tagged["tags"]] == ["assetId", "durationSeconds"]


# What the film can be watched without.

def missing(bucket: Bucket, log_lines: Log, event: dict[str, Any] = EVENT) -> dict[str, str]:
    parts = verify_outputs.handler(event, None)["missing"]
    line, metric = log_lines()[:2]
    assert (line["level"], metric["MissingParts"]) == ("WARNING", len(parts))
    return {part["part"]: part["why"] for part in parts}


@pytest.mark.parametrize(
    ("absent", "expected"),
    [
        ("preview/", {"preview": "there is no preview/*.mp4"}), ("frame_thumbnail", {"thumbnails": "there is no thumbnails/*.jpg"}),
        ("videoThumbnail.m3u8", {"tiles": "videoThumbnail.m3u8 is not there"}),
        ("videoThumbnail_", {"tiles": "videoThumbnail.m3u8 names videoThumbnail_000000001.jpg"}),
    ],
)
def test_a_part_that_is_missing_does_not_fail_the_film(bucket: Bucket, log_lines: Log, absent: str, expected: dict[str, str]) -> None:
    without(bucket, absent)
    assert missing(bucket, log_lines) == expected


@pytest.mark.parametrize(
    ("failed", "why"),
    [
        ({"error": "MediaConvert.1060", "cause": "the clip is not there"}, "the clip is not there"),
        ({"error": "States.TaskFailed", "cause": '{"Id":"1","Status":"ERROR","ErrorMessage":"no clip"}'}, "no clip"),
        ({"error": "BadRequestException", "cause": '{"errorMessage": "no", "errorType": "BadRequestException"}'}, "no"),
        ({"error": "States.Timeout"}, "States.Timeout"), ({"error": "E", "cause": "x" * 900}, "x" * 500),
        ({"error": "E", "cause": "[1]"}, "[1]"),
    ],
)
def test_a_preview_that_failed_says_why(bucket: Bucket, log_lines: Log, failed: dict[str, str], why: str) -> None:
    assert missing(bucket, log_lines, {**EVENT, "jobs": [{"jobId": "main"}, failed]}) == {"preview": why}


def test_a_preview_of_something_else_is_none(bucket: Bucket, jobs: Jobs, log_lines: Log) -> None:
    jobs.groups["preview"] = [details(2_000, (854, 480))]
    assert missing(bucket, log_lines) == {"preview": "_preview is 2.000 s long, the source 12.000 s"}


@pytest.mark.parametrize(("operation", "part"), [("copy_object", "poster"), ("put_object", "tiles")])
def test_what_cannot_be_written_beside_the_film_does_not_fail_it(bucket: Bucket, log_lines: Log, operation: str, part: str) -> None:
    bucket.fail(operation, "AccessDenied", 403)
    assert list(missing(bucket, log_lines)) == [part]


# The source.

@pytest.mark.parametrize("change", [{"VersionId": "v2"}, {"VersionId": None}])
def test_a_source_that_was_uploaded_again_is_another_film(bucket: Bucket, change: dict[str, Any]) -> None:
    bucket.head |= change
    with pytest.raises(source_object.SourceReplaced, match=r"^replaced: the key was uploaded again"):
        verify_outputs.handler(EVENT, None)


def test_without_versions_the_content_tells(bucket: Bucket) -> None:
    event = {**EVENT, "version": "e1", "versionId": ""}
    assert verify_outputs.handler(event, None)["files"]
    assert bucket.tagged is not None and "VersionId" not in bucket.tagged["place"]
    bucket.head["ETag"] = '"e2"'
    with pytest.raises(source_object.SourceReplaced):
        verify_outputs.handler(event, None)


def test_tags_of_others_stay(bucket: Bucket) -> None:
    bucket.tags = [{"Key": "owner", "Value": "ada"}, {"Key": "orientation", "Value": "old"}]
    verify_outputs.handler(EVENT, None)
    assert bucket.tagged is not None
    assert {tag["Key"]: tag["Value"] for tag in bucket.tagged["tags"]} == {
        "owner": "ada", "orientation": "landscape", "assetId": "4f2a", "durationSeconds": "12.0", "resolution": "1280x720"}


def test_without_room_for_tags_the_asset_is_ready_all_the_same(bucket: Bucket, log_lines: Log) -> None:
    bucket.tags = [{"Key": str(number), "Value": ""} for number in range(7)]
    assert verify_outputs.handler(EVENT, None)["files"]
    assert (bucket.tagged, [line["level"] for line in log_lines() if "level" in line]) == (None, ["WARNING", "INFO"])


# S3 says the last of what is not there to whoever may not list the bucket.
@pytest.mark.parametrize(("code", "http_status"), [("NoSuchKey", 404), ("NoSuchVersion", 404), ("AccessDenied", 403), ("404", 404)])
@pytest.mark.parametrize("operation", ["head_object", "get_object_tagging", "put_object_tagging"])
def test_a_source_that_was_deleted_meanwhile_was_read_before(bucket: Bucket, operation: str, code: str, http_status: int) -> None:
    bucket.fail(operation, code, http_status)
    assert verify_outputs.handler(EVENT, None)["files"]


@pytest.mark.parametrize(
    ("code", "http_status", "name"),
    [
        ("SlowDown", 503, "TooManyRequestsException"),
        ("Throttling", 400, "TooManyRequestsException"),
        ("RequestTimeout", 400, "ServiceUnreachable"),
        ("ServiceUnavailable", 503, "InternalServerErrorException"),
        ("InternalError", 500, "InternalServerErrorException"),
        ("OperationAborted", 409, "ConflictException"),
        ("InvalidAccessKeyId", 403, "ForbiddenException"),
        ("NoSuchTagSet", 404, "NotFoundException"),
        ("InvalidArgument", 400, "BadRequestException"),
    ],
)
@pytest.mark.parametrize("operation", ["list_objects_v2", "get_object", "head_object", "get_object_tagging", "put_object_tagging"])
def test_errors_of_s3_have_the_names_that_retries_know(
    bucket: Bucket, log_lines: Log, operation: str, code: str, http_status: int, name: str
) -> None:
    bucket.fail(operation, code, http_status)
    with pytest.raises(Exception, match="not now") as caught:
        verify_outputs.handler(EVENT, None)
    assert type(caught.value).__name__ == name
    [line] = log_lines()
    assert (line["level"], line["error"], line["assetId"]) == ("ERROR", name, "4f2a")


def test_no_answer_of_s3_is_worth_another_try(bucket: Bucket) -> None:
    bucket.errors["head_object"] = ReadTimeoutError(endpoint_url="https://s3")
    with pytest.raises(Exception) as caught:  # noqa: PT011 - its name is looked at
        verify_outputs.handler(EVENT, None)
    assert type(caught.value).__name__ == "ServiceUnreachable"


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (None, "an object"), ({}, "assetId"), ({**EVENT, "assetId": "a/b"}, "assetId"), ({**EVENT, "making": "1"}, "making"),
        ({**EVENT, "uploadedAt": "yesterday"}, "uploadedAt must be a time, not 'yesterday'"), ({**EVENT, "plan": None}, "plan"),
        ({**EVENT, "plan": {**PLAN, "folder": ""}}, "folder"), ({**EVENT, "plan": {**PLAN, "main": {}}}, "expected"),
        ({**EVENT, "plan": {**PLAN, "metadata": 1}}, "metadata"), ({**EVENT, "making": 3}, "never planned"),
        ({**EVENT, "jobs": []}, "jobs"), ({**EVENT, "jobs": [1]}, "jobs"),
        ({**EVENT, "bucket": None}, "bucket"), ({**EVENT, "key": 7}, "key"), ({**EVENT, "version": ""}, "version"),
    ],
)
def test_malformed_events_are_refused_before_any_call(event: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        verify_outputs.handler(event, None)


@pytest.mark.parametrize("time", ["2026-01-01T00:00:00Z", "2026-01-01T00:00:00.000Z", "2026-01-01T01:00:00+01:00", "2026-01-01T00:00:00"])
def test_times_are_those_of_utc(time: str) -> None:
    assert event_fields.moment({"at": time}, "at") == datetime(2026, 1, 1, tzinfo=timezone.utc)
