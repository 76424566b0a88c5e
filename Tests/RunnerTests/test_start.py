"""`Tests/run` itself, on machines that lack something."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

START = Path(__file__).resolve().parent.parent / "run"


def machine(directory: Path, **programs: str) -> dict[str, str]:
    """An environment whose PATH has the shell's own needs and the given programs."""
    for name, script in programs.items():
        path = directory / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IEXEC)
    for name in ("dirname", "sh"):
        (directory / name).symlink_to(next(
            Path(folder) / name for folder in ("/usr/bin", "/bin") if (Path(folder) / name).exists()))
    return {"PATH": str(directory), "HOME": str(directory)}


def start(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["/bin/sh", str(START), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)


def test_without_python(tmp_path: Path) -> None:
    ended = start(machine(tmp_path), "--list")
    assert (ended.returncode, ended.stdout) == (1, "")
    (sentence,) = ended.stderr.splitlines()
    assert sentence.startswith("Python 3.10 or later is missing: install it ")


def test_an_old_python_is_passed_over(tmp_path: Path) -> None:
    environment = machine(tmp_path, python3="exit 1", **{"python3.12": f'exec "{sys.executable}" "$@"'})
    ended = start(environment, "--list")
    assert ended.returncode == 0
    assert [line.split()[0] for line in ended.stdout.splitlines()][:3] == ["lint", "harness", "swift"]


@pytest.mark.parametrize(("layer", "programs", "sentence"), [
    ("swift", {}, "Swift 6.1 or later is missing: install it from https://www.swift.org/install/."),
    ("swift", {"swift": "echo 'Swift version 5.10.1 (swift-5.10.1-RELEASE)'"},
     "Swift 6.1 or later is needed and 5.10.1 was found: install it from https://www.swift.org/install/."),
    ("endtoend", {"swift": "echo 'Swift version 6.1'"},
     "Node.js 20 or later is missing: install it from https://nodejs.org/ or with your system's packages."),
])
def test_what_is_missing_is_one_sentence(tmp_path: Path, layer: str, programs: dict[str, str], sentence: str) -> None:
    ended = start(machine(tmp_path, python3=f'exec "{sys.executable}" "$@"', **programs), layer)
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", sentence + "\n")


def test_the_script_may_be_executed() -> None:
    assert os.access(START, os.X_OK)
