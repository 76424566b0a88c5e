from __future__ import annotations

from pathlib import Path

import pytest

from RunnerTests.swift_command import SwiftCommand


@pytest.fixture
def swift(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SwiftCommand:
    return SwiftCommand(tmp_path, monkeypatch)
