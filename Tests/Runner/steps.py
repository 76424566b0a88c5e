"""What layers are made of: steps that prepare something, or run a program and count the tests in it."""

from __future__ import annotations

import json
import os
import shlex
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from Resources import samples_package

from . import line_coverage
from .reports import Counts, counts_in, settle
from .run import ProgramFailed, Run
from .virtual_environment import programs

Step = Callable[[Run], Counts]

_SWIFT_SECONDS = 3600


def built(run: Run, product: str) -> Path:
    """Builds a program of the package, before the tests that run it: `swift test` holds the lock that a build needs."""
    if run.status(["swift", "build", "--product", product], _SWIFT_SECONDS) != 0:
        raise ProgramFailed(f"{product} could not be built.")
    return Path(run.output(["swift", "build", "--show-bin-path"], _SWIFT_SECONDS)) / product


def app(run: Run) -> Counts:
    """Sets the command that synthesizes the App, unless one is set already."""
    if not os.environ.get("TESTS_APP") and "TESTS_APP" not in run.variables:
        run.variables["TESTS_APP"] = shlex.quote(str(built(run, "App")))
    return Counts()


def product(run: Run, name: str, variable: str) -> Counts:
    """Sets the path of a program of the package."""
    run.variables[variable] = str(built(run, name))
    return Counts()


def resource_samples(run: Run) -> Counts:
    """Sets the path of the program that makes samples of every resource type, in a package that the generator writes a part of.

    It is built in the place of the repository's own build, so that the library is compiled once.
    """
    package = run.build / "resource-samples"
    generated = str(samples_package.generated(package))
    if run.status([sys.executable, "Sources/CDKGenerator/regenerate", "--samples", generated], _SWIFT_SECONDS) != 0:
        raise ProgramFailed("The samples could not be written.")
    samples_package.write(package, run.repository)
    build = ["swift", "build", "--package-path", str(package), "--scratch-path", str(run.build)]
    # SwiftPM keeps one plan in that place and takes it for any package's, unless the environment is another.
    if run.status([*build, "--product", samples_package.PROGRAM], _SWIFT_SECONDS, {"BUILD_OF": samples_package.PROGRAM}) != 0:
        raise ProgramFailed("The samples could not be built.")
    products = Path(run.output([*build, "--show-bin-path"], _SWIFT_SECONDS))
    run.variables["TESTS_RESOURCE_SAMPLES"] = str(products / samples_package.PROGRAM)
    return Counts()


def checkov(run: Run) -> Counts:
    """Sets the path of Checkov, which has an environment of its own."""
    run.variables["TESTS_CHECKOV"] = str(programs(run, "checkov", "requirements-checkov.txt") / "checkov")
    return Counts()


def pytest(run: Run, *paths: str, seconds: float, without: str = "", workers: int = 2) -> Counts:
    """The Python tests of directories or files, each file by one of several workers; in real time, so alone, with one."""
    report = run.report(f"{Path(paths[0]).stem}.xml")
    command = [str(programs(run) / "python"), "-m", "pytest", "--quiet", f"--junit-xml={report}"]
    command += ["--numprocesses", str(workers), "--dist", "loadfile"] if workers > 1 else []
    command += [f"--ignore={run.tests / without}"] if without else []
    status = run.status([*command, *(str(run.tests / path) for path in paths)], seconds)
    return settle(counts_in(report), status)


def check(run: Run, *command: str) -> Counts:
    """A command of the repository that is one test."""
    return Counts(passed=1) if run.status(command, _SWIFT_SECONDS) == 0 else Counts(failed=1)


def swift_build(run: Run) -> Counts:
    if run.status(["swift", "build"], _SWIFT_SECONDS) != 0:
        raise ProgramFailed("The package could not be built.")
    return Counts()


def swift_test(run: Run, name: str, *options: str, apart: bool = False, variables: Mapping[str, str] | None = None) -> Counts:
    """The package's Swift tests; apart, with a build in a place of its own, of only those modules that tests use."""
    # XCTest writes to the name given, Swift Testing to a name beside it.
    xctest, swift_testing = run.report(f"{name}.xml"), run.report(f"{name}-swift-testing.xml")
    command = ["swift", "test", "--xunit-output", str(xctest), *options, *(_apart(run, name) if apart else [])]
    status = run.status(command, _SWIFT_SECONDS, variables)
    return settle(counts_in(xctest) + counts_in(swift_testing), status)


def coverage_of(run: Run, *modules: str) -> Counts:
    counts = swift_test(run, "coverage", "--enable-code-coverage", apart=True)
    if counts.failed == 0:
        command = ["swift", "test", "--show-codecov-path", "--enable-code-coverage", *_apart(run, "coverage")]
        export = Path(run.output(command, _SWIFT_SECONDS))
        print(line_coverage.report(export, run.repository / "Sources", modules), flush=True)
    return counts


def _apart(run: Run, name: str) -> list[str]:
    return ["--scratch-path", str(run.build / name), "--test-product", "swift-cdkPackageTests"]


def fuzz(run: Run) -> Counts:
    """Random apps, as this library and as aws-cdk-lib make them."""
    count, seconds = _extent(run)
    python, program = programs(run) / "python", built(run, "FuzzApp")
    fuzzer = [str(python), "-m", "Fuzz", "--app", str(program), "--unpack", str(run.build / "oracle")]
    # A fuzzer that notices nothing would pass for ever.
    if run.status([*fuzzer, "--self-test"], seconds) != 0:
        raise ProgramFailed("The fuzzer did not notice a changed template.")
    summary = run.report("fuzz.json")
    status = run.status([*fuzzer, "--count", str(count), "--summary", str(summary)], seconds)
    if not summary.is_file():
        raise ProgramFailed("The fuzzer wrote no summary.")
    tried = json.loads(summary.read_text())
    return settle(Counts(tried["tried"] - tried["failed"], tried["failed"]), status or tried["tried"] != count)


def fuzz_documents(run: Run, service: str) -> Counts:
    """Random documents of a service, as this library makes them and as the original does that the fuzzer of apps has unpacked."""
    count, seconds = _extent(run)
    modules = max((run.build / "oracle").glob("*/complete"), key=lambda path: path.stat().st_mtime).parent
    command = [str(run.tests / "Fuzz" / "compare"), service, "1", str(count)]
    return Counts(passed=count) if run.status(command, seconds, {"NODE_PATH": str(modules)}) == 0 else Counts(failed=1)


def _extent(run: Run) -> tuple[int, float]:
    """How many random apps or documents, and within how many seconds."""
    return (50_000, 4 * 3600) if run.full else (600, 1800)
