"""What else the App's context can make of the platform: each is deployed, transcodes an upload, and goes without residue."""

from __future__ import annotations

import secrets
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

import boto3
import pytest

from EndToEnd.checks import renditions
from EndToEnd.checks.delivered import delivered
from EndToEnd.conftest import NewEnvironment
from EndToEnd.inventory import inventory
from EndToEnd.media import SHORT_SECONDS, SampleFiles
from LocalAWS.edge import key_stores
from LocalAWS.edge.server import EdgeServer, deployed_edge
from LocalAWS.gateway import REGION
from LocalPlatform.pipeline import MEDIACONVERT_REGION, STACK, Pipeline
from LocalPlatform.player import webdriver
from LocalPlatform.player.playback import shows
from LocalPlatform.results import results, url
from LocalPlatform.viewer_access import path_token


@dataclass(frozen=True)
class Variant:
    name: str
    context: dict[str, str]
    region: str = REGION
    # Where its jobs run, and whether a stack is deployed there.
    mediaconvert_region: str = MEDIACONVERT_REGION
    companions: tuple[str, ...] = field(default=())
    takes_long: bool = True


VARIANTS = (
    Variant("keys-of-ours", {"encryption": "kms", "alarmEmail": "operations@example.com", "viewers": "pathTokens"}, takes_long=False),
    Variant("another-remote-region", {"mediaConvert": "remote:eu-west-1"}, mediaconvert_region="eu-west-1"),
    Variant("in-another-region", {"region": "eu-north-1"}, region="eu-north-1", mediaconvert_region="eu-north-1"),
    Variant("companion-of-another-region", {"region": "eu-central-2", "mediaConvert": "companion:eu-west-3"}, region="eu-central-2",
            mediaconvert_region="eu-west-3", companions=("eu-west-3",)),
)


def served(pipeline: Pipeline, key: str) -> bytes:
    """The playlist of an upload's asset as CloudFront serves it, by the policies of bucket and key; with a token where it takes one."""
    aws = pipeline.aws
    session = boto3.Session(aws_access_key_id=aws.account, aws_secret_access_key="test", region_name=aws.region)
    asset = pipeline.asset(key)
    playlist = str(results(pipeline, asset).hls)
    token = new_token(session, pipeline, asset)
    with EdgeServer(deployed_edge(session, aws.endpoint, STACK, aws.account)) as server:
        if token:
            with pytest.raises(urllib.error.HTTPError, match="403"):
                urllib.request.urlopen(url(server.url, playlist), timeout=10)
            assert shown(url(f"{server.url}{token}", playlist))
        with urllib.request.urlopen(url(f"{server.url}{token}", playlist), timeout=10) as answer:
            content: bytes = answer.read()
            assert answer.headers["Cache-Control"] == f"{'private' if token else 'public'}, max-age=300"
    return content


def shown(address: str) -> bool:
    """In a browser, if there is one."""
    with tempfile.TemporaryDirectory() as directory:
        return bool(webdriver.missing_programs()) or shows(Path(directory), lambda viewer: viewer.start_hls(address))


def new_token(session: boto3.Session, pipeline: Pipeline, asset: str) -> str:
    """What opens an asset for a minute; nothing where everybody may watch."""
    (stack,) = pipeline.aws.client("cloudformation").describe_stacks(StackName=STACK)["Stacks"]
    store = next((output["OutputValue"] for output in stack["Outputs"] if output["OutputKey"] == "PathTokenStore"), None)
    if store is None:
        return ""
    key = secrets.token_urlsafe(48)
    client = key_stores.client(session, pipeline.aws.endpoint)
    client.put_key(KvsARN=store, Key="first", Value=key, IfMatch=client.describe_key_value_store(KvsARN=store)["ETag"])
    return path_token("first", key, int(time.time()) + 60, asset)


@pytest.mark.parametrize("variant", [
    pytest.param(variant, id=variant.name, marks=[pytest.mark.long("a deployment for each")] if variant.takes_long else [])
    for variant in VARIANTS])
def test_a_variant_works_and_goes(new_environment: NewEnvironment, samples: SampleFiles, variant: Variant) -> None:
    with new_environment(variant.context, variant.region, variant.companions) as made:
        before = [inventory(made.aws, region) for region in variant.companions]
        made.toolkit.deploy()
        pipeline = Pipeline(made.aws, variant.mediaconvert_region)
        pipeline.transcoded(samples.short, "uploads/film.mp4")
        assert pipeline.kinds("uploads/film.mp4") == ["main", "preview"]
        assert served(pipeline, "uploads/film.mp4").startswith(b"#EXTM3U")
        made.toolkit.destroy()
        assert inventory(made.aws) == made.before
        assert [inventory(made.aws, region) for region in variant.companions] == before


@pytest.mark.long("a deployment of its own")
def test_mediaconvert_chooses_the_renditions(new_environment: NewEnvironment, samples: SampleFiles, tmp_path: Path) -> None:
    with new_environment({"ladder": "automatic"}) as made:
        made.toolkit.deploy()
        pipeline = Pipeline(made.aws)
        key = "uploads/film.mp4"
        found = renditions.ladder(delivered(pipeline, pipeline.transcoded(samples.short_full_hd, key), tmp_path))
        (main,) = pipeline.jobs(key, "main")
        (abr,) = [group["AutomatedEncodingSettings"]["AbrSettings"] for group in main["Settings"]["OutputGroups"]
                  if "AutomatedEncodingSettings" in group]
        assert 1 < len(found.videos) <= abr["MaxRenditions"]
        # None larger than the source, all of its shape, as long as it, and switched at the same times.
        assert found.sizes[0] == (1920, 1080)
        assert all(abs(width * 9 - height * 16) <= 16 for width, height in found.sizes)
        assert [video.duration for video in found.videos] == [pytest.approx(SHORT_SECONDS, abs=0.05)] * len(found.videos)
        assert len({video.starts for video in found.videos}) == 1
        assert [audio.codec for audio in found.audios] == ["aac"]
        assert pipeline.kinds(key) == ["main", "preview"]
        assert served(pipeline, key).startswith(b"#EXTM3U")
