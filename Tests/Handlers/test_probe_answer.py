"""What is read from MediaConvert's Probe."""

from __future__ import annotations

from contextlib import nullcontext
from fractions import Fraction
from typing import Any

import pytest

import probe_answer
from container_facts import ContainerFacts, Turn
from Handlers.probe_results import AUDIO, result, video
from source_media import SourceMedia, UnsupportedMedia, VideoTrack

CAPTIONS = {"TrackType": "data", "Index": 3, "Codec": "WEBVTT", "Duration": 12.04, "DataProperties": {"LanguageCode": "ita"}}


def film(**properties: Any) -> VideoTrack:
    read = probe_answer.read(result(video(**properties), AUDIO)).video
    assert read is not None
    return read


def test_a_film() -> None:
    assert probe_answer.read(result(video(), AUDIO)).metadata == {
        "container": "mp4", "durationSeconds": 12.04, "fileSize": 5_000_000, "width": 1920, "height": 1080, "frameRate": 29.97,
        "frameRateFraction": "30000/1001", "videoCodec": "AVC", "audioCodec": "AAC", "audioChannels": 2, "orientation": "landscape",
        "videoTracks": [{
            "codec": "AVC", "width": 1920, "height": 1080, "storedWidth": 1920, "storedHeight": 1080, "durationSeconds": 12.0,
            "frameRate": "30000/1001"}],
        "audioTracks": [{"codec": "AAC", "channels": 2, "sampleRate": 48000}],
    }


def test_all_that_a_broadcaster_writes_down_is_recorded() -> None:
    first = {**AUDIO, "Codec": "PCM", "Duration": 12.0, "AudioProperties": {"Channels": 1, "LanguageCode": "ita", "ChannelLayout": "mono"}}
    second = {**first, "Index": 3, "AudioProperties": {"Channels": 6, "LanguageCode": "und", "ChannelLayout": "5.1"}}
    captions = {"TrackType": "data", "Index": 4, "Codec": "C608", "DataProperties": {"LanguageCode": "eng"}}
    found = probe_answer.read(result(
        video(Width=720, Height=576, BitDepth=10, Rotation=180, SampleAspectRatio={"Numerator": 64, "Denominator": 45},
              ColorPrimaries="ITU_470BG", TransferCharacteristics="SMPTE_170M", MatrixCoefficients="ITU_470BG",
              CodecMetadata={"ScanType": "Interlaced", "FieldOrder": "TopFieldFirst"}),
        first, second, captions, StartTimecode="10:00:00:00")).metadata
    assert found["startTimecode"] == "10:00:00:00" and found["rotation"] == 180 and found["scanType"] == "interlaced"
    [track] = found["videoTracks"]
    assert track == {
        "codec": "AVC", "width": 1024, "height": 576, "storedWidth": 720, "storedHeight": 576, "durationSeconds": 12.0,
        "frameRate": "30000/1001", "pixelAspect": "64/45", "rotation": 180, "scanType": "interlaced", "bitDepth": 10,
        "colorPrimaries": "ITU_470BG", "transferCharacteristics": "SMPTE_170M", "matrixCoefficients": "ITU_470BG"}
    assert found["audioTracks"] == [
        {"codec": "PCM", "channels": 1, "channelLayout": "mono", "language": "ita", "durationSeconds": 12.0},
        {"codec": "PCM", "channels": 6, "channelLayout": "5.1", "durationSeconds": 12.0}]
    assert found["captions"] == [{"codec": "C608", "language": "eng"}]


@pytest.mark.parametrize(
    ("rotation", "size", "orientation"),
    [(0, (1920, 1080), "landscape"), (89, (1080, 1920), "portrait"), (271, (1080, 1920), "portrait"), (92, (1920, 1080), "landscape"),
     (90, (1080, 1920), "portrait"), (180, (1920, 1080), "landscape"), (270, (1080, 1920), "portrait"),
     (-90, (1080, 1920), "portrait"), (45, (1920, 1080), "landscape")],
)
def test_a_source_is_turned_upright(rotation: int, size: tuple[int, int], orientation: str) -> None:
    assert (film(Rotation=rotation).size, film(Rotation=rotation).orientation) == (size, orientation)
    # The video itself may say it.
    assert film(CodecMetadata={"Rotation": rotation}).size == size


WIDE = {"Numerator": 64, "Denominator": 45}


