"""Compares what was made with what was planned: what the job says of it, and what lies in the bucket. Each difference is a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import hls_playlist
import mp4_boxes
from contract import Folder
from delivered_files import DeliveredFiles, read, referred
from expected_outputs import AUDIO, CAPTURE, VIDEO, ExpectedJob, ExpectedOutput
from hls_playlist import Media, Multivariant

# A source's length is what its container says, which edit lists, starts and ends of tracks make longer or shorter.
_SOURCE_TOLERANCE_SECONDS, _SOURCE_TOLERANCE = 1.0, 0.001
# Of a short source, a part of it, but packets of sound.
_SHORT_TOLERANCE, _PACKETS_SECONDS = 0.1, 0.1
# Tracks of one film: sound has packets of its own length, and pictures frames.
_TRACK_TOLERANCE_SECONDS = 0.5


def of_job(job: Mapping[str, Any], expected: ExpectedJob) -> Iterator[str]:
    """What differs by the job's own account, which is in the order of its settings."""
    groups = job.get("OutputGroupDetails")
    if groups is None:
        return
    if len(groups) != len(expected.groups):
        yield f"the job made {len(groups)} output groups, not {len(expected.groups)}"
        return
    for group, outputs in zip(groups, expected.groups, strict=True):
        made = group.get("OutputDetails") or []
        if outputs is None:
            continue
        if len(made) != len(outputs):
            yield f"the job made {len(made)} outputs of {', '.join(output.name for output in outputs)}"
            continue
        for found, output in zip(made, outputs, strict=True):
            yield from _of_output(found, output, expected)


def _of_output(found: Mapping[str, Any], output: ExpectedOutput, expected: ExpectedJob) -> Iterator[str]:
    details = found.get("VideoDetails") or {}
    size = details.get("WidthInPx"), details.get("HeightInPx")
    if output.width and None not in size and size != (output.width, output.height):
        yield f"{output.name} is {size[0]}x{size[1]}, not {output.width}x{output.height}"
    if output.kind != CAPTURE and "DurationInMs" in found:
        yield from _of_length(output.name, found["DurationInMs"] / 1_000, expected)


def _of_length(what: str, seconds: float, expected: ExpectedJob) -> Iterator[str]:
    if not _is_as_long(seconds, expected):
        yield f"{what} is {seconds:.3f} s long, the source {expected.seconds:.3f} s"


def _is_as_long(seconds: float, expected: ExpectedJob) -> bool:
    frames = max(2 * expected.frame_seconds, _PACKETS_SECONDS)
    usual = _SOURCE_TOLERANCE_SECONDS + _SOURCE_TOLERANCE * expected.seconds
    # A single picture in the place of a film of a second is no film either.
    tolerance = max(min(usual, _SHORT_TOLERANCE * expected.seconds), frames)
    least = expected.seconds if expected.least_seconds is None else expected.least_seconds
    return not expected.is_exact or least - tolerance <= seconds <= expected.seconds + tolerance


def length_of_another_track(job: Mapping[str, Any], expected: ExpectedJob) -> float | None:
    """How long the pictures are if MediaConvert, which takes the first of several video tracks, has not taken the film: none is as long."""
    pictures = [
        found["DurationInMs"] / 1_000
        for group, outputs in zip(job.get("OutputGroupDetails") or [], expected.groups, strict=False)
        for found, output in zip(group.get("OutputDetails") or [], outputs or [], strict=False)
        if output.kind == VIDEO and "DurationInMs" in found]
    is_film = any(_is_as_long(seconds, expected) for seconds in pictures)
    return max(pictures) if expected.video_tracks > 1 and pictures and not is_film else None


def own_length(job: Mapping[str, Any], files: DeliveredFiles, expected: ExpectedJob) -> float | None:
    """How long all is that was made, if it is right but for its length."""
    lengths = [
        found["DurationInMs"] / 1_000
        for group, outputs in zip(job.get("OutputGroupDetails") or [], expected.groups, strict=False)
        for number, found in enumerate(group.get("OutputDetails") or [])
        if "DurationInMs" in found and not (outputs and outputs[min(number, len(outputs) - 1)].kind == CAPTURE)]
    if not lengths:
        return None
    own = replace(expected, seconds=max(lengths), least_seconds=None, is_exact=True)
    return own.seconds if not any(of_job(job, own)) and not any(of_files(files, own)) else None


def is_file_at_fault(own_seconds: float, expected: ExpectedJob) -> bool:
    """Whether the source itself says why all is of another length than its container: it breaks off, or its tracks are as long as that.

    Without such a word it may as well be the service that has cut everything alike.
    """
    if expected.breaks_off and own_seconds < expected.seconds:
        return True
    tracks = replace(expected, seconds=expected.tracks_seconds, least_seconds=None, is_exact=True)
    return expected.tracks_seconds > 0 and _is_as_long(own_seconds, tracks)


