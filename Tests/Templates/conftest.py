from __future__ import annotations

import pytest

from Templates.synthesis import StackTemplate, synthesize


@pytest.fixture(scope="session")
def templates(app_command: str, tmp_path_factory: pytest.TempPathFactory) -> list[StackTemplate]:
    found = synthesize(app_command, tmp_path_factory.mktemp("assembly"))
    assert found, "The App has no stack."
    return found
