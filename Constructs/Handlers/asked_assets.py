"""What the functions that are asked about assets have in common: what they refuse is an answer, what fails an error, and how a row reads.

They are invoked with IAM only, by an operator or an application of the platform's owner.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import event_fields
import job_rows
import plain_text
from contract import Field, RowKey
from event_fields import MalformedEvent
from failures import told
from structured_log import log

Row = dict[str, Any]
# As long as a key may be.
LONGEST_NAME = 1_024


class Refused(Exception):
    """What was asked for is not done, for a reason that whoever asks can do something about."""


class AssetNotFound(Refused):
    """There is no such asset."""


def answered(event: Any, act: Callable[[Mapping[str, Any]], dict[str, Any]]) -> dict[str, Any]:
    """The answer to an event; what is refused is told as `error` and `errorMessage`."""
    asked_for = event.get(Field.ASSET_ID) if isinstance(event, Mapping) else None
    try:
        return act(event_fields.mapping(event))
    except (MalformedEvent, Refused) as refusal:
        name = type(refusal).__name__
        log("WARNING", f"refused: {refusal}", asked_for, error=name)
        return {Field.ERROR: name, Field.ERROR_MESSAGE: str(refusal)}
    except Exception as error:
        raise told(error, asked_for) from None


def row(asset_id: str) -> Row:
    """The row of an asset as it is now."""
    found: Row | None = job_rows.table().get_item(Key=key(asset_id), ConsistentRead=True).get("Item")
    if found is None:
        raise AssetNotFound("there is no asset of this id")
    return found


def key(asset_id: str) -> dict[str, str]:
    return {RowKey.PARTITION: f"{RowKey.ASSET}{asset_id}", RowKey.SORT: RowKey.ITSELF}


def identity(found: Mapping[str, Any]) -> str:
    return str(found[RowKey.PARTITION]).removeprefix(RowKey.ASSET)


def file_name(found: Mapping[str, Any]) -> str:
    """What the creator calls the file, as it may be shown. Rows of former versions say it by their key alone."""
    return plain_text.one_line(str(found.get(Field.FILE_NAME) or str(found.get(Field.KEY, "")).rpartition("/")[2]), LONGEST_NAME)


def title(found: Mapping[str, Any]) -> str:
    """What nobody has given a title has the name of its file without the ending."""
    name = file_name(found)
    return plain_text.one_line(str(found.get(Field.TITLE) or name.rpartition(".")[0] or name), LONGEST_NAME)


def plain(value: Any) -> Any:
    """A value of the table as JSON has it."""
    if isinstance(value, Mapping):
        return {name: plain(member) for name, member in value.items()}
    if isinstance(value, list):
        return [plain(element) for element in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
