"""MediaConvert in a companion stack: two stacks in two regions, whose only tie is an event that wakes the execution."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from EndToEnd import presets
from EndToEnd.checks import film, renditions
from EndToEnd.checks.delivered import delivered
from EndToEnd.conftest import Environment, NewEnvironment
from EndToEnd.inventory import Inventory, inventory
from EndToEnd.mailbox import Mailbox
from EndToEnd.media import SampleFiles
from LocalAWS import fault_injection
from LocalPlatform.pipeline import MEDIACONVERT_REGION, STACK, Pipeline

COMPANION = f"mediaconvert-{STACK}"


@pytest.fixture(scope="module")
def companion(new_environment: NewEnvironment) -> Iterator[tuple[Environment, Inventory]]:
    """The account, and what was in MediaConvert's region before."""
    with new_environment({"mediaConvert": "companion"}, others=(MEDIACONVERT_REGION,)) as made:
        before = inventory(made.aws, MEDIACONVERT_REGION)
        made.toolkit.deploy()
        yield made, before


@pytest.fixture
def told(there: Pipeline) -> Iterator[Mailbox]:
    mailbox = Mailbox(there)
    yield mailbox
    mailbox.close()


@pytest.fixture
def there(companion: tuple[Environment, Inventory]) -> Pipeline:
    return Pipeline(companion[0].aws)


def test_an_event_wakes_the_execution(there: Pipeline, samples: SampleFiles) -> None:
    key = "uploads/woken.mp4"
    # Longer than it takes to keep the task's token, so that it is the event that brings it back.
    fault_injection.delay_next_jobs(there.aws, 3, times=None, matching=key)
    version = there.upload(samples.short, key)
    execution = there.started_by(key, version)["executionArn"]
    assert there.ended(execution)["status"] == "SUCCEEDED"
    fault_injection.clear(there.aws)
    entered = there.states_entered(execution)
    for title in ("Renditions", "Preview"):
        assert [entered.count(f"{title}: {name}") for name in ("ask", "await event")] == [2, 1]
    assert there.status(key) == "COMPLETE"


def test_a_film_is_made_from_the_templates_on_the_queue(
    there: Pipeline, told: Mailbox, samples: SampleFiles, tmp_path: Path
) -> None:
    key = "uploads/templates.mp4"
    asset = delivered(there, there.transcoded(samples.full_hd, key), tmp_path)
    assert {job["JobTemplate"].rpartition("/")[2]: job["Queue"].rpartition("/")[2] for job in there.jobs(key)} == {
        "transcode-job-template-dev": "transcode-queue-dev", "preview-job-template-dev": "transcode-queue-dev"}
    film.check_full_hd(asset)
    film.check_row(there, key, asset)
    (message,) = told.messages()
    assert json.loads(message)["status"] == "COMPLETE"


@pytest.mark.parametrize("kind", ["silent", "sound"])
def test_outputs_of_the_template_that_a_source_cannot_fill_are_left_out(
    there: Pipeline, samples: SampleFiles, tmp_path: Path, kind: str
) -> None:
    asset = delivered(there, there.transcoded(getattr(samples, kind), f"uploads/{kind}.mp4"), tmp_path)
    found = renditions.ladder(asset)
    assert (bool(found.videos), bool(found.audios)) == ((True, False) if kind == "silent" else (False, True))


def test_a_preset_that_is_gone_fails_no_asset(there: Pipeline, samples: SampleFiles) -> None:
    key = "uploads/without-a-preset.mp4"
    with presets.absent(there, "360p-preset-dev"):
        there.transcoded(samples.short_full_hd, key)
    (main,) = there.jobs(key, "main")
    assert "JobTemplate" not in main


def test_a_job_that_fails_is_told(there: Pipeline, samples: SampleFiles) -> None:
    key = "uploads/fails.mp4"
    fault_injection.fail_next_jobs(there.aws, 1040, times=None, matching=key)
    version = there.upload(samples.short, key)
    ended = there.ended(there.started_by(key, version)["executionArn"])
    fault_injection.clear(there.aws)
    assert (ended["status"], ended["error"]) == ("FAILED", "MediaConvert.1040")
    assert there.status(key) == "FAILED"


def test_both_stacks_go_without_residue(companion: tuple[Environment, Inventory]) -> None:
    environment, before = companion
    created = inventory(environment.aws, MEDIACONVERT_REGION) - before
    assert ("stack", COMPANION) in created

    environment.toolkit.destroy()

    assert inventory(environment.aws) == environment.before
    assert inventory(environment.aws, MEDIACONVERT_REGION) == before
    mediaconvert = environment.aws.client("mediaconvert", MEDIACONVERT_REGION)
    assert [queue["Name"] for queue in mediaconvert.list_queues()["Queues"]] == ["Default"]
    assert mediaconvert.list_job_templates()["JobTemplates"] == mediaconvert.list_presets()["Presets"] == []
