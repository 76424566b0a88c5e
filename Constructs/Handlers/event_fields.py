"""What the handlers take from their events, checked."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from datetime import datetime, timezone
from typing import Any

from contract import Field

# The id becomes a folder of the delivery bucket and a tag: nothing in it may climb out of that folder.
_ASSET_ID = re.compile(r"[A-Za-z0-9_-]{1,128}")


class MalformedEvent(ValueError):
    """The input is not one that this function can act on; sending it again changes nothing."""


def mapping(event: Any) -> Mapping[str, Any]:
    """The event, if it is an object at all."""
    if not isinstance(event, Mapping):
        raise MalformedEvent(f"the event must be an object, not {type(event).__name__}")
    return event


def known(event: Mapping[str, Any], *names: str) -> Mapping[str, Any]:
    """The event, if it has no other members: one that is misspelt would be asked for in vain, or leave out what narrows a question."""
    for name in event:
        if name not in names:
            near = difflib.get_close_matches(str(name), names, 1)
            raise MalformedEvent(f"{name} means nothing here: " + (f"is it {near[0]}?" if near else f"there are {', '.join(names)}"))
    return event


def flag(event: Mapping[str, Any], field: str) -> bool:
    """Whether something is asked for: true or false, and false if nothing is said."""
    value = event.get(field, False)
    if not isinstance(value, bool):
        raise MalformedEvent(f"{field} must be true or false")
    return value


def text(event: Mapping[str, Any], field: str) -> str:
    """A text that must be there."""
    value = event.get(field)
    if not isinstance(value, str) or not value:
        raise MalformedEvent(f"{field} must be a string that is not empty")
    return value


def texts(event: Mapping[str, Any], field: str) -> list[str]:
    """A list with at least one text."""
    value = event.get(field)
    if not isinstance(value, list) or not value or not all(isinstance(item, str) and item for item in value):
        raise MalformedEvent(f"{field} must be a list of strings")
    return value


def action(event: Mapping[str, Any], known: Collection[str]) -> str:
    """What the event asks for, out of what is known."""
    value = event.get(Field.ACTION)
    if not isinstance(value, str) or value not in known:
        raise MalformedEvent(f"{Field.ACTION} must be one of {', '.join(known)}, not {value!r}")
    return value


def asset_id(event: Mapping[str, Any]) -> str:
    """The asset's id."""
    value = text(event, Field.ASSET_ID)
    if not _ASSET_ID.fullmatch(value):
        raise MalformedEvent(f"{Field.ASSET_ID} may hold letters, digits, _ and - only, 128 at most")
    return value


def whole_number(event: Mapping[str, Any], field: str, least: int = 1) -> int:
    """A whole number that must be there."""
    value = event.get(field)
    if type(value) is not int or value < least:
        raise MalformedEvent(f"{field} must be a whole number of at least {least}")
    return value


def moment(event: Mapping[str, Any], field: str) -> datetime:
    """A time that must be there: as Step Functions and EventBridge write it, `2026-01-01T00:00:00Z`, or in milliseconds since 1970."""
    value = event.get(field)
    try:
        if type(value) is int:
            return datetime.fromtimestamp(value / 1_000, timezone.utc)
        # Python knows the Z from 3.11 on only.
        read = datetime.fromisoformat(text(event, field).replace("Z", "+00:00"))
    except (ValueError, OverflowError, OSError):
        # A number may be of a year that no calendar has.
        raise MalformedEvent(f"{field} must be a time, not {value!r}") from None
    return read if read.tzinfo else read.replace(tzinfo=timezone.utc)


def members(event: Mapping[str, Any], field: str) -> list[Mapping[str, Any]]:
    """A list of objects, with one at least."""
    value = event.get(field)
    if not isinstance(value, list) or not value or not all(isinstance(item, Mapping) for item in value):
        raise MalformedEvent(f"{field} must be a list of objects")
    return value


def member(event: Mapping[str, Any], field: str) -> Mapping[str, Any]:
    """An object that must be there."""
    value = event.get(field)
    if not isinstance(value, Mapping):
        raise MalformedEvent(f"{field} must be an object")
    return value
