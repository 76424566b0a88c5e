"""What the end of a run shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

from .reports import Counts


@dataclass(frozen=True)
class Result:
    layer: str
    counts: Counts
    seconds: float

    @property
    def failed(self) -> bool:
        return self.counts.failed > 0


def table(results: Sequence[Result]) -> str:
    width = max(len("layer"), *(len(result.layer) for result in results))
    lines = [f"{'layer':<{width}}  {'passed':>7}  {'failed':>7}  {'skipped':>7}  {'seconds':>8}"]
    for result in results:
        counts = result.counts
        lines.append(f"{result.layer:<{width}}  {counts.passed:>7}  {counts.failed:>7}  {counts.skipped:>7}"
                     f"  {result.seconds:>8.1f}{'  FAILED' if result.failed else ''}")
    return "\n".join(lines)


def last_line(results: Sequence[Result]) -> str:
    return f"{sum(r.counts.passed for r in results)} passed, {sum(r.counts.failed for r in results)} failed"
