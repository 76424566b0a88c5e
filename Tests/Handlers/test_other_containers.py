"""What AVI, WAVE, ASF and MXF say of a film: titles, times, late tracks, and whether the file breaks off."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import container_reading
from container_facts import ContainerFacts
from Handlers.read_containers import Reads, facts
from LocalAWS import odd_media
from source_bytes import MOST_READS, NotReadable, SourceBytes

TITLE, CREATED = "Ülkü's 映画", "2024-05-01T10:20:30Z"
SAID = ("-metadata", f"title={TITLE}", "-metadata", "date=2024-05-01", "-metadata", f"creation_time={CREATED}",
        "-metadata", f"material_package_name={TITLE}")
CODECS = {"avi": ("-c:v", "mpeg4", "-c:a", "mp3"), "wmv": ("-c:v", "wmv2", "-c:a", "wmav2"),
          "mxf": ("-c:v", "mpeg2video", "-c:a", "pcm_s16le", "-ar", "48000"), "wav": ("-vn", "-c:a", "pcm_s16le")}
# What the next words of a chunk are, in RIFF.
MEDIA = ("-f", "lavfi", "-i", "testsrc=size=320x240:rate=25:duration=1", "-f", "lavfi", "-i", "sine=duration=1")


def film(path: Path, *options: str) -> Path:
    return odd_media.made(path, *MEDIA, *CODECS[path.suffix[1:]], *options)


def chunk(name: bytes, *contents: bytes) -> bytes:
    content = b"".join(contents)
    return name + len(content).to_bytes(4, "little") + content + bytes(len(content) % 2)


def avi(*contents: bytes) -> bytes:
    return chunk(b"RIFF", b"AVI ", *contents)


def track(kind: bytes, scale: int, rate: int, start: int) -> bytes:
    numbers = b"".join(number.to_bytes(4, "little") for number in (scale, rate, start, 100))
    return chunk(b"LIST", b"strl", chunk(b"strh", kind, bytes(16), numbers, bytes(20)))


@pytest.mark.parametrize(("ending", "created"), [("avi", "2024-05-01"), ("wav", "2024-05-01"), ("wmv", CREATED), ("mxf", CREATED)])
def test_when_a_film_was_made_and_its_title(tmp_path: Path, ending: str, created: str) -> None:
    found = facts(film(tmp_path / f"film.{ending}", *SAID))
    assert (found.created, found.title, found.breaks_off, found.notes) == (created, TITLE, False, ())


@pytest.mark.parametrize("ending", ["avi", "wmv", "mxf"])
def test_what_is_not_said_is_empty_and_what_breaks_off_is_seen(tmp_path: Path, ending: str) -> None:
    content = film(tmp_path / f"film.{ending}").read_bytes()
    found = facts(content)
    assert (found.created, found.title, found.breaks_off, found.notes) == ("", "", False, ())
    assert facts(content[: len(content) // 2]).breaks_off


@pytest.mark.parametrize(("written", "read"), [
    (b"Mon Mar 10 15:04:43 2003\n\0", "2003-03-10T15:04:43"), (b"2003-03-10 15:04:43", "2003-03-10T15:04:43"),
    (b"2003-03-10", "2003-03-10"), (b"last summer", ""), (b"2003-3-1", ""), (b"Mon Feb 30 15:04:43 2003", ""), (b"", "")])
def test_dates_as_cameras_write_them(written: bytes, read: str) -> None:
    """No zone is said: none is added."""
    assert facts(avi(chunk(b"LIST", b"hdrl", chunk(b"IDIT", written)))).created == read


def test_titles_of_older_programs_and_of_nobody() -> None:
    assert facts(avi(chunk(b"LIST", b"INFO", chunk(b"INAM", "Übung".encode("cp1252"))))).title == "Übung"
    assert facts(avi(chunk(b"LIST", b"INFO", chunk(b"INAM", "a\u202e4pm\n".encode())))).title == "a4pm"
    # Elsewhere the same name is something else.
    assert facts(avi(chunk(b"LIST", b"movi", chunk(b"INAM", b"pictures")))).title == ""


def test_when_tracks_of_avi_begin() -> None:
    found = facts(avi(chunk(
        b"LIST", b"hdrl", track(b"vids", 1, 25, 50), track(b"auds", 1152, 48_000, 0), track(b"txts", 1, 1, 9), track(b"auds", 1, 0, 7))))
    assert (found.video_begins, found.audio_begins) == ((2.0,), (0.0, 0.0))


@pytest.mark.parametrize("content", [
    avi(chunk(b"LIST", b"hdrl") * 1_000), avi(b"LIST\xff\xff\xff\xffhdrl"), avi(b"\0" * 7), avi(chunk(b"LIST", b"strl") * 3),
    bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c") + b"\xff" * 8 + bytes(6) + bytes(24) * 3,
    bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c"), bytes.fromhex("060e2b34020501010d01020101020400") + b"\x88" + b"\xff" * 90,
    bytes.fromhex("060e2b34020501010d0102010102040000") * 9])
def test_broken_files_are_harmless(content: bytes) -> None:
    reads = Reads(content)
    try:
        found = container_reading.facts(SourceBytes(reads.fetch))
    except NotReadable:
        found = ContainerFacts()
    assert (found.created, found.title) == ("", "") and len(reads.parts) <= MOST_READS


def test_random_changes_are_harmless(tmp_path: Path) -> None:
    seed = random.randrange(2 ** 32)
    print("seed", seed)
    chance = random.Random(seed)
    wholes = [film(tmp_path / f"film.{ending}", *SAID).read_bytes() for ending in CODECS]
    for _ in range(1_500):
        content = bytearray(chance.choice(wholes))
        for _ in range(chance.randint(1, 30)):
            content[chance.randrange(min(len(content), 10_000))] = chance.choice([0, 1, 0xFF, 0x80, chance.randrange(256)])
        reads = Reads(bytes(content[: chance.choice([len(content), chance.randrange(1, len(content))])]))
        try:
            found = container_reading.facts(SourceBytes(reads.fetch))
        except NotReadable:
            continue
        finally:
            assert len(reads.parts) <= MOST_READS
        assert len(found.title) <= 200 and found.title.translate({0x200C: None, 0x200D: None}).isprintable()
        assert all(0 <= seconds < 10 ** 20 for seconds in (*found.video_begins, *found.audio_begins))
