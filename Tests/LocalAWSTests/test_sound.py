"""What is heard: tracks, channels, languages, silence; tones tell them apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from LocalAWS import measurements, odd_media
from LocalAWS.mediaconvert.transcoding import media
from LocalAWS.mediaconvert.transcoding.failure import JobFailed
from LocalAWSTests.transcoding import audio, film

LOUD, QUIET = -30, -60


@pytest.fixture(scope="module")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """440 Hz on the first track, 880 Hz on the second, 1,320 Hz on the third."""
    return odd_media.several_tones(tmp_path_factory.mktemp("recorder") / "recorder.mov", 440, 880, 1320, seconds=1)


def heard(path: Path, track: int = 0) -> list[set[int]]:
    """Of each channel the tones that are loud in it; each is either loud or hardly there."""
    found = []
    for channel in measurements.samples(path, track):
        strengths = {tone: measurements.strength(channel, tone) for tone in (440, 880, 1320)}
        assert all(value > LOUD or value < QUIET for value in strengths.values()), strengths
        found.append({tone for tone, value in strengths.items() if value > LOUD})
    return found


def selectors(**selector: Any) -> dict[str, Any]:
    return {"AudioSelectors": {"Audio Selector 1": {"DefaultSelection": "DEFAULT", **selector}}}


@pytest.mark.parametrize(("selector", "tones"), [
    ({}, [{440}, {440}]), ({"Tracks": [2]}, [{880}, {880}]), ({"Tracks": [1, 2]}, [{440}, {880}]), ({"Tracks": [3, 1]}, [{1320}, {440}]),
    ({"Streams": [3]}, [{880}, {880}])])
def test_the_tracks_of_a_selector_are_the_channels(
    recorder: Path, tmp_path: Path, selector: dict[str, Any], tones: list[set[int]]
) -> None:
    assert heard(film(recorder, tmp_path, **selectors(**selector))) == tones


def test_channels_are_remixed(recorder: Path, tmp_path: Path) -> None:
    """The third track in the middle, the others at its sides."""
    remix = {"ChannelsIn": 3, "ChannelsOut": 2, "ChannelMapping": {"OutputChannels": [
        {"InputChannels": [0, -60, -6]}, {"InputChannels": [-60, 0, -6]}]}}
    made = film(recorder, tmp_path, **selectors(Tracks=[1, 2, 3], RemixSettings=remix))
    assert heard(made) == [{440, 1320}, {880, 1320}]
    left, _ = measurements.samples(made)
    assert measurements.strength(left, 440) - measurements.strength(left, 1320) == pytest.approx(6, abs=0.5)


def test_how_three_channels_become_two_is_not_guessed(recorder: Path, tmp_path: Path) -> None:
    with pytest.raises(JobFailed, match="not documented"):
        film(recorder, tmp_path, **selectors(Tracks=[1, 2, 3]))


def test_several_sounds_are_tracks_of_their_own(recorder: Path, tmp_path: Path) -> None:
    both = {"AudioSelectors": {"Audio Selector 1": {"DefaultSelection": "DEFAULT"}, "second": {"Tracks": [2]}}}
    made = film(recorder, tmp_path, audios=[audio(AudioSourceName="second"), audio(), audio(AudioSourceName="absent")], **both)
    # One that is not there is the default one.
    assert [heard(made, track) for track in range(3)] == [[{880}, {880}], [{440}, {440}], [{440}, {440}]]


def test_without_a_default_the_sound_is_silence(recorder: Path, tmp_path: Path) -> None:
    none = {"AudioSelectors": {"other": {"Tracks": [2], "DefaultSelection": "NOT_DEFAULT"}}}
    made = film(recorder, tmp_path, audios=[audio(AudioSourceName="other"), audio(AudioSourceName="absent")], **none)
    assert len(media.read(made).audios) == 1


def test_sound_is_moved_by_its_offset(recorder: Path, tmp_path: Path) -> None:
    left, _ = measurements.samples(film(recorder, tmp_path, **selectors(Offset=400)))
    assert (measurements.loudness(left, 0.05, 0.35) < -70, measurements.loudness(left, 0.45, 0.9) > -30) == (True, True)


def test_a_gap_is_kept_where_times_are_corrected(tmp_path: Path) -> None:
    source = odd_media.gap_in_sound(tmp_path / "gap.mp4", 1, 2, seconds=3)
    left, _ = measurements.samples(film(source, tmp_path, **selectors(AudioDurationCorrection="AUTO")))
    assert measurements.loudness(left, 1.1, 1.9) < QUIET
    assert min(measurements.loudness(left, 0.2, 0.9), measurements.loudness(left, 2.1, 2.9)) > LOUD


@pytest.mark.parametrize(("ending", "codec"), [("mkv", "aac"), ("ts", "ac3"), ("mp4", "ac3")])
def test_what_becomes_of_a_gap_elsewhere_is_not_guessed(tmp_path: Path, ending: str, codec: str) -> None:
    source = odd_media.gap_in_sound(tmp_path / f"gap.{ending}", 1, 2, seconds=3, codec=codec)
    with pytest.raises(JobFailed, match=r"a gap of 1\.0\d\d s, .* is not documented"):
        film(source, tmp_path, **selectors())


@pytest.mark.parametrize(("fields", "words"), [
    ({"AudioDurationCorrection": "AUTO"}, "AAC in MP4 and MOV"), ({"ExternalAudioFileInput": "s3://a/b.wav"}, "externalAudioFileInput"),
    ({"Tracks": [4]}, r"Audio track \[4\] not found")])
def test_what_is_not_known_of_a_selector_is_refused(recorder: Path, tmp_path: Path, fields: dict[str, Any], words: str) -> None:
    with pytest.raises(JobFailed, match=words):
        film(recorder, tmp_path, **selectors(**fields))
