"""What Matroska and WebM say of a film (RFC 9559): title and date, how long each track is, at which time the film begins."""

from __future__ import annotations

import contextlib
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone

import ebml
from container_facts import ContainerFacts, Turn, moment, quarter, title
from ebml import Element
from source_bytes import NotReadable, SourceBytes

EBML_HEADER, _SEGMENT, _CLUSTER = 0x1A45DFA3, 0x18538067, 0x1F43B675
_SEEK_HEAD, _SEEK, _SEEK_ID, _SEEK_POSITION = 0x114D9B74, 0x4DBB, 0x53AB, 0x53AC
_INFO, _TITLE, _DATE, _SCALE, _DURATION, _MUXER = 0x1549A966, 0x7BA9, 0x4461, 0x2AD7B1, 0x4489, 0x4D80
_TRACKS, _TRACK, _TRACK_NUMBER, _TRACK_UID, _TRACK_TYPE, _CODEC = 0x1654AE6B, 0xAE, 0xD7, 0x73C5, 0x83, 0x86
_TAGS, _TAG, _TARGETS, _TAG_TRACK, _SIMPLE_TAG, _TAG_NAME, _TAG_TEXT = 0x1254C367, 0x7373, 0x63C0, 0x63C5, 0x67C8, 0x45A3, 0x4487
_PICTURES, _PROJECTION, _YAW, _PITCH, _ROLL = 0xE0, 0x7670, 0x7673, 0x7674, 0x7675
_CLUSTER_TIME, _SIMPLE_BLOCK, _GROUP, _BLOCK = 0xE7, 0xA3, 0xA0, 0xA1
_VIDEO, _AUDIO = 1, 2
# Dates are counted in thousandths of a millionth of a second from here on.
_EPOCH, _NANOSECONDS = datetime(2001, 1, 1, tzinfo=timezone.utc), 1_000_000_000
_USUAL_SCALE = 1_000_000
_LONGEST_TEXT = 4_096
# A track that ends so early shows one picture, if it is believed; and what is left of one that ends when it begins.
_MOMENT, _SHORTEST = 0.5, 0.001
# Codecs of covers. Single pictures that are a film do not stay for so long.
_COVER_CODECS, _LONGEST_PICTURE = ("V_MJPEG", "V_PNG", "V_MS/VFW/FOURCC"), 2
# Blocks that are looked at for the first of each track, and elements of the segment for those that its index does not name.
_MOST_BLOCKS, _MOST_PARTS = 400, 64
_LENGTH = re.compile(r"(\d{1,5}):(\d\d):(\d\d(?:\.\d{1,9})?)")
# Of files that this library has written the length counts from nothing, of others from the beginning.
_COUNTS_FROM_NOTHING = "Lavf"


@dataclass
class _Track:
    number: int = 0
    uid: int = 0
    kind: int = 0
    codec: str = ""
    turn: Turn | None = None


@dataclass
class _Film:
    title: str = ""
    created: str = ""
    muxer: str = ""
    scale: int = _USUAL_SCALE
    ticks: float = 0.0
    tracks: list[_Track] = field(default_factory=list)
    # By the tracks' own ids.
    ends: dict[int, float] = field(default_factory=dict)
    # By the tracks' numbers, in ticks.
    begins: dict[int, int] = field(default_factory=dict)
    # The numbers of tracks that have more than one block for certain.
    moving: set[int] = field(default_factory=set)
    # Of the last block that was looked at.
    reached: int = 0

    def seconds(self, ticks: float) -> float:
        seconds = ticks * self.scale / _NANOSECONDS
        return seconds if math.isfinite(seconds) and seconds > 0 else 0.0


def read(source: SourceBytes) -> ContainerFacts:
    """What is said, of a file that begins as Matroska does."""
    segment = next((part for part in ebml.elements(source, 0, source.size) if part.name == _SEGMENT), None)
    if segment is None:
        raise NotReadable("it has no segment")
    film, notes = _Film(), []
    try:
        for part in _parts(source, segment):
            _read_part(source, part, film)
    except NotReadable as error:
        # What was found before stands.
        notes.append(str(error))
    begin = min(film.begins.values(), default=0) if film.muxer.startswith(_COUNTS_FROM_NOTHING) else 0
    return ContainerFacts(
        created=film.created, title=film.title, turn=next((track.turn for track in film.tracks if track.kind == _VIDEO), None),
        said_seconds=film.seconds(film.ticks), begins_seconds=film.seconds(begin),
        video_seconds=_lengths(film, _VIDEO), audio_seconds=_lengths(film, _AUDIO), tracks_seconds=_whole(film, film.seconds(begin)),
        breaks_off=segment.is_sized and segment.end > source.size, notes=tuple(notes))


