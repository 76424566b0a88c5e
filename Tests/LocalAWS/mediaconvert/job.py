"""One transcoding job and the states it goes through."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any, Callable

# An input that cannot be opened: the service's error of that number.
INPUT_NOT_READABLE = 1404

SECONDS_UNTIL_PROGRESSING = 1.0
SECONDS_UNTIL_FINISHED = 2.0


@dataclass
class Job:
    """A job's state follows from the time since it was submitted, so nothing has to run for it."""

    account: str
    region: str
    request: dict[str, Any]
    submitted_at: float
    input_is_readable: Callable[[str], bool]
    identifier: str = field(default_factory=lambda: f"{uuid.uuid4().int % 10**13:013d}-{uuid.uuid4().hex[:6]}")
    canceled_at: float | None = None
    unreadable_input: str | None = None
    inputs_opened: bool = False

    @property
    def arn(self) -> str:
        return f"arn:aws:mediaconvert:{self.region}:{self.account}:jobs/{self.identifier}"

    @property
    def queue(self) -> str:
        return self.request.get("queue") or f"arn:aws:mediaconvert:{self.region}:{self.account}:queues/Default"

    def status(self, now: float) -> str:
        if self.canceled_at is not None:
            return "CANCELED"
        elapsed = now - self.submitted_at
        if elapsed < SECONDS_UNTIL_PROGRESSING:
            return "SUBMITTED"
        self._open_inputs()
        if self.unreadable_input is not None:
            return "ERROR"
        return "PROGRESSING" if elapsed < SECONDS_UNTIL_FINISHED else "COMPLETE"

    def cancel(self, now: float) -> bool:
        """Whether the job could still be canceled."""
        if self.status(now) not in ("SUBMITTED", "PROGRESSING"):
            return False
        self.canceled_at = now
        return True

    def description(self, now: float) -> dict[str, Any]:
        status = self.status(now)
        described: dict[str, Any] = {
            "arn": self.arn,
            "id": self.identifier,
            "createdAt": self.submitted_at,
            "queue": self.queue,
            "role": self.request["role"],
            "settings": self.request["settings"],
            "status": status,
            "timing": {"submitTime": self.submitted_at},
        }
        for name in ("accelerationSettings", "billingTagsSource", "jobTemplate", "priority", "userMetadata",
                     "statusUpdateInterval", "clientRequestToken"):
            if name in self.request:
                described[name] = self.request[name]
        if status != "SUBMITTED":
            described["timing"]["startTime"] = self.submitted_at + SECONDS_UNTIL_PROGRESSING
        if status == "PROGRESSING":
            described["currentPhase"] = "TRANSCODING"
            described["jobPercentComplete"] = 50
        if status == "COMPLETE":
            described["jobPercentComplete"] = 100
            described["timing"]["finishTime"] = self.submitted_at + SECONDS_UNTIL_FINISHED
        if status == "ERROR":
            described["errorCode"] = INPUT_NOT_READABLE
            described["errorMessage"] = f"Unable to open input file [{self.unreadable_input}]."
            described["timing"]["finishTime"] = self.submitted_at + SECONDS_UNTIL_PROGRESSING
        return described

    def _open_inputs(self) -> None:
        """Once, when the job starts: an object deleted afterwards does not fail it."""
        if self.inputs_opened:
            return
        self.inputs_opened = True
        for source in self.request["settings"].get("inputs", []):
            if not self.input_is_readable(source.get("fileInput", "")):
                self.unreadable_input = source.get("fileInput", "")
                return
