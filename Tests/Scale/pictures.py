"""Pictures of a case: what waits and what is at work, and how long films take, over time (SVG)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .simulation import Simulation

_WIDTH, _HEIGHT, _LEFT, _TOP, _BETWEEN = 640, 130, 64, 26, 44
_MOST_POINTS = 120
_COLORS = ("#b3541e", "#1e6bb3")
Points = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Panel:
    """One set of axes, with lines over the same time."""

    title: str
    lines: tuple[tuple[str, Points], ...]

    @property
    def highest(self) -> float:
        return max((value for _, points in self.lines for _, value in points), default=0.0) or 1.0

    @property
    def latest(self) -> float:
        return max((moment for _, points in self.lines for moment, _ in points), default=0.0)


def picture(simulation: Simulation, title: str) -> str:
    """In hours since the first upload."""
    queue = Panel("films", (
        ("waiting", thinned([(at / 3_600, waiting) for at, waiting, _, _, _ in simulation.samples])),
        ("at work", thinned([(at / 3_600, working) for at, _, working, _, _ in simulation.samples]))))
    ends = sorted((film.messages[0][1], film.messages[0][1] - film.uploaded) for film in simulation.films.values() if film.messages)
    latency = Panel("minutes from upload to ready, by the time at which films were", (
        ("", thinned([(at / 3_600, seconds / 60) for at, seconds in ends])),))
    return drawn(title, (queue, latency))


def thinned(points: list[tuple[float, float]]) -> Points:
    """Few enough for a small file; the first and the last stay."""
    step = max(1, -(-len(points) // _MOST_POINTS))
    kept = points[::step]
    return kept if not points or kept[-1] == points[-1] else [*kept, points[-1]]


def drawn(title: str, panels: Sequence[Panel]) -> str:
    hours = max(panel.latest for panel in panels)
    height = _TOP + len(panels) * (_HEIGHT + _BETWEEN)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + _WIDTH + 20} {height}" font-family="sans-serif" font-size="11">',
        f'<rect width="{_LEFT + _WIDTH + 20}" height="{height}" fill="#ffffff"/>',
        f'<text x="{_LEFT}" y="14" font-weight="bold">{title}</text>']
    for number, panel in enumerate(panels):
        top = _TOP + number * (_HEIGHT + _BETWEEN)
        parts += _panel(panel, top, hours)
    return "\n".join([*parts, "</svg>", ""])


def _panel(panel: Panel, top: float, hours: float) -> list[str]:
    bottom = top + 14 + _HEIGHT
    parts = [
        f'<text x="{_LEFT}" y="{top + 10}">{panel.title}</text>',
        f'<path d="M{_LEFT} {top + 14}V{bottom}H{_LEFT + _WIDTH}" fill="none" stroke="#888888"/>']
    for part in (0, 0.5, 1):
        y, x = bottom - part * _HEIGHT, _LEFT + part * _WIDTH
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4:.0f}" text-anchor="end">{panel.highest * part:,.0f}</text>')
        parts.append(f'<text x="{x:.0f}" y="{bottom + 14}" text-anchor="middle">{hours * part:.1f} h</text>')
    for number, (name, points) in enumerate(panel.lines):
        drawn = " ".join(f"{_LEFT + at / hours * _WIDTH:.0f},{bottom - value / panel.highest * _HEIGHT:.0f}" for at, value in points)
        parts.append(f'<polyline points="{drawn}" fill="none" stroke="{_COLORS[number]}" stroke-width="1.5"/>')
        if name:
            parts.append(f'<text x="{_LEFT + _WIDTH - 160 + 90 * number}" y="{top + 10}" fill="{_COLORS[number]}">{name}</text>')
    return parts
