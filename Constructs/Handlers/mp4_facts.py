"""What MP4, MOV and their kin say of a film (ISO/IEC 14496-12, QuickTime File Format): title and time, how its pictures are shown."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timezone

from container_facts import ContainerFacts, Turn, moment, quarter, title
from source_bytes import NotReadable, SourceBytes

# Names of the boxes with which files begin.
BEGINNINGS = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot")
# Times are counted in seconds from here on.
_EPOCH = datetime(1904, 1, 1, tzinfo=timezone.utc)
_MOST_BOXES, _MOST_EDITS = 1_000, 8
_VIDEO, _SOUND = b"vide", b"soun"
_LONGEST_TEXT = 4_096
_NAME, _KEYED_NAMES = b"\xa9nam", (b"com.apple.quicktime.title", b"title", b"com.apple.quicktime.displayname")
_UTF16 = (b"\xfe\xff", b"\xff\xfe")


@dataclass(frozen=True)
class _Box:
    name: bytes
    begin: int
    end: int


@dataclass(frozen=True)
class _Track:
    kind: bytes = b""
    turn: Turn | None = None
    # In parts of a second as the movie counts them.
    begin: int = 0


def read(source: SourceBytes) -> ContainerFacts:
    """What is said, of a file that begins as MP4 does."""
    facts, notes, end = ContainerFacts(), [], 0
    try:
        for box in _boxes(source, 0, source.size):
            end = box.end
            if box.name == b"moov":
                facts = _movie(source, box)
    except NotReadable as error:
        # What was found before stands.
        notes.append(str(error))
    return replace(facts, breaks_off=end > source.size, notes=(*facts.notes, *notes))


def _boxes(source: SourceBytes, begin: int, end: int) -> Iterator[_Box]:
    """The boxes side by side. The last may say that it ends behind what it is in."""
    for _ in range(_MOST_BOXES):
        # Lists of boxes may end with a zero of four bytes.
        if begin + 8 > end:
            return
        header = source.read(begin, 8)
        size, name, content = int.from_bytes(header[:4], "big"), header[4:], begin + 8
        if size == 1:
            size, content = int.from_bytes(source.read(begin + 8, 8), "big"), begin + 16
        box = _Box(name, content, end if size == 0 else begin + size)
        if box.end < content:
            raise NotReadable("it has a box that is none")
        yield box
        begin = box.end
    raise NotReadable("it is in too many pieces")


def _movie(source: SourceBytes, movie: _Box) -> ContainerFacts:
    facts, notes, scale = ContainerFacts(), [], 0
    begins: dict[bytes, list[float]] = {_VIDEO: [], _SOUND: []}
    readers: dict[bytes, Callable[[SourceBytes, _Box], ContainerFacts]] = {
        b"mvhd": _time, b"udta": _user_data, b"meta": _metadata}
    try:
        for box in _boxes(source, movie.begin, movie.end):
            found = readers[box.name](source, box) if box.name in readers else ContainerFacts()
            if box.name == b"mvhd":
                scale = _scale(source, box)
            elif box.name == b"trak":
                track = _track(source, box)
                begins.get(track.kind, []).append(track.begin / scale if scale else 0.0)
                found = ContainerFacts(turn=track.turn) if track.kind == _VIDEO else found
            # What is said first counts.
            facts = replace(
                facts, created=facts.created or found.created, title=facts.title or found.title, turn=facts.turn or found.turn)
    except NotReadable as error:
        notes.append(str(error))
    return replace(facts, video_begins=tuple(begins[_VIDEO]), audio_begins=tuple(begins[_SOUND]), notes=tuple(notes))


def _time(source: SourceBytes, header: _Box) -> ContainerFacts:
    is_long = source.read(header.begin, 1) == b"\1"
    created = int.from_bytes(source.read(header.begin + 4, 8 if is_long else 4), "big")
    # Nothing is what devices write that do not know the time.
    return ContainerFacts(created=moment(_EPOCH, created) if created else "")


def _scale(source: SourceBytes, header: _Box) -> int:
    """In how many parts of a second the edits of tracks are counted."""
    return int.from_bytes(source.read(header.begin + (20 if source.read(header.begin, 1) == b"\1" else 12), 4), "big")


def _track(source: SourceBytes, track: _Box) -> _Track:
    """What a track is of, how its pictures are shown, and when it begins."""
    inside = {box.name: box for box in _boxes(source, track.begin, track.end)}
    media = {box.name: box for box in _boxes(source, inside[b"mdia"].begin, inside[b"mdia"].end)} if b"mdia" in inside else {}
    if b"tkhd" not in inside or b"hdlr" not in media:
        return _Track()
    kind, header = source.read(media[b"hdlr"].begin + 8, 4), inside[b"tkhd"].begin
    if kind not in (_VIDEO, _SOUND):
        return _Track(kind)
    begin = _empty_edits(source, inside[b"edts"]) if b"edts" in inside else 0
    matrix = source.read(header + (52 if source.read(header, 1) == b"\1" else 40), 36)
    a, b, c, d = (int.from_bytes(matrix[at : at + 4], "big", signed=True) for at in (0, 4, 12, 16))
    return _Track(kind, _turn(a, b, c, d) or Turn(0, is_mirrored=False), begin)


def _empty_edits(source: SourceBytes, edits: _Box) -> int:
    """How long nothing is shown at first: edits that are of no time of the track."""
    listed = next((box for box in _boxes(source, edits.begin, edits.end) if box.name == b"elst"), None)
    if listed is None:
        return 0
    width, empty = (8 if source.read(listed.begin, 1) == b"\1" else 4), 0
    for number in range(min(int.from_bytes(source.read(listed.begin + 4, 4), "big"), _MOST_EDITS)):
        entry = source.read(listed.begin + 8 + number * (2 * width + 4), 2 * width)
        if entry[width:] != b"\xff" * width:
            break
        empty += int.from_bytes(entry[:width], "big")
    return empty


def _turn(a: int, b: int, c: int, d: int) -> Turn | None:
    """Of a matrix that takes x to ax+cy and y to bx+dy, both to the right and down; none of one that does something else."""
    is_mirrored = a * d - b * c < 0
    degrees = quarter(math.degrees(math.atan2(b, d if is_mirrored else a)))
    return None if degrees is None or a * d == b * c else Turn(degrees, is_mirrored)


def _user_data(source: SourceBytes, data: _Box) -> ContainerFacts:
    """A title, by the names that QuickTime, iTunes and 3GPP give it."""
    for box in _boxes(source, data.begin, data.end):
        found = ContainerFacts()
        if box.name == _NAME:
            # Behind its length and its language.
            length = int.from_bytes(source.read(box.begin, 2), "big")
            found = ContainerFacts(title=_text(source, box.begin + 4, min(box.begin + 4 + length, box.end)))
        elif box.name == b"titl":
            found = ContainerFacts(title=_text(source, box.begin + 6, box.end))
        elif box.name == b"meta":
            found = _metadata(source, box)
        if found.title:
            return found
    return ContainerFacts()


def _metadata(source: SourceBytes, meta: _Box) -> ContainerFacts:
    """A title among items: by its name, or by the number of a key that has one."""
    # In MP4 version and flags come first, in QuickTime a box.
    begin = meta.begin if source.read(meta.begin + 4, 4) in (b"hdlr", b"keys", b"mhdr", b"ilst") else meta.begin + 4
    inside = {box.name: box for box in _boxes(source, begin, meta.end)}
    if b"ilst" not in inside:
        return ContainerFacts()
    wanted = {_NAME, *(_keys(source, inside[b"keys"]) if b"keys" in inside else ())}
    for item in _boxes(source, inside[b"ilst"].begin, inside[b"ilst"].end):
        for box in _boxes(source, item.begin, item.end) if item.name in wanted else ():
            if box.name == b"data" and (title := _text(source, box.begin + 8, box.end)):
                return ContainerFacts(title=title)
    return ContainerFacts()


def _keys(source: SourceBytes, keys: _Box) -> Iterator[bytes]:
    """The numbers, as items have them for a name, of the keys of titles."""
    for number, key in enumerate(_boxes(source, keys.begin + 8, keys.end), 1):
        if key.end - key.begin <= max(map(len, _KEYED_NAMES)) and source.read(key.begin, key.end - key.begin) in _KEYED_NAMES:
            yield number.to_bytes(4, "big")


def _text(source: SourceBytes, begin: int, end: int) -> str:
    content = source.read(begin, max(0, min(end - begin, _LONGEST_TEXT)))
    if content[:2] in _UTF16:
        return title(content.decode("utf-16", errors="replace").partition("\0")[0])
    return title(content.partition(b"\0")[0].decode("utf-8", errors="replace"))
