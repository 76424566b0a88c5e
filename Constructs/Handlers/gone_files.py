"""What of a finished asset's files is not there any more: what was told of, and what the playlists name."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

import hls_playlist
from contract import JobKind
from delivered_files import DeliveredFiles, read, referred

# Of the outputs those that are one file.
_FILES = ("hls", "dash", "poster", "tiles", JobKind.PREVIEW)
# As much as a row should hold, and a person reads.
_MOST = 10


def sentences(files: DeliveredFiles, outputs: Mapping[str, Any]) -> list[str]:
    """What is gone, one sentence each; the first of them if it is much."""
    found = [*_sentences(files, outputs)]
    return found[:_MOST] + ([f"and {len(found) - _MOST} more"] if len(found) > _MOST else [])


def _sentences(files: DeliveredFiles, outputs: Mapping[str, Any]) -> Iterator[str]:
    for name in _FILES:
        if outputs.get(name) and not files.is_there(str(outputs[name])):
            yield f"{_name(files, str(outputs[name]))} is not there"
    hls = str(outputs.get("hls") or "")
    if not files.is_there(hls):
        return
    try:
        listed = hls_playlist.multivariant(read(hls).decode())
    except (hls_playlist.NotAPlaylist, UnicodeDecodeError) as error:
        yield f"{_name(files, hls)} is no playlist: {error}"
        return
    for uri in dict.fromkeys([*(variant.uri for variant in listed.variants), *listed.audio, *listed.images]):
        yield from _of_track(files, referred(hls, uri))


def _of_track(files: DeliveredFiles, key: str) -> Iterator[str]:
    if not files.is_there(key):
        yield f"{_name(files, key)} is not there"
        return
    try:
        track = hls_playlist.media(read(key).decode())
    except (hls_playlist.NotAPlaylist, UnicodeDecodeError) as error:
        yield f"{_name(files, key)} is no playlist: {error}"
        return
    named = [uri for uri, _ in track.segments] + ([track.initialization] if track.initialization else [])
    absent = [uri for uri in named if not files.is_there(referred(key, uri))]
    if absent:
        yield f"{_name(files, key)} names {len(absent)} of {len(named)} files that are not there, {posixpath.basename(absent[0])} first"


def _name(files: DeliveredFiles, key: str) -> str:
    return key.removeprefix(f"{files.folder}/")
