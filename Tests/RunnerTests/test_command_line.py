from __future__ import annotations

import sys
from pathlib import Path

import pytest

from Runner.command_line import main
from Runner.layer import Layer
from Runner.prerequisites import Program
from Runner.reports import Counts
from Runner.run import ProgramFailed, Run


def passing(run: Run) -> Counts:
    return Counts(passed=3, skipped=1)


def failing(run: Run) -> Counts:
    return Counts(passed=1, failed=2)


def broken(run: Run) -> Counts:
    raise ProgramFailed("The App could not be built.")


FIRST = Layer("first", "passes", passing)
SECOND = Layer("second", "fails", failing)
THIRD = Layer("third", "breaks", broken)


def test_all_layers_run_in_order_and_the_last_line_sums_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main([], (FIRST, SECOND, THIRD), tmp_path)
    lines = capsys.readouterr().out.splitlines()
    assert status == 1
    assert lines[-1] == "4 passed, 3 failed"
    assert [line for line in lines if line.startswith("==>")] == [
        "==> first: passes", "==> second: fails", "==> third: breaks"]
    assert "The App could not be built." in lines
    assert [line.split()[0] for line in lines[-4:-1] if line.endswith("FAILED")] == ["second", "third"]


def test_named_layers_run_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["first"], (FIRST, SECOND), tmp_path) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[-1] == "3 passed, 0 failed"
    assert "fails" not in out


def test_a_long_layer_runs_with_full_or_by_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    layers = (FIRST, Layer("endless", "takes long", passing, long=True))

    def ran(*arguments: str) -> list[str]:
        main(arguments, layers, tmp_path)
        return [line.split()[1] for line in capsys.readouterr().out.splitlines() if line.startswith("==>")]

    assert ran() == ["first:"]
    assert ran("--full") == ["first:", "endless:"]
    assert ran("endless") == ["endless:"]
    assert ran("first", "--full") == ["first:"]


def test_the_list_says_which_layers_are_long(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--list"], (FIRST, Layer("endless", "takes long", passing, long=True)), tmp_path) == 0
    assert capsys.readouterr().out.splitlines() == ["first       passes", "endless     takes long (with --full)"]


def test_an_unknown_layer_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["fourth"], (FIRST, SECOND), tmp_path)
    assert ended.value.code == 2
    assert "there is no layer fourth: first, second" in capsys.readouterr().err


def test_full_reaches_the_layers_and_their_programs(tmp_path: Path) -> None:
    seen: list[tuple[bool, int]] = []

    def observe(run: Run) -> Counts:
        shown = run.status([sys.executable, "-c", "import os, sys; sys.exit(int(os.environ['TESTS_FULL']))"], 30)
        seen.append((run.full, shown))
        return Counts(passed=1)

    layer = Layer("observed", "looks at the run", observe)
    main([], (layer,), tmp_path)
    main(["--full"], (layer,), tmp_path)
    assert seen == [(False, 0), (True, 1)]


def test_a_missing_prerequisite_ends_the_run_before_any_layer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    absent = Program("Tool", (1,), ("/nonexistent/tool",), r"(\d+)", "build it")
    status = main([], (FIRST, Layer("needy", "needs a tool", passing, (absent,))), tmp_path)
    captured = capsys.readouterr()
    assert (status, captured.out, captured.err) == (1, "", "Tool 1 or later is missing: build it.\n")


def test_a_program_may_have_variables_of_its_own(tmp_path: Path) -> None:
    run = Run(tmp_path, full=False, variables={"FIRST": "1", "SECOND": "2"})
    shown = [sys.executable, "-c", "import os, sys; sys.exit(int(os.environ['FIRST'] + os.environ['SECOND']))"]
    assert (run.status(shown, 30, {"SECOND": "3"}), run.status(shown, 30)) == (13, 12)


def test_a_program_out_of_time_is_ended(tmp_path: Path) -> None:
    assert Run(tmp_path, full=False).status([sys.executable, "-c", "import time; time.sleep(60)"], 0.5) == 1
