"""Admitting uploads: who is next, how many, how much is read, and what is told."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

import admit_uploads
import job_rows
from Handlers.admission_world import MACHINE, NOW, Row, World, refused, row

Log = Callable[[], list[dict[str, Any]]]


@pytest.fixture(autouse=True)
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    for name, value in (("FILMS_AT_ONCE", "3"), ("STATE_MACHINE_ARN", MACHINE), ("PIPELINE", "P")):
        monkeypatch.setenv(name, value)
    found = World()
    monkeypatch.setattr(job_rows, "table", lambda: found)
    monkeypatch.setattr(admit_uploads, "states", lambda: found)
    monkeypatch.setattr(admit_uploads, "now", lambda: NOW)
    return found


def admitted(world: World) -> list[str]:
    admit_uploads.handler({"Records": []}, None)
    return [json.loads(request["input"])["assetId"] for request in world.started]


def counted(log_lines: Log, name: str) -> list[float]:
    return [line[name] for line in log_lines() if name in line and "_aws" in line]


def test_an_upload_is_started_by_its_name(world: World) -> None:
    world.add(row("a", attempts=2))
    assert admitted(world) == ["a"]
    [request] = world.started
    assert request["name"] == "a-3"
    assert json.loads(request["input"]) == {
        "assetId": "a", "bucket": "ingest", "key": "uploads/a.mp4", "version": "v1", "versionId": "v1",
        "uploadedAt": "2026-01-01T11:59:00Z"}


def test_a_row_of_a_former_version_is_started_too(world: World) -> None:
    world.add({name: value for name, value in row("a").items() if name in (
        "pk", "sk", "bucket", "key", "version", "waitingSince", "line")})
    assert admitted(world) == ["a"]
    given = json.loads(world.started[0]["input"])
    assert (given["versionId"], given["uploadedAt"]) == ("v1", "2026-01-01T12:00:00.000Z")


@pytest.mark.parametrize(("working", "expected"), [(0, 3), (1, 2), (3, 0), (5, 0)])
def test_there_is_no_more_at_once_than_room(world: World, working: int, expected: int) -> None:
    world.add(*({**row(f"w{number}", creator="bob"), "line": "WORKING"} for number in range(working)))
    world.add(*(row(f"a{number}", minute=number) for number in range(7)))
    assert admitted(world) == [f"a{number}" for number in range(expected)]


def turns(waiting: list[Row], working: list[Row] | None = None) -> list[str]:
    return [found["pk"].removeprefix("ASSET#") for found in admit_uploads.in_turn(waiting, working or [])]


def test_live_goes_before_import() -> None:
    waiting = [row("i1", priority="import"), row("i2", priority="import", creator="eve"), row("l1", minute=9), row("l2", minute=8)]
    # Ann has two films at work by then.
    assert turns(waiting) == ["l2", "l1", "i2", "i1"]


def test_imports_are_admitted_where_there_is_nothing_live(world: World) -> None:
    world.add(row("i", priority="import"), row("l", minute=9), {**row("w"), "line": "WORKING"})
    assert admitted(world) == ["l", "i"]


def test_creators_take_turns() -> None:
    waiting = [row(f"a{n}", minute=n) for n in range(3)] + [row(f"b{n}", creator="bob", minute=10 + n) for n in range(3)]
    assert turns(waiting) == ["a0", "b0", "a1", "b1", "a2", "b2"]


def test_who_has_films_at_work_lets_others_go_first() -> None:
    waiting = [row("a0"), row("a1", minute=1), row("b0", creator="bob", minute=50)]
    assert turns(waiting, [row("w")]) == ["b0", "a0", "a1"]
    assert turns(waiting, [row("w"), row("x", creator="bob"), row("y", creator="bob")]) == ["a0", "a1", "b0"]


def test_of_one_second_all_have_an_order() -> None:
    waiting = [row(name, creator) for name in ("c", "a", "b") for creator in ("eve",)] + [row("d", "bob")]
    assert turns(waiting) == turns(waiting[::-1]) == ["a", "d", "b", "c"]


def test_a_thousand_of_one_delay_another_by_one() -> None:
    waiting = [row(f"a{n:04}", minute=n % 60) for n in range(1_000)] + [row("b", creator="bob", minute=59)]
    assert turns(waiting).index("b") == 1


# A backlog of 5,000 live uploads and 5,000 imports, of which the longest waiting are looked at.
def test_a_wake_reads_no_more_than_it_says(world: World, log_lines: Log) -> None:
    world.page = 300
    world.add(*(row(f"{p}{n:04}", minute=n * 60 // 5_000, priority=p) for p in ("live", "import") for n in range(5_000)))
    world.add(*({**row(f"w{n}"), "line": "WORKING"} for n in range(50)))
    assert admitted(world) == []
    assert world.read == 3 + 2 * admit_uploads.READ_AT_MOST
    # What was not read is not counted, and the longest wait is among what was.
    assert counted(log_lines, "UploadsWaiting") == [2 * admit_uploads.READ_AT_MOST]


def test_who_came_last_has_a_turn_whatever_waits_in_front(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admit_uploads, "READ_AT_MOST", 4)
    world.add(*(row(f"a{n}", minute=n) for n in range(20)), row("b", creator="bob", minute=30))
    assert admitted(world) == ["a0", "b", "a1"]


def test_who_is_between_has_a_turn_at_one_of_the_next_wakes(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admit_uploads, "READ_AT_MOST", 8)
    # From the longest waiting that is not read to the one that came last: 8 to 58 minutes past.
    moments = {0.0: ["a00", "a01", "a02"], 0.2: ["a00", "a01", "a02"], 0.45: ["a00", "b", "a01"], 0.99: ["a00", "a01", "a02"]}
    world.add(*(row(f"a{n:02}", minute=n) for n in range(59) if n != 31), row("b", creator="bob", minute=31))
    for moment, expected in moments.items():
        monkeypatch.setattr(random, "random", lambda moment=moment: moment)
        world.started.clear()
        world.executions.clear()
        assert admitted(world) == expected
    # The line whose longest waiting are read, and a quarter as many twice; nothing waits in the other.
    world.read = 0
    admitted(world)
    assert world.read == 8 + 2 + 2


def test_the_rest_is_not_read_where_there_is_no_room(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admit_uploads, "READ_AT_MOST", 4)
    world.add(*(row(f"a{n}", minute=n) for n in range(20)), *({**row(f"w{n}"), "line": "WORKING"} for n in range(3)))
    assert admitted(world) == []
    assert world.read == 3 + 4


def test_what_is_read_twice_is_started_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FILMS_AT_ONCE", "9")
    monkeypatch.setattr(admit_uploads, "READ_AT_MOST", 4)
    # All of one moment, as far as the index says.
    world.add(*(row(f"a{n}") for n in range(5)))
    assert sorted(admitted(world)) == ["a0", "a1", "a2", "a3", "a4"]


def test_a_wake_starts_so_many_and_leaves_others_to_the_next(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FILMS_AT_ONCE", "2000")
    world.page = 1_000
    world.add(*(row(f"a{n:03}", minute=n // 20) for n in range(800)))
    assert len(admitted(world)) == admit_uploads.STARTED_AT_MOST
    world.claim_all()
    assert len(admitted(world)) == 800


def test_the_longest_wait_is_counted(world: World, log_lines: Log) -> None:
    world.add(row("a", minute=30), row("b", minute=10, priority="import"))
    admitted(world)
    lines = log_lines()
    # An import of which nobody waits for the end is not late.
    assert [(line["Waiting"], line["Pipeline"]) for line in lines if "Waiting" in line] == [(1_800, "P")]
    assert [line["UploadsWaiting"] for line in lines if "UploadsWaiting" in line] == [2]


def test_nothing_waits(world: World, log_lines: Log) -> None:
    assert admitted(world) == []
    assert counted(log_lines, "Waiting") == [0.0]


def test_one_that_cannot_be_started_keeps_no_other_waiting_and_is_told(world: World, log_lines: Log) -> None:
    spoiled = row("spoiled")
    del spoiled["key"]
    world.add(spoiled, row("a", minute=1), row("b", minute=2))
    admit_uploads.handler({}, None)
    assert [request["name"] for request in world.started] == ["a-1", "b-1"]
    assert [line["assetId"] for line in log_lines() if line.get("level") == "ERROR"] == ["ASSET#spoiled"]


@pytest.mark.parametrize("fields", [
    {"bucket": None}, {"waitingSince": "1 January"}, {"waitingSince": "2025-13-01T00:00:00Z"}, {"attempts": "many"}])
def test_however_many_are_spoiled_they_keep_no_other_waiting(
    world: World, monkeypatch: pytest.MonkeyPatch, log_lines: Log, fields: dict[str, Any]
) -> None:
    monkeypatch.setattr(admit_uploads, "READ_AT_MOST", 20)
    spoiled = [{name: value for name, value in {**row(f"s{number}"), **fields}.items() if value is not None} for number in range(15)]
    world.add(*spoiled, *(row(f"a{number}", minute=1 + number) for number in range(30)))
    assert len(admitted(world)) == 3
    told = {line["assetId"] for line in log_lines() if line.get("level") == "ERROR"}
    assert told == {found["pk"] for found in spoiled}


def test_where_all_are_spoiled_the_function_tells(world: World) -> None:
    world.add({**row("s"), "waitingSince": "1 January"})
    with pytest.raises(admit_uploads.NotStarted, match="ASSET#s"):
        admit_uploads.handler({}, None)


@pytest.mark.parametrize(("attempts", "seconds", "is_skipped"), [
    (0, 0.5, False), (0, 1, True), (3, 7, False), (3, 8, True), (40, 899, False), (40, 900, True)])
def test_an_execution_that_ended_at_once_is_followed_by_another_later_and_later(
    world: World, attempts: int, seconds: float, is_skipped: bool
) -> None:
    name = f"a-{attempts + 1}"
    world.add({**row("a"), "attempts": attempts})
    world.executions[name], world.stopped[name] = "FAILED", NOW - timedelta(seconds=seconds)
    admit_uploads.handler({}, None)
    assert world.rows["ASSET#a"]["attempts"] == attempts + is_skipped


def test_what_pauses_takes_no_room(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FILMS_AT_ONCE", "1")
    world.add(row("stopped"), row("b", minute=1))
    world.executions["stopped-1"], world.stopped["stopped-1"] = "ABORTED", NOW
    assert admitted(world) == ["b"]


def test_a_wake_ends_before_its_time_does(world: World) -> None:
    class Context:
        left = 13_000

        def get_remaining_time_in_millis(self) -> int:
            self.left -= 1_000
            return self.left

    world.add(*(row(f"a{n}", minute=n) for n in range(50)))
    admit_uploads.handler({}, Context())
    assert len(world.started) == 3


def test_where_none_can_be_started_not_all_are_tried(world: World) -> None:
    def deny(_: int, operation: str, is_done: bool) -> None:
        if operation == "StartExecution" and not is_done:
            raise refused(operation, "AccessDeniedException")

    world.fault = deny
    world.add(*(row(f"a{n}", minute=n) for n in range(50)))
    with pytest.raises(admit_uploads.NotStarted):
        admit_uploads.handler({}, None)
    assert world.calls.count("StartExecution") == 10
