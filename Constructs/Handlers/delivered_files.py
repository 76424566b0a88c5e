"""The files of one making of an asset in the delivery bucket: listed once, read where what is in them matters."""

from __future__ import annotations

import functools
import os
import posixpath
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote

import boto3
from botocore.config import Config
from contract import Variable


class DeliveredFiles:
    """What is there of a folder, by key."""

    def __init__(self, folder: str, listed: Iterable[Mapping[str, Any]]) -> None:
        self.folder = folder
        self.sizes = {str(item["Key"]): int(item["Size"]) for item in listed}

    @classmethod
    def of(cls, folder: str) -> DeliveredFiles:
        pages = s3().get_paginator("list_objects_v2").paginate(Bucket=bucket(), Prefix=f"{folder}/")
        return cls(folder, (item for page in pages for item in page.get("Contents", [])))

    @property
    def bytes(self) -> int:
        return sum(self.sizes.values())

    def under(self, subfolder: str) -> list[str]:
        """The keys in a folder of the folder, in order."""
        return sorted(key for key in self.sizes if key.startswith(f"{self.folder}/{subfolder}"))

    def main(self, subfolder: str, ending: str) -> str | None:
        """The file with an ending whose name is the shortest: a rendition's name is longer than the asset's."""
        return min((key for key in self.under(subfolder) if key.endswith(ending)), key=lambda key: (len(key), key), default=None)

    def is_there(self, key: str) -> bool:
        """Whether a file is there, and not empty."""
        return self.sizes.get(key, 0) > 0


def referred(key: str, uri: str) -> str:
    """The key of what a file refers to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(key), unquote(uri)))


def read(key: str) -> bytes:
    content: bytes = s3().get_object(Bucket=bucket(), Key=key)["Body"].read()
    return content


def bucket() -> str:
    return os.environ[Variable.DELIVERY_BUCKET]


@functools.cache
def s3() -> Any:
    return boto3.client(
        "s3", config=Config(connect_timeout=5, read_timeout=20, retries={"mode": "standard", "total_max_attempts": 3})
    )
