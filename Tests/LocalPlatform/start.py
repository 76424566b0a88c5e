"""Prepares what the command needs and runs it: the tests' virtual environment, and for `up` the App's binary.

Standard library only: it runs before the environment is there.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from Runner.prerequisites import NODE, SWIFT, VENV, first_missing
from Runner.run import ProgramFailed, Run
from Runner.steps import app
from Runner.virtual_environment import programs

REPOSITORY = Path(__file__).resolve().parents[2]


def main(arguments: list[str]) -> None:
    deploys = arguments[:1] == ["up"] and not {"-h", "--help"} & set(arguments)
    given = "--app" in arguments or "TESTS_APP" in os.environ
    absent = first_missing([VENV, *([NODE] if deploys else []), *([SWIFT] if deploys and not given else [])])
    if absent is not None:
        sys.exit(absent)
    run = Run(REPOSITORY)
    try:
        python = str(programs(run) / "python")
        if deploys and not given:
            print("Building the App ...", flush=True)
            app(run)
    except ProgramFailed as error:
        sys.exit(str(error))
    os.execve(python, [python, "-m", "LocalPlatform.command_line", *arguments], {**os.environ, **run.variables})


if __name__ == "__main__":
    main(sys.argv[1:])
