"""Files between S3 and this machine, for a job.

How S3 is to keep them: the API reference, `S3DestinationSettings`.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any
from urllib.parse import quote

from boto3.s3.transfer import TransferConfig
from botocore.exceptions import ClientError

from . import role
from .transcoding.failure import NOT_FOUND, JobFailed
from .transcoding.result import GroupResult

# Whatever its size: what is large on AWS is small here, and parts need permissions of their own where keys of KMS are.
_IN_PARTS = TransferConfig(multipart_threshold=1)
# Where nobody asks for permissions, three requests would show no more than one.
_AT_ONCE = TransferConfig(multipart_threshold=1 << 40, use_threads=False)
_ENCRYPTION = {"SERVER_SIDE_ENCRYPTION_S3": "AES256", "SERVER_SIDE_ENCRYPTION_KMS": "aws:kms"}


def download(client: Any, location: str, path: Path) -> Path:
    """Fetches `s3://bucket/key`, or fails the job in the service's words."""
    what = f"Unable to open input file [{quote(location, safe=':/')}]: [Failed probe/open: [Can't read input stream"
    if not location.startswith("s3://"):
        raise JobFailed(NOT_FOUND, f"{what}: [The local transcoder reads from S3 only]]]")
    bucket, _, key = location.removeprefix("s3://").partition("/")
    try:
        answer = client.get_object(Bucket=bucket, Key=key)
        with path.open("wb") as file:
            shutil.copyfileobj(answer["Body"], file)
    except ClientError as error:
        failed = role.failure(error, what)
        raise JobFailed(failed.code, f"{failed.message}]]") from None
    return path


def upload(client: Any, group: GroupResult) -> None:
    from ministack import app

    options, how = _options(group.destination_settings), _IN_PARTS if app.AUTH else _AT_ONCE
    for artifact in group.artifacts:
        try:
            client.upload_file(
                str(artifact.path), artifact.bucket, artifact.key, ExtraArgs={"ContentType": artifact.content_type, **options},
                Config=how)
        except Exception as error:
            # Its own transfer wraps what S3 said.
            cause = error if isinstance(error, ClientError) else error.__context__
            if not isinstance(cause, ClientError):
                raise
            raise role.failure(cause, f"Unable to write to output file [{artifact.location}]") from None


def _options(settings: dict[str, Any]) -> dict[str, str]:
    """What `destinationSettings` asks of S3."""
    s3 = settings.get("s3Settings", {})
    options: dict[str, str] = {}
    if "storageClass" in s3:
        options["StorageClass"] = s3["storageClass"]
    if "encryptionType" in s3.get("encryption", {}):
        options["ServerSideEncryption"] = _ENCRYPTION[s3["encryption"]["encryptionType"]]
    if "kmsKeyArn" in s3.get("encryption", {}):
        options["SSEKMSKeyId"] = s3["encryption"]["kmsKeyArn"]
    if "cannedAcl" in s3.get("accessControl", {}):
        options["ACL"] = s3["accessControl"]["cannedAcl"].lower().replace("_", "-")
    return options
