"""The errors of the service, with the status each is answered with.

They and their statuses are those of the API reference.
"""

from __future__ import annotations

STATUS: dict[str, int] = {
    "BadRequestException": 400,
    "ServiceQuotaExceededException": 402,
    "ForbiddenException": 403,
    "NotFoundException": 404,
    "ConflictException": 409,
    "UnprocessableEntityException": 422,
    "TooManyRequestsException": 429,
    "InternalServerErrorException": 500,
}


class ServiceError(Exception):
    """A refusal, by the name under which an SDK raises it."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name
        self.message = message

    @property
    def status(self) -> int:
        return STATUS[self.name]


def bad_request(message: str) -> ServiceError:
    return ServiceError("BadRequestException", message)


def not_found(message: str) -> ServiceError:
    return ServiceError("NotFoundException", message)
