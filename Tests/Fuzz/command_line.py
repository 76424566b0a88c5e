"""The fuzzer's command line: `python -m Fuzz --app <FuzzApp> --unpack <directory>`, in the tests' virtual environment."""

from __future__ import annotations

import argparse
import json
import os
import sys
import sysconfig
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from . import fixtures, oracle, self_test
from .campaign import Setting, attempt, run
from .generator import recipe
from .side import Program
from .trial import Trial

HERE = Path(__file__).resolve().parent


def programs(app: Path, modules: Path, scratch: Path) -> tuple[Program, Program]:
    """This library's and the original's; neither sees the environment of the one who tests."""
    path = {"PATH": os.environ.get("PATH", ""), "HOME": str(scratch), "TMPDIR": str(scratch), "TZ": "UTC", "LANG": "C.UTF-8"}
    ours = Program("this library", (str(app),), {**path, "FUZZ_KINDS": str(HERE / "kinds.json")}, 5000)
    node = {**path, "NODE_PATH": str(modules), "CDK_VALIDATION": "false", "CDK_HOME": str(scratch)}
    theirs = Program("aws-cdk-lib", ("node", str(HERE / "Oracle" / "oracle.js")), node, 1000)
    return ours, theirs


def main(arguments: Sequence[str]) -> int:
    options = _options(arguments)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as directory:
        scratch = Path(directory)
        fixtures.write(scratch / "fixtures")
        modules = options.modules or oracle.unpack(Path(sysconfig.get_paths()["purelib"]), options.unpack)
        ours, theirs = programs(options.app, modules, scratch)
        setting = Setting(ours, theirs, scratch / "fixtures", options.shrinking)
        if options.self_test:
            return self_test.run(setting)
        if options.seed is not None:
            return _one(options.seed, setting, options.recipe)
        return _many(range(options.first, options.first + options.count), setting, options)


def _one(seed: int, setting: Setting, shows_recipe: bool) -> int:
    if shows_recipe:
        print(json.dumps(recipe(seed), indent=1, ensure_ascii=False))
    trial = Trial(setting.ours, setting.theirs, setting.fixtures)
    try:
        outcome = attempt(seed, trial, setting.shrinking)
    finally:
        trial.close()
    print(outcome.report if outcome.differences else f"seed {seed}: no difference")
    return 1 if outcome.differences else 0


def _many(seeds: range, setting: Setting, options: argparse.Namespace) -> int:
    start = time.monotonic()
    tried = rejected = failures = 0
    kinds: Counter[str] = Counter()
    for outcome in run(seeds, setting, options.workers, options.failures):
        tried += 1
        rejected += outcome.rejected
        if outcome.differences:
            failures += 1
            kinds.update({difference.kind for difference in outcome.differences})
            print(f"\n{outcome.report}", flush=True)
        if tried % 1000 == 0:
            print(f"{tried} of {len(seeds)} apps, {time.monotonic() - start:.0f} s", flush=True)
    failed = sum(kinds.values())
    if options.summary:
        options.summary.write_text(json.dumps({"tried": tried, "failed": failures, "rejected": rejected}))
    print(f"{tried} apps from seed {seeds.start}, {rejected} of them refused by both or either, "
          f"{f'differences: {dict(kinds)}' if failed else 'no difference'}, {time.monotonic() - start:.1f} s", flush=True)
    return 0 if not failed and tried == len(seeds) else 1


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="Fuzz", description="Builds random apps with this library and with aws-cdk-lib.")
    parser.add_argument("--app", type=Path, required=True, help="the program FuzzApp")
    modules = parser.add_mutually_exclusive_group(required=True)
    modules.add_argument("--modules", type=Path, help="a directory of Node modules with aws-cdk-lib and constructs")
    modules.add_argument("--unpack", type=Path, help="a directory to unpack them into, out of this Python's packages")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--count", type=int, default=2000, help="how many seeds")
    parser.add_argument("--seed", type=int, help="only this seed")
    parser.add_argument("--recipe", action="store_true", help="with --seed: the recipe too")
    parser.add_argument("--self-test", action="store_true", help="see whether a changed template is noticed and shrunk")
    parser.add_argument("--summary", type=Path, help="a file for the numbers, as JSON")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--failures", type=int, default=5, help="how many failing seeds end the run")
    parser.add_argument("--shrinking", type=float, default=60, help="seconds to shrink a failing seed")
    options = parser.parse_args(arguments)
    if not os.access(options.app, os.X_OK):
        print(f"{options.app} is no program: swift build --product FuzzApp", file=sys.stderr)
        sys.exit(2)
    return options
