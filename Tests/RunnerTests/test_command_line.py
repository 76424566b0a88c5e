from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from Runner.command_line import main
from Runner.layers import Layer
from Runner.prerequisites import Prerequisite
from Runner.reports import Counts
from Runner.run import ProgramFailed, Run


def passing(run: Run) -> Counts:
    return Counts(passed=3, skipped=1)


def failing(run: Run) -> Counts:
    return Counts(passed=1, failed=2)


def broken(run: Run) -> Counts:
    raise ProgramFailed("The App could not be built.")


def preparing(run: Run) -> Counts:
    run.variables["PREPARED"] = "1"
    return Counts()


FIRST = Layer("first", "passes", (), (passing,))
SECOND = Layer("second", "fails", (), (failing,))
THIRD = Layer("third", "breaks", (), (broken,))


def test_all_layers_run_in_order_and_the_last_line_sums_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main([], (FIRST, SECOND, THIRD), tmp_path)
    lines = capsys.readouterr().out.splitlines()
    assert status == 1
    assert lines[-1] == "4 passed, 3 failed"
    assert [line for line in lines if line.startswith("==>")] == [
        "==> first: passes", "==> second: fails", "==> third: breaks"]
    assert "The App could not be built." in lines
    assert [line.split()[0] for line in lines[-4:-1] if line.endswith("FAILED")] == ["second", "third"]


def test_a_mistake_of_a_step_fails_its_layer_and_no_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def mistaken(run: Run) -> Counts:
        raise ValueError("no such member")

    assert main([], (Layer("mistaken", "", (), (passing, mistaken)), FIRST), tmp_path) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "ValueError: no such member" in lines
    assert lines[-1] == "6 passed, 1 failed"


def test_named_layers_run_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["first"], (FIRST, SECOND), tmp_path) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[-1] == "3 passed, 0 failed"
    assert "fails" not in out


def test_a_long_layer_runs_with_full_or_by_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    layers = (FIRST, Layer("endless", "takes long", (), (passing,), long=True))

    def ran(*arguments: str) -> list[str]:
        main(arguments, layers, tmp_path)
        return [line.split()[1] for line in capsys.readouterr().out.splitlines() if line.startswith("==>")]

    assert ran() == ["first:"]
    assert ran("--full") == ["first:", "endless:"]
    assert ran("endless") == ["endless:"]
    assert ran("first", "--full") == ["first:"]


def test_the_list_says_which_layers_are_long(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--list"], (FIRST, Layer("endless", "takes long", (), (passing,), long=True)), tmp_path) == 0
    assert capsys.readouterr().out.splitlines() == ["first          passes", "endless        takes long (with --full)"]


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

    layer = Layer("observed", "looks at the run", (), (observe,))
    main([], (layer,), tmp_path)
    main(["--full"], (layer,), tmp_path)
    assert seen == [(False, 0), (True, 1)]


def test_a_missing_prerequisite_ends_the_run_before_any_layer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    absent = Prerequisite("Tool", ("/nonexistent/tool",), "build it", (1,), r"(\d+)")
    status = main([], (FIRST, Layer("needy", "needs a tool", (absent,), (passing,))), tmp_path)
    captured = capsys.readouterr()
    assert (status, captured.out, captured.err) == (1, "", "Tool 1 or later is missing: build it.\n")


def test_the_steps_of_a_layer_run_in_order_up_to_one_that_cannot(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def prepared(run: Run) -> Counts:
        return Counts(passed=10) if run.variables == {"PREPARED": "1"} else Counts(failed=10)

    main([], (Layer("steps", "counts", (), (preparing, prepared, failing, passing)),), tmp_path)
    assert capsys.readouterr().out.splitlines()[-1] == "14 passed, 2 failed"
    main([], (Layer("steps", "breaks", (), (passing, broken, failing)),), tmp_path)
    assert capsys.readouterr().out.splitlines()[-1] == "3 passed, 1 failed"


def test_a_layer_without_tests_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], (Layer("empty", "only prepares", (), (preparing,)),), tmp_path) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "0 passed, 1 failed"


