"""Somebody who watches: starts a video, seeks, changes its size, and tells what is seen and heard."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from .page import Page
from .webdriver import Browser

_PATIENCE_SECONDS = 45
_LOOK_SECONDS = 0.1


class PlaybackFailed(Exception):
    """The browser could not play it."""


@dataclass(frozen=True)
class Seen:
    """Times are in seconds; loudness is 0 to 1 and the tone in hertz; how much of the picture is not black is 0 to 1."""

    time: float
    size: tuple[int, int]
    duration: float
    lit: float
    loudness: float
    tone: float
    # How often it stopped without having been told to.
    stalls: int
    ended: bool
    # All sizes so far, in the order in which they came.
    sizes: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Site:
    """Where the page is for the browser, and the media: hosts of one domain, with TLS."""

    certificate: Path
    media_port: int
    page_host: str = "www.example.com"
    media_host: str = "video.example.com"

    @property
    def origin(self) -> str:
        return f"https://{self.page_host}"

    def options(self, page_port: int) -> list[str]:
        """For a browser that is to find both on this machine."""
        rules = f"MAP {self.page_host} 127.0.0.1:{page_port},MAP {self.media_host} 127.0.0.1:{self.media_port}"
        return [f"--host-resolver-rules={rules}", "--ignore-certificate-errors"]


class Viewer:
    """A browser of its own with the page of one video; on a site if one is given, else without TLS."""

    def __init__(self, directory: Path, site: Site | None = None) -> None:
        self._directory = directory
        self._site = site
        self._page = Page(site.certificate if site else None)
        self._url = ""

    def __enter__(self) -> Viewer:
        address = self._page.__enter__()
        try:
            options = self._site.options(int(address.rstrip("/").rpartition(":")[2])) if self._site else []
            self._browser = Browser(self._directory / "browser", options)
            self._browser.__enter__().open(f"{self._site.origin}/" if self._site else address)
        except BaseException:
            self._page.__exit__(None, None, None)
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        try:
            self._browser.__exit__(kind, error, traceback)
        finally:
            self._page.__exit__(kind, error, traceback)

    def keep_cookies(self, cookies: Mapping[str, str], domain: str) -> None:
        """For all hosts of a domain of which the page's is one."""
        for name, value in cookies.items():
            self._browser.evaluate(f"document.cookie = {json.dumps(f'{name}={value}; domain={domain}; path=/; secure')};")

    def start_hls(self, url: str, sends_cookies: bool = False) -> None:
        """By the browser itself, which chooses the size."""
        self._url = url
        credentials = "video.crossOrigin = 'use-credentials'; " if sends_cookies else ""
        self._browser.evaluate(f"{credentials}video.src = {json.dumps(url)}; start();")

    def start_dash(self, url: str, query: str = "") -> None:
        """By the page's own Media Source, smallest size first; with a query at each address."""
        self._url = url
        self._browser.evaluate(f"query = {json.dumps(f'?{query}' if query else '')}; playManifest({json.dumps(url)});")

    def choose(self, place: int) -> None:
        """Another size of DASH from the next segment on, by its place from the smallest."""
        self._browser.evaluate(f"chooseVideo({place});")

    def seek(self, seconds: float) -> None:
        self._browser.evaluate(f"video.currentTime = {seconds};")

    def look(self) -> Seen:
        seen = self._browser.evaluate("return look();")
        if seen["failure"]:
            raise PlaybackFailed(f"{self._url}: {seen['failure']}")
        return Seen(
            seen["time"], (seen["width"], seen["height"]), seen["duration"], seen["lit"], seen["loudness"], seen["tone"], seen["stalls"],
            seen["ended"], tuple((width, height) for width, height in seen["sizes"]))

    def until(self, is_so: Callable[[Seen], bool], patience: float = _PATIENCE_SECONDS) -> Seen:
        """The first look at which something is so."""
        deadline = time.monotonic() + patience
        while True:
            seen = self.look()
            if is_so(seen):
                return seen
            if time.monotonic() > deadline:
                raise PlaybackFailed(f"{self._url} is at {seen} after {patience:.0f} s.")
            time.sleep(_LOOK_SECONDS)

    def screenshot(self, path: Path) -> Path:
        return self._browser.screenshot(path)
