"""How long a response is kept and for which requests: `AWS::CloudFront::CachePolicy`.

The times: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from .message import Request, Response

Key = tuple[str, str, tuple[tuple[str, str], ...], bool]


@dataclass(frozen=True)
class CachePolicy:
    """Times in seconds."""

    least: float
    usual: float
    most: float
    gzip: bool
    query_strings: frozenset[str] | None
    headers: frozenset[str]

    def key(self, request: Request) -> Key:
        """Requests with the same key get the same response. None of the query strings that the policy does not name count."""
        query = parse_qsl(request.query, keep_blank_values=True)
        counted = [pair for pair in query if self.query_strings is None or pair[0] in self.query_strings]
        headers = tuple(sorted((name, request.headers.get(name, "")) for name in self.headers))
        return request.path, urlencode(counted), headers, self.compressed(request)

    def compressed(self, request: Request) -> bool:
        return self.gzip and "gzip" in request.headers.get("accept-encoding", "")

    def seconds(self, response: Response) -> float:
        """How long a response of the origin is kept."""
        directives = response.headers.get("cache-control", "").lower()
        if re.search(r"no-store|no-cache|private", directives):
            return self.least
        found = re.search(r"s-maxage=(\d+)", directives) or re.search(r"max-age=(\d+)", directives)
        return min(self.most, max(self.least, int(found[1]) if found else self.usual))


def read(config: dict[str, Any]) -> CachePolicy:
    """A CachePolicyConfig. Cookies in the key are not supported: the platform has none."""
    parameters = config["ParametersInCacheKeyAndForwardedToOrigin"]
    if parameters["CookiesConfig"]["CookieBehavior"] != "none":
        raise ValueError(f"{config['Name']}: the local edge has no cookies in its keys.")
    queries, headers = parameters["QueryStringsConfig"], parameters["HeadersConfig"]
    behavior = queries["QueryStringBehavior"]
    if behavior not in ("none", "all", "whitelist"):
        raise ValueError(f"{config['Name']}: the local edge does not know the query string behavior {behavior}.")
    return CachePolicy(
        float(config["MinTTL"]), float(config["DefaultTTL"]), float(config["MaxTTL"]), bool(parameters["EnableAcceptEncodingGzip"]),
        None if behavior == "all" else frozenset(queries.get("QueryStrings", [])),
        frozenset(name.lower() for name in headers.get("Headers", [])))
