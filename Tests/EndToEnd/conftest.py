from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from EndToEnd.checks.delivered import Delivered, delivered
from EndToEnd.inventory import Inventory, inventory
from EndToEnd.mailbox import Mailbox
from EndToEnd.media import SampleFiles
from LocalAWS.gateway import REGION, LocalAWS
from LocalPlatform.pipeline import Pipeline
from LocalPlatform.toolkit import Toolkit


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # One deployment serves all tests, so what lets it fail comes after those of which no alarm may tell, then what changes it, and what
    # takes it away goes last.
    markers = ("destroys", "changes", "provokes", "judges")
    items.sort(key=lambda item: [item.get_closest_marker(marker) is not None for marker in markers])


@dataclass(frozen=True)
class Environment:
    """An account after `cdk bootstrap`, before any stack of ours."""

    aws: LocalAWS
    toolkit: Toolkit
    before: Inventory


NewEnvironment = Callable[..., AbstractContextManager[Environment]]


@pytest.fixture(scope="session")
def new_environment(app_command: str, tmp_path_factory: pytest.TempPathFactory) -> NewEnvironment:
    """Makes an account for a deployment with a context of its own."""
    @contextmanager
    def made(context: Mapping[str, str], region: str = REGION, others: tuple[str, ...] = (),
             functions_at_once: int | None = None, repeats_transcoding: bool = False) -> Iterator[Environment]:
        with LocalAWS(region=region, functions_at_once=functions_at_once, repeats_transcoding=repeats_transcoding) as aws:
            toolkit = Toolkit(aws, app_command, tmp_path_factory.mktemp("toolkit"), context)
            toolkit.bootstrap(*others)
            yield Environment(aws, toolkit, inventory(aws))

    return made


@pytest.fixture(scope="session")
def environment(new_environment: NewEnvironment) -> Iterator[Environment]:
    with new_environment({}) as made:
        yield made


@pytest.fixture(scope="session")
def pipeline(environment: Environment) -> Pipeline:
    environment.toolkit.deploy()
    return Pipeline(environment.aws)


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> SampleFiles:
    return SampleFiles(tmp_path_factory.mktemp("media"))


@pytest.fixture(scope="session")
def clip(samples: SampleFiles) -> Path:
    return samples.short


@pytest.fixture(scope="session")
def film(pipeline: Pipeline, samples: SampleFiles, tmp_path_factory: pytest.TempPathFactory) -> Delivered:
    """The results of twelve seconds in full HD."""
    return delivered(pipeline, pipeline.transcoded(samples.full_hd, "uploads/film.mp4"), tmp_path_factory.mktemp("film"))


@pytest.fixture
def mailbox(pipeline: Pipeline) -> Iterator[Mailbox]:
    mailbox = Mailbox(pipeline)
    yield mailbox
    mailbox.close()
