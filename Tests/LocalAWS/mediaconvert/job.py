"""One transcoding job and how far it has come.

What of it is told: the API reference, `Job`. The form of its id is [assumed] from examples there.
"""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .scope import Scope

_ECHOED = ("accelerationSettings", "billingTagsSource", "hopDestinations", "jobTemplate", "priority", "userMetadata",
           "statusUpdateInterval", "clientRequestToken")


def _new_identifier() -> str:
    """Milliseconds since 1970 and six characters, as the service makes them."""
    return f"{int(time.time() * 1000):013d}-{uuid.uuid4().hex[:6]}"


@dataclass
class Job:
    """A job of complete settings. Its status changes under a lock: it may be canceled while it runs."""

    scope: Scope
    # The request, with its queue's ARN and its settings merged with their template and presets.
    request: dict[str, Any]
    clock: Callable[[], float] = time.time
    identifier: str = field(default_factory=_new_identifier)
    status: str = "SUBMITTED"
    phase: str | None = None
    percent: int = 0
    frames_decoded: int = 0
    error: tuple[int, str] | None = None
    # How often each warning has come, by its code.
    warnings: dict[int, int] = field(default_factory=dict)
    output_groups: list[dict[str, Any]] = field(default_factory=list)
    canceled: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.submitted_at = self.clock()
        self.timing: dict[str, float] = {"submitTime": self.submitted_at}
        self._lock = threading.Lock()

    @property
    def arn(self) -> str:
        return self.scope.arn("jobs", self.identifier)

    @property
    def queue(self) -> str:
        return str(self.request["queue"])

    @property
    def settings(self) -> dict[str, Any]:
        settings: dict[str, Any] = self.request["settings"]
        return settings

    @property
    def user_metadata(self) -> dict[str, str]:
        metadata: dict[str, str] = self.request.get("userMetadata", {})
        return metadata

    def start(self) -> bool:
        """Whether it could start: a canceled job does not."""
        return self._move("SUBMITTED", "PROGRESSING", "startTime")

    def complete(self, output_groups: list[dict[str, Any]]) -> bool:
        self.output_groups, self.percent = output_groups, 100
        return self._move("PROGRESSING", "COMPLETE", "finishTime")

    def fail(self, code: int, message: str) -> bool:
        self.error = code, message
        return self._move("PROGRESSING", "ERROR", "finishTime")

    def cancel(self) -> bool:
        """Whether the job could still be canceled."""
        done = self._move("SUBMITTED", "CANCELED", "finishTime") or self._move("PROGRESSING", "CANCELED", "finishTime")
        if done:
            self.canceled.set()
        return done

    def description(self) -> dict[str, Any]:
        """The job as GetJob tells it."""
        described: dict[str, Any] = {
            "arn": self.arn, "id": self.identifier, "createdAt": self.submitted_at, "queue": self.queue,
            "role": self.request["role"], "settings": self.settings, "status": self.status, "timing": dict(self.timing),
            **{name: self.request[name] for name in _ECHOED if name in self.request}}
        if self.status == "PROGRESSING":
            described.update(currentPhase=self.phase or "PROBING", jobPercentComplete=self.percent)
        if self.status == "COMPLETE":
            described.update(jobPercentComplete=100, outputGroupDetails=[
                {"outputDetails": [
                    {name: value for name, value in output.items() if name in ("durationInMs", "videoDetails")}
                    for output in group["outputDetails"]]}
                for group in self.output_groups])
        if self.warnings:
            described["warnings"] = [{"code": code, "count": count} for code, count in sorted(self.warnings.items())]
        if self.status == "ERROR" and self.error is not None:
            described.update(errorCode=self.error[0], errorMessage=self.error[1])
        return described

    def _move(self, before: str, after: str, moment: str) -> bool:
        with self._lock:
            if self.status != before:
                return False
            self.status = after
            self.timing[moment] = self.clock()
            return True
