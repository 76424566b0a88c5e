"""Which of an input's audio tracks an output takes: audio selectors.

https://docs.aws.amazon.com/mediaconvert/latest/ug/more-about-audio-tracks-selectors.html and the API reference, `AudioSelector` and
`AudioDescription`. A selector that names no track is [assumed] to take the first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .failure import SETTINGS_DO_NOT_FIT, JobFailed
from .media import Audio, Media

_FIRST = "Audio Selector 1"
# Seconds: less is what packets of sound have between them where one track follows another.
_LARGEST_GAP = 0.1
_TIMED_CONTAINERS = frozenset({"mov", "mp4"})
_REFUSED = ("hlsRenditionGroupSettings", "externalAudioFileInput", "programSelection", "customLanguageCode")


@dataclass(frozen=True)
class Selection:
    """Tracks, one after the other the channels of one sound; without tracks it is silence."""

    tracks: tuple[Audio, ...] = ()
    # By which the sound is moved behind the picture.
    offset: float = 0.0
    remix: dict[str, Any] = field(default_factory=dict)
    # Whether its packets keep the times that the file gives them; else they follow each other without a gap.
    keeps_times: bool = False

    @property
    def channels(self) -> int:
        return sum(track.channels for track in self.tracks)


def selected(described: dict[str, Any], media: Media, source_name: str | None) -> Selection:
    """What an audio description's source is in an input: "the audio selector marked as default" where it is not there, else silence."""
    if "dynamicAudioSelectors" in described or "audioSelectorGroups" in described:
        raise JobFailed(SETTINGS_DO_NOT_FIT, "The local transcoder takes audio selectors, not groups of them nor dynamic ones.")
    selectors = described.get("audioSelectors", {})
    name = source_name or _FIRST
    chosen = selectors.get(name) or next((s for s in selectors.values() if s.get("defaultSelection") == "DEFAULT"), None)
    if chosen is None:
        return Selection()
    for refused in _REFUSED:
        if refused in chosen:
            raise JobFailed(SETTINGS_DO_NOT_FIT, f"The local transcoder knows no {refused} of an audio selector.")
    number = list(selectors.values()).index(chosen) + 1
    tracks = _tracks(chosen, media, number)
    return Selection(tracks, chosen.get("offset", 0) / 1000, chosen.get("remixSettings", {}), _keeps_times(chosen, media, tracks))


def _tracks(selector: dict[str, Any], media: Media, number: int) -> tuple[Audio, ...]:
    if selector.get("tracks"):
        return tuple(_at(media.audios, track, number) for track in selector["tracks"])
    if selector.get("streams"):
        # "These numberings count all tracks in the input file".
        places = {audio.index + 1: audio for audio in media.audios}
        return tuple(_found(places.get(stream), stream, number) for stream in selector["streams"])
    if selector.get("pids"):
        places = {int(audio.description.get("id", "0"), 16): audio for audio in media.audios}
        return tuple(_found(places.get(pid), pid, number) for pid in selector["pids"])
    if "languageCode" in selector:
        return tuple(audio for audio in media.audios if audio.language.upper() == selector["languageCode"])
    return media.audios[:1]


def _at(audios: tuple[Audio, ...], track: int, number: int) -> Audio:
    return _found(audios[track - 1] if 0 < track <= len(audios) else None, track, number)


def _found(audio: Audio | None, track: int, number: int) -> Audio:
    if audio is None:
        # The service's own words: https://github.com/aws-solutions-library-samples/video-on-demand-on-aws/issues/45
        raise JobFailed(
            SETTINGS_DO_NOT_FIT,
            f"Invalid audio track specified for audio_selector [{number}]. Audio track [{track}] not found in input container.")
    return audio


def _keeps_times(selector: dict[str, Any], media: Media, tracks: tuple[Audio, ...]) -> bool:
    """AudioDurationCorrection: of AAC in MP4 and MOV only. What it does to others is not documented, so they are refused."""
    correction = selector.get("audioDurationCorrection", "DISABLED")
    if correction == "DISABLED":
        _refuse_gaps(media, tracks)
        return False
    if not media.formats & _TIMED_CONTAINERS or any(track.codec != "aac" for track in tracks):
        raise JobFailed(
            SETTINGS_DO_NOT_FIT,
            f"The audio duration correction {correction} is of AAC in MP4 and MOV; what becomes of others is not documented.")
    return True


def _refuse_gaps(media: Media, tracks: tuple[Audio, ...]) -> None:
    """Whether sound stays with the pictures behind a gap is said of AAC in MP4 and MOV alone."""
    if media.formats & _TIMED_CONTAINERS and all(track.codec == "aac" for track in tracks):
        return
    gap = max((media.spans[track.index].gap for track in tracks if track.index in media.spans), default=0.0)
    if gap > _LARGEST_GAP:
        raise JobFailed(
            SETTINGS_DO_NOT_FIT,
            f"What becomes of sound that has a gap of {gap:.3f} s, in another container than MP4 and MOV or another codec than AAC, is not "
            "documented: export it with silence in the gap.")
