"""Multipart uploads as S3 has them."""

from __future__ import annotations

import functools
import hashlib
import os
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from contract import Variable
from upload_rows import Upload

_GONE = "NoSuchUpload"
# What S3 says of parts that are not there, not in order, too small, or together not as large as the file
# (https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html).
_DIFFERENCES = ("EntityTooSmall", "InvalidPart", "InvalidPartOrder", "InvalidRequest")


class PartsDiffer(Exception):
    """The parts are not those that were signed, or not all of them were sent."""


def begun(upload: Upload) -> Upload:
    """Opens the upload."""
    answer = _service().create_multipart_upload(Bucket=_bucket(), Key=upload.key, ContentType=upload.content_type)
    return replace(upload, upload_id=answer["UploadId"])


def signature(upload: Upload, part: int) -> str:
    """A signed request that puts a part, and no more and no less: S3 refuses another length, because the header is signed."""
    url: str = _service().generate_presigned_url(
        "upload_part",
        Params={**_place(upload), "PartNumber": part, "ContentLength": upload.length(part)},
        ExpiresIn=int(os.environ[Variable.SIGNATURE_SECONDS]))
    return url


def completed(upload: Upload, etags: Sequence[str]) -> str | None:
    """Puts the parts together; the version that they are, or None if the upload was dropped.

    S3 itself compares the size, before there is an object that would start the pipeline.
    """
    parts = [{"PartNumber": number, "ETag": etag} for number, etag in enumerate(etags, 1)]
    try:
        answer = _service().complete_multipart_upload(**_place(upload), MultipartUpload={"Parts": parts}, MpuObjectSize=upload.size)
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if code in _DIFFERENCES:
            raise PartsDiffer(f"{code}: {error.response['Error'].get('Message', '')}") from None
        # Completed by a call whose answer was lost, or dropped.
        if code != _GONE:
            raise
        return found(upload)
    return str(answer["VersionId"])


def abort(upload: Upload) -> None:
    """Drops what was sent, if it is still there."""
    try:
        _service().abort_multipart_upload(**_place(upload))
    except ClientError as error:
        if error.response["Error"]["Code"] != _GONE:
            raise


def found(upload: Upload) -> str | None:
    """The version that the upload has become, which is the first of its key."""
    listed = _service().list_object_versions(Bucket=_bucket(), Prefix=upload.key).get("Versions", [])
    # The newest comes first.
    versions = [version for version in listed if version["Key"] == upload.key]
    return str(versions[-1]["VersionId"]) if versions else None


def asset_id(upload: Upload, version_id: str) -> str:
    """The id that the pipeline gives the asset (`AssetIdentity` of the constructs)."""
    return hashlib.sha256(f"{_bucket()}/{upload.key}/{version_id}".encode()).hexdigest()


def _place(upload: Upload) -> dict[str, Any]:
    return {"Bucket": _bucket(), "Key": upload.key, "UploadId": upload.upload_id}


def _bucket() -> str:
    return os.environ[Variable.SOURCE_BUCKET]


@functools.cache
def _service() -> Any:
    """The client. Signatures name the bucket's region in the host, as buckets of opt-in regions need.

    S3 answers the end of a large upload only after minutes; asking it again meanwhile would not make it faster.
    """
    return boto3.client(
        "s3", config=Config(signature_version="s3v4", s3={"addressing_style": "virtual"}, connect_timeout=5, read_timeout=270))
