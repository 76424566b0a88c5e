"""Prepares what the command needs and runs it: the tests' virtual environment, and for `up` the App's binary.

Standard library only: it runs before the environment is there.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from Runner import app_binary
from Runner.prerequisites import NODE, SWIFT, VENV
from Runner.run import ProgramFailed, Run
from Runner.virtual_environment import InstallationFailed

REPOSITORY = Path(__file__).resolve().parents[2]


def main(arguments: list[str]) -> int:
    deploys = arguments[:1] == ["up"] and not {"-h", "--help"} & set(arguments)
    given = "--app" in arguments or "TESTS_APP" in os.environ
    needed = [VENV, *([NODE] if deploys else []), *([SWIFT] if deploys and not given else [])]
    absent = next((text for text in (prerequisite.missing() for prerequisite in needed) if text), None)
    if absent is not None:
        print(absent, file=sys.stderr)
        return 1
    run = Run(REPOSITORY, full=False)
    try:
        run.environment.prepare()
        if deploys and not given:
            print("Building the App ...", flush=True)
            app_binary.provide(run)
    except (InstallationFailed, ProgramFailed) as error:
        print(error, file=sys.stderr)
        return 1
    python = str(run.environment.python)
    os.execve(python, [python, "-m", "LocalPlatform.command_line", *arguments], {**os.environ, **run.variables})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
