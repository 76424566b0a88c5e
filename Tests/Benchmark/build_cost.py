"""What an app that imports five services costs to build: `python3 Tests/Benchmark/build_cost.py`. Prints Markdown tables.

CPU seconds are user and system time of all processes of a build. They grow on a machine that does other things at the same time.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import measure
from throwaway import SERVICES, Throwaway

REPOSITORY = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=7, help="how often a line is edited and the app run")
    options = parser.parse_args()
    graph = target_graph()
    modules = closure(graph, ["CDK", *(f"CDK{name}" for name in SERVICES)])
    with tempfile.TemporaryDirectory(prefix="build-cost-") as directory:
        package = Throwaway(REPOSITORY, Path(directory) / "package")
        swift(package, "package", "resolve")
        dependency = swift(package, "build", "--product", "Dependency")
        kept = Path(directory) / "kept"
        shutil.copytree(package.directory / ".build", kept, symlinks=True)
        clean = swift(package, "build", "--product", "Throwaway")
        compiled = compiled_modules(package, graph)
        edits = [edit_to_run(package, number) for number in range(options.edits)]
        again = [swift(package, "run", "Throwaway") for _ in range(options.edits)]
        elsewhere = [run_with_context(package, number) for number in range(options.edits)]
        shutil.rmtree(package.directory / ".build")
        kept.rename(package.directory / ".build")
        modules_alone = one_by_one(package, modules)
    print(measure.table(
        ["", "wall s", "CPU s", "peak MiB of the largest process"],
        [row("the dependency, once", dependency), row(f"clean build of an app with {len(SERVICES)} services besides it", clean),
         row(f"one line edited to `swift run` done, median of {len(edits)}", measure.median(edits)),
         row(f"nothing edited, `swift run`, median of {len(again)}", measure.median(again)),
         row(f"the same with another context of the CDK command line, median of {len(elsewhere)}", measure.median(elsewhere))]))
    print("\n" + measure.table(["module by itself", "CPU s"], [[name, f"{cpu:.2f}"] for name, cpu in modules_alone]))
    if compiled != set(modules):
        print(f"\nModules that should not be there: {sorted(compiled - set(modules))}, missing: {sorted(set(modules) - compiled)}")
        return 1
    print(f"\nCompiled, because imported ({', '.join(SERVICES)}) or what those depend on: {', '.join(modules)}; no other service.")
    return 0


def edit_to_run(package: Throwaway, number: int) -> measure.Cost:
    package.edit(301 + number)
    return swift(package, "run", "Throwaway")


def run_with_context(package: Throwaway, number: int) -> measure.Cost:
    """As the CDK command line runs it with another `-c`: SwiftPM evaluates manifests anew when the environment has changed."""
    environment = {**os.environ, "CDK_CONTEXT_JSON": json.dumps({"number": number}), "CDK_OUTDIR": "cdk.out"}
    return measure.run(["swift", "run", "Throwaway"], environment, str(package.directory))


def one_by_one(package: Throwaway, modules: list[str]) -> list[tuple[str, float]]:
    """What each module costs when those that it depends on are built, without what a build costs that has nothing to do."""
    costs = []
    for name in modules:
        built = swift(package, "build", "--target", name).cpu
        costs.append((name, built - swift(package, "build", "--target", name).cpu))
    return costs


def swift(package: Throwaway, *arguments: str) -> measure.Cost:
    return measure.run(["swift", *arguments], os.environ, str(package.directory))


def target_graph() -> dict[str, list[str]]:
    """The targets of this package, each with those that it depends on."""
    described = subprocess.run(["swift", "package", "describe", "--type", "json"], cwd=REPOSITORY, check=True, stdout=subprocess.PIPE)
    return {target["name"]: target.get("target_dependencies", []) for target in json.loads(described.stdout)["targets"]}


def closure(graph: dict[str, list[str]], names: list[str]) -> list[str]:
    """These targets and all that they depend on, each behind those."""
    found: list[str] = []
    for name in names:
        found += [other for other in [*closure(graph, graph[name]), name] if other not in found]
    return found


def compiled_modules(package: Throwaway, graph: dict[str, list[str]]) -> set[str]:
    """Modules of this package that the build has made."""
    return {path.stem for path in (package.directory / ".build").rglob("*.swiftmodule")} & set(graph)


def row(name: str, cost: measure.Cost) -> list[str]:
    return [name, f"{cost.wall:.2f}", f"{cost.cpu:.2f}", f"{cost.peak:.0f}"]


if __name__ == "__main__":
    sys.exit(main())