def _parts(source: SourceBytes, segment: Element) -> Iterator[Element]:
    """What is before the first cluster, what the index names behind it, and that cluster: an index knows places, not sizes."""
    end = min(segment.end, source.size)
    places: dict[int, int] = {}
    found: set[int] = set()
    cluster: Element | None = None
    for number, part in enumerate(ebml.elements(source, segment.begin, end)):
        if part.name == _CLUSTER or number == _MOST_PARTS:
            cluster = part
            break
        if part.name == _SEEK_HEAD:
            places |= _index(source, part)
        found.add(part.name)
        yield part
    for name in (_INFO, _TRACKS, _TAGS):
        at = segment.begin + places.get(name, 0)
        if name not in found and name in places and at < end:
            part = next(ebml.elements(source, at, end))
            if part.name == name:
                yield part
    if cluster is not None:
        yield cluster


def _index(source: SourceBytes, head: Element) -> dict[int, int]:
    places = {}
    for entry in ebml.elements(source, head.begin, head.end):
        if entry.name == _SEEK:
            values = {part.name: ebml.unsigned(source, part) for part in ebml.elements(source, entry.begin, entry.end)
                      if part.name in (_SEEK_ID, _SEEK_POSITION)}
            places[values.get(_SEEK_ID, 0)] = values.get(_SEEK_POSITION, 0)
    return places


def _read_part(source: SourceBytes, part: Element, film: _Film) -> None:
    if part.name == _INFO:
        _read_info(source, part, film)
    elif part.name == _TRACKS:
        entries = ebml.elements(source, part.begin, part.end)
        film.tracks += [_track(source, entry) for entry in entries if entry.name == _TRACK]
    elif part.name == _TAGS:
        for tag in ebml.elements(source, part.begin, part.end):
            if tag.name == _TAG:
                _read_tag(source, tag, film)
    elif part.name == _CLUSTER:
        _read_cluster(source, part, film)


def _read_info(source: SourceBytes, info: Element, film: _Film) -> None:
    for part in ebml.elements(source, info.begin, info.end):
        if part.name == _TITLE:
            film.title = title(ebml.text(source, part, _LONGEST_TEXT))
        elif part.name == _MUXER:
            film.muxer = ebml.text(source, part, _LONGEST_TEXT)
        elif part.name == _DATE:
            film.created = moment(_EPOCH, ebml.signed(source, part) / _NANOSECONDS)
        elif part.name == _SCALE:
            film.scale = ebml.unsigned(source, part) or _USUAL_SCALE
        elif part.name == _DURATION:
            film.ticks = ebml.real(source, part)


def _track(source: SourceBytes, entry: Element) -> _Track:
    parts = {part.name: part for part in ebml.elements(source, entry.begin, entry.end)}
    number, uid, kind = (
        ebml.unsigned(source, parts[name]) if name in parts else 0 for name in (_TRACK_NUMBER, _TRACK_UID, _TRACK_TYPE))
    codec = ebml.text(source, parts[_CODEC], _LONGEST_TEXT) if _CODEC in parts else ""
    return _Track(number, uid, kind, codec, _turn(source, parts[_PICTURES]) if _PICTURES in parts else None)


def _turn(source: SourceBytes, pictures: Element) -> Turn | None:
    """How a picture is held before the viewer: rolled against the clock, after it was turned around an axis to be seen from behind."""
    projection = next((part for part in ebml.elements(source, pictures.begin, pictures.end) if part.name == _PROJECTION), None)
    if projection is None:
        return None
    pose = {part.name: ebml.real(source, part) for part in ebml.elements(source, projection.begin, projection.end)
            if part.name in (_YAW, _PITCH, _ROLL)}
    yaw, pitch, roll = (quarter(degrees) if math.isfinite(degrees := pose.get(name, 0.0)) else None for name in (_YAW, _PITCH, _ROLL))
    if roll is None or yaw not in (0, 180) or pitch not in (0, 180):
        return None
    # From behind around the axis that lies is from behind around the one that stands, and upside down. Behind clocks run the other way.
    is_mirrored = yaw != pitch
    return Turn(((roll if is_mirrored else -roll) + pitch) % 360, is_mirrored)


