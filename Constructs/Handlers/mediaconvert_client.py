"""MediaConvert's client."""

from __future__ import annotations

import functools
import os
from typing import Any

import boto3
from botocore.config import Config
from contract import Variable


@functools.cache
def mediaconvert() -> Any:
    """The client, made once for each execution environment.

    It tries once: what a second try answers would hide that the first may have made a job. The waiting between tries is the state
    machine's.
    """
    return boto3.client(
        "mediaconvert",
        region_name=os.environ[Variable.MEDIA_CONVERT_REGION],
        config=Config(connect_timeout=5, read_timeout=20, retries={"mode": "standard", "total_max_attempts": 1}),
    )
