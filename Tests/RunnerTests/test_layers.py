"""The rows of the table, with programs that write down how they were called and report as the real ones do."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from Runner import steps
from Runner.command_line import main
from Runner.layers import LAYERS
from RunnerTests.swift_command import TWO_PASSED, SwiftCommand

RunLayer = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> RunLayer:
    """Runs a layer in an empty repository; what is printed at last."""
    def last_line(name: str, *options: str) -> str:
        main([name, *options], [replace(layer, needs=()) for layer in LAYERS], tmp_path)
        return capsys.readouterr().out.splitlines()[-1]
    return last_line


def test_the_tests_of_swift_testing_are_counted(run: RunLayer, swift: SwiftCommand) -> None:
    swift.does(report=TWO_PASSED)
    assert run("swift") == "2 passed, 0 failed"


def test_a_crash_is_a_failure_whatever_the_report_says(run: RunLayer, swift: SwiftCommand) -> None:
    swift.does(test=1, report=TWO_PASSED)
    assert run("swift") == "2 passed, 1 failed"


def test_an_earlier_run_s_report_is_not_counted(run: RunLayer, swift: SwiftCommand, tmp_path: Path) -> None:
    stale = tmp_path / ".build" / "test-reports" / "swift-swift-testing.xml"
    stale.parent.mkdir(parents=True)
    stale.write_text(TWO_PASSED)
    assert run("swift") == "0 passed, 1 failed"


def test_what_does_not_build_fails(run: RunLayer, swift: SwiftCommand) -> None:
    swift.does(build=1, report=TWO_PASSED)
    assert run("swift") == "0 passed, 1 failed"
    assert [call[0] for call in swift.calls] == ["build"]


def generator(repository: Path, text: str) -> None:
    script = repository / "Sources" / "CDKGenerator" / "regenerate"
    script.parent.mkdir(parents=True)
    script.write_text(text)


def checked(status: int) -> str:
    return f"import sys\nsys.exit({status} if sys.argv[1:] == ['--check'] else 9)\n"


@pytest.mark.parametrize(("generated", "page", "counted"), [
    (0, 0, "2 passed, 0 failed"), (1, 0, "1 passed, 1 failed"), (0, 1, "1 passed, 1 failed")])
def test_what_is_generated_is_two_tests(run: RunLayer, tmp_path: Path, generated: int, page: int, counted: str) -> None:
    generator(tmp_path, checked(generated))
    (tmp_path / "Catalogue").mkdir()
    # Without it, one of the same name elsewhere would come first.
    (tmp_path / "Catalogue" / "__init__.py").touch()
    (tmp_path / "Catalogue" / "__main__.py").write_text(checked(page))
    assert run("generated") == counted


@pytest.mark.parametrize("builds", [True, False])
def test_samples_are_a_package_that_the_generator_writes(run: RunLayer, swift: SwiftCommand, tmp_path: Path, builds: bool) -> None:
    generator(tmp_path, SAMPLES if builds else "raise SystemExit(1)")
    swift.does(build=1)
    assert run("resources") == "0 passed, 1 failed"
    package = tmp_path / ".build" / "resource-samples"
    if not builds:
        assert swift.calls == []
        return
    assert swift.calls[0][:5] == ["build", "--package-path", str(package), "--scratch-path", str(tmp_path / ".build")]
    assert '"CDK", "CDKSQS"' in (package / "Package.swift").read_text()
    assert (package / "Sources" / "ResourceSamples" / "Sample.swift").is_file()


def test_each_sanitizer_has_a_build_of_its_own(run: RunLayer, swift: SwiftCommand, tmp_path: Path) -> None:
    swift.does(report=TWO_PASSED)
    assert run("sanitizers") == "4 passed, 0 failed"
    address, thread = swift.calls
    assert [call[3] for call in (address, thread)] == ["--sanitize=address", "--sanitize=thread"]
    assert address[5] == str(tmp_path / ".build" / "address-sanitizer")
    assert thread[5] == str(tmp_path / ".build" / "thread-sanitizer")
    # Of what the sanitizers can find, only leaks are not looked for.
    assert [call[-1] for call in (address, thread)] == ["detect_leaks=0", "swift-cdkPackageTests"]


def test_what_a_sanitizer_finds_is_a_failure(run: RunLayer, swift: SwiftCommand) -> None:
    swift.does(test=1, report=TWO_PASSED)
    assert run("sanitizers") == "4 passed, 2 failed"


def test_coverage_of_tests_that_pass_is_reported(
    tmp_path: Path, swift: SwiftCommand, capsys: pytest.CaptureFixture[str]
) -> None:
    export = tmp_path / "export.json"
    lines = {"lines": {"count": 10, "covered": 9}}
    export.write_text(json.dumps({"data": [{"files": [{"filename": f"{tmp_path}/Sources/CDK/Node.swift", "summary": lines}]}]}))
    total = "in total                                         9 of    10 lines   90.0%"
    for status, reported in ((0, True), (1, False)):
        swift.does(test=status, report=TWO_PASSED, export=export)
        assert main(["coverage"], [replace(layer, needs=()) for layer in LAYERS], tmp_path) == status
        assert (total in capsys.readouterr().out.splitlines()) is reported
    assert all(str(tmp_path / ".build" / "coverage") in call for call in swift.calls)


SAMPLES = """import pathlib, sys
directory = pathlib.Path(sys.argv[sys.argv.index("--samples") + 1])
directory.mkdir(parents=True)
(directory / "SQSSamples.swift").touch()
"""
TEMPLATES = {"TESTS_APP": "App", "TESTS_RANDOM_PIPELINES": "RandomPipelines", "TESTS_EVERY_OPTION": "EveryOption"}


@pytest.mark.parametrize(("layer", "full", "directories", "products"), [
    ("harness", False, ["RunnerTests", "LocalAWSTests", "FuzzTests", "ArchitectureTests"], {}),
    ("settings", False, ["MediaConvertSettings"], {"TESTS_SETTINGS_SAMPLES": "SettingsSamples"}),
    ("resources", True, ["Resources"], {"TESTS_RESOURCE_SAMPLES": "ResourceSamples"}),
    ("handlers", False, ["Handlers"], {}),
    ("scale", True, ["ScaleTests"], {"TESTS_APP": "App"}),
    ("templates", True, ["Templates"], TEMPLATES),
    ("endtoend", False, ["EndToEnd"], {"TESTS_APP": "App"}),
])
def test_pytest_finds_the_programs_that_were_built(
    run: RunLayer, swift: SwiftCommand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    layer: str, full: bool, directories: list[str], products: dict[str, str]
) -> None:
    monkeypatch.delenv("TESTS_APP", raising=False)
    generator(tmp_path, SAMPLES)
    monkeypatch.setattr(steps, "programs", lambda run, environment="test", *_: tmp_path / environment)
    python = tmp_path / "test" / "python"
    python.parent.mkdir()
    python.write_text(f"""#!{sys.executable}