def test_a_program_that_is_not_there_fails_its_layer_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def absent(run: Run) -> Counts:
        return Counts(passed=run.status(["/nonexistent/tool"], 30))

    assert main([], (Layer("absent", "has no tool", (), (absent,)), FIRST), tmp_path) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "3 passed, 1 failed"


def test_the_table_has_what_was_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([], (FIRST, SECOND), tmp_path)
    heads, first, second = [line.split() for line in capsys.readouterr().out.splitlines()[-4:-1]]
    assert heads == ["layer", "passed", "failed", "skipped", "seconds"]
    assert (first[:4], second[:4]) == (["first", "3", "0", "1"], ["second", "1", "2", "0"])


def test_a_program_may_have_variables_of_its_own(tmp_path: Path) -> None:
    run = Run(tmp_path, full=False, variables={"FIRST": "1", "SECOND": "2"})
    shown = [sys.executable, "-c", "import os, sys; sys.exit(int(os.environ['FIRST'] + os.environ['SECOND']))"]
    assert (run.status(shown, 30, {"SECOND": "3"}), run.status(shown, 30)) == (13, 12)


def test_a_program_out_of_time_is_ended_with_all_it_started(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "pipe")
    reading = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    written = b""
    # On a busy machine it may not have begun before its time is over.
    for seconds in (1, 5, 25):
        assert Run(tmp_path).status(["sh", "-c", "(echo started; exec sleep 600) > pipe & wait"], seconds) == 1
        assert capsys.readouterr().out.endswith(f"did not end within {seconds} s.\n")
        written = written or os.read(reading, 100)
        if written:
            break
    assert written == b"started\n"
    # The pipe is at its end once nobody is left who could write.
    assert select.select([reading], [], [], 10)[0] == [reading]
    assert os.read(reading, 1) == b""
    os.close(reading)


@pytest.fixture
def pipe(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    """A pipe and its reading end, which is at its end once nobody is left who could write."""
    os.mkfifo(tmp_path / "pipe")
    reading = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    yield tmp_path / "pipe", reading
    os.close(reading)


def read(reading: int) -> bytes:
    assert select.select([reading], [], [], 60)[0] == [reading]
    return os.read(reading, 100)


def test_what_a_program_leaves_running_is_ended(tmp_path: Path, pipe: tuple[Path, int]) -> None:
    path, reading = pipe
    # The child has the pipe when the shell ends.
    assert Run(tmp_path).status(["sh", "-c", f"exec > '{path}'; echo started; sleep 600 & exit 0"], 30) == 0
    assert (read(reading), read(reading)) == (b"started\n", b"")


def test_who_is_told_to_end_ends_what_he_started(tmp_path: Path, pipe: tuple[Path, int]) -> None:
    path, reading = pipe
    swift = tmp_path / "swift"
    swift.write_text(f"#!/bin/sh\n[ $1 = --version ] && exec echo Swift version 6.3.1\nexec > '{path}'\necho started\nexec sleep 600\n")
    swift.chmod(0o755)
    command = [sys.executable, "-m", "Runner.command_line", "lint"]
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONPATH": str(Path(__file__).parents[1])}
    with subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as runner:
        assert read(reading) == b"started\n"
        runner.terminate()
        assert runner.wait(60) == 128 + signal.SIGTERM
    assert read(reading) == b""


def test_output_is_that_of_a_program_that_succeeded(tmp_path: Path) -> None:
    assert Run(tmp_path).output(["echo", "debug"], 30) == "debug"
    for command, seconds in ((["sh", "-c", "echo debug; exit 3"], 30.0), (["sleep", "600"], 0.5)):
        with pytest.raises(ProgramFailed):
            Run(tmp_path).output(command, seconds)
