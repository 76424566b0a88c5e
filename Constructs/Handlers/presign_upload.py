"""Hands out presigned requests for a multipart upload, so that a browser can upload without credentials of its own.

Invoked with IAM only, by the creators' application, which says for whom: `start` opens an upload and signs its first parts, `sign` signs
others, `complete` ends it, `abort` drops it, each but the first for the creator alone who has started it. The function chooses the key
below the upload prefix, so that nobody can overwrite a file of another, and signs the length of each part with it. Every answer may get
lost: the same question again does no harm and is answered alike.

What it refuses is answered, as `error` and `errorMessage`, and counted: it is a mistake of a creator or the application. What fails is
raised.
"""

from __future__ import annotations

import json
import os
import re
import uuid
from collections.abc import Mapping
from typing import Any

import accepted_files
import event_fields
import multipart_uploads
import upload_rows
from contract import Field, IngestMetric, Priority, UploadStatus, Variable
from event_fields import MalformedEvent, text, whole_number
from failures import told
from multipart_uploads import PartsDiffer
from structured_log import log, metric
from upload_rows import NotAsThought, TooManyOpen, Upload

# S3's limits (https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html).
MAXIMUM_PARTS = 10_000
MINIMUM_PART_BYTES = 5 * 1024 * 1024
# Large enough that a film has few parts, small enough that a lost part is soon sent again.
USUAL_PART_BYTES = 64 * 1024 * 1024
# About as many as a fast line sends before the signatures end; a larger file, or a slower line, asks for the rest by `sign`.
SIGNED_AT_ONCE = 100
# Short enough for the rows' keys (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html).
LONGEST_TEXT = 512
_CONTENT_TYPE = re.compile(r"[A-Za-z0-9!#$&^_.+-]{1,127}/[A-Za-z0-9!#$&^_.+-]{1,127}(; ?[ -~]{1,128})?")


class UploadNotFound(Exception):
    """The creator has no such upload, or it was dropped."""


class UploadComplete(Exception):
    """The upload is complete, and its file has gone its way."""


# What the application is told; anything else is a fault.
REFUSALS = (MalformedEvent, PartsDiffer, TooManyOpen, UploadComplete, UploadNotFound)


def handler(event: Any, context: Any) -> dict[str, Any]:
    """Carries out the action that the event names."""
    request: Mapping[str, Any] = event if isinstance(event, Mapping) else {}
    actions = {"start": start, "sign": sign, "complete": complete, "abort": abort}
    about = {name: request.get(name) for name in (Field.ACTION, Field.KEY, Field.CREATOR)}
    try:
        return actions[event_fields.action(event_fields.mapping(event), actions)](request)
    except REFUSALS as refusal:
        name = type(refusal).__name__
        log("WARNING", f"refused: {refusal}", error=name, **about)
        metric(IngestMetric.REFUSED_REQUESTS, 1, "Count")
        return {Field.ERROR: name, Field.ERROR_MESSAGE: str(refusal)}
    except Exception as error:
        raise told(error, **about) from None


