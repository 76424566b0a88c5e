"""A change of the ladder reaches a deployed stack: nothing that holds data is replaced; a film from before is made again, and deleted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from EndToEnd import assets
from EndToEnd.checks import renditions
from EndToEnd.checks.delivered import delivered
from EndToEnd.checks.film import LADDER
from EndToEnd.conftest import Environment
from EndToEnd.media import SampleFiles
from LocalPlatform.pipeline import STACK, Pipeline
from LocalPlatform.waiting import until

pytestmark = pytest.mark.changes

HOLD_DATA = {"AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::SNS::Topic", "AWS::KMS::Key"}
BEFORE = "uploads/ann/before-the-update.mp4"
SMALLER_LADDER = [(1280, 720), (640, 360)]


@dataclass(frozen=True)
class Update:
    """A deployment with a smaller ladder, and what there was before."""

    asset: str
    version: str
    sizes: list[tuple[int, int]]
    holding_data: dict[str, str]


def holding_data(pipeline: Pipeline) -> dict[str, str]:
    pages = pipeline.aws.client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=STACK)
    return {found["LogicalResourceId"]: found["PhysicalResourceId"]
            for page in pages for found in page["StackResourceSummaries"] if found["ResourceType"] in HOLD_DATA}


def sizes(pipeline: Pipeline, asset: str, directory: Path) -> list[tuple[int, int]]:
    return renditions.ladder(delivered(pipeline, asset, directory)).sizes


@pytest.fixture(scope="module")
def update(
    environment: Environment, pipeline: Pipeline, samples: SampleFiles, tmp_path_factory: pytest.TempPathFactory
) -> Update:
    asset = pipeline.transcoded(samples.short_full_hd, BEFORE)
    before = Update(asset, pipeline.version(BEFORE), sizes(pipeline, asset, tmp_path_factory.mktemp("before")), holding_data(pipeline))
    environment.toolkit.deploy(context={"ladder": "720,360"})
    return before


def test_a_change_of_the_ladder(update: Update, pipeline: Pipeline, samples: SampleFiles, tmp_path: Path) -> None:
    assert update.sizes == LADDER
    assert len(update.holding_data) >= 3
    assert sizes(pipeline, pipeline.transcoded(samples.short_full_hd, "uploads/after-the-update.mp4"), tmp_path) == SMALLER_LADDER
    assert holding_data(pipeline) == update.holding_data
    assert pipeline.status(BEFORE) == "COMPLETE"


def test_a_film_is_found_made_again_and_deleted(update: Update, pipeline: Pipeline, tmp_path: Path) -> None:
    asset, s3 = update.asset, pipeline.aws.client("s3")
    for question in ({"key": BEFORE}, {"creator": "ann"}, {"status": "COMPLETE", "title": "Before-the-update"}):
        assert [found["assetId"] for found in assets.ask(pipeline, "find-assets", **question)["assets"]] == [asset]
    told = assets.ask(pipeline, "read-asset", assetId=asset)
    assert (told["words"], told["missing"]) == ("It can be played.", [])
    first = pipeline.delivered_keys(asset)
    assert {address.split("/", 3)[3] for address in told["playback"].values()} <= set(first)

    # Once more, with the ladder that there is now; what was made before is there until a while after.
    assert assets.ask(pipeline, "remake-assets", assetId=asset) == {"assetId": asset, "status": "WAITING"}
    again = assets.made_again(pipeline, asset, 2)
    assert again["status"] == "COMPLETE"
    assert all(f"/{asset}/2/" in address for address in again["playback"].values())
    assert set(first) < set(pipeline.delivered_keys(asset))
    assets.sweep(pipeline, 3_600)
    assert set(first) < set(pipeline.delivered_keys(asset))
    assets.sweep(pipeline, 0)
    assert not set(first) & set(pipeline.delivered_keys(asset))
    assert sizes(pipeline, asset, tmp_path) == SMALLER_LADDER
    assert assets.invalidated(pipeline, asset) == [f"/assets/{asset}/1/*"]

    # A file that is gone is noticed.
    s3.delete_object(Bucket=pipeline.delivery_bucket, Key=again["playback"]["dash"].split("/", 3)[3])

    def gone() -> set[str]:
        assets.ask(pipeline, "watch-assets")
        return {found["assetId"] for found in assets.ask(pipeline, "find-assets", gone=True)["assets"]}

    # Each call looks at some of the assets, in turn.
    until(gone, lambda found: asset in found, 60, "the asset whose file is gone")

    receipt = assets.ask(pipeline, "delete-asset", assetId=asset)
    assert receipt["status"] == "DELETED" and receipt["removed"]["makings"] == ["2"]
    assert pipeline.delivered_keys(asset) == []
    versions = s3.list_object_versions(Bucket=pipeline.source_bucket, Prefix=BEFORE)
    assert not versions.get("Versions") and not versions.get("DeleteMarkers")
    assert assets.invalidated(pipeline, asset) == [f"/assets/{asset}/*", f"/assets/{asset}/1/*"]
    # Its event once more, and late: there is no film of it any more.
    handed = pipeline.hand_in(pipeline.object_created(BEFORE, **{"version-id": update.version}))
    assert pipeline.ended(handed)["status"] == "SUCCEEDED" and "Already claimed" in pipeline.states_entered(handed)
    assert assets.ask(pipeline, "read-asset", assetId=asset)["words"] == "It is deleted."
    assert assets.ask(pipeline, "find-assets", key=BEFORE)["assets"] == []
    assert pipeline.rows(BEFORE) == []
