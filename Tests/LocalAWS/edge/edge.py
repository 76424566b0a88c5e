"""One edge location: its cache between viewers and the origin."""

from __future__ import annotations

import gzip
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from . import signatures
from .cache_policy import Key
from .configuration import Behavior, Configuration
from .functions import FunctionFailed, Runtime
from .message import Request, Response

# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html
_COMPRESSIBLE = re.compile(r"text/|application/(dash\+xml|javascript|json|vnd\.apple\.mpegurl|x-mpegurl|xml)", re.IGNORECASE)
_COMPRESSED_SIZES = range(1_000, 10_000_001)


class Origin(Protocol):
    def fetch(self, request: Request) -> Response: ...


@dataclass(frozen=True)
class Kept:
    response: Response
    since: float
    until: float


class Edge:
    def __init__(
        self, configuration: Configuration, origin: Origin, clock: Callable[[], float] = time.time, runtime: Runtime | None = None,
    ) -> None:
        self.configuration = configuration
        self.runtime = runtime or Runtime()
        self._origin = origin
        self._clock = clock
        self._kept: dict[Key, Kept] = {}
        self._lock = threading.Lock()

    def respond(self, request: Request) -> Response:
        if request.path == "/" and self.configuration.root_object:
            request = Request(request.method, f"/{self.configuration.root_object}", request.query, request.headers)
        behavior = self.configuration.behavior(request.path)
        if request.method not in behavior.methods:
            return behavior.headers.applied(request, Response(403, {"x-cache": "Error from cloudfront"}, b"Method not allowed"))
        if behavior.trusted and not signatures.admitted(behavior.trusted, request, self._clock()):
            response, _ = self._error(request, Response(403, {"x-cache": "Error from cloudfront"}, b"Access denied"))
            return self._told(behavior, request, response)
        try:
            return self._after_functions(behavior, request)
        except FunctionFailed as failure:
            return Response(503, {"x-cache": "FunctionExecutionError from cloudfront"}, str(failure).encode())

    def _after_functions(self, behavior: Behavior, asked: Request) -> Response:
        request: Request | Response = asked
        if "viewer-request" in behavior.functions:
            request = self.runtime.on_request(behavior.functions["viewer-request"], asked, self._clock())
        if isinstance(request, Response):
            return self._told(behavior, asked, request)
        response = self._origin.fetch(request) if request.method == "OPTIONS" else self._cached(behavior, request)
        told = self._told(behavior, request, response)
        # None for errors: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html
        if "viewer-response" in behavior.functions and told.status < 400:
            told = self.runtime.on_response(behavior.functions["viewer-response"], request, told, self._clock())
        return told

    def _told(self, behavior: Behavior, request: Request, response: Response) -> Response:
        told = behavior.headers.applied(request, _part(request, response))
        headers = {**told.headers, "via": "1.1 local (CloudFront)", "content-length": str(len(told.body))}
        return Response(told.status, headers, b"" if request.method == "HEAD" else told.body)

    def _cached(self, behavior: Behavior, request: Request) -> Response:
        key, now = behavior.cache.key(request), self._clock()
        with self._lock:
            kept = self._kept.get(key)
        if kept is not None and now < kept.until:
            how = "Hit" if kept.response.status < 400 else "Error"
            return kept.response.with_headers({"x-cache": f"{how} from cloudfront", "age": str(int(now - kept.since))})
        response = self._origin.fetch(Request("GET", request.path, request.query, request.headers))
        seconds = behavior.cache.seconds(response)
        if response.status >= 400:
            response, seconds = self._error(request, response)
        elif behavior.compress and behavior.cache.compressed(request):
            response = _compressed(response)
        with self._lock:
            self._kept[key] = Kept(response, now, now + seconds)
        return response.with_headers({"x-cache": f"{'Miss' if response.status < 400 else 'Error'} from cloudfront"})

    def _error(self, request: Request, response: Response) -> tuple[Response, float]:
        """The custom response for an error, if there is one, and how long it is kept."""
        custom = self.configuration.errors.get(response.status)
        if custom is None:
            return response, 10.0
        body = response
        if custom.page:
            page = self._origin.fetch(Request("GET", custom.page, "", request.headers))
            body = page if page.status < 400 else response
        return Response(custom.status or response.status, body.headers, body.body), custom.seconds


def _compressed(response: Response) -> Response:
    fits = len(response.body) in _COMPRESSED_SIZES and _COMPRESSIBLE.match(response.headers.get("content-type", ""))
    if not fits or "content-encoding" in response.headers:
        return response
    headers = {name: value for name, value in response.headers.items() if name != "accept-ranges"}
    if "etag" in headers and not headers["etag"].startswith("W/"):
        headers["etag"] = f"W/{headers['etag']}"
    return Response(200, {**headers, "content-encoding": "gzip", "vary": "Accept-Encoding"}, gzip.compress(response.body, mtime=0))


def _part(request: Request, response: Response) -> Response:
    """The bytes that a Range asks for, of one range."""
    asked = re.fullmatch(r"bytes=(\d*)-(\d*)", request.headers.get("range", ""))
    size = len(response.body)
    if response.status != 200 or asked is None or asked[0] == "bytes=-":
        return response
    first = int(asked[1]) if asked[1] else max(0, size - int(asked[2]))
    last = min(int(asked[2]), size - 1) if asked[1] and asked[2] else size - 1
    if first > last:
        return Response(416, {**response.headers, "content-range": f"bytes */{size}"})
    return Response(206, {**response.headers, "content-range": f"bytes {first}-{last}/{size}"}, response.body[first:last + 1])