import json, os, sys
report = sys.argv[4].removeprefix("--junit-xml=")
open(report, "w").write({TWO_PASSED!r})
print(json.dumps([sys.argv[1:4] + sys.argv[5:], dict(os.environ)]), file=open({str(tmp_path / "called")!r}, "a"))
""")
    python.chmod(0o755)
    # What plays in real time runs alone, after the others; tests of one deployed stack follow each other.
    workers = [] if layer == "endtoend" else ["--numprocesses", "2", "--dist", "loadfile"]
    alone = ["LocalAWSTests/test_player.py"] if layer == "harness" else []
    assert run(layer, *(["--full"] if full else [])) == f"{2 + 2 * len(alone)} passed, 0 failed"
    calls = [json.loads(line) for line in (tmp_path / "called").read_text().splitlines()]
    variables = calls[0][1]
    assert [arguments for arguments, _ in calls] == [
        ["-m", "pytest", "--quiet", *workers, *(f"--ignore={tmp_path / 'Tests' / path}" for path in alone),
         *(str(tmp_path / "Tests" / name) for name in directories)],
        *(["-m", "pytest", "--quiet", str(tmp_path / "Tests" / path)] for path in alone)]
    assert variables["TESTS_FULL"] == str(int(full))
    assert {name: variables.get(name) for name in products} == {name: f"/products/{product}" for name, product in products.items()}
    assert variables.get("TESTS_CHECKOV") == (str(tmp_path / "checkov" / "checkov") if layer == "templates" else None)


def test_an_app_that_is_named_is_not_built(run: RunLayer, swift: SwiftCommand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TESTS_APP", "swift run App")
    monkeypatch.setattr(steps, "programs", lambda run: tmp_path)
    (tmp_path / "python").symlink_to("/bin/false")
    assert run("endtoend") == "0 passed, 1 failed"
    assert swift.calls == []


@pytest.mark.parametrize(("told", "counted"), [
    ({}, "1800 passed, 0 failed"),
    ({"failed": 2}, "1798 passed, 2 failed"),
    ({"tried": 599}, "1799 passed, 1 failed"),
    ({"campaign": 1}, "1800 passed, 1 failed"),
    ({"documents": 1}, "600 passed, 2 failed"),
    # Without an end, or with a fuzzer that notices nothing, no documents are compared.
    ({"ends": False}, "0 passed, 1 failed"),
    ({"self_test": 1}, "0 passed, 1 failed"),
])
def test_the_fuzzers_are_counted(
    run: RunLayer, swift: SwiftCommand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: dict[str, int], counted: str
) -> None:
    does = {"self_test": 0, "campaign": 0, "tried": 600, "failed": 0, "ends": True, "documents": 0, **told}
    monkeypatch.setattr(steps, "programs", lambda run: tmp_path)
    python, compare = tmp_path / "python", tmp_path / "Tests" / "Fuzz" / "compare"
    compare.parent.mkdir(parents=True)
    unpacked = tmp_path / ".build" / "oracle" / "1"
    unpacked.mkdir(parents=True)
    (unpacked / "complete").touch()
    python.write_text(f"""#!{sys.executable}
import json, sys
assert sys.argv[1:7] == ["-m", "Fuzz", "--app", "/products/FuzzApp", "--unpack", {str(unpacked.parent)!r}]
if sys.argv[7:] == ["--self-test"]:
    sys.exit({does["self_test"]})
assert sys.argv[7:10] == ["--count", "600", "--summary"]
if {does["ends"]}:
    json.dump({{"tried": {does["tried"]}, "failed": {does["failed"]}}}, open(sys.argv[10], "w"))
sys.exit({does["campaign"]})
""")
    compare.write_text(f"""#!/bin/sh
[ "$NODE_PATH $2 $3" = "{unpacked} 1 600" ] && exit {does["documents"]}
exit 9
""")
    for program in (python, compare):
        program.chmod(0o755)
    assert run("fuzz") == counted
