"""What the checks of templates cost: here, in aws-cdk-lib, and by the programs that check the same templates afterwards."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import measure

_HERE = Path(__file__).resolve().parent
_OFF = '{"swift-cdk:validation": "off"}'
_SIZES = ((1, 1, 15), (1, 10, 15), (1, 480, 7), (2, 500, 5), (20, 480, 3))
#: Prints the CPU seconds of a second look, by an engine that is warm.
_VALIDATE = """
import sys, time
from cloudformation_validate import CompositeEngine, ValidateConfig
engine, config = CompositeEngine(), ValidateConfig()
for _ in range(2):
    start = time.process_time()
    for path in sys.argv[1:]:
        engine.validate_template(path, config)
print(time.process_time() - start)
"""


def table(app: Path, debug: Path, modules: Path, directory: Path) -> str:
    rows = [_row(app, debug, modules, directory, *size) for size in _SIZES]
    return measure.table(
        ["resources of twenty types", "ours, checks off, CPU s", "on", "on / off", "debug, on", "debug / release", "MiB off", "MiB on",
         "Node, validator off, CPU s", "on", "on / off", "cfn-lint, CPU s", "cloudformation-validate, warm, CPU s",
         "as many times our checks"], rows)


def _row(app: Path, debug: Path, modules: Path, directory: Path, stacks: int, resources: int, runs: int) -> list[str]:
    output = directory / "cdk.out"
    arguments = ["mixed", str(stacks), str(resources), str(output)]
    node = {**os.environ, "NODE_PATH": str(modules), "HOME": str(directory)}
    program = ["node", str(_HERE / "benchmark.js")]
    # In turn, so that what else the machine does falls on all.
    variants: list[tuple[list[str], Mapping[str, str]]] = [
        ([str(app)], {**os.environ, "CDK_CONTEXT_JSON": _OFF}), ([str(app)], os.environ), ([str(debug)], os.environ),
        (program, {**node, "CDK_VALIDATION": "false"}), (program, {**node, "CDK_VALIDATION": "true"})]
    costs: list[list[measure.Cost]] = [[] for _ in variants]
    for _ in range(runs):
        for own, (command, environment) in zip(costs, variants, strict=True):
            shutil.rmtree(output, ignore_errors=True)
            own.append(measure.run([*command, *arguments], environment, str(directory)))
    off, on, on_debug, node_off, node_on = (measure.median(own) for own in costs)
    templates = [str(path) for path in sorted(output.glob("*.template.json"))]
    cfn_lint = str(Path(sys.executable).parent / "cfn-lint")
    lint = measure.run([cfn_lint, "--non-zero-exit-code", "none", "--", *templates], os.environ, str(directory))
    warm = float(subprocess.run([sys.executable, "-c", _VALIDATE, *templates], stdout=subprocess.PIPE, text=True, check=True).stdout)
    return [f"{stacks} x {resources}", f"{off.cpu:.3f}", f"{on.cpu:.3f}", f"{on.cpu / off.cpu:.2f}",
            f"{on_debug.cpu:.2f}", f"{on_debug.cpu / on.cpu:.1f}", f"{off.peak:.0f}", f"{on.peak:.0f}",
            f"{node_off.cpu:.2f}", f"{node_on.cpu:.2f}", f"{node_on.cpu / node_off.cpu:.2f}", f"{lint.cpu:.1f}", f"{warm:.3f}",
            f"{warm / max(on.cpu - off.cpu, 0.001):.0f}"]


def instructions(app: Path, directory: Path) -> str:
    """What they cost in instructions, which nothing else on the machine changes."""
    rows = []
    for stacks, resources, _ in _SIZES:
        off, on = (_instructions(app, directory, stacks, resources, environment)
                   for environment in ({**os.environ, "CDK_CONTEXT_JSON": _OFF}, os.environ))
        rows.append([f"{stacks} x {resources}", f"{off / 1e6:,.0f}", f"{on / 1e6:,.0f}", f"{on / off:.2f}"])
    return measure.table(["resources of twenty types", "checks off, million instructions", "on", "on / off"], rows)


def _instructions(app: Path, directory: Path, stacks: int, resources: int, environment: Mapping[str, str]) -> int:
    output, counts = directory / "cdk.out", directory / "callgrind.out"
    measure.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={counts}", str(app), "mixed", str(stacks), str(resources),
                 str(output)], environment, str(directory))
    shutil.rmtree(output)
    total = re.search(r"^totals: (\d+)", counts.read_text(), re.MULTILINE)
    assert total is not None
    return int(total[1])
