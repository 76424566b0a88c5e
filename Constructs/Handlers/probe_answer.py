"""Reads MediaConvert's answer to Probe.

Each field that it may have is used, of a container and of the video itself: which of them are there depends on both
(https://docs.aws.amazon.com/mediaconvert/latest/apireference/probe.html).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from container_facts import ContainerFacts, Turn, quarter
from source_media import MOST_LISTED, PROGRESSIVE_CODECS, AudioTrack, CaptionTrack, SourceMedia, UnsupportedMedia, VideoTrack

# Words for a color of which nothing is known.
_UNSAID = ("UNSPECIFIED", "RESERVED", "LAST")
_CAPTION_CODECS = ("C608", "C708", "WEBVTT")
# Containers that say how long each track is. Of a track in others, such as Matroska, the length may be that of the whole.
_TIMED_CONTAINERS = ("mp4", "quicktime", "three_gp", "three_g2", "mxf", "avi")
# How long captions go on at most when pictures and sound have ended: no longer than those were, and no longer than a line is to be read.
# What ends earlier than that may be a film that was broken off.
_LEAST_PART, _LONGEST_CAPTION_SECONDS = 0.5, 10
# Codecs of covers, where the container does not say how long its tracks are.
_COVER_CODECS = ("MJPEG", "UNKNOWN")
# A track of pictures is not the film if it is shorter than this part of another: black pictures would be most of what is seen.
_LEAST_OF_LONGEST = 0.5
# By which the length of the whole differs from itself where a container has it for each track: by digits, or by what is before the first.
_ROUNDED_SECONDS = 0.1
# No film is longer than that, whatever a file says of itself; a tenth of it, where previews begin, is within a day of time codes.
_LONGEST_SECONDS = 200 * 60 * 60
# Times that begin later than that do not begin at nothing.
_SHORTEST_OFFSET = 0.5
# A pixel of another shape is a mistake of whoever wrote the file.
_MOST_UNEQUAL_PIXEL = 8

# What files may have in the place of them is anything.
_LANGUAGE, _TIMECODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8}){0,3}"), re.compile(r"\d{2}:\d{2}:\d{2}[:;.]\d{2,3}")

Properties = Mapping[str, Any]


def read(result: Mapping[str, Any], facts: ContainerFacts | None = None) -> SourceMedia:
    """One result of Probe, and what else the container says.

    - Raises UnsupportedMedia if there is nothing in it to play.
    """
    container = result.get("Container") or {}
    tracks = container.get("Tracks") or []
    facts = facts or ContainerFacts()
    said = _seconds(container)
    whole = said - _begins(said, facts)
    unsaid = None if container.get("Format") in _TIMED_CONTAINERS else said
    shown, heard = ([track for track in tracks if track.get("TrackType") == kind] for kind in ("video", "audio"))
    pictures = [
        _video(track, seconds, unsaid, facts.turn if track is shown[0] else None) if _sized(track) else None
        for track, seconds in zip(shown, _lengths(shown, facts.video_seconds), strict=True)]
    videos = tuple(track for track in pictures if track is not None)
    audios = tuple(_audio(track, seconds) for track, seconds in zip(heard, _lengths(heard, facts.audio_seconds), strict=True))
    if not pictures and not audios:
        raise UnsupportedMedia("MediaConvert finds neither video nor audio in the file")
    film, notes = _film(pictures, bool(audios))
    seen = [(track.duration_seconds, begin) for track, begin in zip(pictures, _lengths(shown, facts.video_begins), strict=True) if track]
    tracks_seen = [*seen, *zip((track.duration_seconds for track in audios), _lengths(heard, facts.audio_begins), strict=True)]
    if film is None and videos and whole <= max(track.duration_seconds for track in videos):
        # As long as the still that is left out, as AVI counts.
        whole = 0.0
        tracks_seen = tracks_seen[len(seen):]
    ends = [_end(length, begin, whole) for length, begin in tracks_seen]
    duration = whole or max(ends)
    captions = tuple(_captions(tracks))
    notes += _notes(facts, _begins(said, facts) > 0)
    notes += [f"{MOST_LISTED} of {len(found)} {kind} tracks are listed in the row"
              for kind, found in (("video", videos), ("audio", audios), ("caption", captions)) if len(found) > MOST_LISTED]
    together = facts.tracks_seconds or (max(ends) if unsaid is None and all(ends) else 0.0)
    return SourceMedia(
        container=str(container.get("Format") or ""), duration_seconds=duration,
        least_seconds=_least(tracks, duration, together) if len(videos) < 2 else None,
        file_size=int((result.get("Metadata") or {}).get("FileSize") or 0), video=film, videos=videos, audios=audios,
        captions=captions, start_timecode=_timecode(str(container.get("StartTimecode") or "")),
        created=facts.created, title=facts.title, tracks_seconds=together, breaks_off=facts.breaks_off,
        notes=tuple(notes))


def _seconds(described: Mapping[str, Any]) -> float:
    """The length of a file or of a track; 0 if it is not said, or cannot be true."""
    return _believed(float(described.get("Duration") or 0))


def _believed(seconds: float) -> float:
    return seconds if math.isfinite(seconds) and 0 < seconds <= _LONGEST_SECONDS else 0.0


def _begins(said: float, facts: ContainerFacts) -> float:
    """At which of its times a file begins whose length counts from nothing: what is before that is not in it."""
    is_said = _SHORTEST_OFFSET <= facts.begins_seconds < said and abs(facts.said_seconds - said) < _SHORTEST_OFFSET
    return facts.begins_seconds if is_said else 0.0


def _lengths(tracks: Sequence[Mapping[str, Any]], said: Sequence[float]) -> Sequence[float]:
    """What the container says of the length of each track, if it has the same tracks."""
    return [_believed(seconds) for seconds in said] if len(said) == len(tracks) else [0.0] * len(tracks)


def _end(length: float, begin: float, whole: float) -> float:
    """When a track ends that begins late; 0 if its length is not known. One that would go on behind the whole counts its beginning in."""
    return max(length, min(begin + length, whole or math.inf)) if length else 0.0


def _notes(facts: ContainerFacts, begins_late: bool) -> list[str]:
    late = [f"the film is what is from {facts.begins_seconds:.3f} s on: its times begin there"] if begins_late else []
    return late + [f"what the container says of time, title and tracks was not all read: {why}" for why in facts.notes]


def _least(tracks: Sequence[Mapping[str, Any]], whole: float, together: float) -> float | None:
    """How long pictures and sound are at least: a file is as long as the longest of its tracks, which may be one of captions or data."""
    if all(track.get("TrackType") in ("video", "audio") for track in tracks):
        return None
    return min(together, whole) if together else max(whole * _LEAST_PART, whole - _LONGEST_CAPTION_SECONDS)


def _film(pictures: Sequence[VideoTrack | None], has_sound: bool) -> tuple[VideoTrack | None, list[str]]:
    """The track to show among all that have pictures; none stands for one of unknown size.

    A cover beside sound is no film, and a picture alone none either. The film has to be the first track: MediaConvert takes one, and
    another can be named in HLS, and in transport streams by a PID, which Probe does not tell
    (https://docs.aws.amazon.com/mediaconvert/latest/ug/create-selectors.html and the API reference, `VideoSelector`).
    """
    moving = [track for track in pictures if track is not None and not track.is_still]
    if not moving and None in pictures:
        raise UnsupportedMedia("MediaConvert finds video in the file and cannot tell its size")
    if not moving:
        if not has_sound:
            raise UnsupportedMedia("the file holds a single picture, and no film")
        return None, ["the picture beside the sound is a still and is left out"] if pictures else []
    longest = max(track.duration_seconds for track in moving)
    film = next((track for track in moving if not _may_be_cover(track) and not _is_over_early(track, longest)), moving[0])
    number = next(place for place, track in enumerate(pictures, 1) if track is film)
    if number > 1:
        raise UnsupportedMedia(
            f"the film is video track {number}, and MediaConvert takes the first, which is "
            f"{_said_of_first(pictures[0], longest)}: upload it with the film as the first video track, or without the picture before it")
    return film, [f"video track 1 of {len(pictures)} is shown"] if len(pictures) > 1 else []


def _is_over_early(track: VideoTrack, longest: float) -> bool:
    return 0 < track.duration_seconds < longest * _LEAST_OF_LONGEST


def _said_of_first(track: VideoTrack | None, longest: float) -> str:
    if track is None:
        return "of a kind that it does not know"
    is_moving = not track.is_still and _is_over_early(track, longest)
    return f"{track.duration_seconds:.3f} s of {longest:.3f} s long" if is_moving else "a still picture"


def _may_be_cover(track: VideoTrack) -> bool:
    return not track.duration_seconds and track.codec in _COVER_CODECS


def _sized(track: Mapping[str, Any]) -> bool:
    properties = track.get("VideoProperties") or {}
    return bool(properties.get("Width") and properties.get("Height"))


def _video(track: Mapping[str, Any], known_seconds: float, unsaid_seconds: float | None, turn: Turn | None) -> VideoTrack:
    """A track whose length is not known where Probe's is that of the whole, as its container may have it, and nothing else tells it."""
    properties: Properties = track["VideoProperties"]
    seconds = _seconds(track)
    if unsaid_seconds is not None and seconds > unsaid_seconds - _ROUNDED_SECONDS > 0:
        seconds = 0.0
    codec: Properties = properties.get("CodecMetadata") or {}
    colors = [_colors(properties, codec, name) for name in ("ColorPrimaries", "TransferCharacteristics", "MatrixCoefficients")]
    return VideoTrack(
        codec=str(track.get("Codec") or ""), width=int(properties["Width"]), height=int(properties["Height"]),
        duration_seconds=known_seconds or seconds,
        frame_rate=_quotient(properties.get("FrameRate")) or _quotient(codec.get("CodedFrameRate")),
        pixel_aspect=_pixel_aspect(properties, codec), rotation=_rotation(properties, codec, turn),
        is_mirrored=turn is not None and turn.is_mirrored, scan_type=_scan_type(track, codec),
        bit_depth=int(properties.get("BitDepth") or codec.get("BitDepth") or 0),
        **dict(zip(("primaries", "transfer", "matrix"), map(_first, colors), strict=True)),
        has_disputed_colors=any(len(words) > 1 for words in colors))


def _audio(track: Mapping[str, Any], known_seconds: float) -> AudioTrack:
    properties: Properties = track.get("AudioProperties") or {}
    return AudioTrack(
        codec=str(track.get("Codec") or "UNKNOWN"), channels=int(properties.get("Channels") or 0),
        language=_language(properties), duration_seconds=known_seconds or _seconds(track),
        sample_rate=int(properties.get("SampleRate") or 0), layout=str(properties.get("ChannelLayout") or ""),
        index=int(track.get("Index") or 0))


def _captions(tracks: Iterable[Mapping[str, Any]]) -> Iterable[CaptionTrack]:
    for track in tracks:
        if track.get("TrackType") == "data" and track.get("Codec") in _CAPTION_CODECS:
            yield CaptionTrack(str(track["Codec"]), _language(track.get("DataProperties") or {}))


def _language(properties: Properties) -> str:
    language = str(properties.get("LanguageCode") or "").lower()
    return "" if language == "und" or not _LANGUAGE.fullmatch(language) else language


def _timecode(text: str) -> str:
    return text if _TIMECODE.fullmatch(text) else ""


def _pixel_aspect(properties: Properties, codec: Properties) -> Fraction:
    """The container's word counts before the video's own, as players have it."""
    for said in (properties, codec):
        aspect = _quotient(said.get("SampleAspectRatio"))
        shown = _quotient(said.get("DisplayAspectRatio"))
        if not aspect and shown:
            aspect = shown * int(properties["Height"]) / int(properties["Width"])
        if Fraction(1, _MOST_UNEQUAL_PIXEL) <= aspect <= _MOST_UNEQUAL_PIXEL:
            return aspect
    return Fraction(1)


def _rotation(properties: Properties, codec: Properties, turn: Turn | None) -> int:
    """Clockwise. Other angles than quarters are not shown turned by players either; of mirrored pictures Probe tells none."""
    if turn is not None and turn.is_mirrored:
        return turn.degrees
    return quarter(int(properties.get("Rotation") or codec.get("Rotation") or 0)) or 0


def _scan_type(track: Mapping[str, Any], codec: Properties) -> str:
    """What the video says, in one spelling: MediaConvert's API gives it as free text. Only interlaced video has an order of fields."""
    said = str(codec.get("ScanType") or "").lower()
    if codec.get("FieldOrder") or said.startswith("interlaced"):
        return "interlaced"
    return "progressive" if said.startswith("progressive") or track.get("Codec") in PROGRESSIVE_CODECS else ""


def _colors(properties: Properties, codec: Properties, name: str) -> list[str]:
    """The container's word for a color, and the video's own where it is another."""
    said = [str(place.get(name) or "") for place in (properties, codec)]
    return list(dict.fromkeys(word for word in said if word and word not in _UNSAID))


def _first(words: Sequence[str]) -> str:
    return words[0] if words else ""


def _quotient(fraction: Mapping[str, Any] | None) -> Fraction:
    """Of a fraction as the API writes it; 0 if there is none."""
    numerator, denominator = (fraction or {}).get("Numerator") or 0, (fraction or {}).get("Denominator") or 0
    return Fraction(numerator, denominator) if numerator > 0 and denominator > 0 else Fraction(0)