@pytest.mark.parametrize(
    "said",
    [{"SampleAspectRatio": WIDE}, {"CodecMetadata": {"SampleAspectRatio": WIDE}},
     {"DisplayAspectRatio": {"Numerator": 16, "Denominator": 9}},
     {"CodecMetadata": {"DisplayAspectRatio": {"Numerator": 16, "Denominator": 9}}},
     # The container counts.
     {"SampleAspectRatio": WIDE, "CodecMetadata": {"SampleAspectRatio": {"Numerator": 16, "Denominator": 15}}}],
)
def test_pixels_that_are_not_square_are_made_so(said: dict[str, Any]) -> None:
    assert film(Width=720, Height=576, **said).shape == (Fraction(1024), Fraction(576))


@pytest.mark.parametrize("aspect", [(0, 1), (1, 0), (100, 1), (1, 100)])
def test_pixels_of_a_shape_that_cannot_be_are_square(aspect: tuple[int, int]) -> None:
    assert film(SampleAspectRatio={"Numerator": aspect[0], "Denominator": aspect[1]}).pixel_aspect == 1


@pytest.mark.parametrize(
    ("codec", "metadata", "scan_type"),
    [
        ("AVC", {"ScanType": "Interlaced"}, "interlaced"),
        ("MPEG2", {"ScanType": "INTERLACED", "FieldOrder": "TopFieldFirst"}, "interlaced"),
        ("HEVC", {"FieldOrder": "BottomFieldFirst"}, "interlaced"), ("AVC", {"ScanType": "Progressive"}, "progressive"), ("AVC", {}, ""),
        ("PRORES", {}, ""), ("VP9", {}, "progressive"), ("AV1", {}, "progressive"), ("AVC", {"ScanType": "mixed"}, ""),
    ],
)
def test_how_a_video_is_scanned(codec: str, metadata: dict[str, str], scan_type: str) -> None:
    source = probe_answer.read(result({**video(CodecMetadata=metadata), "Codec": codec}, AUDIO))
    assert source.video is not None and source.video.scan_type == source.metadata.get("scanType", "") == scan_type


@pytest.mark.parametrize(("curve", "found"), [("SMPTE_2084", "HDR10"), ("ARIB_B67", "HLG"), ("ITU_709", ""), (None, "")])
@pytest.mark.parametrize("place", ["VideoProperties", "CodecMetadata"])
def test_a_video_of_high_dynamic_range(curve: str | None, found: str, place: str) -> None:
    said = {"TransferCharacteristics": curve} if curve else {}
    source = probe_answer.read(result(video(**said) if place == "VideoProperties" else video(CodecMetadata=said), AUDIO))
    assert source.metadata.get("highDynamicRange", "") == found


def test_what_the_container_leaves_open_the_video_says() -> None:
    track = film(TransferCharacteristics="UNSPECIFIED", CodecMetadata={"TransferCharacteristics": "SMPTE_2084"})
    assert track.transfer == "SMPTE_2084"


def test_a_frame_rate_that_only_the_video_knows() -> None:
    track = film(FrameRate={"Numerator": 0, "Denominator": 0}, CodecMetadata={"CodedFrameRate": {"Numerator": 25, "Denominator": 1}})
    assert track.frame_rate == Fraction(25)


def test_audio_alone() -> None:
    source = probe_answer.read(result(AUDIO))
    assert (source.video, len(source.audios), source.metadata["orientation"]) == (None, 1, "none")
    assert "width" not in source.metadata


def test_pictures_alone() -> None:
    source = probe_answer.read(result(video()))
    assert source.video is not None and source.audios == ()


STILL = {**video(Width=640, Height=640), "Duration": 0.03}
# In Matroska, which says the length of the whole alone.
COVER = {name: value for name, value in {**STILL, "Codec": "MJPEG"}.items() if name != "Duration"}
UNSIZED = {"TrackType": "video", "Codec": "UNKNOWN", "VideoProperties": {}}


@pytest.mark.parametrize(("before", "kind"), [
    (STILL, "a still picture"), (COVER, "a still picture"), (UNSIZED, "of a kind that it does not know")])
def test_a_film_behind_a_cover_is_refused(before: dict[str, Any], kind: str) -> None:
    with pytest.raises(UnsupportedMedia, match=f"the film is video track 2, and MediaConvert takes the first, which is {kind}: upload it"):
        probe_answer.read(result(before, video(), AUDIO))


@pytest.mark.parametrize(("seconds", "is_film"), [(2.0, False), (5.9, False), (6.0, True), (11.0, True)])
def test_a_first_track_that_is_over_early_is_not_the_film(seconds: float, is_film: bool) -> None:
    tracks = {**video(Width=320, Height=180), "Duration": seconds}, video(), AUDIO
    told = f"the film is video track 2, .* the first, which is {seconds:.3f} s of 12.000 s long: up"
    with nullcontext() if is_film else pytest.raises(UnsupportedMedia, match=told):
        read = probe_answer.read(result(*tracks)).video
        assert read is not None and read.duration_seconds == seconds


