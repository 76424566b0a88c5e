from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from Runner.run import ProgramFailed, Run
from Runner.virtual_environment import programs


class Installations(Run):
    """Counts them, and leaves a Python behind as a real one does."""

    count = 0
    network = True

    def status(self, command: Sequence[str], seconds: float, more: Mapping[str, str] | None = None) -> int:
        python = self.build / "test-venv" / "bin" / "python"
        if list(command) == [sys.executable, "-m", "venv", str(self.build / "test-venv")]:
            python.parent.mkdir(parents=True)
            python.touch()
            return 0
        assert (command[:4], command[-1]) == ([str(python), "-m", "pip", "install"], str(self.tests / "requirements.txt"))
        self.count += 1
        return 0 if self.network else 1


@pytest.fixture
def run(tmp_path: Path) -> Installations:
    (tmp_path / "Tests").mkdir()
    (tmp_path / "Tests" / "requirements.txt").write_text("package==1\n")
    return Installations(tmp_path)


def test_it_is_made_once(run: Installations) -> None:
    assert [programs(run), programs(run)] == [run.build / "test-venv" / "bin"] * 2
    assert run.count == 1


def test_it_is_made_again_when_the_requirements_change(run: Installations) -> None:
    leftover = programs(run) / "leftover"
    leftover.touch()
    (run.tests / "requirements.txt").write_text("package==2\n")
    programs(run)
    assert run.count == 2
    assert not leftover.exists()


def test_it_is_made_again_when_its_python_is_gone_or_another(run: Installations, monkeypatch: pytest.MonkeyPatch) -> None:
    (programs(run) / "python").unlink()
    programs(run)
    assert run.count == 2
    monkeypatch.setattr(sys, "version", "4.0")
    programs(run)
    assert run.count == 3


def test_an_interrupted_installation_does_not_count(run: Installations) -> None:
    run.network = False
    with pytest.raises(ProgramFailed, match=r"^requirements\.txt could not be installed\.$"):
        programs(run)
    run.network = True
    programs(run)
    assert run.count == 2


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-checkov.txt", "requirements-lint.txt"])
def test_every_requirement_is_pinned_to_one_version(name: str) -> None:
    lines = (Path(__file__).resolve().parent.parent / name).read_text().splitlines()
    requirements = [line for line in lines if line and not line.startswith("#")]
    assert requirements
    assert [line for line in requirements if line.count("==") != 1 or "*" in line] == []
    assert requirements == sorted(requirements, key=lambda line: line.partition("==")[0])


def test_types_are_checked_with_the_pytest_that_runs_the_tests() -> None:
    tests = Path(__file__).resolve().parent.parent
    [ours], [theirs] = ([line for line in (tests / name).read_text().splitlines() if line.startswith("pytest==")]
                        for name in ("requirements.txt", "requirements-lint.txt"))
    assert ours == theirs
