"""What services refuse gets a name by which state machines know whether to try again."""

from __future__ import annotations

import pytest
from botocore.exceptions import ClientError

import service_errors
from contract import PassingError, Variable


def refused(code: str, http_status: int) -> ClientError:
    return ClientError({"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": http_status}}, "CreateJob")


@pytest.mark.parametrize(
    ("code", "http_status", "name"),
    [
        ("AccessDeniedException", 403, "ForbiddenException"),
        ("ExpiredTokenException", 403, "ForbiddenException"),
        ("ThrottlingException", 429, "TooManyRequestsException"),
        ("ServiceUnavailable", 503, "InternalServerErrorException"),
        ("504", 504, "InternalServerErrorException"),
        ("ValidationException", 400, "BadRequestException"),
        ("Teapot", 418, "ClientError"),
    ],
)
def test_codes_outside_the_model_get_the_known_names(code: str, http_status: int, name: str) -> None:
    error = service_errors.named(refused(code, http_status))
    assert type(error).__name__ == name
    assert isinstance(error, ClientError) and error.response["Error"]["Code"] == code


@pytest.mark.parametrize("code", ["UnprocessableEntityException", "ServiceQuotaExceededException"])
def test_a_code_that_is_newer_than_the_sdk_keeps_its_name(code: str) -> None:
    assert type(service_errors.named(refused(code, 400))).__name__ == code


def test_a_variable_that_an_update_has_not_yet_set_is_waited_for() -> None:
    error = service_errors.named(KeyError(Variable.PIPELINE))
    assert type(error).__name__ == PassingError.SERVICE_UNREACHABLE
    assert str(error) == "PIPELINE is not set: the function is being updated"
    # Any other key is what it is.
    assert isinstance(service_errors.named(KeyError("pipeline")), KeyError)
