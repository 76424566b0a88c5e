"""`Tests/goldens`: which cases it writes anew, with what, and what it says when there is nothing to write."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from Runner import goldens

REPOSITORY = Path(__file__).resolve().parents[2]
APP = """
const fs = require('fs');
fs.mkdirSync('cdk.out');
fs.writeFileSync('cdk.out/seen.json', JSON.stringify({ modules: process.env.NODE_PATH }));
"""

pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="goldens are made by Node.js")


@pytest.fixture
def cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("45-queues", "46-topics"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "app.js").write_text(APP)
    monkeypatch.setattr(goldens, "original", lambda run: Path("/modules"))
    return tmp_path


def test_cases_that_match_are_written_with_the_unpacked_original(cases: Path) -> None:
    assert goldens.main(["^45-", str(cases)]) == 0
    assert json.loads((cases / "45-queues" / "cdk.out" / "seen.json").read_text()) == {"modules": "/modules"}
    assert not (cases / "46-topics" / "cdk.out").exists()


def test_no_case_that_matches_is_a_mistake(cases: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert goldens.main(["^47-", str(cases)]) == 1
    assert "No case" in capfd.readouterr().err


def test_a_folder_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        goldens.main(["^45-", "nowhere"])
    assert "there is no folder nowhere" in capsys.readouterr().err


def test_the_command_starts_it() -> None:
    told = subprocess.run([REPOSITORY / "Tests" / "goldens", "--help"], capture_output=True, text=True, check=True, timeout=60)
    assert "Tests/goldens" in told.stdout
