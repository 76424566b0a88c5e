"""Steps that read the code without running it. The rules are in .swift-format, .ruff.toml and .mypy.ini."""

from __future__ import annotations

from collections.abc import Sequence

from .reports import Counts
from .run import Run
from .virtual_environment import programs

_SECONDS = 300
# Other versions lay code out otherwise.
_FORMATTER = "6.3"
# Not Package.swift, of which the generator writes a part.
_SWIFT_FOLDERS = ("App", "Constructs", "Sources", "Tests")
# What is generated or expected to the byte.
_LEFT_OUT = {"Generated", "Goldens", "Snapshots"}


def swift_format(run: Run) -> Counts:
    version = run.output(["swift", "format", "--version"], _SECONDS)
    if not version.startswith(f"{_FORMATTER}."):
        print(f"The layout of Swift code is left unchecked: it is that of swift format {_FORMATTER}, and this is {version}.", flush=True)
        return Counts(skipped=1)
    paths = (path.relative_to(run.repository) for folder in _SWIFT_FOLDERS for path in (run.repository / folder).rglob("*.swift"))
    files = sorted(str(path) for path in paths if not _LEFT_OUT & set(path.parts))
    return _checked(run, ["swift", "format", "lint", "--strict", "--parallel", *files], "swift format --in-place FILE")


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
