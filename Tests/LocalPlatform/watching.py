"""Uploads a file and follows what becomes of it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from .pipeline import Pipeline
from .results import results, url

_POLL_SECONDS = 0.3
_LONGEST_SECONDS = 3600


def upload(pipeline: Pipeline, file: Path, key: str, edge_url: str) -> bool:
    """Whether the asset became playable."""
    started = time.monotonic()
    version = pipeline.upload(file, key)
    print(f"uploaded   s3://{pipeline.source_bucket}/{key} ({file.stat().st_size / 1e6:.1f} MB)", flush=True)
    try:
        execution = pipeline.started_by(key, version)["executionArn"]
    except TimeoutError:
        print("Nothing started: the pipeline looks at what is below uploads/ and not empty.")
        return False
    print(f"execution  {execution}", flush=True)
    ended = follow(pipeline, execution, started)
    rows = [row for row in pipeline.rows(key) if row["sk"]["S"] != "META" or row.get("version", {}).get("S") == version]
    asset = next((row for row in rows if row["sk"]["S"] == "META"), None)
    if asset is None:
        print(f"{ended['status']}: no asset was made of it.")
        return False
    print(f"asset      {asset['pk']['S']} {asset['status']['S']}")
    if asset["status"]["S"] != "COMPLETE":
        print(f"why        {asset.get('error', {}).get('S', '')} {asset.get('cause', {}).get('S', ended.get('cause', ''))}".rstrip())
        return False
    show(pipeline, asset["pk"]["S"].removeprefix("ASSET#"), edge_url)
    return True


def follow(pipeline: Pipeline, execution: str, started: float) -> dict[str, Any]:
    """Prints each state as the execution comes to it for the first time; its description when it has ended."""
    client = pipeline.aws.client("stepfunctions")
    seen: set[str] = set()
    deadline = time.monotonic() + _LONGEST_SECONDS
    while True:
        described: dict[str, Any] = client.describe_execution(executionArn=execution)
        for name in pipeline.states_entered(execution):
            if name not in seen:
                seen.add(name)
                print(f"  {time.monotonic() - started:6.1f} s  {name}", flush=True)
        if described["status"] != "RUNNING":
            print(f"  {time.monotonic() - started:6.1f} s  {described['status']}", flush=True)
            return described
        if time.monotonic() > deadline:
            raise TimeoutError(f"The execution {execution} did not end within {_LONGEST_SECONDS} s.")
        time.sleep(_POLL_SECONDS)


def show(pipeline: Pipeline, asset: str, edge_url: str) -> None:
    """Where to play an asset."""
    made = results(pipeline, asset)
    for name, key in (("HLS", made.hls), ("DASH", made.dash), *(("preview", key) for key in made.previews)):
        if key is not None:
            print(f"{name:<10} {url(edge_url, key)}")
    if made.thumbnails:
        print(f"thumbnails {len(made.thumbnails)}, the first at {url(edge_url, made.thumbnails[0])}")
