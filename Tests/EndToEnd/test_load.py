"""Hundreds and thousands of uploads at once: each ends once, with one row, one result and one message."""

from __future__ import annotations

import json
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from EndToEnd.conftest import NewEnvironment
from EndToEnd.mailbox import Mailbox
from EndToEnd.media import SampleFiles
from LocalPlatform.pipeline import Pipeline
from LocalPlatform.waiting import until

FUNCTIONS_AT_ONCE = 10
ROOM = 10
_SECONDS_FOR_EACH = 15


@dataclass(frozen=True)
class Load:
    """What a platform shows when all uploads have ended."""

    pipeline: Pipeline
    seconds: float
    rows: list[dict[str, Any]]
    jobs: list[dict[str, Any]]
    messages: list[dict[str, Any]]


def carried(pipeline: Pipeline, clip: Path, count: int) -> Load:
    """Uploads a film so many times at once, and waits for all of it."""
    mailbox = Mailbox(pipeline)
    messages = list[dict[str, Any]]()
    began = time.monotonic()
    with ThreadPoolExecutor(8) as uploaders:
        list(uploaders.map(lambda number: pipeline.upload(clip, f"uploads/creator-{number % 7}/{number}.mp4"), range(count)))

    def told() -> int:
        messages.extend(json.loads(message) for message in mailbox.messages())
        return len(messages)

    until(told, lambda found: found >= count, count * _SECONDS_FOR_EACH, f"{count} messages")
    seconds = time.monotonic() - began
    # One that is told twice is told soon.
    time.sleep(5)
    told()
    mailbox.close()
    client = pipeline.aws.client("mediaconvert", pipeline.mediaconvert_region)
    jobs = [job for page in client.get_paginator("list_jobs").paginate(PaginationConfig={"PageSize": 20}) for job in page["Jobs"]]
    print(f"{count} uploads after {seconds:.0f} s")
    return Load(pipeline, seconds, pipeline.assets(), jobs, messages)


def once_each(load: Load, count: int) -> None:
    """So many rows, jobs, results and messages, of different uploads, and nothing that still runs."""
    assets = {str(row["pk"]["S"]).removeprefix("ASSET#") for row in load.rows}
    assert len(load.rows) == len(assets) == count
    assert Counter(row["status"]["S"] for row in load.rows) == {"COMPLETE": count}
    assert all([event["M"]["status"]["S"] for event in row["history"]["L"]] == ["WAITING", "PLANNING", "TRANSCODING", "COMPLETE"]
               for row in load.rows)
    assert {row["line"]["S"] for row in load.rows} == {"ENDED"}
    assert Counter(message["status"] for message in load.messages) == {"COMPLETE": count}
    assert {message["assetId"] for message in load.messages} == assets
    made = Counter((job["UserMetadata"]["assetId"], job["UserMetadata"]["kind"]) for job in load.jobs)
    assert made == {(asset, kind): 1 for asset in assets for kind in ("main", "preview")}
    assert {job["Status"] for job in load.jobs} == {"COMPLETE"}
    states = load.pipeline.aws.client("stepfunctions")
    executions = [execution for page in states.get_paginator("list_executions").paginate(stateMachineArn=load.pipeline.state_machine)
                  for execution in page["executions"]]
    assert sorted(execution["name"] for execution in executions) == sorted(f"{asset}-1" for asset in assets)
    assert {execution["status"] for execution in executions} == {"SUCCEEDED"}
    pages = load.pipeline.aws.client("s3").get_paginator("list_objects_v2").paginate(Bucket=load.pipeline.delivery_bucket, Prefix="assets/")
    manifests = Counter(listed["Key"] for page in pages for listed in page.get("Contents", []) if listed["Key"].endswith("/abr/video.m3u8"))
    assert manifests == {f"assets/{asset}/1/abr/video.m3u8": 1 for asset in assets}


@pytest.mark.long("a quarter of an hour")
def test_three_hundred_at_once_end_once_each(new_environment: NewEnvironment, samples: SampleFiles) -> None:
    with new_environment({"filmsAtOnce": str(ROOM)}, functions_at_once=FUNCTIONS_AT_ONCE) as made:
        made.toolkit.deploy()
        once_each(carried(Pipeline(made.aws), samples.short, 300), 300)


@pytest.mark.long("a quarter of an hour of one core and more")
def test_two_thousand_executions_end_once_each(new_environment: NewEnvironment, samples: SampleFiles) -> None:
    """Of the workflow alone: the film is encoded once, and what was made of it is copied.

    With twice the room, the local AWS is what limits it: with less, the pauses between two questions are.
    """
    with new_environment({"filmsAtOnce": str(2 * ROOM)}, functions_at_once=FUNCTIONS_AT_ONCE, repeats_transcoding=True) as made:
        made.toolkit.deploy()
        once_each(carried(Pipeline(made.aws), samples.short, 2_000), 2_000)
