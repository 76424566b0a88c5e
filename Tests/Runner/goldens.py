"""Runs `synthesize.js`, which writes goldens anew, with the aws-cdk-lib of the tests' environment."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from Fuzz import oracle

from .prerequisites import NODE, VENV, first_missing
from .run import ProgramFailed, Run
from .virtual_environment import programs

REPOSITORY = Path(__file__).resolve().parents[2]
_SECONDS = 1800


def main(arguments: Sequence[str], repository: Path = REPOSITORY) -> int:
    parser = argparse.ArgumentParser(prog="Tests/goldens", description="Writes goldens anew with aws-cdk-lib.")
    parser.add_argument("pattern", help="a regular expression that finds the names of the cases, such as ^45-sqs")
    parser.add_argument("folder", help="the folder of the cases, such as Tests/ServiceConformanceTests/Goldens")
    options = parser.parse_args(arguments)
    folder = Path(options.folder).resolve()
    if not folder.is_dir():
        parser.error(f"there is no folder {options.folder}")
    absent = first_missing((NODE, VENV))
    if absent is not None:
        print(absent, file=sys.stderr)
        return 1
    run = Run(repository)
    try:
        modules = original(run)
    except (ProgramFailed, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    script = run.tests / "ConformanceTests" / "Goldens" / "synthesize.js"
    return run.status(["node", str(script), options.pattern, str(folder)], _SECONDS, {"NODE_PATH": str(modules)})


def original(run: Run) -> Path:
    """Where aws-cdk-lib is unpacked; the environment that brings it is made if need be."""
    python = programs(run) / "python"
    packages = run.output([str(python), "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"], _SECONDS)
    return oracle.unpack(Path(packages), run.build / "oracle")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
