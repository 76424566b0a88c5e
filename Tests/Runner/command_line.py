"""The command line of the tests."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Sequence

from .layer import Layer
from .layers import LAYERS
from .reports import Counts
from .run import ProgramFailed, Run
from .summary import Result, last_line, table
from .virtual_environment import InstallationFailed

REPOSITORY = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str], layers: Sequence[Layer] = LAYERS, repository: Path = REPOSITORY) -> int:
    options = _options(arguments, layers)
    if options.list:
        for layer in layers:
            print(f"{layer.name:<12}{layer.about}{' (with --full)' if layer.long else ''}")
        return 0
    chosen = [layer for layer in layers if _is_chosen(layer, options)]
    absent = _first_missing(chosen)
    if absent is not None:
        print(absent, file=sys.stderr)
        return 1
    run = Run(repository, full=options.full)
    results = [_result(layer, run) for layer in chosen]
    print(f"\n{table(results)}\n{last_line(results)}", flush=True)
    return 1 if any(result.failed for result in results) else 0


def _options(arguments: Sequence[str], layers: Sequence[Layer]) -> argparse.Namespace:
    names = [layer.name for layer in layers]
    parser = argparse.ArgumentParser(prog="Tests/run", description="Runs the tests: all layers, or those named.")
    parser.add_argument("layers", nargs="*", metavar="layer", help=", ".join(names))
    parser.add_argument("--full", action="store_true", help="the long layers and the long tests of the others too")
    parser.add_argument("--list", action="store_true", help="name the layers and end")
    options = parser.parse_args(arguments)
    for name in options.layers:
        if name not in names:
            parser.error(f"there is no layer {name}: {', '.join(names)}")
    return options


def _is_chosen(layer: Layer, options: argparse.Namespace) -> bool:
    if options.layers:
        return layer.name in options.layers
    return options.full or not layer.long


def _first_missing(layers: Sequence[Layer]) -> str | None:
    for prerequisite in dict.fromkeys(needed for layer in layers for needed in layer.prerequisites):
        absent = prerequisite.missing()
        if absent is not None:
            return absent
    return None


def _result(layer: Layer, run: Run) -> Result:
    print(f"\n==> {layer.name}: {layer.about}", flush=True)
    start = time.monotonic()
    try:
        counts = layer.tests(run)
    except (ProgramFailed, InstallationFailed) as error:
        print(error, flush=True)
        counts = Counts(failed=1)
    seconds = time.monotonic() - start
    print(f"<== {layer.name}: {'failed' if counts.failed else 'passed'} in {seconds:.1f} s", flush=True)
    return Result(layer.name, counts, seconds)
