"""An upload becomes a finished asset by itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from EndToEnd.mailbox import Mailbox
from EndToEnd.media import SampleFiles
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
        assert settings["Destination"].startswith(f"s3://{pipeline.delivery_bucket}/assets/{asset}/1/")
    assert len(mailbox.messages()) == 1
    assert len(pipeline.executions(key)) == 1


def test_a_new_upload_of_the_same_key_is_an_asset_of_its_own(pipeline: Pipeline, clip: Path) -> None:
    """Once the first is made; one that is replaced while it is worked on fails."""
    key = "uploads/second-cut.mp4"
    for count in (1, 2):
        pipeline.upload(clip, key)
        for execution in pipeline.started(key, count):
            assert pipeline.ended(execution["executionArn"])["status"] == "SUCCEEDED"
    assert len({row["pk"]["S"] for row in pipeline.rows(key)}) == 2
    assert pipeline.kinds(key) == ["main", "main", "preview", "preview"]


@pytest.mark.parametrize("key", ["uploads/notes.txt", "uploads/clip.mp4.part", "uploads/no-ending"])
def test_what_is_not_taken_is_told_once(pipeline: Pipeline, mailbox: Mailbox, clip: Path, key: str) -> None:
    version = pipeline.upload(clip, key)
    first = pipeline.started_by(key, version)
    again = pipeline.hand_in(pipeline.object_created(key, **{"version-id": version}))
    assert [pipeline.ended(execution)["status"] for execution in (first["executionArn"], again)] == ["SUCCEEDED"] * 2
    (row,) = pipeline.rows(key)
    assert row["status"]["S"] == "REJECTED"
    assert row["cause"]["S"].startswith("files are taken whose names end with mp4, ")
    (message,) = mailbox.messages()
    assert json.loads(message) == {
        "assetId": pipeline.asset(key), "bucket": pipeline.source_bucket, "key": key, "status": "REJECTED", "cause": row["cause"]["S"]}
    assert pipeline.jobs(key) == []


@pytest.mark.parametrize("key", ["elsewhere/clip.MP4", "uploads/empty.mp4", "uploads/folder/"])
def test_what_is_empty_or_elsewhere_starts_nothing(pipeline: Pipeline, samples: SampleFiles, key: str) -> None:
    clip = samples.short
    pipeline.upload(clip if key.startswith("elsewhere") else samples.empty, key)
    # An upload that does start an execution, after the other, shows that events have been delivered since.
    witness = f"uploads/witness-of-{key.replace('/', '-')}.mp4"
    pipeline.upload(clip, witness)
    pipeline.started(witness, 1)
    assert pipeline.executions(key) == []
    assert pipeline.rows(key) == []


def test_an_empty_object_before_the_film_is_no_asset(pipeline: Pipeline, mailbox: Mailbox, samples: SampleFiles) -> None:
    # As mounted buckets write: the name first, then what belongs to it.
    key = "uploads/mounted.mp4"
    pipeline.upload(samples.empty, key)
    pipeline.transcoded(samples.short, key)
    assert [message["status"] for message in map(json.loads, mailbox.messages()) if message["key"] == key] == ["COMPLETE"]
