"""Refusals on demand: the next calls of an operation answer with a given error."""

from __future__ import annotations

from .errors import STATUS, ServiceError


class Faults:
    def __init__(self) -> None:
        self._pending: dict[str, list[str]] = {}

    def schedule(self, operation: str, error: str, times: int) -> None:
        if error not in STATUS:
            raise ServiceError("BadRequestException", f"{error} is no error of this service.")
        self._pending.setdefault(operation, []).extend([error] * times)

    def raise_next(self, operation: str) -> None:
        pending = self._pending.get(operation)
        if pending:
            raise ServiceError(pending.pop(0), f"{operation} was told to refuse this call.")
