"""A browser's session over the WebDriver protocol (https://www.w3.org/TR/webdriver2/): as much of it as a player check needs."""

from __future__ import annotations

import base64
import json
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

_START_SECONDS = 30
_CALL_SECONDS = 60
# No sandbox, since tests run as root on some machines; only pages of this machine are opened. Software rendering: there is no screen.
_OPTIONS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--mute-audio",
            "--autoplay-policy=no-user-gesture-required", "--window-size=1280,720"]


def missing_programs() -> list[str]:
    """Of the two that it takes, those that are not installed."""
    return [name for name in ("chromium", "chromedriver") if shutil.which(name) is None]


class BrowserFailed(Exception):
    """The browser or its driver refused something."""


class Browser:
    """One headless Chromium. Everything it keeps is in the directory given."""

    def __init__(self, directory: Path, options: Sequence[str] = ()) -> None:
        self.directory = directory
        self._more = list(options)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port: int = probe.getsockname()[1]
        self._driver: subprocess.Popen[bytes] | None = None
        self._session = ""

    def __enter__(self) -> Browser:
        self.directory.mkdir(parents=True, exist_ok=True)
        with (self.directory / "chromedriver.log").open("wb") as log:
            self._driver = subprocess.Popen(
                ["chromedriver", f"--port={self._port}"], stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
        try:
            self._wait_until_ready()
            arguments = [*_OPTIONS, *self._more, f"--user-data-dir={self.directory / 'profile'}"]
            options = {"binary": shutil.which("chromium"), "args": arguments}
            made = self._call("POST", "/session", {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}})
            self._session = f"/session/{made['sessionId']}"
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        try:
            self._call("DELETE", self._session)
        finally:
            self._end()

    def open(self, url: str) -> None:
        self._call("POST", f"{self._session}/url", {"url": url})

    def evaluate(self, script: str) -> Any:
        """What a function of that body returns."""
        return self._call("POST", f"{self._session}/execute/sync", {"script": script, "args": []})

    def screenshot(self, path: Path) -> Path:
        path.write_bytes(base64.b64decode(self._call("GET", f"{self._session}/screenshot")))
        return path

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            try:
                if self._call("GET", "/status")["ready"]:
                    return
            except OSError:
                time.sleep(0.1)
        raise BrowserFailed(f"chromedriver did not answer within {_START_SECONDS} s.")

    def _call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self._port}{path}", method=method, data=json.dumps(body).encode() if body is not None else None,
            headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=_CALL_SECONDS) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise BrowserFailed(f"{method} {path}: {json.load(error)['value']['message']}") from None

    def _end(self) -> None:
        if self._driver is not None:
            self._driver.terminate()
            try:
                self._driver.wait(10)
            except subprocess.TimeoutExpired:
                self._driver.kill()
                self._driver.wait()
