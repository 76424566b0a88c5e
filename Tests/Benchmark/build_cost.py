"""What an app that imports five services costs to build: `python3 Tests/Benchmark/build_cost.py`. Prints a Markdown table."""

from __future__ import annotations

import argparse
import os
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
    with tempfile.TemporaryDirectory(prefix="build-cost-") as directory:
        package = Throwaway(REPOSITORY, Path(directory))
        swift("package", "resolve", directory=directory)
        dependencies = swift("build", "--product", "Dependencies", directory=directory)
        clean = swift("build", "--product", "Throwaway", directory=directory)
        compiled = service_modules(Path(directory))
        edits = [edit_to_run(package, number) for number in range(options.edits)]
    edited = measure.median(edits)
    print(measure.table(
        ["", "wall s", "CPU s", "peak MiB of the largest process"],
        [row("the two dependencies, once", dependencies), row(f"clean build of an app with {len(SERVICES)} services besides them", clean),
         row(f"one line edited to `swift run` done, median of {len(edits)}", edited)]))
    expected = {f"CDK{name}" for name in SERVICES}
    if compiled != expected:
        print(f"\nService modules that should not be there: {sorted(compiled - expected)}, missing: {sorted(expected - compiled)}")
        return 1
    print(f"\nService modules compiled: {', '.join(sorted(compiled))}; no other.")
    return 0


def edit_to_run(package: Throwaway, number: int) -> measure.Cost:
    package.edit(301 + number)
    return swift("run", "Throwaway", directory=str(package.directory))


def swift(*arguments: str, directory: str) -> measure.Cost:
    return measure.run(["swift", *arguments], os.environ, directory)


def service_modules(package: Path) -> set[str]:
    """Modules of this package's services that the build has made."""
    all_services = {f"CDK{path.name}" for path in (REPOSITORY / "Sources" / "Services").iterdir()}
    made = {path.stem for path in (package / ".build").rglob("*.swiftmodule")}
    return made & all_services


def row(name: str, cost: measure.Cost) -> list[str]:
    return [name, f"{cost.wall:.2f}", f"{cost.cpu:.2f}", f"{cost.peak:.0f}"]


if __name__ == "__main__":
    sys.exit(main())
