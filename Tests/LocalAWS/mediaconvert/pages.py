"""Lists in pages, as all operations that list answer.

The API reference, `MaxResults` and `NextToken`.
"""

from __future__ import annotations

from typing import Any

from .errors import bad_request

_DEFAULT_SIZE = 20


def page(name: str, found: list[dict[str, Any]], members: dict[str, Any]) -> dict[str, Any]:
    """The part that the request asks for of everything that was found."""
    token = members.get("nextToken", "0")
    if not token.isdigit():
        raise bad_request(f"/nextToken: {token} is no token of this service")
    ordered = found[::-1] if members.get("order") == "DESCENDING" else found
    start = int(token)
    end = start + members.get("maxResults", _DEFAULT_SIZE)
    answer: dict[str, Any] = {name: ordered[start:end]}
    if end < len(ordered):
        answer["nextToken"] = str(end)
    return answer
