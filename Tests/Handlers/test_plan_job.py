"""The function that plans: what it asks of Probe, what it hands to the state machine, under which names it fails."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from botocore.stub import Stubber

import container_reading
import job_rows
import plan_job
from container_facts import ContainerFacts
from Handlers.asset_rows import AssetRows
from Handlers.probe_results import AUDIO, result, video

EVENT = {"assetId": "4f2a", "bucket": "ingest", "key": "uploads/My film.mp4", "making": 1, "executionName": "execution-1"}
# As a former version asks.
FORMER = {name: value for name, value in EVENT.items() if name != "executionName"}
Log = Callable[[], list[dict[str, Any]]]


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("MEDIACONVERT_REGION", "eu-central-1")
    monkeypatch.setenv("DELIVERY_BUCKET", "delivery")
    monkeypatch.setenv("ACCEPTED_EXTENSIONS", "mp4,mov")
    monkeypatch.setenv("LONGEST_JOB_SECONDS", str(12 * 3_600))
    monkeypatch.setattr(plan_job, "DEFINITION_FILE", Path(__file__).with_name("job_definition.json"))
    # What the bytes of a file say has tests of its own.
    monkeypatch.setattr(container_reading, "read", lambda bucket, key: ContainerFacts(title=f"{bucket}/{key}"))
    plan_job.mediaconvert.cache_clear()
    plan_job.definition.cache_clear()
    yield
    plan_job.mediaconvert.cache_clear()
    plan_job.definition.cache_clear()


@pytest.fixture(autouse=True)
def rows(monkeypatch: pytest.MonkeyPatch) -> AssetRows:
    found = AssetRows()
    monkeypatch.setattr(job_rows, "table", lambda: found)
    return found


def documents(rows: AssetRows, kind: str, making: int = 1) -> dict[str, Any]:
    """What was planned of a job, as its row has it."""
    row = rows.items["ASSET#4f2a", f"JOB#{making}/{kind}"]
    return {name: json.loads(row[name]) for name in ("settings", "byTemplate", "expected") if name in row}


@pytest.fixture
def service() -> Iterator[Stubber]:
    with Stubber(plan_job.mediaconvert()) as stubber:
        yield stubber
        stubber.assert_no_pending_responses()


def failure(event: Any) -> BaseException:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - its name is looked at
        plan_job.handler(event, None)
    return caught.value


def test_a_film_gets_both_jobs(service: Stubber, rows: AssetRows, log_lines: Log) -> None:
    service.add_response(
        "probe", {"ProbeResults": [result(video(), AUDIO)]},
        {"InputFiles": [{"FileUrl": "s3://ingest/uploads/My film.mp4"}]})

    plan = plan_job.handler(EVENT, None)

    assert json.loads(json.dumps(plan)) == plan
    assert (plan["folder"], plan["hasPreview"]) == ("assets/4f2a/1", True)
    main, preview = documents(rows, "main"), documents(rows, "preview")
    assert main["settings"]["OutputGroups"][0]["OutputGroupSettings"]["CmafGroupSettings"]["Destination"] == (
        "s3://delivery/assets/4f2a/1/abr/video")
    assert set(main) == set(preview) == {"settings", "expected"}
    assert preview["settings"]["Inputs"][0]["FileInput"] == "s3://ingest/uploads/My film.mp4"
    assert {row["executionName"] for row in rows.items.values()} == {"execution-1"}
    assert plan["metadata"]["title"] == "ingest/uploads/My film.mp4"
    assert plan["attributes"]["width"] == {"N": "1920"} and plan["attributes"]["videoCodec"] == {"S": "AVC"}
    # What every state carries along.
    assert len(json.dumps(plan)) < 4 * 1024
    [line] = log_lines()
    assert (line["level"], line["assetId"], line["width"]) == ("INFO", "4f2a", 1920)


def test_a_source_that_is_staged_is_read_there_and_what_is_made_of_it_written_there(service: Stubber, rows: AssetRows) -> None:
    staged = {"jobInput": "s3://input/staged/4f2a/1/My film.mp4", "jobOutput": "s3://output"}
    service.add_response("probe", {"ProbeResults": [result(video(), AUDIO)]}, {"InputFiles": [{"FileUrl": staged["jobInput"]}]})
    plan = plan_job.handler({**EVENT, **staged}, None)
    assert plan["folder"] == "assets/4f2a/1"
    settings = [documents(rows, kind)["settings"] for kind in ("main", "preview")]
    assert [job["Inputs"][0]["FileInput"] for job in settings] == [staged["jobInput"]] * 2
    written = re.findall(r"s3://[^\"]+/", json.dumps([job["OutputGroups"] for job in settings]))
    assert set(written) == {f"s3://output/assets/4f2a/1/{name}/" for name in ("abr", "thumbnails", "preview")}
    # The rest of what is known of the file is read where it was uploaded.
    assert plan["metadata"]["title"] == "ingest/uploads/My film.mp4"


@pytest.mark.parametrize("key", ["uploads/letter.txt", "uploads/.DS_Store", "uploads/film.mp4/", "uploads/film", "uploads/film.mp4.part"])
def test_what_is_no_film_by_its_name_is_rejected_without_a_look(service: Stubber, log_lines: Log, key: str) -> None:
    assert plan_job.handler({**EVENT, "key": key}, None) == {"rejected": "files are taken whose names end with mp4 or mov"}
    assert [line["level"] for line in log_lines()] == ["INFO"]


@pytest.mark.parametrize(("name", "is_taken"), [("x" * 796 + ".mp4", True), ("x" * 797 + ".mp4", False), ("\u00e4" * 399 + ".mp4", False)])
def test_what_is_named_so_long_that_nothing_can_be_named_after_it_is_not_taken(
    service: Stubber, rows: AssetRows, name: str, is_taken: bool
) -> None:
    if is_taken:
        service.add_response("probe", {"ProbeResults": [result(video(), AUDIO)]})
    # Folders are not part of what is made.
    plan = plan_job.handler({**EVENT, "key": f"uploads/{'f' * 200}/{name}"}, None)
    assert ("unsupported" not in plan) is is_taken
    assert is_taken or "800 bytes" in plan["unsupported"]


def test_each_making_has_a_folder_and_rows_of_its_own(service: Stubber, rows: AssetRows) -> None:
    service.add_response("probe", {"ProbeResults": [result(video(), AUDIO)]})
    plan = plan_job.handler({**EVENT, "making": 3}, None)
    assert plan["folder"] == "assets/4f2a/3"
    assert set(rows.items) == {("ASSET#4f2a", "JOB#3/main"), ("ASSET#4f2a", "JOB#3/preview")}
    written = [path for kind in ("main", "preview") for path in re.findall(r"s3://delivery/[^\"]+/", json.dumps(documents(rows, kind, 3)))]
    assert set(written) == {f"s3://delivery/assets/4f2a/3/{name}/" for name in ("abr", "thumbnails", "preview")}


def test_rows_of_jobs_go_after_90_days(service: Stubber, rows: AssetRows, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_job.time, "time", lambda: 1_800_000_000.5)
    service.add_response("probe", {"ProbeResults": [result(AUDIO)]})
    plan_job.handler(EVENT, None)
    [row] = rows.items.values()
    assert row["expiresAt"] == 1_800_000_000 + 90 * 86_400


def test_an_execution_of_a_former_version_gets_all_of_the_plan(
    service: Stubber, rows: AssetRows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_job.time, "time", lambda: 1_800_000_000.5)
    service.add_response("probe", {"ProbeResults": [result(video(), AUDIO)]})
    plan = plan_job.handler(FORMER, None)
    assert (plan["deadline"], plan["jobRowsExpireAt"]) == (1_800_000_000 + 12 * 3_600, 1_800_000_000 + 90 * 86_400)
    assert rows.items == {}
    service.add_response("probe", {"ProbeResults": [result(video(), AUDIO)]})
    plan_job.handler(EVENT, None)
    assert {kind: plan[kind] for kind in ("main", "preview")} == {kind: documents(rows, kind) for kind in ("main", "preview")}


def test_audio_alone_has_no_preview(service: Stubber, rows: AssetRows) -> None:
    service.add_response("probe", {"ProbeResults": [result(AUDIO)]})
    plan = plan_job.handler(EVENT, None)
    assert plan["hasPreview"] is False and [key[1] for key in rows.items] == ["JOB#1/main"]


def test_where_there_are_templates_the_plan_has_both_forms_of_a_job(
    service: Stubber, rows: AssetRows, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    content = json.loads(plan_job.DEFINITION_FILE.read_text())
    provisioned = tmp_path / "job_definition.json"
    provisioned.write_text(json.dumps({**content, "hasTemplates": True, "presets": {"_720p": "720p-preset-dev"}}))
    monkeypatch.setattr(plan_job, "DEFINITION_FILE", provisioned)
    film = video(FrameRate={"Numerator": 25, "Denominator": 1}, CodecMetadata={"ScanType": "Progressive"})
    service.add_response("probe", {"ProbeResults": [result(film, AUDIO)]})

    plan_job.handler(EVENT, None)

    by_itself, by_template = (documents(rows, "main")[form]["OutputGroups"][0]["Outputs"][1] for form in ("settings", "byTemplate"))
    assert by_template == {"Preset": "720p-preset-dev", "NameModifier": "_720p"}
    assert by_itself["VideoDescription"]["Height"] == 720 and "Preset" not in by_itself
    # A row has room for 400 KB.
    assert max(len(json.dumps(row)) for row in rows.items.values()) < 64 * 1024


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ({}, "MediaConvert finds nothing in the file"),
        ({"ProbeResults": []}, "MediaConvert finds nothing in the file"),
        ({"ProbeResults": [{}]}, "MediaConvert finds neither video nor audio in the file"),
    ],
)
def test_a_file_without_media_is_no_failure_of_the_function(
    service: Stubber, log_lines: Log, answer: dict[str, Any], why: str
) -> None:
    service.add_response("probe", answer)
    assert plan_job.handler(EVENT, None) == {"unsupported": why}
    [line] = log_lines()
    assert (line["level"], line["message"], line["assetId"]) == ("WARNING", why, "4f2a")


def test_a_file_that_mediaconvert_refuses_to_read_is_no_failure_of_the_function(service: Stubber) -> None:
    service.add_client_error("probe", "UnprocessableEntityException", "no moov atom", http_status_code=422)
    [(member, why)] = plan_job.handler(EVENT, None).items()
    assert member == "unsupported"
    assert why == "MediaConvert cannot read the file, which is damaged, or no film or sound whatever its name says: no moov atom"


def test_an_upload_that_was_deleted_meanwhile_is_no_failure_of_the_function(service: Stubber) -> None:
    service.add_client_error("probe", "NotFoundException", "no such key", http_status_code=404)
    assert plan_job.handler(EVENT, None) == {"unsupported": "the upload was deleted before it was looked into"}


def test_what_is_decided_and_known_is_there_for_the_row(service: Stubber) -> None:
    service.add_response("probe", {"ProbeResults": [result(video(Height=540, Width=960), AUDIO)]})
    plan = plan_job.handler(EVENT, None)
    decisions = [reason["S"] for reason in plan["record"]["decisions"]["L"]]
    assert "1080p left out: the source has 540 lines" in decisions
    assert [name["S"] for name in plan["record"]["renditions"]["L"]] == plan["renditions"]
    [track] = plan["attributes"]["audioTracks"]["L"]
    assert track == {"M": {"codec": {"S": "AAC"}, "channels": {"N": "2"}, "sampleRate": {"N": "48000"}}}


@pytest.mark.parametrize(
    ("code", "http_status", "name"),
    [
        ("TooManyRequestsException", 429, "TooManyRequestsException"),
        ("ForbiddenException", 403, "ForbiddenException"),
        ("AccessDeniedException", 403, "ForbiddenException"),
        ("BadRequestException", 400, "BadRequestException"),
        ("ServiceUnavailable", 503, "InternalServerErrorException"),
    ],
)
def test_errors_have_the_names_that_retries_know(service: Stubber, code: str, http_status: int, name: str) -> None:
    service.add_client_error("probe", code, "no", http_status_code=http_status)
    assert type(failure(EVENT)).__name__ == name


@pytest.mark.parametrize(
    ("event", "said"),
    [(None, "an object"), ({}, "assetId"), ({**EVENT, "assetId": "../x"}, "assetId"), ({**EVENT, "bucket": ""}, "bucket"),
     ({**EVENT, "key": 3}, "key"), ({**EVENT, "making": 0}, "making"), ({**EVENT, "making": "1"}, "making")],
)
def test_malformed_events_are_refused_before_any_call(service: Stubber, event: Any, said: str) -> None:
    error = failure(event)
    assert type(error).__name__ == "MalformedEvent" and said in str(error)
