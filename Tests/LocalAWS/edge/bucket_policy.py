"""What the policies of a bucket and of its key let CloudFront read.

https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html: an origin access control
is the service itself for one distribution, an older identity is a canonical user, which no key's policy can name.

Only what the policies of the platform are made of is understood; anything else is an error, not a guess.
"""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Reader:
    """CloudFront as S3 sees it: the canonical user of an identity, or the service for a distribution."""

    principal: tuple[str, str]
    distribution_arn: str = ""


def admits(statements: Sequence[dict[str, Any]], reader: Reader, action: str, resource: str) -> bool:
    effects = {
        statement["Effect"] for statement in statements
        if _names(statement["Principal"], reader) and _any(statement["Action"], action) and _any(statement["Resource"], resource)
        and all(_met(operator, key, value, reader)
                for operator, keys in statement.get("Condition", {}).items() for key, value in keys.items())}
    return effects == {"Allow"}


def _names(principal: Any, reader: Reader) -> bool:
    if principal == "*":
        return True
    kind, name = reader.principal
    names = {key: value if isinstance(value, list) else [value] for key, value in principal.items()}
    return name in names.get(kind, []) or "*" in names.get("AWS", [])


def _any(patterns: str | list[str], text: str) -> bool:
    listed = patterns if isinstance(patterns, list) else [patterns]
    return any(fnmatch.fnmatchcase(text, pattern) for pattern in listed)


# CloudFront reads from S3 over TLS 1.2 or later.
_TESTS: dict[tuple[str, str], Callable[[Any, Reader], bool]] = {
    ("Bool", "aws:securetransport"): lambda value, reader: str(value).lower() == "true",
    ("NumericLessThan", "s3:tlsversion"): lambda value, reader: float(value) > 1.2,
    ("StringEquals", "aws:sourcearn"): lambda value, reader: value == reader.distribution_arn,
    ("ArnLike", "aws:sourcearn"): lambda value, reader: fnmatch.fnmatchcase(reader.distribution_arn, value),
    ("StringEquals", "aws:sourceaccount"): lambda value, reader: value == reader.distribution_arn.split(":")[4],
}


def _met(operator: str, key: str, value: Any, reader: Reader) -> bool:
    test = _TESTS.get((operator, key.lower()))
    if test is None:
        raise ValueError(f"The local edge does not understand the condition {operator} on {key} of the bucket's or the key's policy.")
    return test(value, reader)
