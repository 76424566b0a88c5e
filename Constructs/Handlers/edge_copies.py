"""What CloudFront's edge locations keep of an asset, and that they are told to forget."""

from __future__ import annotations

import functools
import os
from collections.abc import Sequence
from typing import Any

import boto3
from asked_assets import Refused
from botocore.config import Config
from botocore.exceptions import ClientError
from contract import Variable


class EdgeBusy(Refused):
    """CloudFront works on as many invalidations as it takes: what is asked again in some minutes goes on."""


def forget(paths: Sequence[str], reference: str) -> str:
    """Tells edge locations to forget what is below some paths; the invalidation's id.

    The same reference is the same invalidation, however often it is asked for
    (https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_InvalidationBatch.html).
    """
    batch = {"Paths": {"Quantity": len(paths), "Items": list(paths)}, "CallerReference": reference}
    try:
        answer = _service().create_invalidation(DistributionId=_distribution(), InvalidationBatch=batch)
    except ClientError as error:
        if error.response["Error"]["Code"] == "TooManyInvalidationsInProgress":
            raise EdgeBusy("CloudFront works on as many invalidations as it takes: ask again in some minutes") from None
        raise
    return str(answer["Invalidation"]["Id"])


def is_forgotten(invalidation: str) -> bool:
    answer = _service().get_invalidation(DistributionId=_distribution(), Id=invalidation)
    return bool(answer["Invalidation"]["Status"] == "Completed")


def _distribution() -> str:
    return os.environ[Variable.DISTRIBUTION_ID]


@functools.cache
def _service() -> Any:
    retries = {"mode": "standard", "total_max_attempts": 3}
    return boto3.client("cloudfront", config=Config(connect_timeout=5, read_timeout=20, retries=retries))
