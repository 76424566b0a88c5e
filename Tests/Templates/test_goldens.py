"""The App's assembly, byte for byte as it was looked at last.

A change of a template shows in the golden's diff, to be read. `RECORD_GOLDENS=1` writes the goldens anew.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from Templates.synthesis import StackTemplate
from Templates.variants import VARIANTS

GOLDENS = Path(__file__).with_name("Goldens")
RECORDS = os.environ.get("RECORD_GOLDENS") == "1"


def compared(directory: Path) -> dict[str, str]:
    """The files of an assembly that say what is deployed; the assets are the handlers, which have tests of their own."""
    patterns = ("*.template.json", "*.assets.json", "manifest.json", "cdk.out")
    return {path.name: path.read_text() for pattern in patterns for path in sorted(directory.glob(pattern))}


@pytest.mark.parametrize("variant", [variant.name for variant in VARIANTS])
def test_assembly_is_the_golden(assemblies: dict[str, list[StackTemplate]], variant: str) -> None:
    actual = compared(assemblies[variant][0].path.parent)
    golden = GOLDENS / variant
    if RECORDS:
        shutil.rmtree(golden, ignore_errors=True)
        golden.mkdir(parents=True)
        for name, text in actual.items():
            (golden / name).write_text(text)
    expected = compared(golden)
    assert sorted(actual) == sorted(expected)
    for name in actual:
        assert actual[name] == expected[name], f"{variant}/{name} differs: read the change, then record it"
