"""An upload becomes a finished asset by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from EndToEnd.mailbox import Mailbox
from LocalPlatform.pipeline import Pipeline


def test_an_upload_is_transcoded_once(pipeline: Pipeline, mailbox: Mailbox, clip: Path) -> None:
    key = "uploads/festival/opening night.mp4"
    pipeline.upload(clip, key)

    (execution,) = pipeline.started(key, 1)
    assert pipeline.ended(execution["executionArn"])["status"] == "SUCCEEDED"
    assert pipeline.status(key) == "COMPLETE"
    jobs = pipeline.jobs(key)
    assert pipeline.kinds(key) == ["main", "preview"]
    assert {job["Status"] for job in jobs} == {"COMPLETE"}
    asset = pipeline.asset(key)
    assert {row["jobId"]["S"]: row["kind"]["S"] for row in pipeline.rows(key)[1:]} == {
        job["Id"]: job["UserMetadata"]["kind"] for job in jobs}
    for group in (group for job in jobs for group in job["Settings"]["OutputGroups"]):
        (settings,) = [value for name, value in group["OutputGroupSettings"].items() if name.endswith("Settings")]
        assert settings["Destination"].startswith(f"s3://{pipeline.delivery_bucket}/assets/{asset}/")
    assert len(mailbox.messages()) == 1
    assert len(pipeline.executions(key)) == 1


def test_a_new_upload_of_the_same_key_is_an_asset_of_its_own(pipeline: Pipeline, clip: Path) -> None:
    key = "uploads/second-cut.mp4"
    assert pipeline.upload(clip, key) != pipeline.upload(clip, key)

    for execution in pipeline.started(key, 2):
        assert pipeline.ended(execution["executionArn"])["status"] == "SUCCEEDED"
    assert len({row["pk"]["S"] for row in pipeline.rows(key)}) == 2
    assert pipeline.kinds(key) == ["main", "main", "preview", "preview"]


@pytest.mark.parametrize("key", ["uploads/notes.txt", "elsewhere/notes.txt", "uploads/clip.mp4.part"])
def test_other_objects_start_nothing(pipeline: Pipeline, clip: Path, key: str) -> None:
    pipeline.upload(clip, key)
    # An upload that does start an execution, after the other, shows that events have been delivered since.
    witness = f"uploads/witness-of-{key.replace('/', '-')}.mp4"
    pipeline.upload(clip, witness)
    pipeline.started(witness, 1)
    assert pipeline.executions(key) == []


def test_a_video_outside_the_uploads_is_left_alone(pipeline: Pipeline, clip: Path) -> None:
    key = "elsewhere/clip.MP4"
    pipeline.upload(clip, key)
    (execution,) = pipeline.started(key, 1)
    assert pipeline.ended(execution["executionArn"])["status"] == "SUCCEEDED"
    assert pipeline.rows(key) == []
    assert pipeline.jobs(key) == []
