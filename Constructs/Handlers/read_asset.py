"""Reads one asset: what it is, where it is played, what is missing of it and why, and what becomes of it, in words."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import asked_assets
import event_fields
import plain_cause
from asked_assets import Row
from contract import AssetStatus, Field, JobKind, Variable

# Of the outputs those that viewers and applications open.
_PLAYED = ("hls", "dash", "poster", "firstThumbnail", "tiles", JobKind.PREVIEW)
_TOLD = (
    Field.KEY, Field.CREATOR, Field.STATUS, Field.PRIORITY, Field.VERSION_ID, Field.SIZE_IN_BYTES, Field.UPLOADED_AT, Field.CREATED_AT,
    Field.UPDATED_AT, Field.WAITING_SINCE, Field.MAKING, Field.METADATA, Field.HISTORY, "receipt")
_WORDS = {
    AssetStatus.WAITING: "It waits for its turn.",
    AssetStatus.PLANNING: "Its source is looked into.",
    AssetStatus.TRANSCODING: "Its jobs run.",
    AssetStatus.COMPLETE: "It can be played.",
    AssetStatus.FAILED: "It could not be made.",
    AssetStatus.REJECTED: "It is nothing that the platform takes.",
    AssetStatus.DELETING: "It is being deleted: delete it again to go on.",
    AssetStatus.DELETED: "It is deleted.",
}


def handler(event: Any, context: Any) -> dict[str, Any]:
    """The asset that the event names."""
    return asked_assets.answered(event, read)


def read(event: Mapping[str, Any]) -> dict[str, Any]:
    asset_id = event_fields.asset_id(event_fields.known(event, Field.ASSET_ID))
    row = asked_assets.row(asset_id)
    outputs = made(row)
    answer: dict[str, Any] = {
        Field.ASSET_ID: asset_id, **{name: row[name] for name in _TOLD if name in row}, "words": words(row, bool(outputs)),
        "playback": {name: address(str(outputs[name])) for name in _PLAYED if outputs.get(name)}, "missing": missing(row, outputs)}
    if Field.KEY in row:
        answer |= {Field.FILE_NAME: asked_assets.file_name(row), Field.TITLE: asked_assets.title(row)}
    plan = row.get(Field.PLAN) or {}
    answer |= {name: plan[name] for name in (Field.DECISIONS, Field.RENDITIONS) if name in plan}
    if Field.ERROR in row:
        answer[Field.ERROR] = row[Field.ERROR]
    plain: dict[str, Any] = asked_assets.plain(answer)
    return plain


def made(row: Row) -> dict[str, Any]:
    """What was verified last and is there for viewers; states write it as text."""
    text = row.get(Field.OUTPUTS)
    outputs: dict[str, Any] = json.loads(text) if text and row.get(Field.STATUS) != AssetStatus.DELETING else {}
    return outputs


def words(row: Row, is_served: bool) -> str:
    """What has become of it."""
    status = str(row[Field.STATUS])
    said = [_WORDS[status]]
    if row.get(Field.CAUSE):
        said.append(plain_cause.words(str(row[Field.CAUSE])))
    if is_served and status != AssetStatus.COMPLETE:
        said.append("What was made before is served meanwhile.")
    return " ".join(said)


def missing(row: Row, outputs: Mapping[str, Any]) -> list[dict[str, str]]:
    """Without what it had to be called complete, and what was lost since."""
    never = [{"part": str(part["part"]), "why": plain_cause.words(str(part["why"]))} for part in outputs.get("missing", [])]
    return never + [{"part": "files", "why": f"{sentence}: make it again"} for sentence in row.get(Field.GONE, [])]


def address(key: str) -> str:
    return f"https://{os.environ[Variable.PLAYBACK_DOMAIN]}/{quote(key)}"
