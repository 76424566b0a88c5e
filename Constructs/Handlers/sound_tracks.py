"""Which of a source's audio tracks are heard, and how their channels become two.

Renditions have one stereo track. The first track is taken, but where recorders and editors write each channel as a track of its own:

- Six or more mono tracks of one language from the first on are 5.1: left, right, center, low frequencies, left and right surround.
- Fewer, but at least two, are left and right.

A track that is over before a tenth of the longest is, and within five seconds, is not the sound of the film: it is passed over as if it
were not there. So is one in a codec that MediaConvert does not know, if it knows that of another.

What one track has of channels becomes two: how many of them MediaConvert mixes by itself is not said, and how loud one is on two sides
neither. One is heard on both sides as loud as it is. Two are left and right, and 5.1 and 7.1 are left to MediaConvert. Of other numbers
the first two are left and right, and whatever the others are up to the eighth, they are on both sides, less loud. Further ones are not
heard, and of more than 64, which no job can name (the API reference, `RemixSettings`), the first 64 are taken. How many tracks a file has
does not matter: what is heard is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

from source_media import AudioTrack, SourceMedia

_SURROUND, _UNKNOWN = 6, "UNKNOWN"
# A track that is shorter than both is over at once.
_SHORT_PART, _SHORT_SECONDS = 0.1, 5
# What the API asks of an input whose sound is to keep the times that the file gives it (`AudioDurationCorrection`).
_TIMED_CONTAINERS, _TIMED_CODEC = ("mp4", "quicktime"), "AAC"
# Sound goes on without a gap in these, and where each sample is one of PCM in MOV and MP4.
_UNTIMED_CONTAINERS = ("avi", "wave", "mxf")
# How many channels one track may have whose mixing is MediaConvert's.
_KNOWN_LAYOUTS = (2, _SURROUND, 8)
# Decibels; the least is silence (the API reference, `ChannelMapping`).
_ALIKE, _LESS_LOUD, _MUTE = 0, -6, -60
_MOST_MIXED, _MOST_CHANNELS = 8, 64


def heard(tracks: Sequence[AudioTrack]) -> list[int]:
    """The numbers of the tracks, from 1 on, that become one."""
    numbers = [number for number in range(1, len(tracks) + 1) if number not in _passed_over(tracks)]
    if not numbers:
        return []
    first = tracks[numbers[0] - 1]
    alike = list(takewhile(lambda number: tracks[number - 1].channels == 1 and tracks[number - 1].language == first.language, numbers))
    return alike[:_SURROUND] if len(alike) >= _SURROUND else alike[:2] if len(alike) >= 2 else numbers[:1]


def selector(source: SourceMedia) -> dict[str, Any]:
    """What an audio selector says of the source."""
    tracks = heard(source.audios)
    mixed = remix([source.audios[number - 1] for number in tracks])
    correction = {"AudioDurationCorrection": "AUTO"} if _has_times(source, tracks) else {}
    return {**_chosen(source.audios, tracks), **correction, **({"RemixSettings": mixed} if mixed else {})}


def reasons(source: SourceMedia) -> Iterator[str]:
    """Why, where there was a choice; and what nobody can say of the result."""
    numbers = heard(source.audios)
    yield passed_over_reason(source.audios)
    yield reason(source.audios)
    yield remix_reason([source.audios[number - 1] for number in numbers])
    if source.video is not None and _may_have_gaps(source, numbers):
        yield ("where the sound has gaps, whether it stays with the pictures is not documented: MediaConvert corrects the times of AAC in "
               "MP4 and MOV alone")


def passed_over_reason(tracks: Sequence[AudioTrack]) -> str:
    """Which tracks are left out although they come first."""
    before = [number for number in _passed_over(tracks) if number < max(heard(tracks), default=0)]
    reasons = ["MediaConvert does not know its codec" if tracks[number - 1].codec == _UNKNOWN else "over long before the others"
               for number in before]
    numbers = " and ".join(map(str, before))
    return f"audio track {numbers} of {len(tracks)} passed over: {', '.join(dict.fromkeys(reasons))}" if before else ""


def reason(tracks: Sequence[AudioTrack]) -> str:
    """Why, where there was a choice."""
    numbers = heard(tracks)
    if len(tracks) <= 1:
        return ""
    listed = f"{', '.join(map(str, numbers[:-1]))} and {numbers[-1]}" if len(numbers) > 1 else str(numbers[0])
    if len(numbers) > 1:
        form = "5.1" if len(numbers) == _SURROUND else "left and right"
        return f"audio tracks {listed} of {len(tracks)}, one channel each, are heard as {form}"
    return f"audio track {listed} of {len(tracks)} is heard"


def remix(tracks: Sequence[AudioTrack]) -> dict[str, Any]:
    """How the channels of what is heard become left and right, if it is one track; empty where nothing has to be said of it."""
    if len(tracks) != 1 or tracks[0].channels in (0, *_KNOWN_LAYOUTS):
        return {}
    count = tracks[0].channels
    if count == 1:
        return _mapping([_ALIKE], [_ALIKE])
    others = [_LESS_LOUD] * (min(count, _MOST_MIXED) - 2) + [_MUTE] * max(min(count, _MOST_CHANNELS) - _MOST_MIXED, 0)
    return _mapping([_ALIKE, _MUTE, *others], [_MUTE, _ALIKE, *others])


def remix_reason(tracks: Sequence[AudioTrack]) -> str:
    """Why, where there was a choice."""
    if not remix(tracks):
        return ""
    if tracks[0].channels == 1:
        return "the one channel of the sound is heard on both sides"
    left_and_right = f"the first two of {tracks[0].channels} channels of the sound are left and right"
    if tracks[0].channels <= _MOST_MIXED:
        return f"{left_and_right}, and the others are on both sides"
    too_many = f", and MediaConvert takes {_MOST_CHANNELS} at most" if tracks[0].channels > _MOST_CHANNELS else ""
    return f"{left_and_right}, those up to the eighth are on both sides, and the rest is not heard{too_many}"


def _chosen(tracks: Sequence[AudioTrack], numbers: Sequence[int]) -> dict[str, Any]:
    """By their numbers among tracks of sound; these leave out what is not recognized (the API reference, `AudioSelector`), so behind such
    a track by those among all tracks."""
    indexes = [tracks[number - 1].index for number in numbers]
    is_certain = not any(track.codec == _UNKNOWN for track in tracks[: max(numbers) - 1]) or not all(indexes)
    return {"Tracks": list(numbers)} if is_certain else {"SelectorType": "STREAM", "Streams": indexes}


def _passed_over(tracks: Sequence[AudioTrack]) -> list[int]:
    is_any_known = any(track.codec != _UNKNOWN for track in tracks)
    unknown = [number for number, track in enumerate(tracks, 1) if is_any_known and track.codec == _UNKNOWN]
    found = sorted({*unknown, *_over_at_once(tracks)})
    # The longest may be one that is not known.
    return found if len(found) < len(tracks) else unknown


def _over_at_once(tracks: Sequence[AudioTrack]) -> list[int]:
    longest = max((track.duration_seconds for track in tracks), default=0.0)
    limit = min(longest * _SHORT_PART, _SHORT_SECONDS)
    return [number for number, track in enumerate(tracks, 1) if 0 < track.duration_seconds < limit]


def _may_have_gaps(source: SourceMedia, numbers: Sequence[int]) -> bool:
    """Whether packets may have times that MediaConvert is not asked to keep."""
    is_pcm = source.container in _TIMED_CONTAINERS and all(source.audios[number - 1].codec == "PCM" for number in numbers)
    return source.container not in _UNTIMED_CONTAINERS and not is_pcm and not _has_times(source, numbers)


def _has_times(source: SourceMedia, numbers: Sequence[int]) -> bool:
    return source.container in _TIMED_CONTAINERS and all(source.audios[number - 1].codec == _TIMED_CODEC for number in numbers)


def _mapping(left: list[int], right: list[int]) -> dict[str, Any]:
    return {"ChannelMapping": {"OutputChannels": [{"InputChannels": left}, {"InputChannels": right}]},
            "ChannelsIn": len(left), "ChannelsOut": 2}
