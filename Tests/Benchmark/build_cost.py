"""What it costs to build: `python3 Tests/Benchmark/build_cost.py`. Prints Markdown tables.

Builds the App of this repository, and a package of a user's with an app that imports one service and one that imports five.

CPU seconds are user and system time of all processes of a build. They grow on a machine that does other things at the same time; so each
table begins with a yardstick, the same program compiled in the same run, and says how many of it each build is. With `--before <checkout>`
the same is built of an older checkout in turn, and stands beside it.
"""

from __future__ import annotations

import argparse
import functools
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import measure
from measure import Cost
from throwaway import APPS, Throwaway

REPOSITORY = Path(__file__).resolve().parents[2]
FIVE = "Throwaway"
YARDSTICKS = 3


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--before", type=Path, help="another checkout, to compare with")
    parser.add_argument("--edits", type=int, default=5, help="how often a line is edited and the app run")
    parser.add_argument("--modules", action="store_true", help="also what each module costs by itself")
    options = parser.parse_args()
    checkouts = [path.resolve() for path in (options.before, REPOSITORY) if path]
    with tempfile.TemporaryDirectory(prefix="build-cost-") as directory:
        # Between the builds, so that what else the machine does falls on it as well.
        yardsticks: list[Cost] = []
        measured: list[dict[str, Cost]] = [{} for _ in checkouts]
        users = [User(checkout, Path(directory) / str(number)) for number, checkout in enumerate(checkouts)]
        for builds in zip(*(user.builds(options.edits) for user in users), strict=True):
            if len(yardsticks) < YARDSTICKS:
                yardsticks.append(yardstick(Path(directory)))
            for costs, (name, build) in zip(measured, builds, strict=True):
                costs[name] = build()
        print(table(median(yardsticks), measured))
        compiled, expected = users[-1].compiled()
        if options.modules:
            print("\n" + measure.table(["module by itself", "CPU s"], [[name, f"{cpu:.2f}"] for name, cpu in users[-1].one_by_one()]))
    if compiled != expected:
        print(f"\nModules that should not be there: {sorted(compiled - expected)}, missing: {sorted(expected - compiled)}")
        return 1
    print(f"\nCompiled for the app with {', '.join(APPS[FIVE])}, because imported or needed by those: {', '.join(sorted(compiled))}.")
    return 0


class User:
    """Whoever builds a checkout's App, and apps of his own with it."""

    def __init__(self, checkout: Path, directory: Path) -> None:
        self.checkout = checkout
        self.directory = directory
        self.package = Throwaway(checkout, directory / "package")

    def builds(self, edits: int) -> Iterable[tuple[str, Callable[[], Cost]]]:
        """What is measured, in order: each begins where the one before has ended."""
        yield "first build of the App", self.first_build_of_the_app
        for name, services in APPS.items():
            yield f"first build of an app with {', '.join(services)}", functools.partial(self.first_build, name)
        yield "one line edited, to the end of `swift run`", lambda: median([self.edit_to_run(number) for number in range(edits)])
        yield "nothing edited, `swift run`", lambda: median([self.run() for _ in range(edits)])
        yield "another `-c` of the CDK, by `swift run`", lambda: median([self.run(number) for number in range(edits)])
        yield "another `-c` of the CDK, `swift build` and the binary", lambda: median([self.build_and_run(n) for n in range(edits)])

    def first_build_of_the_app(self) -> Cost:
        scratch = self.directory / "app"
        cost = measure.run(["swift", "build", "--product", "App", "--scratch-path", str(scratch)], os.environ, str(self.checkout))
        shutil.rmtree(scratch)
        return cost

    def first_build(self, app: str) -> Cost:
        shutil.rmtree(self.package.directory / ".build", ignore_errors=True)
        return self.swift("build", "--product", app)

    def edit_to_run(self, number: int) -> Cost:
        self.package.edit(301 + number)
        return self.run()

    def run(self, context: int | None = None) -> Cost:
        """With a context, as the CDK command line starts the app: SwiftPM evaluates manifests anew when the environment has changed."""
        return measure.run(["swift", "run", FIVE], environment(context), str(self.package.directory))

    def build_and_run(self, context: int) -> Cost:
        """As the CDK command line does it with `build` in its `cdk.json`, which it gives no context."""
        built = self.swift("build", "--product", FIVE)
        ran = measure.run([f".build/debug/{FIVE}"], environment(context), str(self.package.directory))
        return Cost(built.wall + ran.wall, built.cpu + ran.cpu, max(built.peak, ran.peak))

    def swift(self, *arguments: str) -> Cost:
        return measure.run(["swift", *arguments], os.environ, str(self.package.directory))

    def compiled(self) -> tuple[set[str], set[str]]:
        """The checkout's modules that the app with five services has compiled, and those that it imports or that these need."""
        graph = self.graph()
        found = {path.stem for path in (self.package.directory / ".build").rglob("*.swiftmodule")} & set(graph)
        return found, set(self.modules(graph))

    def one_by_one(self) -> list[tuple[str, float]]:
        """What each module costs when those that it depends on are built, without what a build costs that has nothing to do."""
        modules = self.modules(self.graph())
        shutil.rmtree(self.package.directory / ".build")
        costs = []
        for name in modules:
            built = self.swift("build", "--target", name).cpu
            costs.append((name, built - self.swift("build", "--target", name).cpu))
        return costs

    def modules(self, graph: dict[str, list[str]]) -> list[str]:
        return closure(graph, ["CDK", *(f"CDK{name}" for name in APPS[FIVE])])

    def graph(self) -> dict[str, list[str]]:
        """The targets of the checkout, each with those that it depends on."""
        described = subprocess.run(["swift", "package", "describe", "--type", "json"], cwd=self.checkout, check=True,
                                   stdout=subprocess.PIPE)
        return {target["name"]: target.get("target_dependencies", []) for target in json.loads(described.stdout)["targets"]}


