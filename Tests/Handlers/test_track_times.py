"""How long a film is whose tracks do not all begin at its beginning, and what of its tracks is recorded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import probe_answer
from container_facts import ContainerFacts
from Handlers.delivered_film import box
from Handlers.planned_film import planned
from Handlers.read_containers import facts, mp4
from LocalAWS import odd_media
from source_media import SourceMedia

PICTURES: dict[str, Any] = {"TrackType": "video", "Codec": "AVC", "VideoProperties": {
    "Width": 1920, "Height": 1080, "FrameRate": {"Numerator": 25, "Denominator": 1}}}
SOUND: dict[str, Any] = {"TrackType": "audio", "Codec": "AAC", "AudioProperties": {"Channels": 2}}


def read(*tracks: dict[str, Any], whole: float = 0.0, container: str = "mp4", said: ContainerFacts | None = None) -> SourceMedia:
    return probe_answer.read({"Container": {"Format": container, "Duration": whole, "Tracks": list(tracks)}}, said)


@pytest.mark.parametrize(("whole", "begin", "ends"), [
    # What Probe says of the length leaves the beginning out, or has it in; or the container's own length cannot be true.
    (9.0, 4.0, 9.0), (5.0, 4.0, 5.0), (6.0, 4.0, 6.0), (3.0, 4.0, 5.0), (0.0, 4.0, 9.0), (9.0, 0.0, 5.0)])
def test_a_track_ends_its_length_behind_its_beginning(whole: float, begin: float, ends: float) -> None:
    found = read({**PICTURES, "Duration": 5.0}, {**SOUND, "Duration": 4.0}, whole=whole, said=ContainerFacts(
        video_begins=(begin,), audio_begins=(0.0,)))
    assert found.tracks_seconds == ends
    assert found.duration_seconds == (whole or ends)


def test_a_film_with_captions_lasts_at_least_until_its_late_track_ends() -> None:
    captions = {"TrackType": "data", "Codec": "WEBVTT"}
    begins = ContainerFacts(video_begins=(0.0,), audio_begins=(5.0,))
    found = read({**PICTURES, "Duration": 5.0}, {**SOUND, "Duration": 5.0}, captions, whole=20.0, said=begins)
    assert found.certain_seconds == 10.0
    # Beginnings of other tracks than there are say nothing.
    more = ContainerFacts(audio_begins=(1.0, 5.0))
    others = read({**PICTURES, "Duration": 5.0}, {**SOUND, "Duration": 5.0}, captions, whole=20.0, said=more)
    assert others.certain_seconds == 5.0


def test_a_length_that_is_the_wholes_is_no_tracks() -> None:
    """ASF has one for all, a little longer by what is before the first packet: how long the pictures are alone, nobody says."""
    found = read({**PICTURES, "Duration": 30.0}, {**SOUND, "Duration": 30.0}, whole=30.043, container="asf")
    assert found.video is not None and found.video.duration_seconds == 0
    plan = planned(found)
    assert plan.main["Inputs"][0]["VideoSelector"]["PadVideo"] == "BLACK"
    assert "black pictures for as long as the source has sound alone" in plan.decisions


@pytest.mark.parametrize("ending", ["mp4", "mov"])
def test_late_pictures_are_read_from_their_edits(tmp_path: Path, ending: str) -> None:
    found = facts(odd_media.uneven(tmp_path / f"late.{ending}", 2, 3, video_begins=1.5))
    assert found.video_begins == pytest.approx([1.5], abs=0.01) and found.audio_begins == (0.0,)
    late = facts(odd_media.late_sound(tmp_path / f"sound.{ending}", 2, 4))
    assert late.audio_begins == pytest.approx([2], abs=0.03) and late.video_begins == (0.0,)


def edited(*edits: tuple[int, int], version: int = 0) -> bytes:
    width = 8 if version else 4
    entries = b"".join(
        length.to_bytes(width, "big") + at.to_bytes(width, "big", signed=True) + b"\0\1\0\0" for length, at in edits)
    header = box("tkhd", bytes(40), bytes(36), bytes(8))
    listed = box("edts", box("elst", bytes([version, 0, 0, 0]), len(edits).to_bytes(4, "big"), entries))
    return box("trak", header, listed, box("mdia", box("hdlr", bytes(8), b"soun", bytes(13))))


@pytest.mark.parametrize(("track", "begin"), [
    (edited((1_500, -1), (4_000, 0)), 1.5), (edited((1_500, -1), (500, -1), (4_000, 0), version=1), 2.0), (edited((4_000, 1_000)), 0.0),
    # A pause in the middle is no beginning.
    (edited((4_000, 0), (900, -1), (4_000, 4_000)), 0.0), (edited(), 0.0), (edited(*[(2 ** 32 - 1, -1)] * 90), 8 * (2 ** 32 - 1) / 1_000)])
def test_edits_without_pictures_or_sound(track: bytes, begin: float) -> None:
    movie = box("mvhd", bytes(12), (1_000).to_bytes(4, "big"), bytes(84))
    assert facts(mp4(movie, track)).audio_begins == (begin,)
    # Without a scale nothing is known of it.
    assert facts(mp4(track)).audio_begins == (0.0,)


def test_of_many_tracks_some_are_listed() -> None:
    found = read({**PICTURES, "Duration": 5.0}, *[{**SOUND, "Duration": 5.0}] * 3_000, whole=5.0)
    assert len(found.metadata["audioTracks"]) == 64
    # As much as a state machine hands on, which takes 256 KiB.
    assert len(json.dumps(found.metadata)) < 20_000
    assert "64 of 3000 audio tracks are listed in the row" in planned(found).decisions


@pytest.mark.parametrize(("said", "recorded"), [
    ("ita", "ita"), ("EN-us", "en-us"), ("und", ""), ("\u202eati", ""), ("x" * 5_000, ""), ("it a", "")])
def test_a_language_is_one(said: str, recorded: str) -> None:
    found = read({**PICTURES, "Duration": 5.0}, {**SOUND, "AudioProperties": {"LanguageCode": said}}, whole=5.0)
    assert found.audios[0].language == recorded


@pytest.mark.parametrize(("said", "recorded"), [("01:00:00:00", "01:00:00:00"), ("01:00:00;02", "01:00:00;02"), ("01:00\u202e:00", "")])
def test_a_time_code_is_one(said: str, recorded: str) -> None:
    result = {"Container": {"Format": "mp4", "StartTimecode": said, "Tracks": [{**PICTURES, "Duration": 5.0}]}}
    assert probe_answer.read(result).start_timecode == recorded
