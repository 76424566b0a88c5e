"""The errors that end an invocation are told, and those counted that say nothing of the function."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from botocore.exceptions import ClientError, ReadTimeoutError

import failures


def refused(code: str, status: int) -> ClientError:
    answer: Any = {"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ClientError(answer, "GetJob")


@pytest.mark.parametrize(
    ("error", "name", "is_counted"),
    [
        (refused("TooManyRequestsException", 429), "TooManyRequestsException", True),
        (refused("SlowDown", 503), "TooManyRequestsException", True),
        (refused("ServiceQuotaExceededException", 402), "ServiceQuotaExceededException", True),
        # The platform does not work while a service does not.
        (refused("InternalServerErrorException", 500), "InternalServerErrorException", False),
        (ReadTimeoutError(endpoint_url="https://x"), "ServiceUnreachable", False),
        (refused("AccessDenied", 403), "ForbiddenException", False),
        (KeyError("x"), "KeyError", False),
    ],
)
def test_only_a_lack_of_room_is_no_fault_of_the_function(
    log_lines: Callable[[], list[dict[str, Any]]], error: Exception, name: str, is_counted: bool
) -> None:
    assert type(failures.told(error, "4f2a", key="k")).__name__ == name
    line, *counted = log_lines()
    assert (line["level"], line["error"], line["assetId"], line["key"]) == ("ERROR", name, "4f2a", "k")
    assert [(metric["ThrottledCalls"], metric["FunctionName"]) for metric in counted] == [(1, "function-dev")] * is_counted
    assert all(directive["Dimensions"] == [["FunctionName"]] for metric in counted for directive in metric["_aws"]["CloudWatchMetrics"])
