"""The master of an asset, as far as it has to be there for the asset to be made again."""

from __future__ import annotations

from typing import Any

from asked_assets import Refused, Row
from botocore.exceptions import ClientError
from contract import Field
from delivered_files import s3
from source_object import GONE

# From which S3 reads nothing before it is restored (https://docs.aws.amazon.com/AmazonS3/latest/userguide/restoring-objects.html).
_ARCHIVES = ("GLACIER", "DEEP_ARCHIVE")
# Enough for an asset to be admitted and made; as long as it is restored, it is paid for twice.
_RESTORED_DAYS = 7


class MasterGone(Refused):
    """The master is deleted."""


class MasterReplaced(Refused):
    """The key has a newer version, and a job reads none but the newest."""


class MasterArchived(Refused):
    """The master has to be restored first."""


def require(row: Row, is_restored: bool) -> None:
    """Refuses an asset whose master cannot be read; lets S3 restore it if it may."""
    if Field.KEY not in row:
        raise MasterGone("it was never written down, so that nobody knows its master: upload it again")
    place = {"Bucket": str(row[Field.BUCKET]), "Key": str(row[Field.KEY])}
    try:
        head = s3().head_object(**place)
    except ClientError as error:
        if error.response["Error"]["Code"] not in GONE:
            raise
        raise MasterGone("its master is deleted: upload it again, which is another asset") from None
    version = row.get(Field.VERSION_ID)
    if version and head.get("VersionId") != version:
        raise MasterReplaced("another file was uploaded under its key, which is an asset of its own: make that again, or upload this one")
    if head.get("StorageClass") in _ARCHIVES and 'ongoing-request="false"' not in head.get("Restore", ""):
        raise MasterArchived(archived(place, head, is_restored))


def archived(place: dict[str, str], head: dict[str, Any], is_restored: bool) -> str:
    """Lets a master be restored, if that is asked for and not under way; what is said of it."""
    if not is_restored and "Restore" not in head:
        return "its master is in Glacier: ask with restore, and again when it is restored, after twelve hours at most"
    if "Restore" not in head:
        s3().restore_object(**place, RestoreRequest={"Days": _RESTORED_DAYS, "GlacierJobParameters": {"Tier": "Bulk"}})
    return "its master is being restored from Glacier: ask again after twelve hours"
