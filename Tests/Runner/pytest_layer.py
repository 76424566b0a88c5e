"""Runs pytest over directories in the tests' virtual environment."""

from __future__ import annotations

from .reports import Counts, counts_in, settle
from .run import Run


def pytest_in(run: Run, name: str, *directories: str, seconds: float) -> Counts:
    run.environment.prepare()
    report = run.report(name)
    command = [str(run.environment.python), "-m", "pytest", "--quiet", f"--junit-xml={report}",
               *(str(run.tests / directory) for directory in directories)]
    status = run.status(command, seconds)
    return settle(counts_in(report), status)
