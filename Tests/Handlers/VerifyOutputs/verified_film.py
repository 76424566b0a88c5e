"""A film that was made, and what is said of it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

import verify_outputs
from expected_outputs import AUDIO, CAPTURE, VIDEO, ExpectedJob, ExpectedOutput
from Handlers.delivered_film import FOLDER, SIZES, Bucket, film

Log = Callable[[], list[dict[str, Any]]]
MAIN = ExpectedJob(12.0, (
    (*(ExpectedOutput(VIDEO, name, *size) for name, size in SIZES.items()), ExpectedOutput(AUDIO, "_audio")),
    (ExpectedOutput(CAPTURE, "_thumbnail", 640, 360),)), frame_seconds=0.04, has_tiles=True)
PREVIEW = ExpectedJob(12.0, ((ExpectedOutput(VIDEO, "_preview", 854, 480),),), frame_seconds=0.04)
PLAN: dict[str, Any] = {
    "folder": FOLDER, "hasPreview": True,
    "metadata": {"orientation": "landscape", "durationSeconds": 12.0, "width": 1280, "height": 720}}
EVENT: dict[str, Any] = {
    "assetId": "4f2a", "bucket": "ingest", "key": "uploads/film.mp4", "version": "v1", "versionId": "v1", "plan": PLAN,
    "jobs": [{"jobId": "main"}, {"jobId": "preview"}], "uploadedAt": "2026-01-01T00:00:00Z", "making": 1}


def details(milliseconds: int, *sizes: tuple[int, int] | None) -> dict[str, Any]:
    return {"OutputDetails": [
        {"DurationInMs": milliseconds} | ({"VideoDetails": {"WidthInPx": size[0], "HeightInPx": size[1]}} if size else {})
        for size in sizes]}


class Jobs:
    """MediaConvert, as far as jobs that have ended go."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.groups = {
            "main": [details(12_000, *SIZES.values(), None), details(12_000, (640, 360))], "preview": [details(12_000, (854, 480))]}

    def get_job(self, Id: str) -> dict[str, Any]:
        self.asked.append(Id)
        return {"Job": {"Id": Id, "Status": "COMPLETE", "OutputGroupDetails": self.groups[Id]}}


def difference(event: dict[str, Any] = EVENT) -> str:
    with pytest.raises(verify_outputs.OutputsDiffer) as caught:
        verify_outputs.handler(event, None)
    return str(caught.value)


def made_of(seconds: float, bucket: Bucket, jobs: Jobs) -> None:
    """All that is there is so long, in two segments."""
    bucket.objects = Bucket(film([seconds / 2, seconds / 2])).objects
    jobs.groups["main"] = [details(round(seconds * 1_000), *SIZES.values(), None), details(12_000, (640, 360))]


def of_several_tracks() -> dict[str, Any]:
    plan = copy.deepcopy({**PLAN, "main": {"expected": MAIN.document}})
    plan["main"]["expected"]["video_tracks"] = 2
    return {**EVENT, "plan": plan}


def without(bucket: Bucket, part: str) -> None:
    bucket.objects = {key: content for key, content in bucket.objects.items() if part not in key}


def missing(bucket: Bucket, log_lines: Log, event: dict[str, Any] = EVENT) -> dict[str, str]:
    parts = verify_outputs.handler(event, None)["missing"]
    line, metric = log_lines()[:2]
    assert (line["level"], metric["MissingParts"]) == ("WARNING", len(parts))
    return {part["part"]: part["why"] for part in parts}
