"""When each stream of a file begins and ends, and whether its pictures come at a steady rate: read from its packets.

Headers may leave lengths out, as those of WebM do that were written while they were filmed, and say nothing of steadiness.
"""

from __future__ import annotations

import itertools
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .programs import ffprobe

_SECONDS = 120
# By which part of the usual distance two pictures may be further apart, or nearer: Matroska counts in thousandths of a second.
_TOLERANCE, _TICK = 0.1, 0.0021


@dataclass(frozen=True)
class Span:
    """Seconds from the beginning of the file."""

    begin: float
    end: float
    packets: int = 0
    is_variable: bool = False
    # The longest time from the end of a packet to the next one.
    gap: float = 0.0

    @property
    def length(self) -> float:
        return self.end - self.begin

    @property
    def rate(self) -> float:
        """Packets a second: of pictures, their average rate."""
        return self.packets / self.length if self.length > 0 else 0.0


def read(path: Path) -> dict[int, Span]:
    """The span of each stream, by its index; a stream without packets has none."""
    command = [ffprobe(), "-v", "error", "-show_entries", "packet=stream_index,pts_time,dts_time,duration_time,flags:format=start_time",
               "-print_format", "compact=nokey=0:print_section=1", str(path)]
    finished = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=_SECONDS)
    moments: dict[int, list[tuple[float, float]]] = {}
    origin = 0.0
    for line in finished.stdout.splitlines():
        section, *fields = line.split("|")
        values = dict(field.partition("=")[::2] for field in fields)
        if section == "format" and values.get("start_time", "N/A") != "N/A":
            origin = float(values["start_time"])
        # What an edit list leaves out is marked as discarded.
        elif section == "packet" and "D" not in values.get("flags", ""):
            # AVI has no times but those of decoding.
            times = [values[name] for name in ("pts_time", "dts_time") if values.get(name, "N/A") != "N/A"]
            length = values.get("duration_time", "N/A")
            if times:
                moments.setdefault(int(values["stream_index"]), []).append((float(times[0]), 0.0 if length == "N/A" else float(length)))
    return {index: _span(sorted(found), origin) for index, found in moments.items()}


def _span(moments: list[tuple[float, float]], origin: float) -> Span:
    distances = sorted(after[0] - before[0] for before, after in itertools.pairwise(moments))
    usual = distances[len(distances) // 2] if distances else 0.0
    last, length = moments[-1]
    # The last distance is of no picture that follows, so it does not count.
    allowed = max(usual * _TOLERANCE, _TICK)
    varies = any(abs(distance - usual) > allowed for distance in distances)
    gap = max((after[0] - before[0] - (before[1] or usual) for before, after in itertools.pairwise(moments)), default=0.0)
    return Span(
        max(0.0, moments[0][0] - origin), max(last + (length or usual), moments[0][0]) - origin, len(moments), varies, max(gap, 0.0))
