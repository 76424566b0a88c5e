"""Steps that read the code without running it. The rules are in .swift-format, .ruff.toml and .mypy.ini."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from .reports import Counts
from .run import Run
from .virtual_environment import programs

_SECONDS = 300
# Other versions lay code out otherwise.
_FORMATTER = "6.3"
# The rules of comments, which mean the same in every version.
_DOCUMENTATION = re.compile(
    r"\[(AllPublicDeclarationsHaveDocumentation|BeginDocumentationCommentWithOneLineSummary|ValidateDocumentationComments)\]")
# Not Package.swift, of which the generator writes a part.
_SWIFT_FOLDERS = ("App", "Constructs", "Sources", "Tests")
# What is generated or expected to the byte.
_LEFT_OUT = {"Generated", "Goldens", "Snapshots"}


def swift_format(run: Run) -> Counts:
    paths = (path.relative_to(run.repository) for folder in _SWIFT_FOLDERS for path in (run.repository / folder).rglob("*.swift"))
    files = sorted(str(path) for path in paths if not _LEFT_OUT & set(path.parts))
    version = run.output(["swift", "format", "--version"], _SECONDS)
    if not version.startswith(f"{_FORMATTER}."):
        return _documentation(run, files) + _unchecked(version)
    return _checked(run, ["swift", "format", "lint", "--strict", "--parallel", *files], "swift format --in-place FILE")


def _documentation(run: Run, files: Sequence[str]) -> Counts:
    """What a formatter of another version says of comments."""
    command = ["swift", "format", "lint", "--parallel", "--no-color-diagnostics", *files]
    lines = [line for line in run.output(["sh", "-c", 'exec "$@" 2>&1', "sh", *command], _SECONDS).splitlines()
             if _DOCUMENTATION.search(line)]
    print("\n".join(lines), flush=True)
    return Counts(failed=1) if lines else Counts(passed=1)


def _unchecked(version: str) -> Counts:
    """The tests run with every version of Swift that the package does. `TESTS_LAYOUT=required` makes an unchecked layout a failure."""
    print(f"THE LAYOUT OF SWIFT CODE WAS NOT CHECKED, only its comments: it is that of `swift format` {_FORMATTER}, and this is {version}. "
          f"Swift {_FORMATTER} is at https://www.swift.org/install/.", flush=True)
    return Counts(failed=1) if os.environ.get("TESTS_LAYOUT") == "required" else Counts(skipped=1)


def ruff(run: Run) -> Counts:
    program = str(programs(run, "lint", "requirements-lint.txt") / "ruff")
    return _checked(run, [program, "check", "--quiet"], f"{program} check --fix")


def mypy(run: Run) -> Counts:
    return _checked(run, [str(programs(run, "lint", "requirements-lint.txt") / "mypy"), "--no-error-summary"])


def _checked(run: Run, command: Sequence[str], remedy: str = "") -> Counts:
    if run.status(command, _SECONDS) == 0:
        return Counts(passed=1)
    print(f"Mend the places above{f', some of them with `{remedy}`' if remedy else ''}.", flush=True)
    return Counts(failed=1)
