from __future__ import annotations

import os
import shlex
import shutil

import pytest

from app_command import default_command


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--app", default=None, help="the command that synthesizes the App")
    parser.addoption("--full", action="store_true", default=os.environ.get("TESTS_FULL") == "1",
                     help="the long tests too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        long = item.get_closest_marker("long")
        if long is not None and not config.getoption("--full"):
            item.add_marker(pytest.mark.skip(reason=f"{long.args[0]}: with --full"))


@pytest.fixture(scope="session")
def app_command(request: pytest.FixtureRequest) -> str:
    command: str = request.config.getoption("--app") or default_command()
    program = shlex.split(command)[0]
    if shutil.which(program) is None:
        pytest.fail(f"The App is not built: {program} does not exist. `swift build --product App` builds it.")
    return command


@pytest.fixture(scope="session")
def full(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--full"))
