"""What a job will have made, by the plan: what it did make is compared with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

VIDEO: Final = "video"
AUDIO: Final = "audio"
# Single pictures.
CAPTURE: Final = "capture"


@dataclass(frozen=True)
class ExpectedOutput:
    """One output: what it is, its name modifier, and the size of its pictures; 0 if it has none, or the service chooses it."""

    kind: str
    name: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class ExpectedJob:
    """The outputs of a job by its groups, in the order of its settings; None for a group of which the service chooses the outputs."""

    seconds: float
    groups: tuple[tuple[ExpectedOutput, ...] | None, ...]
    # Whether the length is known, not estimated from the bitrate.
    is_exact: bool = True
    # How much shorter it may be, where what else is in the source may be longer than its pictures and sound; None if by nothing.
    least_seconds: float | None = None
    # How long the source's tracks are by their own words, and whether its container goes on where the file ends: what is made of another
    # length is the file's fault then. 0 where it is not known.
    tracks_seconds: float = 0.0
    breaks_off: bool = False
    # Between two pictures; 0 if there are none, or it is not known.
    frame_seconds: float = 0.0
    # Whether there are small pictures for seeking.
    has_tiles: bool = False
    # Of the source, of which the first was taken.
    video_tracks: int = 1

    @property
    def captures(self) -> bool:
        """Whether there are thumbnails."""
        return any(output.kind == CAPTURE for group in self.groups if group is not None for output in group)

    @property
    def document(self) -> dict[str, Any]:
        """As it stands in a plan."""
        groups = [None if group is None else [asdict(output) for output in group] for group in self.groups]
        return {**asdict(self), "groups": groups}

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> ExpectedJob:
        """From a plan."""
        groups = [None if group is None else tuple(ExpectedOutput(**output) for output in group) for group in document["groups"]]
        return cls(**{**document, "groups": tuple(groups)})