def _read_tag(source: SourceBytes, tag: Element, film: _Film) -> None:
    """How long a track is, or the title of the whole."""
    track, texts = 0, {}
    for part in ebml.elements(source, tag.begin, tag.end):
        if part.name == _TARGETS:
            track = next((
                ebml.unsigned(source, target) for target in ebml.elements(source, part.begin, part.end) if target.name == _TAG_TRACK), 0)
        elif part.name == _SIMPLE_TAG:
            name, value = _simple_tag(source, part)
            texts[name] = value
    length = _LENGTH.fullmatch(texts.get("DURATION", ""))
    if track and length:
        film.ends[track] = int(length[1]) * 3600 + int(length[2]) * 60 + float(length[3])
    if not track and not film.title:
        film.title = title(texts.get("TITLE", ""))


def _simple_tag(source: SourceBytes, tag: Element) -> tuple[str, str]:
    texts: Mapping[int, str] = {part.name: ebml.text(source, part, _LONGEST_TEXT) for part in ebml.elements(source, tag.begin, tag.end)
                                if part.name in (_TAG_NAME, _TAG_TEXT)}
    return texts.get(_TAG_NAME, "").upper(), texts.get(_TAG_TEXT, "")


def _read_cluster(source: SourceBytes, cluster: Element, film: _Film) -> None:
    """When the first block of each track begins, and whether those that are said to be over at once have another.

    What is said may be of a former file.
    """
    time, wanted = 0, {track.number for track in film.tracks if track.kind in (_VIDEO, _AUDIO)}
    short = {track.number for track in film.tracks if track.kind == _VIDEO and film.ends.get(track.uid, 0.0) < _MOMENT}
    with contextlib.suppress(NotReadable):
        for part in _within_clusters(source, cluster):
            if part.name == _CLUSTER_TIME:
                time = ebml.unsigned(source, part)
            block = part if part.name == _SIMPLE_BLOCK else None
            if part.name == _GROUP:
                block = next((inner for inner in ebml.elements(source, part.begin, part.end) if inner.name == _BLOCK), None)
            if block is not None:
                track, after = ebml.number(source, block.begin)
                film.reached = time + int.from_bytes(source.read(after, 2), "big", signed=True)
                if track in film.begins:
                    film.moving.add(track)
                film.begins.setdefault(track, film.reached)
            if wanted and wanted <= set(film.begins) and short <= film.moving:
                return


def _within_clusters(source: SourceBytes, cluster: Element) -> Iterator[Element]:
    """What is in a cluster and in those behind it, whether they say where they end or not."""
    at = cluster.begin
    for _ in range(_MOST_BLOCKS):
        part = next(ebml.elements(source, at, source.size), None)
        if part is None:
            return
        yield part
        at = part.begin if part.name == _CLUSTER else part.end


def _lengths(film: _Film, kind: int) -> tuple[float, ...]:
    """Of each track of a kind; 0 where it is not said. What is said is mostly the time of its end."""
    return tuple(
        max(_end(film, track) - film.seconds(film.begins[track.number]), _SHORTEST) if _end(film, track) and track.number in film.begins
        else 0.0 for track in film.tracks if track.kind == kind)


def _whole(film: _Film, begin: float) -> float:
    """From the beginning of the film to the end of its last track; 0 if one does not say."""
    ends = [_end(film, track) for track in film.tracks if track.kind in (_VIDEO, _AUDIO)]
    return max(max(ends) - begin, 0.0) if ends and all(ends) else 0.0


def _end(film: _Film, track: _Track) -> float:
    """When a track ends; 0 if it is not said, or cannot be true. A cover of which nothing is said ends where no picture follows it."""
    end = film.ends.get(track.uid, 0.0)
    if track.kind != _VIDEO or end >= _MOMENT:
        return end
    begin = film.begins.get(track.number)
    if not end and begin is not None and track.codec in _COVER_CODECS and film.seconds(film.reached - begin) >= _LONGEST_PICTURE:
        end = film.seconds(begin) + _SHORTEST
    return 0.0 if track.number in film.moving else end
