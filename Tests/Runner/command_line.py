"""The command line of the tests."""

from __future__ import annotations

import argparse
import signal
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

from .layers import LAYERS, Layer
from .prerequisites import first_missing
from .reports import Counts, settle
from .run import ProgramFailed, Run

REPOSITORY = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str], layers: Sequence[Layer] = LAYERS, repository: Path = REPOSITORY) -> int:
    options = _options(arguments, [layer.name for layer in layers])
    if options.list:
        for layer in layers:
            print(f"{layer.name:<15}{layer.about}{' (with --full)' if layer.long else ''}")
        return 0
    chosen = [layer for layer in layers if (layer.name in options.layers if options.layers else options.full or not layer.long)]
    absent = first_missing(dict.fromkeys(prerequisite for layer in chosen for prerequisite in layer.needs))
    if absent is not None:
        print(absent, file=sys.stderr)
        return 1
    run, whole = Run(repository, full=options.full), Counts()
    table = [f"\n{'layer':<15}{'passed':>7}  {'failed':>7}  {'skipped':>7}  {'seconds':>8}"]
    for layer in chosen:
        start = time.monotonic()
        counts = _counts(layer, run)
        seconds = time.monotonic() - start
        print(f"<== {layer.name}: {'failed' if counts.failed else 'passed'} in {seconds:.1f} s", flush=True)
        table.append(f"{layer.name:<15}{counts.passed:>7}  {counts.failed:>7}  {counts.skipped:>7}  {seconds:>8.1f}"
                     f"{'  FAILED' if counts.failed else ''}")
        whole += counts
    print(*table, f"{whole.passed} passed, {whole.failed} failed", sep="\n", flush=True)
    return 1 if whole.failed else 0


def _options(arguments: Sequence[str], names: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="Tests/run", description="Runs the tests: all layers, or those named.")
    parser.add_argument("layers", nargs="*", metavar="layer", help=", ".join(names))
    parser.add_argument("--full", action="store_true", help="the long layers and the long tests of the others too")
    parser.add_argument("--list", action="store_true", help="name the layers and end")
    options = parser.parse_args(arguments)
    for name in options.layers:
        if name not in names:
            parser.error(f"there is no layer {name}: {', '.join(names)}")
    return options


def _counts(layer: Layer, run: Run) -> Counts:
    print(f"\n==> {layer.name}: {layer.about}", flush=True)
    counts = Counts()
    try:
        for step in layer.steps:
            counts += step(run)
    except (ProgramFailed, OSError) as error:
        print(error, flush=True)
        counts += Counts(failed=1)
    except Exception:  # noqa: BLE001 - a mistake of one step is no reason not to run the others
        traceback.print_exc(file=sys.stdout)
        counts += Counts(failed=1)
    return settle(counts)


if __name__ == "__main__":
    # Who is told to end ends what he has started.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    sys.exit(main(sys.argv[1:]))
