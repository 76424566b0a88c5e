"""A real job: what is in S3 afterwards, and the events on the way."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from LocalAWS import fault_injection, odd_lengths, sample_media
from LocalAWS.gateway import LocalAWS
from LocalAWS.mediaconvert.transcoding import media
from LocalAWSTests.mediaconvert_jobs import BUCKET, ROLE, captures_group, cmaf_group, ended, mp4_group, settings

TILES = {"IntervalCadence": "FOLLOW_CUSTOM", "ThumbnailInterval": 2, "ThumbnailWidth": 160, "TileWidth": 2, "TileHeight": 2}


@pytest.fixture(scope="module")
def events(aws: LocalAWS) -> Iterator[Any]:
    """Reads the job events of MediaConvert's own region."""
    bus, sqs = aws.client("events", "eu-central-1"), aws.client("sqs", "eu-central-1")
    policy = json.dumps({"Statement": [{
        "Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": "*"}]})
    url = sqs.create_queue(QueueName="job-events", Attributes={"Policy": policy})["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    bus.put_rule(Name="job-events", EventPattern=json.dumps({"source": ["aws.mediaconvert"]}))
    bus.put_targets(Rule="job-events", Targets=[{"Id": "queue", "Arn": arn}])

    def read() -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        while True:
            batch = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
            for message in batch:
                found.append(json.loads(message["Body"]))
                sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
            if not batch:
                return found

    read()
    yield read
    bus.remove_targets(Rule="job-events", Ids=["queue"])
    bus.delete_rule(Name="job-events")


def run(client: Any, **fields: Any) -> dict[str, Any]:
    return ended(client, client.create_job(Role=ROLE, UserMetadata={"assetId": "a1"}, **fields)["Job"]["Id"])


def objects(aws: LocalAWS, prefix: str, directory: Path) -> dict[str, Path]:
    """What is under a prefix, fetched, by its name after the prefix."""
    s3 = aws.client("s3")
    found = {}
    for listed in s3.list_objects_v2(Bucket=BUCKET, Prefix=prefix).get("Contents", []):
        name = listed["Key"].removeprefix(prefix)
        found[name] = directory / name.replace("/", "_")
        s3.download_file(BUCKET, listed["Key"], str(found[name]))
    return found


def joined(files: dict[str, Path], stem: str, ending: str) -> media.Media:
    """A rendition as a player puts it together: the initialization segment and all that follow."""
    whole = next(iter(files.values())).parent / f"whole-{stem}.mp4"
    segments = sorted(name for name in files if re.fullmatch(rf"{stem}_\d{{9}}\.{ending}", name))
    whole.write_bytes(b"".join(files[name].read_bytes() for name in (f"{stem}init.{ending}", *segments)))
    return media.read(whole)


def test_a_ladder_with_manifests_thumbnails_and_tiles(mediaconvert: Any, aws: LocalAWS, events: Any, tmp_path: Path) -> None:
    prefix = f"s3://{BUCKET}/ladder/"
    described = run(mediaconvert, Settings=settings(
        cmaf_group(f"{prefix}video", ImageBasedTrickPlay="ADVANCED", ImageBasedTrickPlaySettings=TILES), captures_group(prefix)))
    assert described["Status"] == "COMPLETE", described.get("ErrorMessage")
    files = objects(aws, "ladder/", tmp_path)

    # Six seconds are a segment of four and one of two.
    video = {f"video_{name}{rest}" for name in ("180p", "90p") for rest in (".m3u8", "init.cmfv", "_000000001.cmfv", "_000000002.cmfv")}
    assert video | {"video.m3u8", "video.mpd", "video_audio.m3u8", "video_audioinit.cmfa", "videoThumbnail.m3u8"} <= set(files)
    assert {name for name in files if name.endswith(".jpg")} == {
        "clip_thumbnail.0000000.jpg", "clip_thumbnail.0000001.jpg", "clip_thumbnail.0000002.jpg", "videoThumbnail_000000001.jpg"}
    for name, size in (("180p", (320, 180)), ("90p", (160, 90))):
        rendition = joined(files, f"video_{name}", "cmfv")
        assert rendition.video is not None
        assert (rendition.video.codec, rendition.video.description["profile"]) == ("h264", "Main")
        assert ((rendition.video.width, rendition.video.height), rendition.duration) == (size, 6.0)
        assert re.findall(r"#EXTINF:([\d.]+)", files[f"video_{name}.m3u8"].read_text()) == ["4.000", "2.000"]
    (sound,) = joined(files, "video_audio", "cmfa").audios
    assert (sound.codec, sound.channels, sound.sample_rate) == ("aac", 2, 48_000)
    parent = files["video.m3u8"].read_text()
    assert re.search(r'#EXT-X-MEDIA:TYPE=AUDIO,URI="video_audio.m3u8",.*DEFAULT=YES,AUTOSELECT=YES', parent)
    assert re.search(r'#EXT-X-IMAGE-STREAM-INF:.*RESOLUTION=320x180,.*URI="videoThumbnail.m3u8"', parent)
    assert "#EXT-X-TILES:RESOLUTION=160x90,LAYOUT=2x2,DURATION=2.000" in files["videoThumbnail.m3u8"].read_text()
    assert 'thumbnail_tile" value="2x2"' in files["video.mpd"].read_text()

    told = [event["detail"] for event in events() if event["detail"]["jobId"] == described["Id"]]
    statuses = [detail["status"] for detail in told]
    assert (statuses[:2], statuses[-1]) == (["PROGRESSING", "INPUT_INFORMATION"], "COMPLETE")
    assert set(statuses[2:-1]) <= {"STATUS_UPDATE"}
    assert all((d["accountId"], d["queue"], d["userMetadata"]) == (aws.account, described["Queue"], {"assetId": "a1"}) for d in told)
    (information,) = told[1]["inputDetails"]
    assert (information["uri"], information["video"][0]["codec"], information["video"][0]["width"]) == (
        f"s3://{BUCKET}/clip.mp4", "H_264", 640)
    ladder, captures = told[-1]["outputGroupDetails"]
    assert (ladder["type"], ladder["playlistFilePaths"]) == ("CMAF_GROUP", [f"{prefix}video.mpd", f"{prefix}video.m3u8"])
    assert ladder["outputDetails"][0] == {"durationInMs": 6000, "videoDetails": {"widthInPx": 320, "heightInPx": 180}}
    assert captures["outputDetails"][0]["outputFilePaths"] == [f"{prefix}clip_thumbnail.0000002.jpg"]


def test_a_failed_job_is_told(mediaconvert: Any, events: Any) -> None:
    described = run(mediaconvert, Settings=settings(key="absent.mp4"))
    (first, last) = [event for event in events() if event["detail"]["jobId"] == described["Id"]]
    assert (first["detail"]["status"], last["detail"]["status"], last["detail"]["errorCode"]) == ("PROGRESSING", "ERROR", 1404)
    assert (last["detail-type"], last["region"], last["resources"]) == ("MediaConvert Job State Change", "eu-central-1", [described["Arn"]])


def test_a_warning_is_told_and_counted(mediaconvert: Any, aws: LocalAWS, events: Any) -> None:
    fault_injection.warn_next_jobs(aws, 230001, "Something that does not stop the job", matching=f"{BUCKET}/warned")
    described = run(mediaconvert, Settings=settings(mp4_group(f"s3://{BUCKET}/warned/")))
    assert (described["Status"], described["Warnings"]) == ("COMPLETE", [{"Code": 230001, "Count": 1}])
    (told,) = [e["detail"] for e in events() if (e["detail"]["jobId"], e["detail"]["status"]) == (described["Id"], "NEW_WARNING")]
    assert (told["warningCode"], told["warningMessage"]) == ("230001", "Something that does not stop the job")


def test_a_clip_of_the_input_with_the_frame_that_ends_it(mediaconvert: Any, aws: LocalAWS, tmp_path: Path) -> None:
    described = run(mediaconvert, Settings=settings(
        mp4_group(f"s3://{BUCKET}/preview/preview", NameModifier="_10s"), key="clip.mp4",
        InputClippings=[{"StartTimecode": "00:00:01:00", "EndTimecode": "00:00:02:24"}]))
    assert described["OutputGroupDetails"][0]["OutputDetails"][0]["DurationInMs"] == 2000
    preview = media.read(objects(aws, "preview/", tmp_path)["preview_10s.mp4"])
    assert (preview.duration == pytest.approx(2, abs=0.05), len(preview.audios)) == (True, 1)


@pytest.mark.parametrize(("start", "end", "code"), [
    ("00:00:06:00", None, 1060), ("00:00:01:00", "00:00:06:00", 1060), ("00:00:01:00", "00:00:05:24", None)])
def test_a_clip_past_the_end_is_error_1060(mediaconvert: Any, start: str, end: str | None, code: int | None) -> None:
    clip = {"StartTimecode": start, **({"EndTimecode": end} if end else {})}
    assert run(mediaconvert, Settings=settings(InputClippings=[clip])).get("ErrorCode") == code


def test_a_clip_past_what_is_in_the_file_is_error_1060(mediaconvert: Any, aws: LocalAWS, tmp_path: Path) -> None:
    aws.client("s3").upload_file(str(odd_lengths.flash_promises(tmp_path / "promise.flv", 60)), BUCKET, "promise.flv")
    described = run(mediaconvert, Settings=settings(key="promise.flv", InputClippings=[{"StartTimecode": "00:00:06:00"}]))
    assert described["ErrorCode"] == 1060


@pytest.fixture(scope="module")
def phone(mediaconvert: Any, aws: LocalAWS, tmp_path_factory: pytest.TempPathFactory) -> str:
    directory = tmp_path_factory.mktemp("phone")
    wide = sample_media.clip(directory / "wide.mp4", seconds=1, size=(640, 360), audio=False)
    aws.client("s3").upload_file(str(sample_media.turned(directory / "turned.mp4", wide, 90)), BUCKET, "phone.mp4")
    return "phone.mp4"


@pytest.mark.parametrize(("selector", "size"), [({"Rotate": "AUTO"}, (102, 180)), ({}, (320, 180))])
def test_a_turned_video_is_upright_only_if_asked_to(mediaconvert: Any, phone: str, selector: dict[str, str], size: tuple[int, int]) -> None:
    described = run(mediaconvert, Settings=settings(key=phone, VideoSelector=selector))
    details = described["OutputGroupDetails"][0]["OutputDetails"][0]["VideoDetails"]
    assert (details["WidthInPx"], details["HeightInPx"]) == size


def test_a_source_without_sound(mediaconvert: Any, phone: str, aws: LocalAWS, tmp_path: Path) -> None:
    assert run(mediaconvert, Settings=settings(mp4_group(f"s3://{BUCKET}/silent/"), key=phone))["Status"] == "COMPLETE"
    assert media.read(objects(aws, "silent/", tmp_path)["phone-180p.mp4"]).audios == ()
    assert run(mediaconvert, Settings=settings(cmaf_group(f"s3://{BUCKET}/silent/abr"), key=phone))["ErrorCode"] == 1021
    chosen = settings(key=phone, AudioSelectors={"Audio Selector 1": {"Tracks": [1]}})
    described = run(mediaconvert, Settings=chosen)
    assert (described["ErrorCode"], "Audio track [1] not found" in described["ErrorMessage"]) == (1040, True)


def test_names_with_spaces_signs_and_letters_of_all_languages(mediaconvert: Any, aws: LocalAWS, clip: Path, tmp_path: Path) -> None:
    key = "uploads/mein Film+1 – 夏.mp4"
    aws.client("s3").upload_file(str(clip), BUCKET, key)
    group = cmaf_group(f"s3://{BUCKET}/named/")
    group["Outputs"] = group["Outputs"][1:]
    assert run(mediaconvert, Settings=settings(group, key=key))["Status"] == "COMPLETE"
    files = objects(aws, "named/", tmp_path)
    assert {"mein Film+1 – 夏.m3u8", "mein Film+1 – 夏_90pinit.cmfv"} <= set(files)
    assert "\nmein%20Film%2B1%20%E2%80%93%20%E5%A4%8F_90p.m3u8\n" in files["mein Film+1 – 夏.m3u8"].read_text()


def test_a_long_job_tells_how_far_it_is(mediaconvert: Any, aws: LocalAWS, events: Any) -> None:
    fault_injection.hold_next_jobs(aws, matching="s3://stand-in/never")
    request = {"Role": ROLE, "Settings": settings(key="clip.mp4"), "UserMetadata": {"place": "s3://stand-in/never"}}
    identifier = mediaconvert.create_job(StatusUpdateInterval="SECONDS_10", **request)["Job"]["Id"]
    deadline = time.monotonic() + 60
    updates: list[dict[str, Any]] = []
    while not updates and time.monotonic() < deadline:
        time.sleep(0.1)
        updates = [e["detail"] for e in events() if (e["detail"]["jobId"], e["detail"]["status"]) == (identifier, "STATUS_UPDATE")]
    mediaconvert.cancel_job(Id=identifier)
    phases = updates[0]["jobProgress"]["phaseProgress"]
    assert {name: phase["status"] for name, phase in phases.items()} == {
        "PROBING": "COMPLETE", "TRANSCODING": "PROGRESSING", "UPLOADING": "PENDING"}


def test_sound_alone_is_a_variant_of_its_own(mediaconvert: Any, aws: LocalAWS, tmp_path: Path) -> None:
    group = cmaf_group(f"s3://{BUCKET}/sound/audio")
    group["Outputs"] = [{**group["Outputs"][2], "ContainerSettings": {
        "Container": "CMFC", "CmfcSettings": {"AudioTrackType": "AUDIO_ONLY_VARIANT_STREAM"}}}]
    assert run(mediaconvert, Settings=settings(group))["Status"] == "COMPLETE"
    parent = objects(aws, "sound/", tmp_path)["audio.m3u8"].read_text()
    assert "#EXT-X-MEDIA" not in parent
    assert re.search(r'#EXT-X-STREAM-INF:(?!.*AUDIO=).*CODECS="mp4a.40.2".*\naudio_audio.m3u8\n', parent)


def test_an_input_that_breaks_off_is_error_1076(mediaconvert: Any, aws: LocalAWS, clip: Path, tmp_path: Path) -> None:
    aws.client("s3").upload_file(str(sample_media.broken_off(tmp_path / "broken-off.mp4", clip)), BUCKET, "broken-off.mp4")
    described = run(mediaconvert, Settings=settings(key="broken-off.mp4"))
    assert (described["Status"], described["ErrorCode"]) == ("ERROR", 1076), described.get("ErrorMessage")
