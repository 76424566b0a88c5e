"""`Tests/local`: what a person sees who runs the platform on one machine."""

from __future__ import annotations

import json
import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from LocalAWS.gateway import LocalAWS
from LocalPlatform import deployment
from LocalPlatform.command_line import main
from LocalPlatform.state import State
from LocalPlatform.toolkit import Toolkit, ToolkitFailed


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


@pytest.mark.long("a second platform, and a companion")
def test_what_the_context_says(directory: Path, app_command: str, clip: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A suffix, a region and a companion in a third one, none of them the standard."""
    context = ["-c", "environmentSuffix=prod", "-c", "region=eu-central-2", "--context", "mediaConvert=companion:eu-west-3"]
    assert main(["up", "--app", app_command, *context], directory) == 0
    assert "deployed   streaming-prod" in capsys.readouterr().out
    assert main(["upload", str(clip)], directory) == 0
    assert "SUCCEEDED" in capsys.readouterr().out
    assert main(["status"], directory) == 0
    told = capsys.readouterr().out
    assert "stack      streaming-prod CREATE_COMPLETE" in told
    assert re.search(r"^local AWS +http://127\.0\.0\.1:\d+ \(account 111111111111, eu-central-2\)$", told, re.MULTILINE)
    variables = re.search(r"^for `aws` +export (.+)$", told, re.MULTILINE)
    assert variables is not None
    assert {"AWS_REGION=eu-central-2", "AWS_ACCESS_KEY_ID=111111111111"} < set(variables[1].split())


@pytest.mark.parametrize(("context", "message"), [
    ("ladder=999", ("error: Context 'ladder': '999' is no ladder [streaming-platform:context/ladder]\n"
                    "  name heights of 1080, 720, 480 and 360, best first, or use automatic: 720,480,360\n1 error; nothing was written\n")),
    ("region", ("error: 'region' of --context is no key=value [swift-cdk:arguments/no-key-value]\n  write --context key=value\n"
                "1 error; nothing was written\n")),
])
def test_a_mistake_of_the_app_starts_nothing(
    directory: Path, app_command: str, capsys: pytest.CaptureFixture[str], context: str, message: str
) -> None:
    assert main(["up", "--app", app_command, "-c", context], directory) == 1
    told = capsys.readouterr()
    # Behind it may be what is warned of.
    without_warnings = re.sub(r"^warning: .*\n(?:  .*\n)*", "", told.err, flags=re.MULTILINE)
    assert (told.out, re.sub(r", \d+ warnings?;", ";", without_warnings)) == ("", message)
    assert not directory.exists()


def test_a_deployment_that_fails_leaves_nothing_running(
    directory: Path, app_command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    started = []

    def fails(toolkit: Toolkit, *regions: str) -> str:
        started.append(toolkit.aws)
        raise ToolkitFailed("cdk bootstrap ended with 1")

    monkeypatch.setattr(Toolkit, "bootstrap", fails)
    assert main(["up", "--app", app_command], directory) == 1
    told = capsys.readouterr()
    assert told.out.endswith("That failed; what was started is taken down again.\n")
    assert told.err == "cdk bootstrap ended with 1\n"
    assert not started[0].answers()
    assert not directory.exists()


def test_what_was_cut_off_is_told(directory: Path, app_command: str, capsys: pytest.CaptureFixture[str]) -> None:
    aws = LocalAWS(home=directory / "aws")
    State("dev", aws.region, aws.port, aws.start(detached=True)).save(directory)
    for command in (["up", "--app", app_command], ["status"], ["upload", "--sample"]):
        assert main(command, directory) == 1
        assert capsys.readouterr().err == "`Tests/local up` is still at work, or was cut off; `Tests/local down` clears up.\n"
    assert main(["down"], directory) == 0
    assert not aws.answers()


def test_an_app_of_another_kind_is_refused(directory: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program = tmp_path / "website"
    artifacts = {"website": {"type": "aws:cloudformation:stack", "environment": "aws://unknown-account/eu-west-1", "properties": {}}}
    program.write_text(f"#!/bin/sh\necho '{json.dumps({'artifacts': artifacts})}' > \"$2/manifest.json\"\n")
    program.chmod(0o755)
    assert main(["up", "--app", str(program)], directory) == 1
    assert capsys.readouterr().err == "Tests/local runs an app with one stack 'streaming-<suffix>'; this one has: website\n"


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
