"""Which of a source's audio tracks are heard.

Renditions have one stereo track. The first track is taken, but where recorders and editors write each channel as a track of its own:

- Six or more mono tracks of one language from the first on are 5.1: left, right, center, low frequencies, left and right surround.
- Fewer, but at least two, are left and right.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from source_media import AudioTrack

_SURROUND = 6


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
