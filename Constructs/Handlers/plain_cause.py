"""Why something failed, in words: Step Functions gives what a function or a job says as JSON."""

from __future__ import annotations

import json

from contract import Field


def words(cause: str) -> str:
    """The message within a cause, or the cause itself where it is a text already."""
    try:
        said = json.loads(cause)
    except ValueError:
        return cause
    found = [said.get(name) for name in (Field.ERROR_MESSAGE, "ErrorMessage")] if isinstance(said, dict) else []
    return next((str(word) for word in found if word), cause)
