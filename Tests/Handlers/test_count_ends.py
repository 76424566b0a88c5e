"""Ends of executions are the platform's fault or the creator's mistake."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

import count_ends

FAULT, MISTAKE = "PlatformFaults", "CreatorMistakes"


@pytest.mark.parametrize(
    ("detail", "counted"),
    [
        ({"status": "FAILED", "error": "UnsupportedMedia", "cause": "it has neither pictures nor sound"}, MISTAKE),
        ({"status": "FAILED", "error": "SourceReplaced", "cause": "another version"}, MISTAKE),
        ({"status": "FAILED", "error": "MediaConvert.1030", "cause": "codec"}, MISTAKE),
        # It breaks off, as it did when it was tried once more.
        ({"status": "FAILED", "error": "MediaConvert.1076", "cause": "end of file"}, MISTAKE),
        ({"status": "FAILED", "error": "States.TaskFailed", "cause": json.dumps({"ErrorCode": 1030, "Status": "ERROR"})}, MISTAKE),
        ({"status": "FAILED", "error": "States.TaskFailed", "cause": '{"ErrorCode":1030}'}, MISTAKE),
        # Settings that do not fit are the plan's; 1010 may be a permission that is missing.
        ({"status": "FAILED", "error": "MediaConvert.1040", "cause": "track"}, FAULT),
        ({"status": "FAILED", "error": "MediaConvert.1010", "cause": "cannot open"}, FAULT),
        ({"status": "FAILED", "error": "MediaConvert.1999", "cause": ""}, FAULT),
        ({"status": "FAILED", "error": "States.TaskFailed", "cause": '{"ErrorCode":1401}'}, FAULT),
        # What is said of a job somewhere in a cause is not how the execution ended.
        ({"status": "FAILED", "error": "Lambda.Unknown", "cause": '{"ErrorCode":1030}'}, FAULT),
        ({"status": "FAILED", "error": "States.TaskFailed", "cause": '{"errorMessage":"as \\"ErrorCode\\": 1030 has it"}'}, FAULT),
        ({"status": "FAILED", "error": "States.TaskFailed", "cause": "[1030]"}, FAULT),
        ({"status": "FAILED", "error": "OutputsDiffer", "cause": "2 instead of 3"}, FAULT),
        ({"status": "FAILED", "error": None, "cause": None}, FAULT),
        ({"status": "FAILED"}, FAULT),
        ({"status": "TIMED_OUT", "error": "UnsupportedMedia"}, FAULT),
        ({"status": "ABORTED"}, FAULT),
    ],
)
def test_each_end_counts_once(
    monkeypatch: pytest.MonkeyPatch, log_lines: Callable[[], list[dict[str, Any]]], detail: dict[str, Any], counted: str
) -> None:
    monkeypatch.setenv("PIPELINE", "transcode-test")
    count_ends.handler({"detail": {"name": "e-1", **detail}}, None)
    number, line = log_lines()
    assert (number[counted], number["Pipeline"]) == (1, "transcode-test")
    assert [metric["Name"] for directive in number["_aws"]["CloudWatchMetrics"] for metric in directive["Metrics"]] == [counted]
    assert (line["message"], line["execution"]) == (counted, "e-1")


@pytest.mark.parametrize("event", [None, {}, {"detail": "x"}])
def test_what_is_no_end_is_refused(event: Any) -> None:
    with pytest.raises(ValueError, match=r"detail|object"):
        count_ends.handler(event, None)