@pytest.mark.parametrize("behind", [STILL, COVER, UNSIZED, video()])
def test_what_is_behind_the_film_is_left_out(behind: dict[str, Any]) -> None:
    source = probe_answer.read(result(video(), behind, AUDIO))
    assert source.video is not None and source.video.size == (1920, 1080)
    assert source.notes == ("video track 1 of 2 is shown",)


@pytest.mark.parametrize(("container", "known"), [("mp4", True), ("matroska", False), ("webm", False), ("asf", False)])
@pytest.mark.parametrize("whole", [12.0, 12.0004])
def test_the_length_of_the_whole_is_none_of_a_track(container: str, known: bool, whole: float) -> None:
    source = probe_answer.read(result(video(), AUDIO, Format=container, Duration=whole))
    assert source.duration_seconds > 0 and source.video is not None
    assert (source.video.duration_seconds > 0) == known


def test_a_film_of_single_pictures_is_a_film() -> None:
    source = probe_answer.read(result(COVER, AUDIO))
    assert source.video is not None and source.notes == ()


def test_a_cover_beside_sound_is_no_film() -> None:
    source = probe_answer.read(result(STILL, AUDIO))
    assert (source.video, source.notes) == (None, ("the picture beside the sound is a still and is left out",))


@pytest.mark.parametrize(
    ("nothing", "said"),
    [
        ({}, "neither video nor audio"), ({"Container": {}}, "neither video nor audio"),
        ({"Container": {"Format": "mp4", "Tracks": []}}, "neither video nor audio"),
        ({"Container": {"Tracks": [{"TrackType": "data", "Index": 1}]}}, "neither video nor audio"),
        # Not sound alone: there are pictures to see.
        ({"Container": {"Tracks": [{"TrackType": "video", "Index": 1, "VideoProperties": {"Height": 720}}, AUDIO]}},
         "cannot tell its size"),
        ({"Container": {"Tracks": [{"TrackType": "video", "Index": 1}, AUDIO]}}, "cannot tell its size"),
        ({"Container": {"Tracks": [UNSIZED, STILL, AUDIO]}}, "cannot tell its size"),
        ({"Container": {"Tracks": [STILL]}}, "a single picture, and no film"),
    ],
)
def test_nothing_to_play_is_refused(nothing: dict[str, Any], said: str) -> None:
    with pytest.raises(UnsupportedMedia, match=said):
        probe_answer.read(nothing)


def test_captions_of_a_film_go_on_for_seconds_and_not_for_half_of_it() -> None:
    source = probe_answer.read(result(video(), AUDIO, CAPTIONS, Format="matroska", Duration=60.0))
    assert (source.duration_seconds, source.least_seconds) == (60.0, 50.0)


@pytest.mark.parametrize(("container", "tracks", "least"), [
    ("mp4", [video(), {**AUDIO, "Duration": 11.0}], None),
    ("mp4", [video(), {**AUDIO, "Duration": 11.0}, CAPTIONS], 12.0),
    # Some of the tracks do not say, or none does.
    ("mp4", [video(), AUDIO, CAPTIONS], 6.02), ("matroska", [video(), AUDIO, CAPTIONS], 6.02),
    # Which of several tracks is the film is seen by its length.
    ("matroska", [video(), video(), AUDIO, CAPTIONS], None)])
def test_captions_may_go_on_when_the_film_has_ended(container: str, tracks: list[dict[str, Any]], least: float | None) -> None:
    source = probe_answer.read(result(*tracks, Format=container))
    assert (source.duration_seconds, source.least_seconds) == (12.04, least)
    assert source.certain_seconds == (12.04 if least is None else least)


def test_a_duration_that_only_a_track_knows() -> None:
    assert probe_answer.read(result(video(), Duration=0.0)).duration_seconds == 12.0


@pytest.mark.parametrize("said", [-5.0, 720_001.0, 1e12, float("inf"), float("nan")])
def test_a_length_that_cannot_be_is_none(said: float) -> None:
    assert probe_answer.read(result(video(), AUDIO, Duration=said)).duration_seconds == 12.0
    source = probe_answer.read(result({**video(), "Duration": said}, {**AUDIO, "Duration": said}, Duration=said))
    assert (source.duration_seconds, source.metadata.get("durationSeconds")) == (0.0, None)
    assert of_matroska(video(), AUDIO, video_seconds=(said,), audio_seconds=(8.0,)).videos[0].duration_seconds == 12.0


def test_a_source_of_which_nothing_is_known_has_no_metadata_but_that() -> None:
    assert SourceMedia().metadata == {"orientation": "none"}


# What the container says itself.

