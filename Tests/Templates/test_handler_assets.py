"""Each function's asset holds the files that its code imports, and no others."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from app_command import REPOSITORY
from Templates.synthesis import StackTemplate
from Templates.variants import VARIANTS

MODULES = {path.stem for path in (REPOSITORY / "Constructs" / "Handlers").glob("*.py")}


def imports(path: Path) -> set[str]:
    """The platform's own modules that a file imports."""
    tree = list(ast.walk(ast.parse(path.read_text())))
    names = {alias.name for node in tree if isinstance(node, ast.Import) for alias in node.names}
    return (names | {str(node.module) for node in tree if isinstance(node, ast.ImportFrom)}) & MODULES


@pytest.mark.parametrize("variant", [variant.name for variant in VARIANTS])
def test_assets_hold_what_they_import(assemblies: dict[str, list[StackTemplate]], variant: str) -> None:
    modules = 0
    for asset in assemblies[variant][0].path.parent.glob("asset.*"):
        files = {path.stem: path for path in asset.glob("*.py")}
        imported = {name for path in files.values() for name in imports(path)}
        assert imported <= files.keys(), f"{asset.name} of {sorted(files)} lacks {sorted(imported - files.keys())}"
        # Nothing imports the file with the entry point.
        assert len(files.keys() - imported) == 1, f"{asset.name}: nothing imports all of {sorted(files.keys() - imported)}"
        modules += len(files)
    assert modules > len(MODULES)
