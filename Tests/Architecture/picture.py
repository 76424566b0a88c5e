"""The picture of the floors that the documentation shows (Mermaid)."""

from __future__ import annotations

from .floors import House
from .graph import Graph, reduced

_FENCE = "```"


def picture(house: House, graph: Graph) -> str:
    """A box for each floor, the highest on top; an arrow to each that it stands on, unless that follows from others."""
    edges = reduced(graph.folders)
    lines = ["flowchart TD"]
    for floor, contents in reversed(house.floors.items()):
        lines.append(f'    {floor}["<b>{floor}</b><br/>{contents}"]')
    for floor in reversed(house.floors):
        lines += [f"    {floor} --> {below}" for below in reversed(house.floors) if below in edges.get(floor, set())]
    return "\n".join([f"{_FENCE}mermaid", *lines, _FENCE])


def pictured(page: str) -> str:
    """The picture that a page shows; empty if it shows none."""
    start = page.find(f"{_FENCE}mermaid")
    if start < 0:
        return ""
    return page[start:page.index(f"\n{_FENCE}", start + 1) + len(_FENCE) + 1]


def redrawn(page: str, new: str) -> str:
    """The page with its picture replaced."""
    old = pictured(page)
    if not old:
        raise ValueError("the page has no picture of the floors")
    return page.replace(old, new)
