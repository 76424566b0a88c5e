"""Times this library and aws-cdk-lib under Node in turn: `python3 Tests/Benchmark/speed.py --modules <node_modules>`.

Builds the release version of BenchmarkApp first. Prints Markdown tables of medians. aws-cdk-lib's validator is off, but for the table of
what checking templates costs: `--checks` prints that one alone, by the environment of the tests, which has the other checkers, and
`--instructions` one of ours in instructions, which valgrind counts.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import bounds
import checks
import measure
from throwaway import Throwaway

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]


@dataclass(frozen=True)
class Workload:
    name: str
    kind: str
    stacks: int
    resources: int
    runs: int

    @property
    def count(self) -> int:
        return self.stacks * self.resources


COMPARED = (Workload("1 x 10 buckets", "buckets", 1, 10, 15), Workload("1 x 480 buckets", "buckets", 1, 480, 9),
            Workload("20 x 480 queues", "queues", 20, 480, 7))
GROWTH = tuple(Workload(f"{stacks * 500:,} queues", "queues", stacks, 500, 3) for stacks in (2, 20, 60, 200))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--modules", type=Path, required=True, help="a directory of Node modules with aws-cdk-lib and constructs")
    parser.add_argument("--scratch-path", type=Path, default=REPOSITORY / ".build", help="where Swift builds")
    parser.add_argument("--checks", action="store_true", help="only what the checks of templates cost, here and elsewhere")
    parser.add_argument("--instructions", action="store_true", help="only what the checks of templates cost here, counted by valgrind")
    parser.add_argument("--bounds", action="store_true", help="only what the checks of the worst templates cost")
    parser.add_argument("--no-edits", action="store_true", help="without the time from an edit to a run, which builds a package")
    options = parser.parse_args()
    app = build(options.scratch_path)
    if options.instructions:
        with tempfile.TemporaryDirectory(prefix="benchmark-") as directory:
            print(checks.instructions(app, Path(directory)))
        return 0
    if options.bounds:
        with tempfile.TemporaryDirectory(prefix="benchmark-") as directory:
            print(bounds.table(app, Path(directory)))
        return 0
    if options.checks:
        with tempfile.TemporaryDirectory(prefix="benchmark-") as directory:
            print(checks.table(app, build(options.scratch_path, "debug"), options.modules, Path(directory)))
        return 0
    with tempfile.TemporaryDirectory(prefix="benchmark-") as directory:
        node = {**os.environ, "NODE_PATH": str(options.modules), "CDK_VALIDATION": "false", "HOME": directory}
        rows = [compared(workload, app, node, directory) for workload in COMPARED]
        print(measure.table(["medians", "ours wall s", "Node wall s", "ratio", "ours CPU s", "Node CPU s", "ratio", "ours MiB",
                             "Node MiB", "ratio"], rows), flush=True)
        print("\n" + measure.table(["growth", "wall s", "CPU s", "peak MiB", "µs wall each", "bytes each"],
                                   [growth(workload, app, directory) for workload in GROWTH]), flush=True)
    if not options.no_edits:
        with tempfile.TemporaryDirectory(prefix="benchmark-") as directory:
            print("\n" + edits(Path(directory), {**os.environ, "NODE_PATH": str(options.modules), "CDK_VALIDATION": "false"}))
    return 0


def build(scratch: Path, configuration: str = "release") -> Path:
    command = ["swift", "build", "--configuration", configuration, "--product", "BenchmarkApp", "--scratch-path", str(scratch)]
    subprocess.run(command, cwd=REPOSITORY, check=True, stdout=sys.stderr)
    shown = subprocess.run([*command, "--show-bin-path"], cwd=REPOSITORY, check=True, stdout=subprocess.PIPE, text=True)
    return Path(shown.stdout.strip()) / "BenchmarkApp"


def once(workload: Workload, program: list[str], environment: dict[str, str], directory: str) -> measure.Cost:
    output = Path(directory) / "cdk.out"
    cost = measure.run([*program, workload.kind, str(workload.stacks), str(workload.resources), str(output)], environment, directory)
    made = len(list(output.glob("*.template.json")))
    if made != workload.stacks:
        raise RuntimeError(f"{program[0]} made {made} templates instead of {workload.stacks}")
    shutil.rmtree(output)
    return cost


def compared(workload: Workload, app: Path, node: dict[str, str], directory: str) -> list[str]:
    ours, theirs = [], []
    # In turn, so that what else the machine does falls on both; the first round only warms the file cache.
    for round_number in range(workload.runs + 1):
        pair = (once(workload, [str(app)], dict(os.environ), directory),
                once(workload, ["node", str(HERE / "benchmark.js")], node, directory))
        if round_number > 0:
            ours.append(pair[0])
            theirs.append(pair[1])
    left, right = measure.median(ours), measure.median(theirs)
    return [f"{workload.name} ({workload.runs} runs)", f"{left.wall:.3f}", f"{right.wall:.3f}", f"{right.wall / left.wall:.1f}",
            f"{left.cpu:.3f}", f"{right.cpu:.3f}", f"{right.cpu / left.cpu:.1f}", f"{left.peak:.0f}", f"{right.peak:.0f}",
            f"{right.peak / left.peak:.1f}"]


def growth(workload: Workload, app: Path, directory: str) -> list[str]:
    cost = measure.median([once(workload, [str(app)], dict(os.environ), directory) for _ in range(workload.runs)])
    return [workload.name, f"{cost.wall:.2f}", f"{cost.cpu:.2f}", f"{cost.peak:.0f}", f"{cost.wall / workload.count * 1e6:.1f}",
            f"{cost.peak * 1024 * 1024 / workload.count:.0f}"]


def edits(directory: Path, node: dict[str, str]) -> str:
    """From one edited line of an app to its cdk.out, by `swift run` and by plain Node."""
    package = Throwaway(REPOSITORY, directory / "package")
    measure.run(["swift", "build", "--product", "Throwaway"], os.environ, str(package.directory))
    ours, theirs = [], []
    for number in range(7):
        package.edit(301 + number)
        ours.append(measure.run(["swift", "run", "Throwaway"], os.environ, str(package.directory)))
        theirs.append(measure.run(["node", str(HERE / "throwaway.js"), str(directory / "cdk.out"), str(301 + number)], node))
    left, right = measure.median(ours), measure.median(theirs)
    return measure.table(["one line edited to cdk.out", "wall s", "CPU s"],
                         [["`swift run`", f"{left.wall:.2f}", f"{left.cpu:.2f}"],
                          ["`node app.js`", f"{right.wall:.2f}", f"{right.cpu:.2f}"]])


if __name__ == "__main__":
    sys.exit(main())
