from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Iterator

import pytest

from EndToEnd.inventory import Inventory, inventory
from EndToEnd.pipeline import Mailbox, Pipeline
from EndToEnd.toolkit import Toolkit
from LocalAWS import sample_media
from LocalAWS.gateway import LocalAWS


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # One deployment serves all tests, so what takes it away goes last.
    items.sort(key=lambda item: item.get_closest_marker("destroys") is not None)


@dataclass(frozen=True)
class Environment:
    """An account after `cdk bootstrap`, before any stack of ours."""

    aws: LocalAWS
    toolkit: Toolkit
    before: Inventory


@pytest.fixture(scope="session")
def environment(app_command: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Environment]:
    with LocalAWS() as aws:
        toolkit = Toolkit(aws, app_command, tmp_path_factory.mktemp("toolkit"))
        toolkit.bootstrap()
        yield Environment(aws, toolkit, inventory(aws))


@pytest.fixture(scope="session")
def pipeline(environment: Environment) -> Pipeline:
    environment.toolkit.deploy()
    return Pipeline(environment.aws)


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_media.clip(tmp_path_factory.mktemp("clip") / "clip.mp4", seconds=3, size=(640, 360))


@pytest.fixture
def mailbox(pipeline: Pipeline) -> Iterator[Mailbox]:
    mailbox = Mailbox(pipeline)
    yield mailbox
    mailbox.close()
