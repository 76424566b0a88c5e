"""One run of ffmpeg that reads a job's source once and encodes all its outputs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .programs import ffmpeg
from .source import Part, Source

_TURN_FILTERS = {0: [], 90: ["transpose=clock"], 180: ["hflip", "vflip"], 270: ["transpose=cclock"]}


@dataclass(frozen=True)
class Target:
    """A file to encode: the filters of its picture, if it has one, whether it has sound, and ffmpeg's options for it."""

    path: str
    arguments: list[str]
    video_filters: str | None = None
    has_audio: bool = False
    audio_arguments: list[str] = field(default_factory=list)


def command(source: Source, targets: Sequence[Target]) -> list[str]:
    """Progress is written to standard output in ffmpeg's `key=value` lines."""
    pictures = [target for target in targets if target.video_filters is not None]
    sounds = [target for target in targets if target.has_audio]
    graph = [*_picture(source, pictures), *_sound(source, sounds)]
    line = [ffmpeg(), "-v", "error", "-y", "-nostdin", "-progress", "pipe:1", "-nostats"]
    for part in source.parts:
        line += ["-noautorotate", "-ss", f"{float(part.start):.6f}"]
        line += [] if part.length is None else ["-t", f"{float(part.length):.6f}"]
        line += ["-i", str(part.media.path)]
    line += ["-filter_complex", ";".join(graph)]
    for target in targets:
        if target.video_filters is not None:
            line += ["-map", f"[v{pictures.index(target)}]"]
        if target.has_audio:
            line += ["-map", f"[a{sounds.index(target)}]", *target.audio_arguments]
        # No metadata of the source: its rotation was carried out.
        line += [*target.arguments, "-map_metadata", "-1", target.path]
    return line


def _picture(source: Source, targets: Sequence[Target]) -> list[str]:
    if not targets:
        return []
    width, height = source.parts[0].media.videos[0].width, source.parts[0].media.videos[0].height
    graph = [
        f"[{index}:{part.media.videos[0].index}]scale={width}:{height},setsar=1[p{index}]" if len(source.parts) > 1 else ""
        for index, part in enumerate(source.parts)]
    joined = "".join(f"[p{index}]" for index in range(len(source.parts))) + f"concat=n={len(source.parts)}:v=1:a=0,"
    if len(source.parts) == 1:
        graph, joined = [], f"[0:{source.parts[0].media.videos[0].index}]"
    # Outputs have a constant frame rate, whatever the source has.
    filters = [f"fps={source.frame_rate}", *_TURN_FILTERS[source.turn], "format=yuv420p"]
    names = "".join(f"[s{index}]" for index in range(len(targets)))
    graph.append(f"{joined}{','.join(filters)},split={len(targets)}{names}")
    graph += [f"[s{index}]{target.video_filters}[v{index}]" for index, target in enumerate(targets)]
    return graph


def _sound(source: Source, targets: Sequence[Target]) -> list[str]:
    if not targets:
        return []
    graph = [_sound_of(index, part) for index, part in enumerate(source.parts)]
    joined = "".join(f"[q{index}]" for index in range(len(source.parts)))
    names = "".join(f"[a{index}]" for index in range(len(targets)))
    return [*graph, f"{joined}concat=n={len(source.parts)}:v=0:a=1,asplit={len(targets)}{names}"]


def _sound_of(index: int, part: Part) -> str:
    """Parts without sound are silent, so that the others stay in time with the picture."""
    if part.audio is None:
        return f"anullsrc=r=48000:cl=stereo:d={part.duration:.6f}[q{index}]"
    # Sound that begins late in the file keeps its place.
    return f"[{index}:{part.audio.index}]aresample=async=1:first_pts=0[q{index}]"
