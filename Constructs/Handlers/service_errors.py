"""Errors of AWS's services under the names that the state machine's retries know.

Lambda reports the name of an exception's class, and that is what `Retry` and `Catch` of a state compare with.
"""

from __future__ import annotations

from botocore.exceptions import ClientError, HTTPClientError
from botocore.exceptions import ConnectionError as NoConnection
from contract import ErrorName

# Statuses that a service or the gateway before it may answer with a code that its model does not have, such as
# AccessDeniedException.
_NAMES_BY_STATUS = {
    400: ErrorName.BAD_REQUEST,
    402: ErrorName.SERVICE_QUOTA_EXCEEDED,
    403: ErrorName.FORBIDDEN,
    404: ErrorName.NOT_FOUND,
    409: ErrorName.CONFLICT,
    422: ErrorName.UNPROCESSABLE_ENTITY,
    429: ErrorName.TOO_MANY_REQUESTS,
}
# What services say when they are asked too often; their status is 400, or 503 as S3's.
# (https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html)
_THROTTLING_CODES = (
    "BandwidthLimitExceeded", "KmsThrottlingException", "ProvisionedThroughputExceededException", "RequestLimitExceeded",
    "RequestThrottled", "SlowDown", "Throttling", "ThrottlingException",
)
# S3 has waited in vain for the rest of a request; the status is 400.
_TIMEOUT_CODES = ("RequestTimeout", "RequestTimeoutException")


class ServiceUnreachable(Exception):
    """A service gave no answer in time; sending the input again may help."""


def named(error: Exception) -> Exception:
    """The error as the state machine should know it."""
    if isinstance(error, (NoConnection, HTTPClientError)) or _code(error) in _TIMEOUT_CODES:
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
    code = _code(error)
    http_status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    if code in _NAMES_BY_STATUS.values():
        return code
    if code in _THROTTLING_CODES:
        return ErrorName.TOO_MANY_REQUESTS
    if http_status >= 500:
        return ErrorName.INTERNAL_SERVER_ERROR
    # A class of its own means a code of the service's model: that name is right already.
    return type(error).__name__ if type(error) is not ClientError else _NAMES_BY_STATUS.get(http_status, "ClientError")


def _code(error: Exception) -> str:
    return str(error.response.get("Error", {}).get("Code", "")) if isinstance(error, ClientError) else ""
