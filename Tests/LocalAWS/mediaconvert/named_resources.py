"""Queues, job templates and presets: resources that an account names.

Their operations: the API reference, Queues, JobTemplates and Presets.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any

from .errors import ServiceError, bad_request, not_found
from .scope import Scope


class NamedResources:
    """One kind of them, in the form in which they travel."""

    def __init__(self, scope: Scope, kind: str, clock: Callable[[], float] = time.time) -> None:
        self.scope = scope
        self.kind = kind
        self._clock = clock
        self._resources: dict[str, dict[str, Any]] = {}

    def create(self, members: dict[str, Any], **fields: Any) -> dict[str, Any]:
        name: str = members["name"]
        if name in self._resources:
            raise ServiceError("ConflictException", f"There is a resource {self.scope.arn(self.kind, name)} already.")
        now = self._clock()
        made = {**{key: value for key, value in members.items() if key != "tags"}, "arn": self.scope.arn(self.kind, name),
                "createdAt": now, "lastUpdated": now, "type": "CUSTOM", **fields}
        self._resources[name] = made
        return made

    def get(self, name: str) -> dict[str, Any]:
        found = self._resources.get(self._plain(name))
        if found is None:
            raise not_found(f"There is no {self.scope.arn(self.kind, self._plain(name))}.")
        return found

    def update(self, members: dict[str, Any]) -> dict[str, Any]:
        found = self.get(members["name"])
        found.update({key: value for key, value in members.items() if key != "name"}, lastUpdated=self._clock())
        return found

    def delete(self, name: str) -> dict[str, Any]:
        if self.get(name)["type"] == "SYSTEM":
            raise bad_request(f"{name} is a resource of the service and stays.")
        return self._resources.pop(self._plain(name))

    def list(self) -> list[dict[str, Any]]:
        return sorted(self._resources.values(), key=lambda resource: str(resource["name"]))

    def restore(self, resources: Iterable[dict[str, Any]]) -> None:
        """Puts back what was listed before."""
        self._resources.update({str(resource["name"]): resource for resource in resources})

    def _plain(self, name: str) -> str:
        """The name of a resource that is given by its name or its ARN in this account and region."""
        prefix = self.scope.arn(self.kind, "")
        if name.startswith("arn:") and not name.startswith(prefix):
            raise not_found(f"There is no {name} in {self.scope.region}.")
        return name.removeprefix(prefix)
