"""The function that plans: what it asks of Probe, what it hands to the state machine, under which names it fails."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import plan_job
import pytest
from botocore.stub import Stubber
from test_source_media import AUDIO, result, video

EVENT = {"assetId": "4f2a", "bucket": "ingest", "key": "uploads/My film.mp4"}
Log = Callable[[], list[dict[str, Any]]]


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("MEDIACONVERT_REGION", "eu-central-1")
    monkeypatch.setenv("DELIVERY_BUCKET", "delivery")
    monkeypatch.setenv("LONGEST_JOB_SECONDS", str(12 * 3_600))
    monkeypatch.setattr(plan_job, "DEFINITION_FILE", Path(__file__).with_name("job_definition.json"))
    plan_job.mediaconvert.cache_clear()
    plan_job.definition.cache_clear()
    yield
    plan_job.mediaconvert.cache_clear()
    plan_job.definition.cache_clear()


@pytest.fixture
def service() -> Iterator[Stubber]:
    with Stubber(plan_job.mediaconvert()) as stubber:
        yield stubber
        stubber.assert_no_pending_responses()


def failure(event: Any) -> BaseException:
    with pytest.raises(Exception) as caught:
        plan_job.handler(event, None)
    return caught.value


def test_a_film_gets_both_jobs(service: Stubber, log_lines: Log) -> None:
    service.add_response(
        "probe", {"ProbeResults": [result(video(), AUDIO)]},
        {"InputFiles": [{"FileUrl": "s3://ingest/uploads/My film.mp4"}]})

    plan = plan_job.handler(EVENT, None)

    assert json.loads(json.dumps(plan)) == plan
    assert (plan["folder"], plan["hasPreview"]) == ("assets/4f2a", True)
    assert plan["main"]["settings"]["OutputGroups"][0]["OutputGroupSettings"]["CmafGroupSettings"]["Destination"] == (
        "s3://delivery/assets/4f2a/abr/video")
    assert (plan["main"]["byTemplate"], plan["preview"]["byTemplate"]) == (True, True)
    assert plan["preview"]["settings"]["Inputs"][0]["FileInput"] == "s3://ingest/uploads/My film.mp4"
    assert plan["attributes"]["width"] == {"N": "1920"} and plan["attributes"]["videoCodec"] == {"S": "AVC"}
    assert len(json.dumps(plan)) < 64 * 1024  # A state's input and output have 256 KB for all that is in them.
    [line] = log_lines()
    assert (line["level"], line["assetId"], line["width"]) == ("INFO", "4f2a", 1920)


def test_rows_of_jobs_go_after_90_days(service: Stubber, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_job.time, "time", lambda: 1_800_000_000.5)
    service.add_response("probe", {"ProbeResults": [result(AUDIO)]})
    assert plan_job.handler(EVENT, None)["jobRowsExpireAt"] == 1_800_000_000 + 90 * 86_400


def test_the_jobs_of_an_asset_have_one_deadline(service: Stubber, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_job.time, "time", lambda: 1_800_000_000.5)
    service.add_response("probe", {"ProbeResults": [result(video(), AUDIO)]})
    assert plan_job.handler(EVENT, None)["deadline"] == 1_800_000_000 + 12 * 3_600


def test_audio_alone_has_no_preview(service: Stubber) -> None:
    service.add_response("probe", {"ProbeResults": [result(AUDIO)]})
    plan = plan_job.handler(EVENT, None)
    assert plan["hasPreview"] is False and "preview" not in plan


@pytest.mark.parametrize("answer", [{}, {"ProbeResults": []}, {"ProbeResults": [{}]}])
def test_a_file_without_media_is_refused(service: Stubber, log_lines: Log, answer: dict[str, Any]) -> None:
    service.add_response("probe", answer)
    assert type(failure(EVENT)).__name__ == "UnsupportedMedia"
    assert log_lines()[0]["error"] == "UnsupportedMedia"


@pytest.mark.parametrize(
    ("code", "http_status", "name"),
    [
        ("UnprocessableEntityException", 422, "UnsupportedMedia"),
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
     ({**EVENT, "key": 3}, "key")],
)
def test_malformed_events_are_refused_before_any_call(service: Stubber, event: Any, said: str) -> None:
    error = failure(event)
    assert type(error).__name__ == "MalformedEvent" and said in str(error)
