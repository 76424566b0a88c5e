"""Which of a source's audio tracks are heard.

Renditions have one stereo track. The first track is taken, but where recorders and editors write each channel as a track of its own:

- Six or more mono tracks of one language from the first on are 5.1: left, right, center, low frequencies, left and right surround.
- Fewer, but at least two, are left and right.

What one track has of channels becomes two: how many of them MediaConvert mixes by itself is not said, and how loud one is on two sides
neither. One is heard on both sides as loud as it is. Two are left and right, and 5.1 and 7.1 are left to MediaConvert. Of other numbers
the first two are left and right, and whatever the others are, they are on both sides, less loud.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from source_media import AudioTrack

_SURROUND = 6
# How many channels one track may have whose mixing is MediaConvert's.
_KNOWN_LAYOUTS = (2, _SURROUND, 8)
# Decibels; the least is silence (the API reference, `ChannelMapping`).
_ALIKE, _LESS_LOUD, _MUTE = 0, -6, -60
_MOST_MIXED = 8


def heard(tracks: Sequence[AudioTrack]) -> list[int]:
    """The numbers of the tracks, from 1 on, that become one."""
    if not tracks:
        return []
    alike = len(list(takewhile(lambda track: track.channels == 1 and track.language == tracks[0].language, tracks)))
    return list(range(1, _SURROUND + 1 if alike >= _SURROUND else 3 if alike >= 2 else 2))


def reason(tracks: Sequence[AudioTrack]) -> str:
    """Why, where there was a choice."""
    numbers = heard(tracks)
    if len(tracks) <= 1:
        return ""
    if len(numbers) == _SURROUND:
        return f"audio tracks 1 to {_SURROUND} of {len(tracks)}, one channel each, are heard as 5.1"
    if len(numbers) > 1:
        return f"audio tracks 1 and 2 of {len(tracks)}, one channel each, are heard as left and right"
    return f"audio track 1 of {len(tracks)} is heard"


def remix(tracks: Sequence[AudioTrack]) -> dict[str, Any]:
    """How the channels of the one track that is heard become left and right; empty where nothing has to be said of it."""
    if len(heard(tracks)) != 1 or tracks[0].channels in (0, *_KNOWN_LAYOUTS):
        return {}
    count = tracks[0].channels
    if count == 1:
        return _mapping([_ALIKE], [_ALIKE])
    others = [_LESS_LOUD] * (min(count, _MOST_MIXED) - 2) + [_MUTE] * max(count - _MOST_MIXED, 0)
    return _mapping([_ALIKE, _MUTE, *others], [_MUTE, _ALIKE, *others])


def remix_reason(tracks: Sequence[AudioTrack]) -> str:
    """Why, where there was a choice."""
    if not remix(tracks):
        return ""
    if tracks[0].channels == 1:
        return "the one channel of the sound is heard on both sides"
    return f"the first two of {tracks[0].channels} channels of the sound are left and right, and the others are on both sides"


def _mapping(left: list[int], right: list[int]) -> dict[str, Any]:
    return {"ChannelMapping": {"OutputChannels": [{"InputChannels": left}, {"InputChannels": right}]},
            "ChannelsIn": len(left), "ChannelsOut": 2}