def of_files(files: DeliveredFiles, expected: ExpectedJob) -> Iterator[str]:
    """What differs by the playlists, and by what these name."""
    for key in files.under(Folder.ADAPTIVE_STREAMING):
        if not files.is_there(key):
            yield f"{_name(files, key)} is empty"
    for ending in (".m3u8", ".mpd"):
        if files.main(Folder.ADAPTIVE_STREAMING, ending) is None:
            yield f"there is no {Folder.ADAPTIVE_STREAMING}*{ending}"
    playlist = files.main(Folder.ADAPTIVE_STREAMING, ".m3u8")
    if playlist is None or not files.is_there(playlist):
        return
    try:
        listed = hls_playlist.multivariant(read(playlist).decode())
    except hls_playlist.NotAPlaylist as error:
        yield f"{_name(files, playlist)} is no playlist: {error}"
        return
    yield from _of_renditions(listed, expected)
    lengths: dict[str, float] = {}
    for uri, size in _tracks(listed):
        yield from _of_track(files, referred(playlist, uri), size, lengths)
    for name, seconds in lengths.items():
        yield from _of_length(name, seconds, expected)
    tolerance = max(_TRACK_TOLERANCE_SECONDS, 2 * expected.frame_seconds)
    if lengths and max(lengths.values()) - min(lengths.values()) > tolerance:
        yield f"the tracks are of different lengths: {', '.join(f'{name} {seconds:.3f} s' for name, seconds in lengths.items())}"


def _tracks(listed: Multivariant) -> Iterator[tuple[str, tuple[int, int] | None]]:
    """Each track once, with the size that it should have."""
    sizes = {variant.uri: variant.size for variant in listed.variants}
    yield from {**dict.fromkeys(listed.audio), **sizes}.items()


def _of_renditions(listed: Multivariant, expected: ExpectedJob) -> Iterator[str]:
    planned = [output for group in expected.groups if group is not None for output in group]
    if any(group is None for group in expected.groups):
        # The service has chosen: there has to be something.
        if not listed.variants:
            yield "there is no rendition"
        return
    sizes = sorted((output.width, output.height) for output in planned if output.kind == VIDEO)
    found = sorted(variant.size for variant in listed.variants if variant.size)
    if found != sizes:
        yield f"the playlist has renditions of {_listed(found)}, not {_listed(sizes)}"
    sounds = [variant for variant in listed.variants if variant.size is None] + list(listed.audio)
    wanted = sum(output.kind == AUDIO for output in planned)
    if len(sounds) != wanted:
        yield f"the playlist has {len(sounds)} audio tracks, not {wanted}"


def _listed(sizes: list[tuple[int, int]]) -> str:
    return ", ".join(f"{width}x{height}" for width, height in sizes) or "no pictures"


def _of_track(files: DeliveredFiles, key: str, size: tuple[int, int] | None, lengths: dict[str, float]) -> Iterator[str]:
    name = _name(files, key)
    if not files.is_there(key):
        yield f"{name} is not there"
        return
    try:
        track = hls_playlist.media(read(key).decode())
        yield from _of_segments(files, key, track)
        yield from _of_beginning(files, key, track, size)
    except (hls_playlist.NotAPlaylist, mp4_boxes.NotAnInitialization) as error:
        yield f"{name} cannot be played: {error}"
        return
    lengths[name] = track.seconds


def _of_segments(files: DeliveredFiles, key: str, track: Media) -> Iterator[str]:
    absent = [uri for uri, _ in track.segments if not files.is_there(referred(key, uri))]
    if not track.segments or not track.is_whole:
        yield f"{_name(files, key)} is not finished"
    if absent:
        yield f"{_name(files, key)} names {len(absent)} of {len(track.segments)} segments that are not there, {absent[0]} first"


def _of_beginning(files: DeliveredFiles, key: str, track: Media, size: tuple[int, int] | None) -> Iterator[str]:
    """An init segment has the one track that its playlist is of."""
    if track.initialization is None:
        yield f"{_name(files, key)} has no beginning"
        return
    beginning = referred(key, track.initialization)
    if not files.is_there(beginning):
        yield f"{_name(files, beginning)} is not there"
        return
    found = mp4_boxes.tracks(read(beginning))
    wanted = [mp4_boxes.Track(VIDEO, size) if size else mp4_boxes.Track(AUDIO)]
    if found != wanted:
        yield f"{_name(files, beginning)} has {_said(found)}, not {_said(wanted)}"


def _said(tracks: list[mp4_boxes.Track]) -> str:
    return " and ".join(track.kind + (f" of {track.size[0]}x{track.size[1]}" if track.size else "") for track in tracks) or "no track"


def _name(files: DeliveredFiles, key: str) -> str:
    return key.removeprefix(f"{files.folder}/")
