"""The simulator of many uploads says of a small load what the local platform does with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from EndToEnd.conftest import NewEnvironment
from EndToEnd.media import SampleFiles
from EndToEnd.test_load import FUNCTIONS_AT_ONCE, Load, carried, once_each
from LocalAWS.gateway import WAIT_SCALE
from LocalAWS.mediaconvert.job_runner import JOBS_AT_ONCE
from LocalPlatform.pipeline import Pipeline
from Scale.films import Upload
from Scale.outcome import middle_and_late, outcome
from Scale.quotas import ASSUMED, raised
from Scale.simulation import Simulation
from Scale.template import platform
from Templates.synthesis import synthesize

UPLOADS, ROOM = 60, 4
# States of the intake that an upload goes through.
INTAKE = 7
# What the platform's own programs take from each other on two cores is not simulated.
AGREES_WITHIN = 0.3


def moments(row: Mapping[str, Any]) -> dict[str, datetime]:
    events = [event["M"] for event in row["history"]["L"]]
    return {event["status"]["S"]: datetime.fromisoformat(event["at"]["S"].replace("Z", "+00:00")) for event in events}


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


def measured(load: Load) -> dict[str, float]:
    """How long jobs and functions took: of single ones, which says nothing of how many there are or how they wait."""
    def job_seconds(kind: str) -> float:
        timings = [job["Timing"] for job in load.jobs if job["UserMetadata"]["kind"] == kind]
        return mean([(timing["FinishTime"] - timing["StartTime"]).total_seconds() for timing in timings])

    times = [moments(row) for row in load.rows]
    ends: dict[str, datetime] = {}
    for job in load.jobs:
        asset = job["UserMetadata"]["assetId"]
        ends[asset] = max(ends.get(asset, job["Timing"]["FinishTime"]), job["Timing"]["FinishTime"])
    planned = mean([(time["TRANSCODING"] - time["PLANNING"]).total_seconds() for time in times])
    return {
        **ASSUMED, "waitScale": WAIT_SCALE, "planSeconds": planned, "verifySeconds": planned,
        "jobStartSeconds": job_seconds("main"), "mainSecondsForEach": 0, "previewSeconds": job_seconds("preview"),
        # Both on one machine.
        "eventSeconds": 0.05, "mediaconvertCallSeconds": 0.05,
    }


@pytest.mark.long("minutes of films that wait")
def test_the_simulator_says_what_the_platform_does(
    new_environment: NewEnvironment, samples: SampleFiles, app_command: str, tmp_path: Path
) -> None:
    context = {"filmsAtOnce": str(ROOM)}
    with new_environment(context, functions_at_once=FUNCTIONS_AT_ONCE, repeats_transcoding=True) as made:
        made.toolkit.deploy()
        load = carried(Pipeline(made.aws), samples.short, UPLOADS)
        once_each(load, UPLOADS)
        entered = mean([len(load.pipeline.states_entered(execution["executionArn"])) for execution in made.aws.client(
            "stepfunctions").list_executions(stateMachineArn=load.pipeline.state_machine, maxResults=20)["executions"]])
    [stack] = synthesize(app_command, tmp_path, context)
    quotas = raised(lambda_at_once=FUNCTIONS_AT_ONCE, jobs_at_once=JOBS_AT_ONCE, mediaconvert_requests_in_a_second=1e6,
                    mediaconvert_requests_at_once=1e6)
    simulation = Simulation(platform(stack.body()), quotas, assumed=measured(load))
    simulation.run([Upload(number * 0.02, f"uploads/creator-{number % 7}/{number}.mp4", 3) for number in range(UPLOADS)], 86_400)
    said = outcome(simulation)
    # The counts are the same.
    assert (said.complete, said.failed, said.told_twice, said.needless_jobs) == (UPLOADS, 0, 0, 0)
    assert len(simulation.mediaconvert.jobs) == len(load.jobs)
    # It ends when the last is told of, one state before the end.
    assert sum(count for name, count in simulation.ends.items() if "Workflow" in name) == UPLOADS - 1
    # The times agree within what is stated.
    seen = middle_and_late([(moments(row)["COMPLETE"] - moments(row)["WAITING"]).total_seconds() for row in load.rows])
    print(json.dumps({"said": [said.hours * 3_600, *said.ready, said.transitions - INTAKE], "seen": [load.seconds, *seen, entered]}))
    assert said.hours * 3_600 == pytest.approx(load.seconds, rel=AGREES_WITHIN)
    assert said.ready == pytest.approx(seen, rel=AGREES_WITHIN)
    assert said.transitions - INTAKE == pytest.approx(entered, rel=AGREES_WITHIN)
