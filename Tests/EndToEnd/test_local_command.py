"""`Tests/local`: what a person sees who runs the platform on one machine."""

from __future__ import annotations

import re
import urllib.request
from pathlib import Path
from typing import Iterator

import pytest

from LocalPlatform import deployment
from LocalPlatform.command_line import main


@pytest.fixture
def directory(tmp_path: Path) -> Iterator[Path]:
    """Where the command keeps its state; nothing of it outlives the test."""
    yield tmp_path / "local"
    deployment.take_down(tmp_path / "local")


def test_up_upload_status_down(directory: Path, app_command: str, clip: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["up", "--app", app_command], directory) == 0
    assert "deployed   streaming-dev" in capsys.readouterr().out
    assert main(["up", "--app", app_command], directory) == 1
    assert "up already" in capsys.readouterr().err

    assert main(["upload", str(clip), "--key", "uploads/my film.mp4"], directory) == 0
    told = capsys.readouterr().out
    assert "SUCCEEDED" in told
    for kind, first_line in (("HLS", b"#EXTM3U\n"), ("DASH", b"<?xml")):
        found = re.search(rf"^{kind} +(http://127\.0\.0\.1:\d+/assets/\S+)$", told, re.MULTILINE)
        assert found is not None, told
        with urllib.request.urlopen(found[1], timeout=10) as answer:
            assert answer.read().startswith(first_line)

    assert main(["status"], directory) == 0
    assert "COMPLETE   uploads/my film.mp4" in capsys.readouterr().out
    assert main(["down"], directory) == 0
    assert main(["down"], directory) == 0
    assert capsys.readouterr().out == "Taken down.\nNothing was up.\n"
    assert not directory.exists()


@pytest.mark.parametrize(("arguments", "status", "message"), [
    (["status"], 1, "The platform is not up. `Tests/local up` deploys it."),
    (["upload", "--sample"], 1, "The platform is not up."),
    (["upload"], 2, "Name a file to upload, or --sample."),
    (["upload", "absent.mp4"], 2, "absent.mp4 is no file."),
])
def test_what_is_wrong_is_said(
    directory: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], status: int, message: str
) -> None:
    assert main(arguments, directory) == status
    assert message in capsys.readouterr().err
