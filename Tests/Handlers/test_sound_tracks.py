"""Which audio tracks are heard."""

from __future__ import annotations

import pytest

import sound_tracks
from source_media import AudioTrack

MONO, STEREO = AudioTrack("PCM", 1), AudioTrack("AAC", 2)
ITALIAN, ENGLISH = AudioTrack("AAC", 1, "ita"), AudioTrack("AAC", 1, "eng")


@pytest.mark.parametrize(
    ("tracks", "numbers"),
    [
        ([], []), ([MONO], [1]), ([STEREO], [1]), ([AudioTrack("AC3", 6)], [1]),
        # A channel in each track.
        ([MONO, MONO], [1, 2]), ([MONO] * 4, [1, 2]), ([MONO, MONO, STEREO], [1, 2]),
        ([MONO] * 6, [1, 2, 3, 4, 5, 6]), ([MONO] * 8, [1, 2, 3, 4, 5, 6]),
        # Languages.
        ([STEREO, STEREO], [1]), ([ITALIAN, ENGLISH], [1]), ([ITALIAN, ITALIAN, ENGLISH], [1, 2]), ([MONO, STEREO], [1]),
    ],
)
def test_the_rule(tracks: list[AudioTrack], numbers: list[int]) -> None:
    assert sound_tracks.heard(tracks) == numbers
    assert bool(sound_tracks.reason(tracks)) == (len(tracks) > 1)


@pytest.mark.parametrize(
    ("channels", "left", "right"),
    [
        (1, [0], [0]), (3, [0, -60, -6], [-60, 0, -6]), (4, [0, -60, -6, -6], [-60, 0, -6, -6]),
        (10, [0, -60, *[-6] * 6, -60, -60], [-60, 0, *[-6] * 6, -60, -60]),
    ],
)
def test_how_channels_become_two(channels: int, left: list[int], right: list[int]) -> None:
    track = AudioTrack("PCM", channels)
    assert sound_tracks.remix([track]) == {
        "ChannelMapping": {"OutputChannels": [{"InputChannels": left}, {"InputChannels": right}]}, "ChannelsIn": channels, "ChannelsOut": 2}
    assert "both sides" in sound_tracks.remix_reason([track])


@pytest.mark.parametrize("tracks", [[], [AudioTrack("AAC", 0)], [AudioTrack("AAC", 2)], [AudioTrack("AAC", 6)], [AudioTrack("PCM", 1)] * 2])
def test_nothing_is_said_of_what_is_known(tracks: list[AudioTrack]) -> None:
    assert sound_tracks.remix(tracks) == {} and sound_tracks.remix_reason(tracks) == ""