def environment(context: int | None) -> dict[str, str]:
    if context is None:
        return dict(os.environ)
    return {**os.environ, "CDK_CONTEXT_JSON": json.dumps({"number": context}), "CDK_OUTDIR": "cdk.out"}


def closure(graph: dict[str, list[str]], names: list[str]) -> list[str]:
    """These targets and all that they depend on, each behind those."""
    found: list[str] = []
    for name in names:
        found += [other for other in [*closure(graph, graph[name]), name] if other not in found]
    return found


def yardstick(directory: Path) -> Cost:
    """A program of 300 small types, which stays the same while the library changes."""
    source = directory / "yardstick.swift"
    source.write_text("".join(
        f"public struct Type{n}: Hashable, Codable {{\n"
        f'    public var first: Int = {n}\n    public var second: [String] = ["{n}"]\n    public var third: Double? = nil\n'
        f"    public func sum(_ other: Type{n}) -> Int {{ first + other.first + second.map(\\.count).reduce(0, +) }}\n}}\n"
        for n in range(300)))
    return measure.run(["swiftc", "-Onone", "-g", "-module-name", "Yardstick", "-c", "-o", str(directory / "yardstick.o"), str(source)],
                       os.environ)


def median(costs: list[Cost]) -> Cost:
    return Cost(*(statistics.median(getattr(cost, field) for cost in costs) for field in ("wall", "cpu", "peak")))


def table(unit: Cost, measured: list[dict[str, Cost]]) -> str:
    """A row for each build; of two checkouts the older one is first."""
    header = [""]
    for when in (["before: ", "now: "] if len(measured) == 2 else [""]):
        header += [f"{when}wall s", f"{when}CPU s", f"{when}yardsticks"]
    rows = [["the yardstick"] + [f"{unit.wall:.2f}", f"{unit.cpu:.2f}", "1"] * len(measured)]
    for name in measured[0]:
        costs = [costs[name] for costs in measured]
        rows.append([name] + [text for cost in costs for text in (f"{cost.wall:.1f}", f"{cost.cpu:.1f}", f"{cost.cpu / unit.cpu:.1f}")])
        if len(costs) == 2:
            rows[-1].append(f"{costs[1].cpu / costs[0].cpu:.2f}")
    if len(measured) == 2:
        header.append("now / before")
        rows[0].append("")
    return measure.table(header, rows)


if __name__ == "__main__":
    sys.exit(main())
