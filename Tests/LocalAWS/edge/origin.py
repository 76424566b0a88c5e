"""The bucket behind a distribution, as CloudFront may read it.

What is answered for absent objects: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html; to a browser that asks first:
https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from botocore.exceptions import ClientError

from .bucket_policy import Reader, admits
from .message import Request, Response

_KEPT = ("ContentType", "CacheControl", "ETag", "ContentEncoding")


@dataclass(frozen=True)
class BucketOrigin:
    """Reads only what the bucket's policy lets its reader read, whatever the client's own credentials could."""

    s3: Any
    bucket: str
    statements: Sequence[dict[str, Any]]
    reader: Reader
    # For keys of objects that are encrypted with one of KMS.
    kms: Any = None

    def fetch(self, request: Request) -> Response:
        """The whole object; its path in the URL is its key."""
        if request.method == "OPTIONS":
            return self._preflight(request)
        key = unquote(request.path).lstrip("/")
        if not key or not self._may("s3:GetObject", f"/{key}"):
            return _refused(403, "AccessDenied")
        try:
            answer = self.s3.get_object(Bucket=self.bucket, Key=key)
        except ClientError as error:
            if error.response["ResponseMetadata"]["HTTPStatusCode"] != 404:
                raise
            # Who may not list a bucket is not told that an object is absent.
            return _refused(404, "NoSuchKey") if self._may("s3:ListBucket", "") else _refused(403, "AccessDenied")
        if answer.get("ServerSideEncryption") == "aws:kms" and not self._may_decrypt(answer.get("SSEKMSKeyId", "")):
            return _refused(403, "AccessDenied")
        headers = {"last-modified": answer["LastModified"].strftime("%a, %d %b %Y %H:%M:%S GMT"), "accept-ranges": "bytes"}
        names = {"ContentType": "content-type", "CacheControl": "cache-control", "ETag": "etag", "ContentEncoding": "content-encoding"}
        headers.update({names[name]: answer[name] for name in _KEPT if answer.get(name)})
        return Response(200, headers, answer["Body"].read())

    def _may(self, action: str, path: str) -> bool:
        return admits(self.statements, self.reader, action, f"arn:aws:s3:::{self.bucket}{path}")

    def _may_decrypt(self, key: str) -> bool:
        """By the key's policy, since CloudFront has no role; the keys that AWS keeps for S3 have none for it."""
        if not key or "alias/aws/" in key:
            return False
        policy = json.loads(self.kms.get_key_policy(KeyId=key, PolicyName="default")["Policy"])
        return admits(policy["Statement"], self.reader, "kms:Decrypt", key)

    def _preflight(self, request: Request) -> Response:
        """S3 answers a browser's question by the bucket's own CORS rules, and refuses where it has none."""
        try:
            rules = self.s3.get_bucket_cors(Bucket=self.bucket)["CORSRules"]
        except ClientError:
            return _refused(403, "AccessForbidden")
        origin, method = request.headers.get("origin", ""), request.headers.get("access-control-request-method", "")
        for rule in rules:
            if {"*", origin} & set(rule["AllowedOrigins"]) and method in rule["AllowedMethods"]:
                return Response(200, {"access-control-allow-origin": "*" if "*" in rule["AllowedOrigins"] else origin,
                                      "access-control-allow-methods": ", ".join(rule["AllowedMethods"])})
        return _refused(403, "AccessForbidden")


def _refused(status: int, code: str) -> Response:
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>{code}</Code></Error>'
    return Response(status, {"content-type": "application/xml"}, body.encode())
