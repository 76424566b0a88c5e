"""All layers, in the order in which they run: the fast ones first. A new one is a row of the table."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from . import claims
from .lint import mypy, ruff, swift_format
from .prerequisites import NODE, SWIFT, VENV, Prerequisite
from .steps import Step, app, check, checkov, coverage_of, fuzz, fuzz_documents, product, pytest, resource_samples, swift_build, swift_test


@dataclass(frozen=True)
class Layer:
    """Tests of one kind: steps that run in order, up to one that cannot."""

    name: str
    about: str
    needs: tuple[Prerequisite, ...]
    steps: tuple[Step, ...]
    long: bool = False  # Too long for every change: runs with `--full` or when it is named.


#: Stalls are counted there, which a neighbor would cause.
_PLAYER = "LocalAWSTests/test_player.py"

LAYERS = (
    Layer("lint", "the layout of Swift code, the rules and types of Python code", (SWIFT, VENV), (
        swift_format, ruff, mypy)),
    Layer("harness", "the test runner, the local AWS and the fuzzer themselves; who stands on whom in the library", (NODE, VENV), (
        lambda run: pytest(run, "RunnerTests", "LocalAWSTests", "FuzzTests", "ArchitectureTests", without=_PLAYER, seconds=600),
        lambda run: pytest(run, _PLAYER, seconds=600, workers=1))),
    Layer("swift", "swift build and swift test", (SWIFT,), (
        swift_build,
        lambda run: swift_test(run, "swift"))),
    Layer("generated", "service modules, region table and the page of diagnostics are what would be written", (SWIFT, VENV), (
        lambda run: check(run, sys.executable, "-m", "Catalogue", "--check"),
        lambda run: check(run, sys.executable, "Sources/CDKGenerator/regenerate", "--check"))),
    Layer("documentation", "the pages and comments of the modules, as a site, without a warning of docc's", (SWIFT,), (
        lambda run: check(run, sys.executable, "-m", "Documentation", "--with", "CDKCloudFront"),)),
    Layer("settings", "MediaConvert settings against the service's model in botocore", (SWIFT, VENV), (
        lambda run: product(run, "SettingsSamples", "TESTS_SETTINGS_SAMPLES"),
        lambda run: pytest(run, "MediaConvertSettings", seconds=600))),
    Layer("resources", "every resource type, against the specification and aws-cdk-lib", (SWIFT, NODE, VENV), (
        resource_samples,
        lambda run: pytest(run, "Resources", seconds=1800))),
    Layer("packages", "a package that cdk-init makes, and the examples: they build, pass their tests and synthesize", (SWIFT, NODE, VENV), (
        lambda run: product(run, "cdk-init", "TESTS_CDK_INIT"),
        lambda run: pytest(run, "Packages", seconds=1800, workers=1))),
    Layer("validation", "mistakes in templates, told here and by two checkers", (SWIFT, VENV), (
        lambda run: product(run, "TemplateFindings", "TESTS_TEMPLATE_FINDINGS"),
        lambda run: pytest(run, "Validation", seconds=1800))),
    Layer("handlers", "the Lambda functions' Python code", (VENV,), (
        lambda run: pytest(run, "Handlers", seconds=900),)),
    Layer("scale", "many uploads, simulated over the App's template, and the page that says what came of them", (SWIFT, VENV), (
        app,
        lambda run: pytest(run, "ScaleTests", seconds=3600))),
    Layer("templates", "the App's templates under four checkers, against goldens", (SWIFT, NODE, VENV), (
        app,
        lambda run: product(run, "RandomPipelines", "TESTS_RANDOM_PIPELINES"),
        lambda run: product(run, "EveryOption", "TESTS_EVERY_OPTION"),
        checkov,
        lambda run: pytest(run, "Templates", seconds=900))),
    Layer("fuzz", "random apps, policies and state machines, built with this library and with aws-cdk-lib", (SWIFT, NODE, VENV), (
        fuzz,
        lambda run: fuzz_documents(run, "IAM"),
        lambda run: fuzz_documents(run, "StepFunctions"))),
    Layer("yaml", "templates in YAML: what our reader makes of random texts, against PyYAML", (SWIFT, VENV), (
        lambda run: product(run, "YAMLReadings", "TESTS_YAML_READINGS"),
        lambda run: pytest(run, "YAML", seconds=3600))),
    Layer("endtoend", "the App deployed with the CDK command line on a local AWS", (SWIFT, NODE, VENV), (
        app,
        lambda run: pytest(run, "EndToEnd", seconds=4 * 3600 if run.full else 1800, workers=1))),
    # Last, because it looks at what the others have left.
    Layer("claims", "what pages claim and name a test for was shown by those that ran", (), (
        claims.shown,)),
    Layer("coverage", "which lines of CDK and CloudAssembly swift test reaches", (SWIFT,), (
        lambda run: coverage_of(run, "CDK", "CloudAssembly"),), long=True),
    Layer("hostile", "libFuzzer over every parser of outside text, two minutes each", (SWIFT,), (
        lambda run: check(run, sys.executable, "-m", "HostileInput"),), long=True),
    # No leak checking: a tree that was not synthesized, and whose own constructs hold one of its stacks, is there until the program ends.
    Layer("sanitizers", "swift test under the address and the thread sanitizer", (SWIFT,), (
        lambda run: swift_test(run, "address-sanitizer", "--sanitize=address", apart=True, variables={"ASAN_OPTIONS": "detect_leaks=0"}),
        lambda run: swift_test(run, "thread-sanitizer", "--sanitize=thread", apart=True)), long=True),
)
