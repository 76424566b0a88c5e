"""The functions that the templates deploy to CloudFront, run by Node.js as CloudFront runs them."""

from __future__ import annotations

import base64
import os
import re
import subprocess
from collections.abc import Iterator

import pytest

from app_command import REPOSITORY
from LocalAWS.edge.functions import Function, Runtime
from LocalAWS.edge.message import Request, Response
from LocalPlatform.viewer_access import path_token
from Templates.synthesis import StackTemplate

NOW = 1_800_000_000
KEY = base64.b64encode(bytes(range(48))).decode()
STORES = {"keys": {"2026-11": KEY, "2026-12": KEY[::-1], "short": "x" * 31, "empty": ""}}
FILE = "/assets/film1/2/abr/video.m3u8"
TOKEN = path_token("2026-11", KEY, NOW + 60, "film1")


@pytest.fixture(scope="module")
def runtime() -> Iterator[Runtime]:
    runtime = Runtime(STORES.__getitem__)
    yield runtime
    runtime.end()


def code(stacks: list[StackTemplate], front: str) -> str:
    (found,) = [resource["Properties"]["FunctionCode"] for stack in stacks for resource in stack.body()["Resources"].values()
                if resource["Type"] == "AWS::CloudFront::Function" and resource["Properties"]["Name"].startswith(front)]
    return str(found)


@pytest.fixture(scope="module")
def tokens(assemblies: dict[str, list[StackTemplate]]) -> Function:
    return Function(code(assemblies["viewers"], "path-token-function"), "keys")


def test_a_token_opens_the_files_of_its_asset(runtime: Runtime, tokens: Function) -> None:
    for file in (FILE, "/assets/film1/2/thumbnails/frame.0000000.jpg", "/assets/film1/1/abr/video_1080_00001.cmfv"):
        opened = runtime.on_request(tokens, Request("GET", TOKEN + file), NOW)
        assert isinstance(opened, Request) and opened.path == file


def test_both_keys_open_while_they_are_changed(runtime: Runtime, tokens: Function) -> None:
    for name, key in (("2026-11", KEY), ("2026-12", KEY[::-1])):
        assert isinstance(runtime.on_request(tokens, Request("GET", path_token(name, key, NOW + 60, "film1") + FILE), NOW), Request)


def test_the_page_says_how_a_token_is_made() -> None:
    page = (REPOSITORY / "Constructs" / "MediaConstructs.docc" / "WhoMayWatch.md").read_text()
    (command,) = [block for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL) if "-hmac" in block]
    variables = {"PATH": os.environ["PATH"], "name": "2026-11", "expires": str(NOW + 60), "id": "film1", "key": KEY}
    finished = subprocess.run(["sh", "-c", command], env=variables, stdout=subprocess.PIPE, text=True, check=True, timeout=30)
    assert finished.stdout.strip() == TOKEN


def changed(text: str, at: int) -> str:
    """Another character of the alphabet at a place."""
    return text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1:]


@pytest.mark.parametrize("path", [
    FILE,
    f"/token/{FILE}",
    path_token("2026-11", KEY, NOW, "film1") + FILE,
    path_token("2026-11", KEY, NOW - 1, "film1") + FILE,
    TOKEN + FILE.replace("film1", "film2"),
    TOKEN.replace(str(NOW + 60), str(NOW + 61)) + FILE,
    TOKEN.replace("2026-11", "2026-12") + FILE,
    *(changed(TOKEN, at) + FILE for at in (-43, -20, -2)),
    TOKEN[:-1] + FILE,
    f"{TOKEN}A{FILE}",
    path_token("unknown", KEY, NOW + 60, "film1") + FILE,
    path_token("2026-11", KEY[::-1], NOW + 60, "film1") + FILE,
    path_token("short", "x" * 31, NOW + 60, "film1") + FILE,
    path_token("empty", "", NOW + 60, "film1") + FILE,
    path_token("constructor", "", NOW + 60, "film1") + FILE,
    f"{TOKEN}/assets/film1/../film2/2/abr/video.m3u8",
    f"{TOKEN}/assets/film1/%2e%2e/film2/2/abr/video.m3u8",
    f"{TOKEN}/assets/film1/",
    f"{TOKEN}/errors/not-found.json",
    f"/x{TOKEN}{FILE}",
    f"{TOKEN}{FILE}\n",
    "/",
])
def test_nothing_else_opens(runtime: Runtime, tokens: Function, path: str) -> None:
    refused = runtime.on_request(tokens, Request("GET", path), NOW)
    assert isinstance(refused, Response), refused
    assert (refused.status, refused.headers) == (403, {"cache-control": "no-store"})


@pytest.mark.parametrize(("variant", "whose"), [("default", "public"), ("viewers", "private")])
@pytest.mark.parametrize(("path", "kept"), [
    ("/assets/film1/2/abr/video.m3u8", "max-age=300"),
    ("/assets/film1/2/abr/video.mpd", "max-age=300"),
    ("/assets/film1/2/thumbnails/tiles.m3u8", "max-age=300"),
    ("/assets/film1/2/thumbnails/frame.0000000.jpg", "max-age=86400"),
    ("/assets/film1/2/abr/video_1080_00001.cmfv", "max-age=31536000, immutable"),
    ("/assets/film1/2/preview/preview.mp4", "max-age=31536000, immutable"),
])
def test_browsers_are_told_how_long_to_keep(
    runtime: Runtime, assemblies: dict[str, list[StackTemplate]], variant: str, whose: str, path: str, kept: str
) -> None:
    function = Function(code(assemblies[variant], "browser-caching-function"))
    told = runtime.on_response(function, Request("GET", path), Response(200, {"etag": "x"}), NOW)
    assert told.headers == {"etag": "x", "cache-control": f"{whose}, {kept}"}


def test_browsers_keep_no_error_and_no_answer_about_cors(runtime: Runtime, assemblies: dict[str, list[StackTemplate]]) -> None:
    function = Function(code(assemblies["default"], "browser-caching-function"))
    assert "cache-control" not in runtime.on_response(function, Request("GET", FILE), Response(404), NOW).headers
    assert "cache-control" not in runtime.on_response(function, Request("OPTIONS", FILE), Response(200), NOW).headers
