"""What every finished video has to stand: start, seek to the middle and to the end, in all sizes, with sound and without a stop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .viewer import PlaybackFailed, Seen, Site, Viewer

# A browser shows a place that was sought a few pictures early or late.
_NEAR_SECONDS = 0.4
# Before the end, so that there is something left to play.
_TAIL_SECONDS = 1.0
# How long it plays at each place.
_WHILE_SECONDS = 1.0
_BRIEFLY_SECONDS = 0.5
# How much of the test picture is not black.
_MOSTLY = 0.5


@dataclass(frozen=True)
class Watched:
    """Looks at a video: after its beginning, in its middle, at its end; and in how many sizes it was seen."""

    beginning: Seen
    middle: Seen
    end: Seen
    sizes: tuple[tuple[int, int], ...]
    screenshot: Path


def watch_hls(url: str, directory: Path) -> Watched:
    with Viewer(directory) as viewer:
        viewer.start_hls(url)
        return _watched(viewer, directory)


def watch_dash(url: str, directory: Path, renditions: int) -> Watched:
    """In all sizes, of which there are so many: the largest from the middle on, the others one after the other at the end."""
    with Viewer(directory) as viewer:
        viewer.start_dash(url)
        return _watched(viewer, directory, renditions)


def shows(directory: Path, start: Callable[[Viewer], None], site: Site | None = None) -> bool:
    """Whether a moving picture is seen, of what is started."""
    with Viewer(directory, site) as viewer:
        start(viewer)
        try:
            seen = viewer.until(lambda seen: seen.time > _BRIEFLY_SECONDS or seen.ended)
        except PlaybackFailed:
            return False
        return seen.lit > _MOSTLY


def _watched(viewer: Viewer, directory: Path, renditions: int = 1) -> Watched:
    beginning = viewer.until(lambda seen: seen.time >= _WHILE_SECONDS or seen.ended)
    screenshot = viewer.screenshot(directory / "playing.png")
    if renditions > 1:
        viewer.choose(renditions - 1)
    half = beginning.duration / 2
    viewer.seek(half)
    middle = viewer.until(lambda seen: seen.time >= half + _WHILE_SECONDS - _NEAR_SECONDS or seen.ended)
    viewer.seek(max(0.0, beginning.duration - _TAIL_SECONDS))
    end = viewer.until(lambda seen: seen.ended)
    return Watched(beginning, middle, end, end.sizes, screenshot)
