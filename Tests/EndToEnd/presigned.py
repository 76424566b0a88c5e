"""A browser's upload: without credentials, by requests that the presigning function has signed."""

from __future__ import annotations

import json
import ssl
import urllib.request
from pathlib import Path
from typing import Any

from LocalPlatform.pipeline import Pipeline

CREATOR = "creator-of-the-tests"


class Refused(Exception):
    """What the function says when it does not do what it was asked for."""


class Failed(Exception):
    """The function could not do what it should."""


def ask(pipeline: Pipeline, **event: Any) -> dict[str, Any]:
    """What the creators' application asks the function."""
    answer = pipeline.aws.client("lambda").invoke(
        FunctionName=pipeline.presign_function, Payload=json.dumps({"creator": CREATOR, **event}))
    told: dict[str, Any] = json.loads(answer["Payload"].read())
    if "FunctionError" in answer:
        raise Failed(told["errorType"], told["errorMessage"])
    if "error" in told:
        raise Refused(told["error"], told["errorMessage"])
    return told


def put(pipeline: Pipeline, url: str, part: bytes) -> str:
    """Sends a part; what S3 answers for it."""
    trusting = ssl.create_default_context(cafile=pipeline.aws.certificate) if pipeline.aws.certificate else None
    with urllib.request.urlopen(urllib.request.Request(url, part, method="PUT"), timeout=60, context=trusting) as answer:
        return str(answer.headers["ETag"])


def upload(pipeline: Pipeline, file: Path, **asked: str) -> tuple[str, int, str]:
    """The key that the function has chosen for a file, in how many parts it went, and which asset it will be."""
    started = ask(pipeline, action="start", fileName=file.name, contentType="video/mp4", size=file.stat().st_size, **asked)
    with file.open("rb") as body:
        etags = [put(pipeline, url, body.read(started["partSize"])) for url in started["urls"]]
    whose = {name: value for name, value in asked.items() if name == "creator"}
    completed = ask(pipeline, action="complete", key=started["key"], uploadId=started["uploadId"], etags=etags, **whose)
    return str(started["key"]), len(etags), str(completed["assetId"])
