"""A change of the ladder reaches a deployed stack, and nothing that holds data is replaced by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from EndToEnd.checks import renditions
from EndToEnd.checks.delivered import delivered
from EndToEnd.checks.film import LADDER
from EndToEnd.conftest import Environment
from EndToEnd.media import SampleFiles
from LocalPlatform.pipeline import STACK, Pipeline

pytestmark = pytest.mark.changes

HOLD_DATA = {"AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::SNS::Topic", "AWS::KMS::Key"}


def holding_data(pipeline: Pipeline) -> dict[str, str]:
    pages = pipeline.aws.client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=STACK)
    return {found["LogicalResourceId"]: found["PhysicalResourceId"]
            for page in pages for found in page["StackResourceSummaries"] if found["ResourceType"] in HOLD_DATA}


def test_a_change_of_the_ladder(environment: Environment, pipeline: Pipeline, samples: SampleFiles, tmp_path: Path) -> None:
    def sizes_of(key: str) -> list[tuple[int, int]]:
        (tmp_path / key).mkdir(parents=True)
        asset = pipeline.transcoded(samples.short_full_hd, key)
        return renditions.ladder(delivered(pipeline, asset, tmp_path / key)).sizes

    assert sizes_of("uploads/before-the-update.mp4") == LADDER
    ids = holding_data(pipeline)
    assert len(ids) >= 3

    environment.toolkit.deploy(context={"ladder": "720,360"})

    assert sizes_of("uploads/after-the-update.mp4") == [(1280, 720), (640, 360)]
    assert holding_data(pipeline) == ids
    assert pipeline.status("uploads/before-the-update.mp4") == "COMPLETE"
