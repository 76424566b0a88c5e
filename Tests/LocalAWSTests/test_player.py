"""The player, over films that the transcoder made as they should be: the rates, lengths and shapes that players stumble over."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from LocalAWS import odd_media, sample_media
from LocalAWSTests.mediaconvert_jobs import cmaf_group
from LocalAWSTests.transcoding import transcoded
from LocalPlatform.player import playback, webdriver
from LocalPlatform.player.viewer import PlaybackFailed

EXACT = {"WriteSegmentTimelineInRepresentation": "ENABLED"}
MATCHED = {"Container": "CMFC", "CmfcSettings": {"AudioDuration": "MATCH_VIDEO_DURATION"}}
SECONDS = 8
TONE = 440

pytestmark = pytest.mark.skipif(
    bool(webdriver.missing_programs()), reason="No player: Debian's chromium and chromium-driver are not installed.")


class Files(SimpleHTTPRequestHandler):
    """A directory for pages of other origins."""

    def guess_type(self, path: Any) -> str:
        kinds = {".m3u8": "application/x-mpegURL", ".mpd": "application/dash+xml", ".cmfv": "video/mp4", ".cmfa": "audio/mp4"}
        return kinds.get(Path(path).suffix) or super().guess_type(path)

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@contextmanager
def served(directory: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Files, directory=str(directory)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def film(kind: str, directory: Path) -> Path:
    if kind == "television":
        return sample_media.clip(directory / "television.mp4", SECONDS, (640, 360), "30000/1001")
    if kind == "short sound":
        return odd_media.uneven(directory / "short-sound.mp4", SECONDS, 5, size=(640, 360))
    wide = sample_media.clip(directory / "wide.mp4", SECONDS, (640, 360))
    return sample_media.turned(directory / "upright.mp4", wide, 90)


def ladder(source: Path, directory: Path, size: tuple[int, int] = (320, 180), settings: Any = None, container: Any = None) -> Path:
    """A ladder of two sizes, the second half as large, under the names that it gets."""
    group = cmaf_group(SegmentLength=2, **(EXACT if settings is None else settings))
    for output, (width, height) in zip(group["Outputs"], (size, (size[0] // 2, size[1] // 2)), strict=False):
        output["VideoDescription"].update(Width=width, Height=height, ScalingBehavior="STRETCH_TO_OUTPUT")
    group["Outputs"][2]["ContainerSettings"] = container or MATCHED
    (result,) = transcoded(source, directory / "made", group, VideoSelector={"Rotate": "AUTO", "PadVideo": "BLACK"})
    named = directory / "named"
    named.mkdir()
    for artifact in result.artifacts:
        (named / Path(artifact.key).name).symlink_to(artifact.path)
    return named


LONG = pytest.mark.long("the other way of each film")


@pytest.mark.parametrize(("kind", "way", "size"), [
    ("television", "dash", (320, 180)), ("short sound", "hls", (320, 180)), ("upright", "dash", (180, 320)),
    pytest.param("television", "hls", (320, 180), marks=LONG), pytest.param("short sound", "dash", (320, 180), marks=LONG),
    pytest.param("upright", "hls", (180, 320), marks=LONG)])
def test_a_film_is_played(tmp_path: Path, kind: str, way: str, size: tuple[int, int]) -> None:
    with served(ladder(film(kind, tmp_path), tmp_path, size)) as url:
        watch = {"dash": lambda: playback.watch_dash(f"{url}/video.mpd", tmp_path, 2),
                 "hls": lambda: playback.watch_hls(f"{url}/video.m3u8", tmp_path)}
        watched = watch[way]()
    small = size[0] // 2, size[1] // 2
    assert watched.beginning.duration == pytest.approx(SECONDS, abs=0.1)
    assert watched.beginning.tone == pytest.approx(TONE, abs=12)
    assert (watched.beginning.lit > 0.5, watched.middle.lit > 0.5) == (True, True)
    assert watched.end.time == pytest.approx(SECONDS, abs=0.2)
    assert watched.end.stalls == 0
    # The browser chooses by itself among those of HLS; of DASH it is told to.
    assert set(watched.sizes) <= {size, small} if way == "hls" else watched.sizes == (small, size)


def test_a_player_notices_sound_that_is_shorter_than_promised(tmp_path: Path) -> None:
    """The manifest has one length for all, so that it asks for a segment of sound that is not there."""
    made = ladder(film("short sound", tmp_path), tmp_path, settings={}, container={"Container": "CMFC"})
    with served(made) as url, pytest.raises(PlaybackFailed, match="404"):
        playback.watch_dash(f"{url}/video.mpd", tmp_path, 2)
