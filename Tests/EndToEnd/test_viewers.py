"""Who may watch, watches: with signed cookies, with a signed URL, with a token in the path; and nobody else."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import boto3
import pytest

from EndToEnd.conftest import Environment, NewEnvironment
from EndToEnd.media import SampleFiles
from LocalAWS.edge import key_stores
from LocalAWS.edge.server import EdgeServer, deployed_edge
from LocalPlatform.certificate import self_signed
from LocalPlatform.pipeline import STACK, Pipeline
from LocalPlatform.player import webdriver
from LocalPlatform.player.playback import shows
from LocalPlatform.player.viewer import Site, Viewer
from LocalPlatform.results import results
from LocalPlatform.viewer_access import Signer, path_token

pytestmark = [
    pytest.mark.long("a deployment of its own, changed four times"),
    pytest.mark.skipif(
        bool(webdriver.missing_programs()), reason="No player: Debian's chromium and chromium-driver are not installed.")]

KEY = "a key of at least thirty-two characters"
HOST = "video.example.com"


@dataclass(frozen=True)
class Films:
    """Two assets of one deployment, and the keys of whoever lets viewers in."""

    environment: Environment
    pipeline: Pipeline
    mine: str
    others: str
    old: Signer
    new: Signer
    files: dict[str, Path]
    certificate: Path

    def path(self, asset: str, way: str) -> str:
        return f"/{getattr(results(self.pipeline, asset), way)}"

    def folder(self, asset: str) -> str:
        return f"https://{HOST}/assets/{asset}/*"

    def deploy(self, viewers: str, **context: str) -> None:
        self.environment.toolkit.deploy({"viewers": viewers, **context})

    def outputs(self) -> dict[str, str]:
        (stack,) = self.pipeline.aws.client("cloudformation").describe_stacks(StackName=STACK)["Stacks"]
        return {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}

    @contextmanager
    def site(self) -> Iterator[Site]:
        with EdgeServer(deployed_edge(self.session, self.pipeline.aws.endpoint, STACK, self.pipeline.aws.account),
                        certificate=self.certificate) as server:
            yield Site(self.certificate, server.port)

    @property
    def session(self) -> boto3.Session:
        return boto3.Session(
            aws_access_key_id=self.pipeline.aws.account, aws_secret_access_key="test", region_name=self.pipeline.aws.region)

    def status(self, path: str, query: str = "") -> int:
        """What is answered to a viewer without a browser."""
        edge = deployed_edge(self.session, self.pipeline.aws.endpoint, STACK, self.pipeline.aws.account)
        with EdgeServer(edge) as server:
            request = urllib.request.Request(f"{server.url}{path}?{query}", headers={"Host": HOST})
            try:
                with urllib.request.urlopen(request, timeout=10) as answer:
                    return int(answer.status)
            except urllib.error.HTTPError as refused:
                return refused.code


@pytest.fixture(scope="module")
def films(new_environment: NewEnvironment, samples: SampleFiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Films]:
    directory = tmp_path_factory.mktemp("viewers")
    old, new = Signer.new(), Signer.new()
    files = {name: directory / f"{name}.pem" for name in ("old", "new")}
    for name, signer in (("old", old), ("new", new)):
        files[name].write_text(signer.public_key)
    with new_environment({}) as made:
        made.toolkit.deploy({"viewers": "signedCookies", "viewerKeys": str(files["old"]), "playerSites": "https://www.example.com"})
        pipeline = Pipeline(made.aws)
        mine, others = (pipeline.transcoded(samples.short, f"uploads/{name}.mp4") for name in ("mine", "others"))
        yield Films(made, pipeline, mine, others, old, new, files, self_signed(directory / "certificate.pem", HOST, "www.example.com"))


def soon() -> int:
    return int(time.time()) + 300


def test_signed_cookies(films: Films, tmp_path: Path) -> None:
    key, url = films.outputs()["ViewerKey1"], f"https://{HOST}{films.path(films.mine, 'hls')}"
    cookies: dict[str, dict[str, str]] = {
        "valid": films.old.cookies(key, films.folder(films.mine), soon()),
        "none": {},
        "expired": films.old.cookies(key, films.folder(films.mine), int(time.time()) - 1),
        "another's": films.old.cookies(key, films.folder(films.others), soon()),
    }

    def start(told: dict[str, str]) -> Callable[[Viewer], None]:
        def begin(viewer: Viewer) -> None:
            viewer.keep_cookies(told, "example.com")
            viewer.start_hls(url, sends_cookies=True)
        return begin

    with films.site() as site:
        found = {name: shows(tmp_path / name.strip("'s"), start(told), site) for name, told in cookies.items()}
    assert found == {name: name == "valid" for name in cookies}


def test_signed_urls_and_a_change_of_keys(films: Films, tmp_path: Path) -> None:
    films.deploy("signedURLs", viewerKeys=str(films.files["old"]))
    old_key = films.outputs()["ViewerKey1"]
    path = films.path(films.mine, "dash")
    valid = films.old.query(old_key, films.folder(films.mine), soon())
    queries: dict[str, str] = {
        "valid": valid,
        "none": "",
        "expired": films.old.query(old_key, films.folder(films.mine), int(time.time()) - 1),
        "another": films.old.query(old_key, films.folder(films.others), soon()),
    }
    with films.site() as site:
        found = {name: shows(tmp_path / name, partial(Viewer.start_dash, url=f"https://{HOST}{path}", query=query), site)
                 for name, query in queries.items()}
    assert found == {name: name == "valid" for name in queries}

    # Both keys are good while cookies and URLs of the old one are about.
    films.deploy("signedURLs", viewerKeys=f"{films.files['old']},{films.files['new']}")
    outputs = films.outputs()
    assert outputs["ViewerKey1"] == old_key
    of_new = films.new.query(outputs["ViewerKey2"], films.folder(films.mine), soon())
    assert [films.status(path, query) for query in (valid, of_new)] == [200, 200]
    films.deploy("signedURLs", viewerKeys=str(films.files["new"]))
    assert [films.status(path, query) for query in (valid, of_new)] == [404, 200]


def test_tokens_in_paths(films: Films, tmp_path: Path) -> None:
    films.deploy("pathTokens")
    store = films.outputs()["PathTokenStore"]
    client = key_stores.client(films.session, films.pipeline.aws.endpoint)

    def put(name: str, key: str) -> None:
        client.put_key(KvsARN=store, Key=name, Value=key, IfMatch=client.describe_key_value_store(KvsARN=store)["ETag"])

    put("first", KEY)
    path = films.path(films.mine, "hls")
    valid = path_token("first", KEY, soon(), films.mine)
    tokens = {"valid": valid, "none": "", "expired": path_token("first", KEY, int(time.time()) - 1, films.mine),
              "another": path_token("first", KEY, soon(), films.others)}
    with films.site() as site:
        found = {name: shows(tmp_path / name, partial(Viewer.start_hls, url=f"https://{HOST}{token}{path}"), site)
                 for name, token in tokens.items()}
    assert found == {name: name == "valid" for name in tokens}

    # A key is changed without a deployment.
    put("second", KEY[::-1])
    of_second = path_token("second", KEY[::-1], soon(), films.mine)
    assert [films.status(f"{token}{path}") for token in (valid, of_second)] == [200, 200]
    client.delete_key(KvsARN=store, Key="first", IfMatch=client.describe_key_value_store(KvsARN=store)["ETag"])
    assert [films.status(f"{token}{path}") for token in (valid, of_second)] == [403, 200]
    films.environment.toolkit.destroy()
