"""What is uploaded, what became of it, and who interferes."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Film:
    """An upload, and what became of it."""

    key: str
    seconds: float
    uploaded: float
    statuses: list[tuple[str, float]] = field(default_factory=list)
    messages: list[tuple[str, float]] = field(default_factory=list)

    def reached(self, *statuses: str) -> float | None:
        return next((moment for status, moment in self.statuses if status in statuses), None)


@dataclass(frozen=True)
class Upload:
    """A film that somebody uploads."""

    at: float
    key: str
    seconds: float


@dataclass(frozen=True)
class Stop:
    """Somebody stops the first execution of a state machine for each upload: at a state, or when the state has called what it calls."""

    machine: str
    state: str
    is_called: bool
