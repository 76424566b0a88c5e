"""Errors of AWS's services under the names that the state machine's retries know.

Lambda reports the name of an exception's class, and that is what `Retry` and `Catch` of a state compare with. Which names pass, and
for how long they are tried, is in the contract.
"""

from __future__ import annotations

from botocore.exceptions import ClientError, HTTPClientError
from botocore.exceptions import ConnectionError as NoConnection
from contract import FinalError, PassingError, ThrottlingCode, ThrottlingError, UnreachableCode, Variable

# Statuses that a service or the gateway before it may answer with a code that its model does not have, such as
# AccessDeniedException.
_NAMES_BY_STATUS = {
    400: FinalError.BAD_REQUEST,
    402: ThrottlingError.SERVICE_QUOTA_EXCEEDED,
    403: FinalError.FORBIDDEN,
    404: FinalError.NOT_FOUND,
    409: PassingError.CONFLICT,
    422: FinalError.UNPROCESSABLE_ENTITY,
    429: ThrottlingError.TOO_MANY_REQUESTS,
}


class ServiceUnreachable(Exception):
    """What is needed was not there in time; sending the input again may help."""


def named(error: Exception) -> Exception:
    """The error as the state machine should know it."""
    if isinstance(error, (NoConnection, HTTPClientError)) or _code(error) in UnreachableCode.ALL:
        return ServiceUnreachable(str(error))
    if isinstance(error, KeyError) and error.args and error.args[0] in Variable.ALL:
        # An update changes a function's code by one call and its variables by another: between them one is older
        # (https://github.com/hashicorp/terraform-provider-aws/issues/24572).
        return ServiceUnreachable(f"{error.args[0]} is not set: the function is being updated")
    if not isinstance(error, ClientError):
        return error
    name = _known_name(error)
    if name == type(error).__name__:
        return error
    renamed: Exception = type(name, (ClientError,), {})(error.response, error.operation_name)
    return renamed


def name(error: Exception) -> str:
    """The name under which the error leaves a function."""
    return type(named(error)).__name__


def _known_name(error: ClientError) -> str:
    """The name of an error, also where its code is not in the model or the runtime's SDK is older than it."""
    code = _code(error)
    http_status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    if code in _NAMES_BY_STATUS.values():
        return code
    if code in ThrottlingCode.ALL:
        return ThrottlingError.TOO_MANY_REQUESTS
    if http_status >= 500:
        return PassingError.INTERNAL_SERVER_ERROR
    # A class of its own means a code of the service's model: that name is right already.
    return type(error).__name__ if type(error) is not ClientError else _NAMES_BY_STATUS.get(http_status, "ClientError")


def _code(error: Exception) -> str:
    return str(error.response.get("Error", {}).get("Code", "")) if isinstance(error, ClientError) else ""
