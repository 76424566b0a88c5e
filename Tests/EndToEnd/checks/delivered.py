"""The files of an asset, fetched to look at."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from LocalPlatform.pipeline import Pipeline
from LocalPlatform.results import Results, results


@dataclass(frozen=True)
class Delivered:
    """Files by their keys in the delivery bucket."""

    results: Results
    files: dict[str, Path]
    directory: Path

    def text(self, key: str) -> str:
        return self.files[key].read_text()

    def resolved(self, manifest: str, uri: str) -> str:
        """The key of what a manifest refers to."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(manifest), unquote(uri)))


def delivered(pipeline: Pipeline, asset: str, directory: Path) -> Delivered:
    found = results(pipeline, asset)
    s3 = pipeline.aws.client("s3")
    files = {}
    for number, key in enumerate(found.keys):
        files[key] = directory / f"{number}{Path(key).suffix}"
        s3.download_file(pipeline.delivery_bucket, key, str(files[key]))
    return Delivered(found, files, directory)
