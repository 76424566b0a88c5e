from __future__ import annotations

from pathlib import Path

import pytest

from Runner.layers.generated import LAYER
from Runner.reports import Counts
from Runner.run import Run


@pytest.mark.parametrize(("status", "counts"), [(0, Counts(passed=1)), (1, Counts(failed=1))])
def test_the_generator_s_check_is_one_test(tmp_path: Path, status: int, counts: Counts) -> None:
    script = tmp_path / "Sources" / "CDKGenerator" / "regenerate"
    script.parent.mkdir(parents=True)
    script.write_text(f"import sys\nsys.exit({status} if sys.argv[1:] == ['--check'] else 9)\n")
    assert LAYER.tests(Run(tmp_path, full=False)) == counts
