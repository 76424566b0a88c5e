"""Which audio tracks are heard."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import sound_tracks
from source_media import AudioTrack, SourceMedia, VideoTrack

MONO, STEREO, UNKNOWN = AudioTrack("PCM", 1), AudioTrack("AAC", 2), AudioTrack("UNKNOWN", 2)
ITALIAN, ENGLISH = AudioTrack("AAC", 1, "ita"), AudioTrack("AAC", 1, "eng")


def lasting(seconds: float, channels: int = 2) -> AudioTrack:
    return AudioTrack("AAC", channels, duration_seconds=seconds)


@pytest.mark.parametrize(
    ("tracks", "numbers"),
    [
        ([], []), ([MONO], [1]), ([STEREO], [1]), ([AudioTrack("AC3", 6)], [1]),
        # A channel in each track.
        ([MONO, MONO], [1, 2]), ([MONO] * 4, [1, 2]), ([MONO, MONO, STEREO], [1, 2]),
        ([MONO] * 6, [1, 2, 3, 4, 5, 6]), ([MONO] * 8, [1, 2, 3, 4, 5, 6]),
        # Languages.
        ([STEREO, STEREO], [1]), ([ITALIAN, ENGLISH], [1]), ([ITALIAN, ITALIAN, ENGLISH], [1, 2]), ([MONO, STEREO], [1]),
        # Over at once: a tenth of the longest is not reached, nor five seconds.
        ([lasting(0.1), lasting(60)], [2]), ([lasting(60), lasting(0.1)], [1]), ([lasting(0.1)], [1]), ([lasting(0), lasting(60)], [1]),
        ([lasting(4.9), lasting(50)], [2]), ([lasting(5), lasting(7_200)], [1]), ([lasting(3), lasting(29)], [1]),
        ([lasting(0.1, 1), lasting(60, 1), lasting(60, 1)], [2, 3]), ([lasting(60, 1), lasting(0.1, 1), lasting(60, 1)], [1, 3]),
        # A codec that MediaConvert does not know.
        ([UNKNOWN, STEREO], [2]), ([STEREO, UNKNOWN], [1]), ([UNKNOWN, UNKNOWN], [1]), ([MONO, UNKNOWN, MONO], [1, 3]),
        ([replace(UNKNOWN, duration_seconds=60), lasting(0.1)], [2]), ([UNKNOWN, lasting(0.1), lasting(60)], [3]),
        ([lasting(0.1), *[lasting(60, 1)] * 6], [2, 3, 4, 5, 6, 7]), ([lasting(0.1, 1), lasting(0.1, 1), lasting(60)], [3]),
    ],
)
def test_the_rule(tracks: list[AudioTrack], numbers: list[int]) -> None:
    assert sound_tracks.heard(tracks) == numbers
    assert bool(sound_tracks.reason(tracks)) == (len(tracks) > 1)
    left_out = {number for number in range(1, max(numbers, default=0)) if number not in numbers}
    assert bool(sound_tracks.passed_over_reason(tracks)) == bool(left_out)


@pytest.mark.parametrize(
    ("channels", "left", "right"),
    [
        (1, [0], [0]), (3, [0, -60, -6], [-60, 0, -6]), (4, [0, -60, -6, -6], [-60, 0, -6, -6]),
        (10, [0, -60, *[-6] * 6, -60, -60], [-60, 0, *[-6] * 6, -60, -60]),
        (64, [0, -60, *[-6] * 6, *[-60] * 56], [-60, 0, *[-6] * 6, *[-60] * 56]),
        # No job can name more than 64.
        (72, [0, -60, *[-6] * 6, *[-60] * 56], [-60, 0, *[-6] * 6, *[-60] * 56]),
    ],
)
def test_how_channels_become_two(channels: int, left: list[int], right: list[int]) -> None:
    track = AudioTrack("PCM", channels)
    assert sound_tracks.remix([track]) == {
        "ChannelMapping": {"OutputChannels": [{"InputChannels": left}, {"InputChannels": right}]}, "ChannelsIn": min(channels, 64),
        "ChannelsOut": 2}
    reason = sound_tracks.remix_reason([track])
    assert "both sides" in reason
    assert ("the rest is not heard" in reason, "MediaConvert takes 64 at most" in reason) == (channels > 8, channels > 64)


@pytest.mark.parametrize(("tracks", "chosen"), [
    ([STEREO, UNKNOWN], {"Tracks": [1]}), ([UNKNOWN, STEREO], {"SelectorType": "STREAM", "Streams": [3]}), ([UNKNOWN], {"Tracks": [1]}),
    ([MONO, UNKNOWN, MONO], {"SelectorType": "STREAM", "Streams": [2, 4]})])
def test_tracks_are_counted_so_that_none_is_mistaken(tracks: list[AudioTrack], chosen: dict[str, Any]) -> None:
    # The first track of all is of pictures.
    audios = tuple(replace(track, index=number) for number, track in enumerate(tracks, 2))
    selector = sound_tracks.selector(SourceMedia("matroska", 12.0, audios=audios))
    assert {name: value for name, value in selector.items() if name != "RemixSettings"} == chosen


@pytest.mark.parametrize(("container", "codec", "has_pictures", "said"), [
    ("matroska", "AAC", True, True), ("mpegts", "AC3", True, True), ("mp4", "OPUS", True, True), ("", "AAC", True, True),
    ("mp4", "AAC", True, False), ("quicktime", "PCM", True, False), ("avi", "MP3", True, False), ("matroska", "AAC", False, False)])
def test_what_nobody_knows_of_gaps_is_said(container: str, codec: str, has_pictures: bool, said: bool) -> None:
    video = VideoTrack("AVC", 1920, 1080) if has_pictures else None
    source = SourceMedia(container, 12.0, video=video, audios=(AudioTrack(codec, 2),))
    assert any("not documented" in reason for reason in sound_tracks.reasons(source)) == said
    corrected = "AudioDurationCorrection" in sound_tracks.selector(source)
    assert corrected == ((container, codec) == ("mp4", "AAC"))


@pytest.mark.parametrize("tracks", [[], [AudioTrack("AAC", 0)], [AudioTrack("AAC", 2)], [AudioTrack("AAC", 6)], [AudioTrack("PCM", 1)] * 2])
def test_nothing_is_said_of_what_is_known(tracks: list[AudioTrack]) -> None:
    assert sound_tracks.remix(tracks) == {} and sound_tracks.remix_reason(tracks) == ""
