"""A viewer plays the result through the distribution: real headers, a real browser."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest

from EndToEnd.checks.delivered import Delivered, delivered
from EndToEnd.checks.film import LADDER
from EndToEnd.media import SECONDS, SampleFiles
from LocalAWS.edge.server import EdgeServer, deployed_edge
from LocalPlatform.pipeline import STACK, Pipeline
from LocalPlatform.player import playback, webdriver
from LocalPlatform.player.playback import Watched
from LocalPlatform.results import url


@pytest.fixture(scope="module")
def edge(pipeline: Pipeline) -> Iterator[str]:
    aws = pipeline.aws
    session = boto3.Session(aws_access_key_id=aws.account, aws_secret_access_key="test", region_name=aws.region)
    with EdgeServer(deployed_edge(session, aws.endpoint, STACK, aws.account)) as server:
        yield server.url


PLAYER = pytest.mark.skipif(
    bool(webdriver.missing_programs()), reason="No player: Debian's chromium and chromium-driver are not installed.")
# Of the tone that the samples have.
TONE = 440


def watched(edge: str, asset: Delivered, way: str, directory: Path) -> Watched:
    """From its beginning to its end; of DASH in another size from its middle on."""
    manifest = str(getattr(asset.results, way))
    return playback.watch_hls(url(edge, manifest), directory) if way == "hls" else playback.watch_dash(url(edge, manifest), directory, 4)


def check(seen: Watched, seconds: float, sizes: list[tuple[int, int]], way: str) -> None:
    assert seen.beginning.duration == pytest.approx(seconds, abs=0.2)
    # The test picture has all colours; a player that shows nothing is black.
    assert min(seen.beginning.lit, seen.middle.lit) > 0.5
    assert seen.beginning.tone == pytest.approx(TONE, abs=12)
    assert seen.end.time == pytest.approx(seconds, abs=0.2)
    assert seen.end.stalls == 0
    # The browser chooses by itself among the sizes of HLS; of DASH it is told to.
    assert set(seen.sizes) <= set(sizes) if way == "hls" else seen.sizes == (sizes[-1], sizes[0])
    assert seen.screenshot.stat().st_size > 0


@PLAYER
@pytest.mark.parametrize("way", ["hls", "dash"])
def test_a_browser_plays_it(edge: str, film: Delivered, tmp_path: Path, way: str) -> None:
    check(watched(edge, film, way, tmp_path), SECONDS, LADDER, way)


@PLAYER
@pytest.mark.long("uploads of their own")
@pytest.mark.parametrize("way", ["hls", "dash"])
@pytest.mark.parametrize("kind", ["television", "short_sound", "phone"])
def test_a_browser_plays_films_that_players_stumble_over(
    pipeline: Pipeline, edge: str, samples: SampleFiles, tmp_path: Path, kind: str, way: str
) -> None:
    asset = delivered(pipeline, pipeline.transcoded(getattr(samples, kind), f"uploads/played-{kind}-{way}.mp4"), tmp_path)
    sizes = [(height, width) for width, height in LADDER] if kind == "phone" else LADDER
    check(watched(edge, asset, way, tmp_path), SECONDS, sizes, way)


@pytest.mark.parametrize("kind", ["hls", "dash"])
def test_manifests_come_with_the_headers_of_the_template(edge: str, film: Delivered, kind: str) -> None:
    request = urllib.request.Request(url(edge, str(getattr(film.results, kind))), headers={"Origin": "https://player.example"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        headers = {name.lower(): value for name, value in answer.headers.items()}
    assert headers["access-control-allow-origin"] == "*"
    assert headers["strict-transport-security"].startswith("max-age=")
    assert headers["x-content-type-options"] == "nosniff"
    # For browsers and the edge alike.
    assert headers["cache-control"] == "public, max-age=300"


@pytest.mark.parametrize("path", ["/", "/assets/", "/assets/absent/abr/video.m3u8", "/uploads/film.mp4"])
def test_nothing_else_is_served(edge: str, film: Delivered, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{edge}{path}", timeout=10)
    assert refused.value.code == 404
    assert refused.value.headers["Content-Type"] == "application/json"
    assert "Cache-Control" not in refused.value.headers
    assert json.loads(refused.value.read()) == {"message": "There is nothing here."}
