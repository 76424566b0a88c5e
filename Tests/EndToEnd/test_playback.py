"""A viewer plays the result through the distribution: real headers, a real browser."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest

from EndToEnd.checks.delivered import Delivered
from EndToEnd.checks.film import LADDER
from EndToEnd.media import SECONDS
from LocalAWS.edge.server import EdgeServer, deployed_edge
from LocalPlatform.pipeline import STACK, Pipeline
from LocalPlatform.player import playback, webdriver
from LocalPlatform.results import url


@pytest.fixture(scope="module")
def edge(pipeline: Pipeline) -> Iterator[str]:
    aws = pipeline.aws
    session = boto3.Session(aws_access_key_id=aws.account, aws_secret_access_key="test", region_name=aws.region)
    with EdgeServer(deployed_edge(session, aws.endpoint, STACK, aws.account)) as server:
        yield server.url


def test_a_browser_plays_it(edge: str, film: Delivered, tmp_path: Path) -> None:
    missing = webdriver.missing_programs()
    if missing:
        pytest.skip(f"No player: {' and '.join(missing)} not installed (Debian's chromium and chromium-driver).")
    assert film.results.hls is not None
    seen = playback.play(url(edge, film.results.hls), tmp_path, seconds=3)
    assert seen.times[-1] >= 3 and list(seen.times) == sorted(seen.times)
    assert seen.duration == pytest.approx(SECONDS, abs=0.2)
    assert seen.sizes and set(seen.sizes) <= set(LADDER)
    # The test picture has all colours; a player that shows nothing is black.
    assert seen.lit > 0.5
    assert seen.screenshot.stat().st_size > 0


@pytest.mark.parametrize("kind", ["hls", "dash"])
def test_manifests_come_with_the_headers_of_the_template(edge: str, film: Delivered, kind: str) -> None:
    request = urllib.request.Request(url(edge, str(getattr(film.results, kind))), headers={"Origin": "https://player.example"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        headers = {name.lower(): value for name, value in answer.headers.items()}
    assert headers["access-control-allow-origin"] == "*"
    assert headers["strict-transport-security"].startswith("max-age=")
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/", "/assets/", "/assets/absent/abr/video.m3u8", "/uploads/film.mp4"])
def test_nothing_else_is_served(edge: str, film: Delivered, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{edge}{path}", timeout=10)
    assert refused.value.code == 404
    assert refused.value.headers["Content-Type"] == "application/json"
    assert json.loads(refused.value.read()) == {"message": "There is nothing here."}
