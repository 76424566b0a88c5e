"""A job whose answer was lost is found in the queue, however long that is."""

from __future__ import annotations

import time

import pytest
from botocore.stub import Stubber

import lost_jobs
from contract import PassingError
from Handlers.asset_rows import AssetRows
from Handlers.RunJob.planned_job import KEY, NEWEST_FIRST, failure, followed, job, listed, lost_answer, token


def test_a_job_whose_answer_was_lost_is_found_by_its_token(service: Stubber, rows: AssetRows) -> None:
    lost_answer(service)
    service.add_response("list_jobs", {"Jobs": [listed("newer", 2)], "NextToken": "1"}, NEWEST_FIRST)
    service.add_response("list_jobs", {"Jobs": [listed("own", 0, token())], "NextToken": "2"}, {**NEWEST_FIRST, "NextToken": "1"})
    assert followed()["jobId"] == "own"
    assert rows.items[KEY]["jobId"] == "own"


def test_the_search_ends_where_the_queue_is_older_than_the_submission(service: Stubber, rows: AssetRows) -> None:
    lost_answer(service)
    # Clocks differ a little. A further page is not asked for.
    jobs = [listed("newer", 2), listed("late-clock", -4), listed("older", -6)]
    service.add_response("list_jobs", {"Jobs": jobs, "NextToken": "1"}, NEWEST_FIRST)
    service.add_response("create_job", job())
    assert followed()["jobId"] == "1700-abc"


@pytest.mark.parametrize("code", ["TooManyRequestsException", "InternalServerErrorException"])
def test_the_search_goes_on_where_it_was_interrupted(service: Stubber, rows: AssetRows, code: str) -> None:
    lost_answer(service)
    service.add_response("list_jobs", {"Jobs": [listed("newer", 2)], "NextToken": "1"}, NEWEST_FIRST)
    service.add_client_error("list_jobs", code, http_status_code=429 if code.startswith("Too") else 500)
    assert failure() == code
    service.add_response("list_jobs", {"Jobs": [listed("own", 0, token())]}, {**NEWEST_FIRST, "NextToken": "1"})
    assert followed()["jobId"] == "own"
    assert "lookedUntil" not in rows.items[KEY]


def test_a_long_queue_is_looked_through_by_several_calls(
    service: Stubber, rows: AssetRows, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost_answer(service)
    times = iter([0.0, 0.0, lost_jobs.LONGEST_SECONDS])
    with monkeypatch.context() as slow:
        slow.setattr(time, "monotonic", lambda: next(times))
        service.add_response("list_jobs", {"Jobs": [listed("newer", 2)], "NextToken": "1"}, NEWEST_FIRST)
        assert failure() == PassingError.SERVICE_UNREACHABLE
    service.add_response("list_jobs", {"Jobs": [listed("own", 0, token())]}, {**NEWEST_FIRST, "NextToken": "1"})
    assert followed()["jobId"] == "own"


def test_a_place_that_mediaconvert_does_not_know_any_more_is_left(service: Stubber, rows: AssetRows) -> None:
    lost_answer(service)
    rows.items[KEY]["lookedUntil"] = "1"
    service.add_client_error("list_jobs", "BadRequestException", http_status_code=400)
    assert failure() == PassingError.SERVICE_UNREACHABLE
    service.add_response("list_jobs", {"Jobs": [listed("own", 0, token())]}, NEWEST_FIRST)
    assert followed()["jobId"] == "own"


def test_a_question_that_is_wrong_from_the_first_is_told(service: Stubber, rows: AssetRows) -> None:
    lost_answer(service)
    service.add_client_error("list_jobs", "BadRequestException", http_status_code=400)
    assert failure() == "BadRequestException"


def test_the_job_of_a_new_submission_is_looked_for_from_the_newest_on(service: Stubber, rows: AssetRows) -> None:
    lost_answer(service)
    rows.items[KEY]["lookedUntil"] = "1"
    # There is none, and the answer of the next submission is lost too.
    service.add_response("list_jobs", {"Jobs": [listed("older", -6)]}, {**NEWEST_FIRST, "NextToken": "1"})
    lost_answer(service)
    service.add_response("list_jobs", {"Jobs": [listed("own", 0, token())]}, NEWEST_FIRST)
    assert followed()["jobId"] == "own"
