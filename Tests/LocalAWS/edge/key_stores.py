"""CloudFront's stores of keys, as a client of a local AWS reaches them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import boto3
from botocore.config import Config

from .functions import Stores


def client(session: boto3.Session, endpoint: str) -> Any:
    """The service has a host for each account and wants signatures of its own kind, which take a further library; neither is so here."""
    made = session.client("cloudfront-keyvaluestore", endpoint_url=endpoint, config=Config(signature_version="v4"))

    def here(request: Any, **_: Any) -> None:
        request.url = f"{endpoint}{urlsplit(request.url).path}"

    made.meta.events.register("before-sign.cloudfront-keyvaluestore", here)
    return made


def contents(session: boto3.Session, endpoint: str) -> Stores:
    """What is in the stores, asked for each time."""
    service = client(session, endpoint)

    def items(arn: str) -> dict[str, str]:
        return {item["Key"]: item["Value"] for item in service.list_keys(KvsARN=arn)["Items"]}

    return items
