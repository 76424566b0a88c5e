"""Plays a video in a browser and tells what a viewer would see."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from .webdriver import Browser

# `crossorigin` makes the browser ask for CORS headers, as players that read the media themselves do.
_PAGE = b"""<!doctype html><meta charset="utf-8"><title>Player</title>
<style>body { margin: 0; overflow: hidden; background: black } video { display: block; width: 100vw; height: 100vh }</style>
<video id="video" crossorigin="anonymous" muted playsinline></video>"""

_PLAY = """
const video = document.getElementById('video');
window.failure = null;
video.addEventListener('error', () => { window.failure = `${video.error.code}: ${video.error.message}` });
video.src = %r;
video.play().catch(error => { window.failure = String(error) });
"""
_LOOK = """
const video = document.getElementById('video');
const canvas = document.createElement('canvas');
let lit = 0;
if (video.videoWidth) {
    [canvas.width, canvas.height] = [64, 36];
    const context = canvas.getContext('2d');
    context.drawImage(video, 0, 0, 64, 36);
    const pixels = context.getImageData(0, 0, 64, 36).data;
    for (let i = 0; i < pixels.length; i += 4) if (pixels[i] + pixels[i + 1] + pixels[i + 2] > 96) lit += 1;
    lit /= 64 * 36;
}
return {time: video.currentTime, width: video.videoWidth, height: video.videoHeight, duration: video.duration || 0,
        ended: video.ended, failure: window.failure, lit: lit};
"""


@dataclass(frozen=True)
class Playback:
    """Times in seconds; the part of the picture that is not black, 0 to 1."""

    times: tuple[float, ...]
    sizes: tuple[tuple[int, int], ...]
    duration: float
    lit: float
    screenshot: Path


class PlaybackFailed(Exception):
    """The browser could not play it."""


def play(url: str, directory: Path, seconds: float = 3.0, patience: float = 60.0) -> Playback:
    """Plays until that much time has gone by in the video, from a page of another origin than the media's."""
    with _page() as page, Browser(directory / "browser") as browser:
        browser.open(page)
        browser.evaluate(_PLAY % url)
        times: list[float] = []
        sizes: list[tuple[int, int]] = []
        deadline = time.monotonic() + patience
        while True:
            seen = browser.evaluate(_LOOK)
            times.append(seen["time"])
            if seen["width"] and (seen["width"], seen["height"]) not in sizes:
                sizes.append((seen["width"], seen["height"]))
            if seen["failure"]:
                raise PlaybackFailed(f"{url}: {seen['failure']}")
            if seen["time"] >= seconds or seen["ended"]:
                picture = browser.screenshot(directory / "playing.png")
                return Playback(tuple(times), tuple(sizes), seen["duration"], seen["lit"], picture)
            if time.monotonic() > deadline:
                raise PlaybackFailed(f"{url} had come to {seen['time']:.1f} s after {patience:.0f} s.")
            time.sleep(0.25)


class _page:
    """Serves the page that the video is on."""

    def __enter__(self) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(_PAGE)

            def log_message(self, format: str, *arguments: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self._server.server_address[1]}/"

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
