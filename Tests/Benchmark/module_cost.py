"""What each module of the package costs to compile: `python3 Tests/Benchmark/module_cost.py`. Prints Markdown tables.

Builds the package for debugging in a directory of its own, by a compiler that notes the CPU time of every module. Fails if a module takes
more than 30 seconds of it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import measure

REPOSITORY = Path(__file__).resolve().parents[2]
LIMIT = 30.0

# Runs the compiler and adds a line to a file: module, CPU seconds, MiB of the largest process. What it starts itself is counted too.
_COMPILER = """#!{python}
import os, resource, subprocess, sys

arguments = sys.argv[1:]
status = subprocess.run(["{compiler}", *arguments]).returncode
if "-module-name" in arguments:
    module = arguments[arguments.index("-module-name") + 1]
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open("{log}", "a") as log:
        log.write(f"{{module}} {{usage.ru_utime + usage.ru_stime:.3f}} {{usage.ru_maxrss / 1024:.0f}}\\n")
sys.exit(status)
"""


@dataclass(frozen=True)
class Module:
    name: str
    cpu: float
    peak: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10, help="how many of the most expensive modules are named")
    parser.add_argument("--target", help="only this module, and those that it depends on")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="module-cost-") as directory:
        log = Path(directory) / "modules"
        environment = with_compiler(Path(directory) / "swiftc", log)
        selection = ["--target", options.target] if options.target else []
        whole = measure.run(["swift", "build", *selection, "--scratch-path", f"{directory}/build"], environment, str(REPOSITORY))
        modules = read(log)
    sources = [REPOSITORY / "Sources" / "Services", REPOSITORY / "Sources" / "Generated"]
    services = [module for module in modules if any((folder / module.name.removeprefix("CDK")).is_dir() for folder in sources)]
    print(measure.table(
        ["debug build", "wall s", "CPU s"],
        [["everything, with dependencies and links", f"{whole.wall:.0f}", f"{whole.cpu:.0f}"],
         [f"the {len(services)} modules of services", "", f"{sum(module.cpu for module in services):.0f}"]]))
    print("\n" + measure.table(
        ["module", "CPU s", "peak MiB"],
        [[module.name, f"{module.cpu:.1f}", f"{module.peak:.0f}"] for module in modules[:options.count]]))
    above = [module.name for module in modules if module.cpu > LIMIT]
    print(f"\nAbove {LIMIT:.0f} CPU seconds: {', '.join(above) or 'none'}.")
    return 1 if above else 0


def with_compiler(path: Path, log: Path) -> dict[str, str]:
    """The environment in which SwiftPM compiles modules with a compiler that notes what they cost."""
    compiler = shutil.which("swiftc")
    if compiler is None:
        sys.exit("swiftc is missing: install Swift from https://www.swift.org/install/.")
    path.write_text(_COMPILER.format(python=sys.executable, compiler=compiler, log=log))
    path.chmod(0o755)
    return {**os.environ, "SWIFT_EXEC": str(path), "SWIFT_EXEC_MANIFEST": compiler}


def read(log: Path) -> list[Module]:
    """The modules, the most expensive first. A module that is compiled in several steps is counted once."""
    costs: dict[str, Module] = {}
    for line in log.read_text().splitlines():
        name, cpu, peak = line.split()
        known = costs.get(name, Module(name, 0, 0))
        costs[name] = Module(name, known.cpu + float(cpu), max(known.peak, float(peak)))
    return sorted(costs.values(), key=lambda module: -module.cpu)


if __name__ == "__main__":
    sys.exit(main())
