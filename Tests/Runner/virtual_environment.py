"""The virtual environments that the tools written in Python run in."""

from __future__ import annotations

import hashlib
import shutil
import sys
from pathlib import Path

from .run import ProgramFailed, Run

_INSTALL_SECONDS = 1800


def programs(run: Run, environment: str = "test", requirements: str = "requirements.txt") -> Path:
    """Where an environment's programs are. It is made once, and again only when the requirements or the Python under it change."""
    directory, listed = run.build / f"{environment}-venv", run.tests / requirements
    stamp, python = directory / "requirements.sha256", directory / "bin" / "python"
    fingerprint = hashlib.sha256(listed.read_bytes() + sys.version.encode()).hexdigest()
    if python.exists() and stamp.is_file() and stamp.read_text() == fingerprint:
        return python.parent
    print(f"Installing the tools of {requirements}, once: this takes a minute or more.", file=sys.stderr, flush=True)
    shutil.rmtree(directory, ignore_errors=True)
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", str(listed)]
    for command in ([sys.executable, "-m", "venv", str(directory)], install):
        if run.status(command, _INSTALL_SECONDS, {"PYTHONPATH": ""}) != 0:
            raise ProgramFailed(f"{requirements} could not be installed.")
    # Written last: an installation that was interrupted is made anew.
    stamp.write_text(fingerprint)
    return python.parent
