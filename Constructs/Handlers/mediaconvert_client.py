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
    # A class of its own means a code of the service's model: that name is right already.
    if isinstance(error, ClientError) and type(error) is ClientError:
        return _with_known_name(error)
    return error


def _with_known_name(error: ClientError) -> Exception:
    """An error whose code has no class, because the code is not in the model or the runtime's SDK is older than it."""
    code = error.response.get("Error", {}).get("Code", "")
    http_status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    name = _NAMES_BY_STATUS.get(http_status, "InternalServerErrorException" if http_status >= 500 else "ClientError")
    if code in _NAMES_BY_STATUS.values():
        name = code
    renamed: Exception = type(name, (ClientError,), {})(error.response, error.operation_name)
    return renamed
