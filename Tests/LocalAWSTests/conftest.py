from __future__ import annotations

from typing import Iterator

import pytest

from LocalAWS.gateway import LocalAWS


@pytest.fixture(scope="session")
def aws() -> Iterator[LocalAWS]:
    with LocalAWS() as aws:
        yield aws
