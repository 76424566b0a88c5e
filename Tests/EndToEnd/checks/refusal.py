"""How an upload that becomes no film through its own fault is recorded and told."""

from __future__ import annotations

import json
from pathlib import Path

from EndToEnd.mailbox import Mailbox
from LocalPlatform.pipeline import Pipeline


def failure(pipeline: Pipeline, mailbox: Mailbox, file: Path, key: str) -> tuple[str, str]:
    """Error and cause of an upload that becomes no film, which is told once."""
    version = pipeline.upload(file, key)
    assert pipeline.ended(pipeline.started_by(key, version)["executionArn"])["status"] == "FAILED"
    [found] = [item for item in pipeline.rows(key) if item["sk"]["S"] == "META"]
    assert found["status"]["S"] == "FAILED" and "folder" not in found
    [message] = [message for message in map(json.loads, mailbox.messages()) if message["key"] == key]
    assert (message["error"], message["cause"]) == (found["error"]["S"], found["cause"]["S"])
    return found["error"]["S"], found["cause"]["S"]
