"""One run of the tests: where things are, and how its layers start programs."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Mapping

from .virtual_environment import VirtualEnvironment

APP_VARIABLE = "TESTS_APP"
FULL_VARIABLE = "TESTS_FULL"


class ProgramFailed(Exception):
    pass


@dataclass
class Run:
    repository: Path
    full: bool
    variables: dict[str, str] = field(default_factory=dict)

    @property
    def tests(self) -> Path:
        return self.repository / "Tests"

    @property
    def build(self) -> Path:
        return self.repository / ".build"

    @property
    def environment(self) -> VirtualEnvironment:
        return VirtualEnvironment(self.build / "test-venv", self.tests / "requirements.txt")

    def report(self, name: str) -> Path:
        """A place for a report, with none of an earlier run there."""
        path = self.build / "test-reports" / f"{name}.xml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        return path

    def status(self, command: list[str], seconds: float, more: Mapping[str, str] = {}) -> int:
        """Runs a program, with more variables, to its end, or ends it and all it started when its time is over."""
        variables = {**os.environ, FULL_VARIABLE: "1" if self.full else "0", **self.variables, **more}
        process = subprocess.Popen(command, cwd=self.repository, env=variables, stdin=subprocess.DEVNULL,
                                   start_new_session=True)
        try:
            return process.wait(seconds)
        except subprocess.TimeoutExpired:
            print(f"{shlex.join(command)} did not end within {seconds:.0f} s.", flush=True)
            return 1
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()

    def output(self, command: list[str], seconds: float) -> str:
        finished = subprocess.run(command, cwd=self.repository, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  text=True, timeout=seconds)
        if finished.returncode != 0:
            raise ProgramFailed(f"{shlex.join(command)} ended with {finished.returncode}.")
        return finished.stdout.strip()
