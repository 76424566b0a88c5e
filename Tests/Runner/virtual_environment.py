"""The virtual environment that the layers written in Python run in."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Callable

_INSTALL_SECONDS = 1800


class InstallationFailed(Exception):
    pass


class VirtualEnvironment:
    """Made once, and again only when the requirements or the Python under it change."""

    def __init__(self, directory: Path, requirements: Path) -> None:
        self.directory = directory
        self.requirements = requirements
        self._stamp = directory / "requirements.sha256"

    @property
    def python(self) -> Path:
        return self.directory / "bin" / "python"

    def fingerprint(self) -> str:
        return hashlib.sha256(self.requirements.read_bytes() + sys.version.encode()).hexdigest()

    def is_current(self) -> bool:
        return self.python.exists() and self._stamp.is_file() and self._stamp.read_text() == self.fingerprint()

    def prepare(self, install: Callable[[VirtualEnvironment], None] | None = None) -> bool:
        """Whether anything had to be installed."""
        if self.is_current():
            return False
        shutil.rmtree(self.directory, ignore_errors=True)
        self.directory.parent.mkdir(parents=True, exist_ok=True)
        (install or _install)(self)
        # Written last: an installation that was interrupted is made anew.
        self._stamp.write_text(self.fingerprint())
        return True


def _install(environment: VirtualEnvironment) -> None:
    print(f"Installing the tools of {environment.requirements.name}, once: this takes a minute or more.", file=sys.stderr, flush=True)
    venv.create(environment.directory, with_pip=True)
    command = [str(environment.python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
               "--requirement", str(environment.requirements)]
    try:
        subprocess.run(command, check=True, timeout=_INSTALL_SECONDS, stdin=subprocess.DEVNULL,
                       env={**os.environ, "PYTHONPATH": ""})
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise InstallationFailed(f"{environment.requirements.name} could not be installed: {error}") from None