def start(event: Mapping[str, Any]) -> dict[str, Any]:
    """Opens an upload of a file with a name and a size in bytes, and signs its first parts.

    The same `token` of the same creator is the same upload: who has got no answer asks again with it. Its `priority` says when it is worked
    on, beside others: `live` uploads before those of an `import`.
    """
    creator, token = short_text(event, Field.CREATOR), short_text(event, Field.TOKEN, str(uuid.uuid4()))
    size, most = whole_number(event, "size"), int(os.environ[Variable.LARGEST_FILE_BYTES])
    if size > most:
        raise MalformedEvent(f"size must be at most {most} bytes")
    name, content_type = short_text(event, Field.FILE_NAME), short_text(event, "contentType", "application/octet-stream")
    if not _CONTENT_TYPE.fullmatch(content_type):
        raise MalformedEvent("contentType must be a media type such as video/mp4")
    priority = short_text(event, Field.PRIORITY, Priority.LIVE)
    if priority not in Priority.ALL:
        raise MalformedEvent(f"{Field.PRIORITY} must be one of {', '.join(Priority.ALL)}")
    title = short_text(event, Field.TITLE, name.rpartition(".")[0])
    unique = uuid.uuid5(uuid.NAMESPACE_OID, json.dumps([creator, token]))
    upload = Upload(
        key=f"{os.environ[Variable.UPLOAD_PREFIX]}{unique}.{extension(name)}", upload_id="", creator=creator, file_name=name,
        content_type=content_type, size=size, priority=priority, title=title,
        part_size=max(USUAL_PART_BYTES, MINIMUM_PART_BYTES, -(-size // MAXIMUM_PARTS)))
    begun = upload_rows.find(upload.key) or begin(upload)
    if (begun.file_name, begun.content_type, begun.size, begun.priority) != (name, content_type, size, priority):
        raise MalformedEvent("token must be one that no upload of another file or priority was started with")
    require_open(begun)
    return {
        Field.KEY: begun.key, "uploadId": begun.upload_id, "partSize": begun.part_size, "parts": begun.parts,
        "urls": signatures(begun, 1)}


def begin(upload: Upload) -> Upload:
    """Opens an upload, if the creator may have another; the one that was opened by then, if the same was asked for twice at once."""
    most = int(os.environ[Variable.OPEN_UPLOADS])
    too_many = TooManyOpen(f"at most {most} uploads of a creator may be open: complete or abort one")
    # Asked before S3 is, so that who asks on and on costs little; the row itself lets no more in.
    if upload_rows.open_uploads(upload.creator) >= most:
        raise too_many
    upload = multipart_uploads.begun(upload)
    # What else fails may have written the row, so that the upload stays: the same token finds it, or S3's own rule drops its parts.
    try:
        upload_rows.opened(upload)
    except TooManyOpen:
        multipart_uploads.abort(upload)
        raise too_many from None
    except NotAsThought:
        other = upload_rows.find(upload.key)
        if other is None or other.upload_id != upload.upload_id:
            multipart_uploads.abort(upload)
        if other is None:
            raise
        return other
    log("INFO", "upload started", key=upload.key, creator=upload.creator, size=upload.size, parts=upload.parts)
    return upload


def sign(event: Mapping[str, Any]) -> dict[str, Any]:
    """Signs further parts, beginning at `firstPart`."""
    upload, first = own(event), whole_number(event, "firstPart")
    require_open(upload)
    if first > upload.parts:
        raise MalformedEvent(f"firstPart must be at most {upload.parts}")
    return {"urls": signatures(upload, first)}


def complete(event: Mapping[str, Any]) -> dict[str, Any]:
    """Ends an upload; `etags` holds what S3 answered for each part, in order. Says which asset it will be."""
    upload, etags = own(event), event_fields.texts(event, "etags")
    if upload.status == UploadStatus.OPEN:
        if len(etags) != upload.parts:
            raise MalformedEvent(f"etags must be {upload.parts}, one for each part")
        upload = settled(upload, multipart_uploads.completed(upload, etags))
    if upload.status == UploadStatus.ABORTED:
        raise UploadNotFound("the upload was dropped")
    return {Field.KEY: upload.key, Field.ASSET_ID: upload.asset_id}


def abort(event: Mapping[str, Any]) -> dict[str, Any]:
    """Drops an upload and what was sent of it."""
    upload = own(event)
    if upload.status == UploadStatus.OPEN:
        multipart_uploads.abort(upload)
        upload = settled(upload, multipart_uploads.found(upload))
    if upload.status == UploadStatus.COMPLETE:
        raise UploadComplete("the upload is complete: its file is an asset")
    return {Field.KEY: upload.key}


def settled(upload: Upload, version_id: str | None) -> Upload:
    """Records how an upload has ended: as a version of its key, or as nothing."""
    try:
        if version_id is None:
            ended = upload_rows.aborted(upload)
        else:
            ended = upload_rows.completed(upload, version_id, multipart_uploads.asset_id(upload, version_id))
    except NotAsThought:
        # The same question at the same time.
        return upload_rows.find(upload.key) or upload
    log("INFO", "upload ended", ended.asset_id, key=ended.key, creator=ended.creator, status=ended.status)
    return ended


def own(event: Mapping[str, Any]) -> Upload:
    """The upload that the event names, if it is the creator's. That of another is as if there was none."""
    creator, key, upload_id = short_text(event, Field.CREATOR), text(event, Field.KEY), text(event, "uploadId")
    found = upload_rows.find(key) if len(key) <= LONGEST_TEXT else None
    if found is None or (found.creator, found.upload_id) != (creator, upload_id):
        raise UploadNotFound("the creator has no such upload")
    return found


def require_open(upload: Upload) -> None:
    if upload.status == UploadStatus.COMPLETE:
        raise UploadComplete("the upload is complete: its file is an asset")
    if upload.status != UploadStatus.OPEN:
        raise UploadNotFound("the upload was dropped")


def signatures(upload: Upload, first: int) -> list[str]:
    """Signed `PUT` requests of the parts from `first` on, `SIGNED_AT_ONCE` at most."""
    return [multipart_uploads.signature(upload, part) for part in range(first, min(upload.parts, first + SIGNED_AT_ONCE - 1) + 1)]


def extension(file_name: str) -> str:
    """The ending of a file's name, if the pipeline takes such files."""
    ending = accepted_files.ending(file_name)
    if not ending:
        raise MalformedEvent(f"fileName must end with {accepted_files.list_of_endings()}")
    return ending


def short_text(event: Mapping[str, Any], field: str, default: str | None = None) -> str:
    """A text that may be stored: not too long, and of characters that can be seen."""
    value = default if default is not None and event.get(field) is None else text(event, field)
    if len(value.encode(errors="replace")) > LONGEST_TEXT or not value.isprintable():
        raise MalformedEvent(f"{field} must be at most {LONGEST_TEXT} bytes of characters that can be seen")
    return value