def of_matroska(*tracks: dict[str, Any], seconds: float = 20.02, **facts: Any) -> SourceMedia:
    return probe_answer.read(result(*tracks, Format="matroska", Duration=seconds), ContainerFacts(said_seconds=seconds, **facts))


@pytest.mark.parametrize("cover", [COVER, {**video(), "Codec": "AVC"}, video(FrameRate={"Numerator": 0, "Denominator": 0})])
def test_a_cover_beside_sound_is_no_film_in_matroska_either(cover: dict[str, Any]) -> None:
    source = of_matroska(cover, AUDIO, video_seconds=(0.04,), audio_seconds=(20.02,))
    assert (source.video, source.notes) == (None, ("the picture beside the sound is a still and is left out",))
    with pytest.raises(UnsupportedMedia, match="a single picture, and no film"):
        of_matroska(cover, video_seconds=(0.04,))


def test_a_cover_before_the_film_is_seen_in_matroska() -> None:
    with pytest.raises(UnsupportedMedia, match="the film is video track 2, and MediaConvert takes the first, which is a still picture"):
        of_matroska(COVER, video(), AUDIO, video_seconds=(0.04, 20.0), audio_seconds=(20.02,))


@pytest.mark.parametrize(("seconds", "whole"), [(None, 0.0), (8.0, 8.0)])
def test_sound_beside_a_still_is_not_as_long_as_that(seconds: float | None, whole: float) -> None:
    # AVI counts the frames of its pictures.
    sound = {**AUDIO, "Duration": seconds} if seconds else AUDIO
    source = probe_answer.read(result(STILL, sound, Format="avi", Duration=0.03))
    assert (source.video, source.duration_seconds, len(source.notes)) == (None, whole, 1)


def test_lengths_of_other_tracks_are_none_of_these() -> None:
    source = of_matroska(video(), AUDIO, video_seconds=(0.04, 20.0))
    assert source.video is not None and (source.video.duration_seconds, source.audios[0].duration_seconds) == (12.0, 0.0)


@pytest.mark.parametrize(("probed", "said", "begins", "seconds"), [
    (11.0, 11.0, 5.0, 6.0), (11.0, 11.0, 0.1, 11.0),
    # Probe has another length, which may be without them already; and a file that would be nothing.
    (6.0, 11.0, 5.0, 6.0), (11.0, 11.0, 11.0, 11.0)])
def test_what_is_before_times_begin_is_not_in_the_film(probed: float, said: float, begins: float, seconds: float) -> None:
    source = probe_answer.read(
        result(video(), AUDIO, Format="matroska", Duration=probed), ContainerFacts(said_seconds=said, begins_seconds=begins))
    assert source.duration_seconds == seconds
    assert bool(source.notes) == (seconds < probed)


@pytest.mark.parametrize(("told", "turn", "degrees", "mirrored"), [
    (None, Turn(90, True), 90, True), (None, Turn(0, True), 0, True), (None, Turn(180, True), 180, True),
    # Of pictures that are turned alone, Probe's word counts.
    (90, Turn(90, False), 90, False), (270, None, 270, False), (None, Turn(90, False), 0, False)])
def test_mirrored_pictures_are_turned_as_the_container_says(told: int | None, turn: Turn | None, degrees: int, mirrored: bool) -> None:
    properties = {"Rotation": told} if told else {}
    track = probe_answer.read(result(video(**properties), AUDIO), ContainerFacts(turn=turn)).video
    assert track is not None and (track.rotation, track.is_mirrored) == (degrees, mirrored)
    assert track.metadata.get("mirrored") == ("horizontally" if mirrored else None)


def test_time_and_title_are_recorded() -> None:
    facts = ContainerFacts(created="2024-05-01T10:20:30Z", title="Film", notes=("it ends too early",))
    source = probe_answer.read(result(video(), AUDIO), facts)
    assert (source.metadata["creationTime"], source.metadata["title"]) == ("2024-05-01T10:20:30Z", "Film")
    assert source.notes == ("what the container says of time, title and tracks was not all read: it ends too early",)


def test_what_is_known_of_the_length_of_the_tracks_is_kept() -> None:
    assert of_matroska(video(), AUDIO, tracks_seconds=19.0).tracks_seconds == 19.0
    # The container counts no tracks that Probe has in another length.
    assert of_matroska(video(), AUDIO, video_seconds=(19.0,), audio_seconds=(18.0,)).tracks_seconds == 0
    assert probe_answer.read(result(video(), {**AUDIO, "Duration": 11.0})).tracks_seconds == 12.0
    captioned = of_matroska(video(), AUDIO, CAPTIONS, tracks_seconds=19.0)
    assert (captioned.duration_seconds, captioned.least_seconds) == (20.02, 19.0)
    assert of_matroska(video(), AUDIO, breaks_off=True).breaks_off
