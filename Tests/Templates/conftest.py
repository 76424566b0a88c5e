from __future__ import annotations

import sys
from pathlib import Path

import pytest

from Templates.synthesis import StackTemplate, synthesize
from Templates.variants import VARIANTS

# The handlers plan jobs from what the assemblies hold.
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Constructs" / "Handlers"))


@pytest.fixture(scope="session")
def assemblies(app_command: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[StackTemplate]]:
    """The stacks of each variant of the App, by the variant's name."""
    found = {}
    for variant in VARIANTS:
        directory: Path = tmp_path_factory.mktemp(variant.name)
        found[variant.name] = synthesize(app_command, directory, variant.context)
        assert found[variant.name], f"The App has no stack with {variant.context}."
    return found


@pytest.fixture(scope="session")
def templates(assemblies: dict[str, list[StackTemplate]], full: bool) -> list[StackTemplate]:
    """The stacks of all variants, without `--full` of those that do not combine others."""
    names = [variant.name for variant in VARIANTS if full or not variant.combines]
    return [template for name in names for template in assemblies[name]]
