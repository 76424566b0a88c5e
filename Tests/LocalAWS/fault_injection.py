"""Tells the MediaConvert stand-in of a running local AWS to refuse the next calls."""

from __future__ import annotations

import json
import urllib.request

from .gateway import LocalAWS
from .mediaconvert.service import FAULTS_PATH


def refuse_next(aws: LocalAWS, operation: str, error: str, times: int = 1, region: str = "eu-central-1") -> None:
    scope = f"{aws.account}/20260101/{region}/mediaconvert/aws4_request"
    request = urllib.request.Request(
        f"{aws.endpoint}{FAULTS_PATH}",
        data=json.dumps({"operation": operation, "error": error, "times": times}).encode(),
        headers={"Authorization": f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=0"},
        method="POST",
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        answer.read()
