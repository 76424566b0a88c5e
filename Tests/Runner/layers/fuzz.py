from __future__ import annotations

import json

from ..layer import Layer
from ..prerequisites import NODE, SWIFT, VENV
from ..programs import built
from ..reports import Counts
from ..run import ProgramFailed, Run

_NORMAL, _FULL = 2_000, 50_000
_NORMAL_SECONDS, _FULL_SECONDS = 1800, 4 * 3600
# Services whose random documents are compared as well.
_DOCUMENTS = ["IAM", "StepFunctions"]


def tests(run: Run) -> Counts:
    run.environment.prepare()
    app = built(run, "FuzzApp")
    summary = run.build / "test-reports" / "fuzz.json"
    summary.parent.mkdir(parents=True, exist_ok=True)
    summary.unlink(missing_ok=True)
    fuzzer = [str(run.environment.python), "-m", "Fuzz", "--app", str(app), "--unpack", str(run.build / "oracle")]
    run.variables["PYTHONPATH"] = str(run.tests)
    # A fuzzer that notices nothing would pass for ever.
    if run.status([*fuzzer, "--self-test"], _NORMAL_SECONDS) != 0:
        raise ProgramFailed("The fuzzer did not notice a changed template.")
    count, seconds = (_FULL, _FULL_SECONDS) if run.full else (_NORMAL, _NORMAL_SECONDS)
    status = run.status([*fuzzer, "--count", str(count), "--summary", str(summary)], seconds)
    if not summary.is_file():
        return Counts(failed=1)
    tried = json.loads(summary.read_text())
    failed = int(tried["failed"] or (status != 0 or tried["tried"] != count))
    passed = tried["tried"] - tried["failed"]
    for service in _DOCUMENTS:
        if _compare(run, service, count, seconds):
            passed += count
        else:
            failed += 1
    return Counts(passed=passed, failed=failed)


def _compare(run: Run, service: str, count: int, seconds: float) -> bool:
    """Whether random documents of a service are the original's; the command itself says which are not."""
    # The fuzzer of apps has unpacked the original.
    unpacked = (run.build / "oracle").glob("*/complete")
    modules = max(unpacked, key=lambda path: path.stat().st_mtime).parent
    command = [str(run.tests / "Fuzz" / "compare"), service, "1", str(count)]
    return run.status(command, seconds, {"NODE_PATH": str(modules)}) == 0


LAYER = Layer("fuzz", "random apps, policies and state machines, built with this library and with aws-cdk-lib", tests, (SWIFT, NODE, VENV))
