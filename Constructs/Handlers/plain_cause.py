"""Why something failed, in words: Step Functions gives what a function or a job says as JSON."""

from __future__ import annotations

import json

import plain_text
from contract import Field

# As much as a person reads.
LONGEST_CAUSE = 2_000


def words(cause: str) -> str:
    """The message within a cause, or the cause itself where it is a text already."""
    try:
        said = json.loads(cause)
    except ValueError:
        return shown(cause)
    found = [said.get(name) for name in (Field.ERROR_MESSAGE, "ErrorMessage")] if isinstance(said, dict) else []
    return shown(next((str(word) for word in found if word), cause))


def shown(cause: str) -> str:
    """The cause as it may stand in rows and messages: what a service says may hold the name of a file, and what is in one."""
    return plain_text.one_line(cause, LONGEST_CAUSE)
