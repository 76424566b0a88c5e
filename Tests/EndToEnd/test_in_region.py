"""In a region that has MediaConvert: templates, presets and queue in the stack, and events of the region tell of the ends of jobs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from EndToEnd import former_version, presets
from EndToEnd.checks import renditions
from EndToEnd.checks.delivered import delivered
from EndToEnd.checks.film import LADDER
from EndToEnd.conftest import Environment, NewEnvironment
from EndToEnd.inventory import inventory
from EndToEnd.media import SHORT_SECONDS, SHORTER_SECONDS, SampleFiles
from LocalAWS import fault_injection
from LocalPlatform.pipeline import Pipeline
from LocalPlatform.waiting import until

REGION = "eu-west-1"


@pytest.fixture(scope="module")
def there(new_environment: NewEnvironment) -> Iterator[Environment]:
    with new_environment({"region": REGION}, region=REGION) as made:
        made.toolkit.deploy()
        yield made


@pytest.fixture
def pipeline(there: Environment) -> Iterator[Pipeline]:
    yield Pipeline(there.aws, mediaconvert_region=REGION)
    fault_injection.clear(there.aws)


@pytest.mark.parametrize(("kind", "seconds", "ladder", "has_template"), [
    ("short_full_hd", SHORT_SECONDS, LADDER, True),
    ("sd", SHORTER_SECONDS, LADDER[2:], False),
])
def test_events_wake_the_execution(
    pipeline: Pipeline, samples: SampleFiles, tmp_path: Path, kind: str, seconds: float, ladder: list[tuple[int, int]], has_template: bool
) -> None:
    key = f"uploads/{kind}.mp4"
    asset = delivered(pipeline, pipeline.transcoded(getattr(samples, kind), key), tmp_path)
    renditions.check(renditions.ladder(asset), ladder, seconds)
    (execution,) = pipeline.executions(key)
    assert "Renditions: await event" in pipeline.states_entered(execution["executionArn"])
    (job,) = pipeline.jobs(key, "main")
    assert ("JobTemplate" in job) is has_template
    assert {row["kind"]["S"] for row in pipeline.rows(key)[1:]} == {"main", "preview"}


def test_a_preset_that_is_gone_fails_no_asset(pipeline: Pipeline, samples: SampleFiles) -> None:
    key = "uploads/without-a-preset.mp4"
    with presets.absent(pipeline, "360p-preset-dev"):
        pipeline.transcoded(samples.short_full_hd, key)
    (main,) = pipeline.jobs(key, "main")
    assert "JobTemplate" not in main


def test_a_job_that_fails_once_is_submitted_once_more(pipeline: Pipeline, samples: SampleFiles) -> None:
    key = "uploads/fails-once.mp4"
    fault_injection.fail_next_jobs(pipeline.aws, 1999, matching=key)
    pipeline.transcoded(samples.short, key)
    assert sorted(job["Status"] for job in pipeline.jobs(key)) == ["COMPLETE", "COMPLETE", "ERROR"]


def test_a_job_that_fails_for_good_is_told(pipeline: Pipeline, samples: SampleFiles) -> None:
    key = "uploads/fails.mp4"
    fault_injection.fail_next_jobs(pipeline.aws, 1040, times=None, matching=key)
    version = pipeline.upload(samples.short, key)
    ended = pipeline.ended(pipeline.started_by(key, version)["executionArn"])
    assert ended["status"] == "FAILED"
    assert ended["error"] == "MediaConvert.1040"
    assert pipeline.status(key) == "FAILED"


def test_an_execution_that_an_operator_stops_leaves_no_job_running(pipeline: Pipeline, samples: SampleFiles) -> None:
    key = "uploads/stopped.mp4"
    fault_injection.hold_next_jobs(pipeline.aws, times=None, matching=key)
    version = pipeline.upload(samples.short, key)
    execution = pipeline.started_by(key, version)["executionArn"]
    until(lambda: pipeline.jobs(key), lambda jobs: len(jobs) == 2, 30, "both jobs")

    pipeline.aws.client("stepfunctions").stop_execution(executionArn=execution)

    until(lambda: pipeline.status(key), lambda status: status == "FAILED", 30, "the failure in the row")
    assert {job["Status"] for job in pipeline.jobs(key)} == {"CANCELED"}


@pytest.mark.parametrize("version", former_version.VERSIONS)
def test_a_film_in_flight_is_made_after_an_update(pipeline: Pipeline, samples: SampleFiles, version: str) -> None:
    key, events = f"uploads/in-flight-{version}.mp4", pipeline.aws.client("events")
    events.disable_rule(Name=pipeline.rule)
    try:
        ended = former_version.transcoded(pipeline, version, "in_region", samples.short_full_hd, key)
    finally:
        events.enable_rule(Name=pipeline.rule)
    assert ended["status"] == "SUCCEEDED", ended.get("cause")
    assert pipeline.status(key) == "COMPLETE"


def test_the_stack_goes_without_residue(there: Environment) -> None:
    there.toolkit.destroy()
    assert inventory(there.aws) == there.before
    mediaconvert = there.aws.client("mediaconvert", REGION)
    assert [queue["Name"] for queue in mediaconvert.list_queues()["Queues"]] == ["Default"]
    assert mediaconvert.list_job_templates()["JobTemplates"] == mediaconvert.list_presets()["Presets"] == []
