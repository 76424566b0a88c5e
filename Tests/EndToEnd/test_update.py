"""A change of the ladder reaches a deployed stack, and nothing that holds data is replaced by it."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any, Iterator

import pytest

from EndToEnd.conftest import Environment
from EndToEnd.media import SampleFiles
from LocalPlatform.pipeline import STACK, Pipeline

HOLD_DATA = {"AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::SNS::Topic", "AWS::KMS::Key"}
# Of the smallest rendition, which every source gets.
BEFORE, AFTER = 800_000, 700_000


def rates(value: Any) -> Iterator[int]:
    """Every bitrate of H.264 in settings, however deep."""
    if isinstance(value, dict):
        if isinstance(value.get("MaxBitrate"), int):
            yield value["MaxBitrate"]
        value = list(value.values())
    for element in value if isinstance(value, list) else ():
        yield from rates(element)


def lowered(value: Any) -> Any:
    """The same settings with a lower rate of one rendition."""
    if isinstance(value, dict):
        return {name: AFTER if (name, element) == ("MaxBitrate", BEFORE) else lowered(element) for name, element in value.items()}
    return [lowered(element) for element in value] if isinstance(value, list) else value


def changed_assembly(assembly: Path, directory: Path) -> Path:
    """The App's assembly as a change of the ladder would make it: other settings in an asset, which gets another name."""
    changed = directory / "changed"
    shutil.copytree(assembly, changed, symlinks=True)
    for file in list(changed.glob("asset.*/*.json")):
        settings = json.loads(file.read_text())
        if BEFORE not in rates(settings):
            continue
        file.write_text(json.dumps(lowered(settings)))
        before = file.parent.name.removeprefix("asset.")
        file.parent.rename(changed / f"asset.{_renamed(changed, before, file.read_bytes())}")
    # The template is an asset too.
    template = changed / f"{STACK}.template.json"
    for name, asset in json.loads((changed / f"{STACK}.assets.json").read_text())["files"].items():
        if asset["source"]["path"] == template.name:
            _renamed(changed, name, template.read_bytes())
    return changed


def _renamed(assembly: Path, before: str, content: bytes) -> str:
    """Gives an asset the name that its content asks for, in all documents that speak of it."""
    after = hashlib.sha256(content).hexdigest()
    for document in assembly.glob("*.json"):
        document.write_text(document.read_text().replace(before, after))
    return after


def holding_data(pipeline: Pipeline) -> dict[str, str]:
    pages = pipeline.aws.client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=STACK)
    return {found["LogicalResourceId"]: found["PhysicalResourceId"]
            for page in pages for found in page["StackResourceSummaries"] if found["ResourceType"] in HOLD_DATA}


def test_a_change_of_the_ladder(environment: Environment, pipeline: Pipeline, samples: SampleFiles, tmp_path: Path) -> None:
    def rate_of(key: str) -> int:
        pipeline.transcoded(samples.short, key)
        return max(rate for job in pipeline.jobs(key, "main") for rate in rates(job["Settings"]))

    assert rate_of("uploads/before-the-update.mp4") == BEFORE
    ids = holding_data(pipeline)
    assert len(ids) >= 3
    try:
        environment.toolkit.deploy(changed_assembly(environment.toolkit.assembly, tmp_path))
        assert rate_of("uploads/after-the-update.mp4") == AFTER
        assert holding_data(pipeline) == ids
        assert pipeline.status("uploads/before-the-update.mp4") == "COMPLETE"
    finally:
        environment.toolkit.deploy()
    assert holding_data(pipeline) == ids
