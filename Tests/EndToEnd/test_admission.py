"""More uploads than there is room for: they wait, in turn, and none is lost."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest

from EndToEnd import presigned
from EndToEnd.conftest import NewEnvironment
from EndToEnd.media import SampleFiles
from LocalPlatform.pipeline import SUFFIX, Pipeline
from LocalPlatform.waiting import until

# Of an account that is new.
FUNCTIONS_AT_ONCE = 10
ROOM = 2
_END_SECONDS = 900


@pytest.fixture(scope="module")
def busy(new_environment: NewEnvironment) -> Iterator[Pipeline]:
    with new_environment({"filmsAtOnce": str(ROOM)}, functions_at_once=FUNCTIONS_AT_ONCE) as made:
        made.toolkit.deploy()
        yield Pipeline(made.aws)


@pytest.fixture(autouse=True)
def mediaconvert_works(busy: Pipeline) -> Iterator[None]:
    yield
    make_room(busy)


def assets(pipeline: Pipeline, front: str) -> dict[str, dict[str, Any]]:
    """The rows of the assets of uploads whose keys begin so."""
    return {row["key"]["S"]: row for row in pipeline.assets() if row["key"]["S"].startswith(front)}


def statuses(pipeline: Pipeline, front: str) -> dict[str, str]:
    return {key: str(row["status"]["S"]) for key, row in assets(pipeline, front).items()}


def all_complete(pipeline: Pipeline, front: str, count: int) -> None:
    def seen() -> dict[str, str]:
        found = statuses(pipeline, front)
        assert sum(status in ("PLANNING", "TRANSCODING") for status in found.values()) <= ROOM + 1
        assert not {"FAILED", "REJECTED"} & set(found.values())
        return found

    until(seen, lambda found: len(found) == count and set(found.values()) == {"COMPLETE"}, _END_SECONDS, f"all of {front}")


def order(pipeline: Pipeline, front: str) -> list[str]:
    """The keys in the order in which their assets were taken."""
    taken = {key: next(e["M"]["at"]["S"] for e in row["history"]["L"] if e["M"]["status"]["S"] == "PLANNING")
             for key, row in assets(pipeline, front).items()}
    return sorted(taken, key=lambda key: taken[key])


def test_a_burst_waits_and_none_is_lost(busy: Pipeline, samples: SampleFiles, full: bool) -> None:
    count = 60 if full else 8
    began = time.monotonic()
    for number in range(count):
        busy.upload(samples.short, f"uploads/burst/{number}.mp4")
    all_complete(busy, "uploads/burst/", count)
    print(f"{count} films after {time.monotonic() - began:.0f} s")
    assert all(busy.kinds(f"uploads/burst/{number}.mp4") == ["main", "preview"] for number in range(count))
    assert all(row["line"]["S"] == "ENDED" for row in assets(busy, "uploads/burst/").values())


def fill(pipeline: Pipeline, samples: SampleFiles, name: str) -> None:
    """Takes all of the room with films on whose jobs MediaConvert does not begin."""
    client = pipeline.aws.client("mediaconvert", pipeline.mediaconvert_region)
    client.update_queue(Name="Default", Status="PAUSED")
    for number in range(ROOM):
        pipeline.upload(samples.short, f"uploads/{name}-filler/{number}.mp4")
    until(lambda: sum(len(pipeline.jobs(f"uploads/{name}-filler/{n}.mp4")) for n in range(ROOM)), lambda jobs: jobs == 2 * ROOM, 60,
          "all room taken")


def make_room(pipeline: Pipeline) -> None:
    """Lets the films end that take it."""
    pipeline.aws.client("mediaconvert", pipeline.mediaconvert_region).update_queue(Name="Default", Status="ACTIVE")


def waits(pipeline: Pipeline, *keys: str) -> None:
    until(lambda: [statuses(pipeline, key).get(key) for key in keys], lambda found: set(found) == {"WAITING"}, 30, "all of them in line")


def wait_in_line(pipeline: Pipeline, samples: SampleFiles, *keys: str) -> None:
    for key in keys:
        pipeline.upload(samples.short, key)
    waits(pipeline, *keys)


def complete(pipeline: Pipeline, *keys: str) -> None:
    until(lambda: [statuses(pipeline, key).get(key) for key in keys], lambda found: set(found) == {"COMPLETE"}, 300, "all of them")


def test_live_uploads_go_before_imports_and_creators_take_turns(busy: Pipeline, samples: SampleFiles) -> None:
    fill(busy, samples, "turns")
    imported, many, other = "uploads/import/ann/0.mp4", [f"uploads/bob/{number}.mp4" for number in range(4)], "uploads/eve/0.mp4"
    for keys in ([imported], many, [other]):
        wait_in_line(busy, samples, *keys)
    make_room(busy)
    complete(busy, imported, *many, other)
    taken = [key for key in order(busy, "uploads/") if key in {imported, *many, other}]
    # There is room for two: bob's that was written down first and eve's; then the others of bob, and what is imported at last.
    rows = assets(busy, "uploads/bob/")
    assert set(taken[:2]) == {min(many, key=lambda key: str(rows[key]["waitingSince"]["S"])), other}
    assert taken[-1] == imported


def test_a_presigned_upload_waits_as_the_application_says(busy: Pipeline, samples: SampleFiles) -> None:
    fill(busy, samples, "presigned")
    # Its key, which the function chooses, would be nobody's and live.
    imported, _, asset = presigned.upload(busy, samples.short, creator="zoe", priority="import")
    waits(busy, imported)
    live, _, _ = presigned.upload(busy, samples.short, creator="ida")
    waits(busy, live)
    make_room(busy)
    complete(busy, imported, live)
    rows = assets(busy, "uploads/")
    assert [(rows[key]["creator"]["S"], rows[key]["priority"]["S"]) for key in (imported, live)] == [("zoe", "import"), ("ida", "live")]
    assert rows[imported]["pk"]["S"] == f"ASSET#{asset}"
    assert [key for key in order(busy, "uploads/") if key in (imported, live)] == [live, imported]


@pytest.mark.long("a minute's sweep is waited for")
def test_a_wake_up_that_is_lost_is_found_again(busy: Pipeline, samples: SampleFiles) -> None:
    events = busy.aws.client("events")
    events.disable_rule(Name=f"wake-rule-{SUFFIX}")
    try:
        key = "uploads/unheard.mp4"
        busy.upload(samples.short, key)
        # The rule of each minute.
        until(lambda: statuses(busy, key).get(key), lambda status: status not in (None, "WAITING"), 120, "the upload at work")
    finally:
        events.enable_rule(Name=f"wake-rule-{SUFFIX}")
    all_complete(busy, key, 1)


@pytest.mark.long("a minute's sweep is waited for")
def test_an_execution_that_ends_before_it_takes_its_upload_loses_nothing(busy: Pipeline, samples: SampleFiles) -> None:
    fill(busy, samples, "taken")
    key = "uploads/stopped-at-once.mp4"
    wait_in_line(busy, samples, key)
    # One of the name that the first is going to have, which takes nothing.
    stray = busy.aws.client("stepfunctions").start_execution(
        stateMachineArn=busy.state_machine, name=f"{busy.asset(key)}-1", input='{"assetId": "none"}')["executionArn"]
    assert "Already claimed" in busy.states_entered(busy.ended(stray)["executionArn"])
    make_room(busy)
    complete(busy, key)
    assert assets(busy, key)[key]["making"]["N"] == "2"
