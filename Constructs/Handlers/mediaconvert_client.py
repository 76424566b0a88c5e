"""MediaConvert's client, and its errors under the names that the state machine's retries know.

Lambda reports the name of an exception's class, and that is what `Retry` and `Catch` of a state compare with.
"""

from __future__ import annotations

import functools
import os
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, HTTPClientError
from botocore.exceptions import ConnectionError as NoConnection

# Statuses that MediaConvert or the gateway before it may answer with a code that its model does not have, such as
# AccessDeniedException.
_NAMES_BY_STATUS = {
    400: "BadRequestException",
    402: "ServiceQuotaExceededException",
    403: "ForbiddenException",
    404: "NotFoundException",
    409: "ConflictException",
    422: "UnprocessableEntityException",
    429: "TooManyRequestsException",
}
# What services that are asked besides MediaConvert say when they are asked too often; their status is 400.
_THROTTLING_CODES = (
    "KmsThrottlingException", "ProvisionedThroughputExceededException", "RequestLimitExceeded", "ThrottlingException",
)


class ServiceUnreachable(Exception):
    """A service gave no answer in time; sending the input again may help."""


@functools.cache
def mediaconvert() -> Any:
    """The client, made once for each execution environment. The waiting between tries is the state machine's."""
    return boto3.client(
        "mediaconvert",
        region_name=os.environ["MEDIACONVERT_REGION"],
        config=Config(connect_timeout=5, read_timeout=20, retries={"mode": "standard", "total_max_attempts": 2}),
    )


def named(error: Exception) -> Exception:
    """The error as the state machine should know it."""
    if isinstance(error, (NoConnection, HTTPClientError)):
        return ServiceUnreachable(str(error))
    if not isinstance(error, ClientError):
        return error
    name = _known_name(error)
    if name == type(error).__name__:
        return error
    renamed: Exception = type(name, (ClientError,), {})(error.response, error.operation_name)
    return renamed


def _known_name(error: ClientError) -> str:
    """The name of an error, also where its code is not in the model or the runtime's SDK is older than it."""
    code = error.response.get("Error", {}).get("Code", "")
    http_status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    if code in _NAMES_BY_STATUS.values():
        return str(code)
    if code in _THROTTLING_CODES:
        return "TooManyRequestsException"
    if http_status >= 500:
        return "InternalServerErrorException"
    # A class of its own means a code of the service's model: that name is right already.
    return type(error).__name__ if type(error) is not ClientError else _NAMES_BY_STATUS.get(http_status, "ClientError")
