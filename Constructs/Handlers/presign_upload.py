"""Hands out presigned requests for a multipart upload, so that a browser can upload without credentials of its own.

Invoked with IAM only, by the creators' application: `start` opens an upload and signs its first parts, `sign` signs
others, `complete` ends it, `abort` drops it. The function chooses the key below the upload prefix, so that nobody can
overwrite a file of another.
"""

from __future__ import annotations

import functools
import math
import os
import re
import uuid
from collections.abc import Mapping
from typing import Any

import accepted_files
import boto3
import event_fields
from botocore.config import Config
from contract import Field, Variable
from event_fields import MalformedEvent, text, whole_number
from service_errors import named
from structured_log import log

# S3's limits (https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html).
MAXIMUM_PARTS = 10_000
MINIMUM_PART_BYTES = 5 * 1024 * 1024
MAXIMUM_FILE_BYTES = 5 * 1024**4
# Large enough that a film has few parts, small enough that a lost part is soon sent again.
USUAL_PART_BYTES = 64 * 1024 * 1024
# About as many as a fast line sends before the signatures end; a larger file, or a slower line, asks for the rest by `sign`.
SIGNED_AT_ONCE = 100


def handler(event: Any, context: Any) -> dict[str, Any]:
    """Carries out the action that the event names."""
    request: Mapping[str, Any] = event if isinstance(event, Mapping) else {}
    actions = {"start": start, "sign": sign, "complete": complete, "abort": abort}
    try:
        return actions[event_fields.action(event_fields.mapping(event), actions)](request)
    except Exception as error:
        failure = named(error)
        log("ERROR", str(failure), action=request.get(Field.ACTION), key=request.get(Field.KEY), error=type(failure).__name__)
        raise failure from None


def start(event: Mapping[str, Any]) -> dict[str, Any]:
    """Opens an upload of a file with a name and a size in bytes, and signs its first parts."""
    size = whole_number(event, "size")
    if size > MAXIMUM_FILE_BYTES:
        raise MalformedEvent(f"size must be at most {MAXIMUM_FILE_BYTES} bytes")
    key = f"{os.environ[Variable.UPLOAD_PREFIX]}{uuid.uuid4()}.{extension(text(event, 'fileName'))}"
    part_size = max(USUAL_PART_BYTES, MINIMUM_PART_BYTES, math.ceil(size / MAXIMUM_PARTS))
    upload = s3().create_multipart_upload(Bucket=bucket(), Key=key)
    parts = math.ceil(size / part_size)
    log("INFO", "upload started", key=key, uploadId=upload["UploadId"], size=size, parts=parts)
    signed = signatures(key, upload["UploadId"], 1, parts)
    return {Field.KEY: key, "uploadId": upload["UploadId"], "partSize": part_size, "parts": parts, "urls": signed}


def sign(event: Mapping[str, Any]) -> dict[str, Any]:
    """Signs further parts, beginning at `firstPart`."""
    first, parts = whole_number(event, "firstPart"), whole_number(event, "parts")
    if first > parts or parts > MAXIMUM_PARTS:
        raise MalformedEvent(f"firstPart must be at most parts, and parts at most {MAXIMUM_PARTS}")
    return {"urls": signatures(own_key(event), text(event, "uploadId"), first, parts)}


def complete(event: Mapping[str, Any]) -> dict[str, Any]:
    """Ends an upload; `etags` holds what S3 answered for each part, in order."""
    etags, key = event_fields.texts(event, "etags"), own_key(event)
    s3().complete_multipart_upload(
        Bucket=bucket(),
        Key=key,
        UploadId=text(event, "uploadId"),
        MultipartUpload={"Parts": [{"PartNumber": number, "ETag": etag} for number, etag in enumerate(etags, 1)]},
    )
    log("INFO", "upload completed", key=key, parts=len(etags))
    return {Field.KEY: key}


def abort(event: Mapping[str, Any]) -> dict[str, Any]:
    """Drops an upload and what was sent of it."""
    key = own_key(event)
    s3().abort_multipart_upload(Bucket=bucket(), Key=key, UploadId=text(event, "uploadId"))
    log("INFO", "upload aborted", key=key)
    return {Field.KEY: key}


def signatures(key: str, upload_id: str, first: int, parts: int) -> list[str]:
    """Signed `PUT` requests of the parts from `first` on, `SIGNED_AT_ONCE` at most."""
    return [
        s3().generate_presigned_url(
            "upload_part",
            Params={"Bucket": bucket(), "Key": key, "UploadId": upload_id, "PartNumber": number},
            ExpiresIn=int(os.environ[Variable.SIGNATURE_SECONDS]),
        )
        for number in range(first, min(parts, first + SIGNED_AT_ONCE - 1) + 1)
    ]


def extension(file_name: str) -> str:
    """The ending of a file's name, if the pipeline takes such files."""
    ending = accepted_files.ending(file_name)
    if not ending:
        raise MalformedEvent(f"fileName must end with {accepted_files.list_of_endings()}")
    return ending


def own_key(event: Mapping[str, Any]) -> str:
    """A key that this function can have chosen."""
    key, prefix = text(event, Field.KEY), os.environ[Variable.UPLOAD_PREFIX]
    if not re.fullmatch(re.escape(prefix) + r"[0-9a-f-]{36}\.[a-z0-9]{1,8}", key):
        raise MalformedEvent(f"{Field.KEY} must be one that start has answered")
    return key


def bucket() -> str:
    return os.environ[Variable.SOURCE_BUCKET]


@functools.cache
def s3() -> Any:
    """The client. Signatures name the bucket's region in the host, as buckets of opt-in regions need.

    S3 answers the end of a large upload only after minutes; asking it again meanwhile would not make it faster.
    """
    return boto3.client(
        "s3", config=Config(signature_version="s3v4", s3={"addressing_style": "virtual"}, connect_timeout=5, read_timeout=270))
