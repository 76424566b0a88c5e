"""One run of ffmpeg that reads a job's source once and encodes all its outputs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .picture import Picture
from .programs import ffmpeg
from .sound import Sound
from .source import Source


@dataclass(frozen=True)
class Target:
    """A file to encode: its picture, if it has one, its sounds, and ffmpeg's options for it."""

    path: str
    arguments: list[str]
    picture: Picture | None = None
    sounds: tuple[Sound, ...] = field(default=())


def command(source: Source, targets: Sequence[Target]) -> list[str]:
    """Progress is written to standard output in ffmpeg's `key=value` lines."""
    line = [ffmpeg(), "-v", "error", "-y", "-nostdin", "-progress", "pipe:1", "-nostats"]
    for part in source.parts:
        line += ["-noautorotate"]
        # To seek to the beginning would leave out sound that is before the first picture.
        line += ["-ss", f"{float(part.start):.6f}"] if part.start else []
        line += [] if part.length is None else ["-t", f"{float(part.length):.6f}"]
        line += ["-i", str(part.media.path)]
    sounds = [(place, sound) for place, target in enumerate(targets) for sound in target.sounds]
    # Each in a graph of its own: ffmpeg begins that of the pictures again where their size changes, and sound would begin again with it.
    for graph in (_pictures(source, targets), *(sound.filters(source, number) for number, (_, sound) in enumerate(sounds))):
        line += ["-filter_complex", ";".join(graph)] if graph else []
    for place, target in enumerate(targets):
        if target.picture is not None:
            line += ["-map", f"[v{place}]"]
        for number, (owner, _) in enumerate(sounds):
            line += ["-map", f"[a{number}]"] if owner == place else []
        # No metadata of the source: its rotation was carried out.
        line += [*target.arguments, "-map_metadata", "-1", target.path]
    return line


def _pictures(source: Source, targets: Sequence[Target]) -> list[str]:
    """Targets that are prepared alike share the preparation."""
    alike: dict[str, list[int]] = {}
    for place, target in enumerate(targets):
        if target.picture is not None:
            alike.setdefault(target.picture.shared, []).append(place)
    if not alike:
        return []
    graph = [_joined(source), f"[joined]split={len(alike)}{''.join(f'[j{number}]' for number in range(len(alike)))}"]
    for number, (shared, places) in enumerate(alike.items()):
        graph.append(f"[j{number}]{shared},split={len(places)}{''.join(f'[s{place}]' for place in places)}")
    graph += [f"[s{place}]{target.picture.own}[v{place}]" for place, target in enumerate(targets) if target.picture is not None]
    return graph


def _joined(source: Source) -> str:
    videos = [part.video for part in source.parts]
    first = videos[0]
    assert first is not None
    if len(videos) == 1:
        return f"[0:{first.index}]null[joined]"
    graph = [
        f"[{place}:{video.index}]scale={first.width}:{first.height},setsar={source.pixel_ratio}[p{place}]"
        for place, video in enumerate(videos) if video is not None]
    labels = "".join(f"[p{place}]" for place in range(len(videos)))
    return ";".join([*graph, f"{labels}concat=n={len(videos)}:v=1:a=0[joined]"])
