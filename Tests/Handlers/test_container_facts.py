"""What the containers of films say of them, read by a few of their bytes."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError

import container_reading
import source_bytes
from container_facts import ContainerFacts, Turn
from Handlers.delivered_film import box
from Handlers.read_containers import Reads, element, facts, matroska, movie_header, mp4, number, shown_track
from LocalAWS import odd_lengths, odd_media
from source_bytes import MOST_READS, READ_BYTES, NotReadable, SourceBytes

Log = Callable[[], list[dict[str, Any]]]
TITLE, CREATED = "Ülkü's 映画", "2024-05-01T10:20:30Z"
SAID = ("-metadata", f"title={TITLE}", "-metadata", f"creation_time={CREATED}")
PICTURES = ("-f", "lavfi", "-i", "testsrc=size=64x64:rate=25:duration=1")
SOUND = ("-f", "lavfi", "-i", "sine=duration=1")
# Seconds from 1904 to that time.
MOMENT = 3_797_403_630


def film(path: Path, *options: str) -> Path:
    codecs = ("-c:v", "libvpx", "-c:a", "libopus") if path.suffix == ".webm" else (*odd_media.H264, "-c:a", "aac")
    return odd_media.made(path, *PICTURES, *SOUND, *codecs, *options)


@pytest.mark.parametrize(("ending", "options"), [
    ("mp4", ()), ("mp4", ("-movflags", "+faststart")), ("mp4", ("-movflags", "frag_keyframe+empty_moov")),
    ("mp4", ("-movflags", "use_metadata_tags")), ("mov", ()), ("m4v", ()), ("3gp", ()), ("3g2", ()), ("mkv", ()), ("webm", ())])
def test_when_a_film_was_made_and_its_title(tmp_path: Path, ending: str, options: tuple[str, ...]) -> None:
    found = facts(film(tmp_path / f"film.{ending}", *SAID, *options))
    assert (found.created, found.title, found.breaks_off, found.notes) == (CREATED, TITLE, False, ())


@pytest.mark.parametrize("ending", ["mp4", "mov", "mkv", "webm"])
def test_what_a_film_does_not_say_is_empty(tmp_path: Path, ending: str) -> None:
    found = facts(film(tmp_path / f"film.{ending}"))
    assert (found.created, found.title, found.notes) == ("", "", ())


@pytest.mark.parametrize(("data", "title"), [
    # QuickTime's, with its language.
    (box("udta", box("xxxx"), b"\0\0\0\x0d\xa9nam\0\x01\0\0A", bytes(4)), "A"),
    # 3GPP's, in UTF-16.
    (box("udta", box("titl", bytes(6), "\ufeffÄ".encode("utf-16-be"), bytes(2))), "Ä"),
    # By a key, as cameras write it.
    (box("meta", box("hdlr", bytes(24)), box("keys", bytes(4), b"\0\0\0\1", b"\0\0\0\x21mdtacom.apple.quicktime.title"),
         box("ilst", b"\0\0\0\x19\0\0\0\1" + box("data", bytes(8), b"B"))), "B"),
    (box("udta", box("titl", bytes(6), b"\xff\xfe\x41")), "\ufffd"), (box("udta", box("titl", bytes(6), b"a\n\tb\x1b[2J\0c")), "a b [2J"),
    (box("udta", box("titl", bytes(6), b"x" * 9_000)), "x" * 200)])
def test_titles_by_all_their_names(data: bytes, title: str) -> None:
    assert facts(mp4(movie_header(0), data)).title == title


@pytest.mark.parametrize(("header", "created"), [
    (movie_header(MOMENT), CREATED), (movie_header(0), ""), (box("mvhd", b"\1", bytes(3), MOMENT.to_bytes(8, "big"), bytes(100)), CREATED),
    (box("mvhd", b"\1", bytes(3), (2 ** 64 - 1).to_bytes(8, "big"), bytes(100)), "")])
def test_times_of_mp4(header: bytes, created: str) -> None:
    assert facts(mp4(header)).created == created


@pytest.mark.parametrize(("nanoseconds", "created"), [
    (0, "2001-01-01T00:00:00Z"), (-31_536_000_000_000_000, "2000-01-02T00:00:00Z"), (2 ** 63 - 1, "2293-04-11T23:47:16Z")])
def test_dates_of_matroska(nanoseconds: int, created: str) -> None:
    date = element(0x4461, nanoseconds.to_bytes(8, "big", signed=True))
    assert facts(matroska(element(0x1549A966, date))).created == created


@pytest.mark.parametrize(("matrix", "turn"), [
    ((1, 0, 0, 1), Turn(0, False)), ((0, 1, -1, 0), Turn(90, False)), ((-1, 0, 0, -1), Turn(180, False)),
    ((0, -1, 1, 0), Turn(270, False)), ((-1, 0, 0, 1), Turn(0, True)), ((1, 0, 0, -1), Turn(180, True)),
    # First a quarter clockwise, so that what was above is on the right; and then from left to right, so that it is on the left.
    ((0, 1, 1, 0), Turn(90, True)), ((0, -1, -1, 0), Turn(270, True)),
    # Larger is not turned, askew neither, and flat is nothing.
    ((2, 0, 0, 2), Turn(0, False)), ((1, 1, -1, 1), Turn(0, False)), ((0, 0, 0, 0), Turn(0, False))])
def test_how_pictures_are_shown(matrix: tuple[int, int, int, int], turn: Turn) -> None:
    assert facts(mp4(shown_track(0, -1, 1, 0, handler=b"soun"), shown_track(*matrix), shown_track(0, 1, 1, 0))).turn == turn


@pytest.mark.parametrize(("pose", "turn"), [
    ({}, None), ({0x7675: -90}, Turn(90, False)), ({0x7675: 90}, Turn(270, False)), ({0x7675: 179.5}, Turn(180, False)),
    ({0x7673: 180}, Turn(0, True)), ({0x7673: 180, 0x7675: 90}, Turn(90, True)), ({0x7674: -180}, Turn(180, True)),
    ({0x7673: 180, 0x7674: 180, 0x7675: 90}, Turn(90, False)),
    # A sphere, and what is no angle.
    ({0x7673: 90}, None), ({0x7675: 45}, None), ({0x7675: float("nan")}, None), ({0x7674: float("inf")}, None)])
def test_how_pictures_are_held_in_matroska(pose: dict[int, float], turn: Turn | None) -> None:
    angles = [element(name, struct.pack(">d", degrees)) for name, degrees in pose.items()]
    pictures = element(0xE0, element(0x7670, *angles) if pose else b"")
    assert facts(matroska(element(0x1654AE6B, element(0xAE, number(0x83, 1), pictures)))).turn == turn


def test_lengths_of_matroskas_tracks(tmp_path: Path) -> None:
    sound = ("-f", "lavfi", "-i", "sine=duration=3")
    both = facts(odd_media.made(tmp_path / "film.mkv", *PICTURES, *sound, *odd_media.H264, "-c:a", "aac"))
    assert [*both.video_seconds, *both.audio_seconds] == pytest.approx([1, 3], abs=0.05)
    # Of each track from where it begins.
    late = facts(odd_lengths.begins_late(tmp_path / "late.mkv"))
    behind = facts(odd_media.made(
        tmp_path / "behind.mkv", "-itsoffset", "7", *PICTURES, "-f", "lavfi", "-i", "sine=duration=8", "-map", "0", "-map", "1",
        *odd_media.H264, "-c:a", "aac"))
    assert [*behind.video_seconds, behind.tracks_seconds] == pytest.approx([1, 8], abs=0.05)
    assert [*late.video_seconds, late.begins_seconds, late.said_seconds] == pytest.approx([6, 5, 11], abs=0.05)


def tagged(text: str, uid: int = 7, *, muxer: str = "Lavf62", blocks: int = 1) -> bytes:
    """A track of pictures whose length stands behind all, where an index points."""
    info = element(0x1549A966, element(0x4D80, muxer.encode()))
    track = element(0x1654AE6B, element(0xAE, number(0xD7, 1), number(0x73C5, uid), number(0x83, 1)))
    pictures = [element(0xA3, b"\x81", (40 * place).to_bytes(2, "big"), b"\0picture") for place in range(blocks)]
    cluster = element(0x1F43B675, number(0xE7, 5_000), *pictures)
    tags = element(0x1254C367, element(0x7373, element(0x63C0, number(0x63C5, 7)), element(
        0x67C8, element(0x45A3, b"DURATION"), element(0x4487, text.encode()))))
    head = element(0x114D9B74, element(0x4DBB, number(0x53AB, 0x1254C367), number(0x53AC, 0)))
    at = len(head) + len(info) + len(track) + len(cluster)
    head = element(0x114D9B74, element(0x4DBB, number(0x53AB, 0x1254C367), number(0x53AC, at)))
    return matroska(head, info, track, cluster, tags)


@pytest.mark.parametrize(("content", "seconds", "begins"), [
    (tagged("00:00:11.500000000"), 6.5, 5.0), (tagged("01:00:05.0"), 3_600.0, 5.0), (tagged("a while"), 0.0, 5.0),
    # A tag of no track that there is; times that begin late where lengths do not count from nothing.
    (tagged("00:00:11.5", uid=8), 0.0, 5.0), (tagged("00:00:11.5", muxer="libebml"), 6.5, 0.0)])
def test_tags_behind_the_film(content: bytes, seconds: float, begins: float) -> None:
    found = facts(content)
    assert (found.video_seconds, found.begins_seconds, found.notes) == ((seconds,), begins, ())


def test_a_length_of_a_former_file_makes_no_still_of_a_film() -> None:
    assert facts(tagged("00:00:00.040")).video_seconds[0] < 0.1
    assert facts(tagged("00:00:00.040", blocks=2)).video_seconds == (0.0,)


@pytest.mark.parametrize(("rate", "seconds"), [("1/8", 0.001), ("1", 0.0)])
def test_a_cover_of_which_nothing_is_said_is_seen_by_what_follows(tmp_path: Path, rate: str, seconds: float) -> None:
    path = odd_media.made(
        tmp_path / "live.mkv", "-f", "lavfi", "-i", f"testsrc=size=64x64:rate={rate}:duration=8", "-f", "lavfi", "-i", "sine=duration=8",
        "-c:v", "mjpeg", "-pix_fmt", "yuvj420p", "-c:a", "aac", "-live", "1")
    assert [*facts(path).video_seconds] == pytest.approx([seconds])


@pytest.mark.parametrize("ending", ["mp4", "mkv", "avi", "wav"])
def test_a_file_that_breaks_off(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"film.{ending}"
    if ending == "wav":
        odd_media.made(path, *SOUND)
    else:
        options = ("-movflags", "+faststart") if ending == "mp4" else ()
        odd_media.made(path, *PICTURES, *SOUND, "-c:v", "mpeg4", "-c:a", "aac" if ending != "avi" else "pcm_s16le", *options)
    whole = path.read_bytes()
    assert not facts(whole).breaks_off
    assert facts(whole[: len(whole) * 3 // 4]).breaks_off


def test_a_file_of_which_nobody_knows_how_long_it_is_does_not_break_off(tmp_path: Path) -> None:
    assert not facts(odd_media.without_duration(tmp_path / "live.webm", seconds=0.3)).breaks_off
    assert not facts(b"RIFF\xff\xff\xff\xffWAVE" + bytes(60)).breaks_off


def test_mxf_names_the_place_of_its_end(tmp_path: Path) -> None:
    content = odd_media.made(tmp_path / "film.mxf", *PICTURES, "-c:v", "mpeg2video").read_bytes()
    assert (facts(content).breaks_off, facts(content[: len(content) // 2]).breaks_off) == (False, True)


# Nothing that is in a file does harm.

def test_what_is_behind_a_large_film_is_found_by_few_reads() -> None:
    pictures = (10 ** 10).to_bytes(8, "big")
    content = box("ftyp", b"isom") + b"\0\0\0\1mdat" + pictures
    movie = box("moov", movie_header(MOMENT))
    size = len(content) - 16 + 10 ** 10 + len(movie)
    parts: list[tuple[int, int]] = []

    def fetch(at: int, length: int) -> tuple[bytes, int]:
        parts.append((at, length))
        end = size - len(movie)
        return ((content + bytes(length))[at : at + length] if at < end else movie[at - end : at - end + length]), size

    assert container_reading.facts(SourceBytes(fetch)).created == CREATED
    assert len(parts) <= 3


@pytest.mark.parametrize("content", [
    # Boxes in boxes without end, boxes of no length, boxes that are longer than the file; elements likewise.
    b"\0\0\0\x08moov" * 20_000, b"\0\0\0\1moov" + bytes(8), b"\0\0\0\x04moov", mp4(b"\xff\xff\xff\xffudta"), mp4(b"\0\0\0\0udta" * 3_000),
    b"\0\0\0\0ftyp" * 9_000, matroska(b"\xec\x80" * 30_000), matroska(b"\0" * 100), matroska(element(0x1549A966, size=2 ** 56 - 2)),
    matroska(element(0x1549A966, element(0x4489, b"abc"))), matroska(element(0x1549A966, element(0x7BA9, size=10 ** 9))),
    matroska(element(0x1549A966, element(0x4489, b"\x7f\xf0" + bytes(6)), number(0x2AD7B1, 2 ** 64 - 1))), b"\x1a\x45\xdf\xa3",
    b"\x1a\x45\xdf\xa3\x80\x18\x53\x80\x67", b"RIFF", b"", bytes.fromhex("060e2b34020501010d010201")])
def test_broken_files_are_harmless(content: bytes) -> None:
    reads = Reads(content)
    try:
        found = container_reading.facts(SourceBytes(reads.fetch))
    except NotReadable:
        found = ContainerFacts()
    assert (found.created, found.title) == ("", "")
    assert len(reads.parts) <= MOST_READS


def mutated(chance: random.Random, whole: bytes) -> bytes:
    content = bytearray(whole)
    for _ in range(chance.randint(1, 30)):
        # Most of what says something is at the beginning and at the end.
        near = chance.choice([len(content), min(600, len(content))])
        at = chance.choice([chance.randrange(near), len(content) - 1 - chance.randrange(near)])
        content[at] = chance.choice([0, 1, 0xFF, 0x80, chance.randrange(256)])
    return bytes(content[: chance.choice([len(content), chance.randrange(1, len(content))])])


def test_random_bytes_are_harmless(tmp_path: Path) -> None:
    seed = random.randrange(2 ** 32)
    print("seed", seed)
    chance = random.Random(seed)
    wholes = [film(tmp_path / f"film.{ending}", *SAID).read_bytes() for ending in ("mp4", "mov", "mkv", "webm")]
    wholes += [tagged("00:00:11.5"), mp4(movie_header(MOMENT), shown_track(0, 1, 1, 0))]
    beginnings = [b"", b"\x1a\x45\xdf\xa3", b"\0\0\0\x08ftyp", b"\x1a\x45\xdf\xa3\x80\x18\x53\x80\x67\xff", b"\0\0\0\0moov", b"RIFF"]
    for round_ in range(3_000):
        content = mutated(chance, chance.choice(wholes)) if round_ % 2 else chance.choice(beginnings) + chance.randbytes(
            chance.choice([chance.randrange(200), 3_000]))
        reads = Reads(content, chance.choice([None, None, len(content) + chance.randrange(10 ** 12)]))
        try:
            found = container_reading.facts(SourceBytes(reads.fetch))
        except NotReadable:
            continue
        finally:
            assert len(reads.parts) <= MOST_READS and all(length <= READ_BYTES for _, length in reads.parts)
        assert len(found.title) <= 200 and found.title.translate({0x200C: None, 0x200D: None}).isprintable()
        assert all(0 <= seconds < 10 ** 10 for seconds in (*found.video_seconds, *found.audio_seconds))


# From a bucket.

class Store:
    """S3 with one object, of which parts are given."""

    def __init__(self, content: bytes, error: Exception | None = None) -> None:
        self.content, self.error = content, error
        self.asked: list[dict[str, str]] = []

    def get_object(self, **request: str) -> dict[str, Any]:
        self.asked.append(request)
        if self.error is not None:
            raise self.error
        first, last = (int(number) for number in request["Range"].removeprefix("bytes=").split("-"))
        part = self.content[first : last + 1]

        class Body:
            def read(self, most: int) -> bytes:
                return part[:most]

        return {"Body": Body(), "ContentRange": f"bytes {first}-{first + len(part) - 1}/{len(self.content)}"}


def test_parts_of_an_object_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(mp4(bytes(0), box("free", bytes(200_000)), movie_header(MOMENT)))
    monkeypatch.setattr(source_bytes, "s3", lambda: store)
    assert container_reading.read("ingest", "uploads/film.mp4").created == CREATED
    assert {(request["Bucket"], request["Key"]) for request in store.asked} == {("ingest", "uploads/film.mp4")}
    assert next(request["Range"] for request in store.asked) == f"bytes=0-{READ_BYTES - 1}"


@pytest.mark.parametrize("error", [
    ClientError({"Error": {"Code": "SlowDown", "Message": "not now"}}, "GetObject"), RuntimeError("a mistake of ours"), MemoryError()])
def test_a_store_that_does_not_answer_fails_no_film(monkeypatch: pytest.MonkeyPatch, log_lines: Log, error: Exception) -> None:
    monkeypatch.setattr(source_bytes, "s3", lambda: Store(b"", error))
    assert container_reading.read("ingest", "uploads/film.mp4") == ContainerFacts(notes=(type(error).__name__,))
    [line] = log_lines()
    assert (line["level"], line["error"]) == ("WARNING", type(error).__name__)
