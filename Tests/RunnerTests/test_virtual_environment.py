from __future__ import annotations

from pathlib import Path

import pytest

from Runner.virtual_environment import InstallationFailed, VirtualEnvironment


class Installations:
    """Counts them, and leaves a Python behind as a real one does."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, environment: VirtualEnvironment) -> None:
        self.count += 1
        environment.python.parent.mkdir(parents=True)
        environment.python.touch()


@pytest.fixture
def environment(tmp_path: Path) -> VirtualEnvironment:
    (tmp_path / "requirements.txt").write_text("package==1\n")
    return VirtualEnvironment(tmp_path / "venv", tmp_path / "requirements.txt")


def test_it_is_made_once(environment: VirtualEnvironment) -> None:
    install = Installations()
    assert [environment.prepare(install), environment.prepare(install)] == [True, False]
    assert install.count == 1


def test_it_is_made_again_when_the_requirements_change(environment: VirtualEnvironment) -> None:
    install = Installations()
    environment.prepare(install)
    leftover = environment.directory / "leftover"
    leftover.touch()
    environment.requirements.write_text("package==2\n")
    assert environment.prepare(install)
    assert install.count == 2
    assert not leftover.exists()


def test_it_is_made_again_when_its_python_is_gone(environment: VirtualEnvironment) -> None:
    install = Installations()
    environment.prepare(install)
    environment.python.unlink()
    assert environment.prepare(install)


def test_an_interrupted_installation_does_not_count(environment: VirtualEnvironment) -> None:
    def interrupted(environment: VirtualEnvironment) -> None:
        Installations()(environment)
        raise InstallationFailed("no network")

    with pytest.raises(InstallationFailed):
        environment.prepare(interrupted)
    assert not environment.is_current()


def test_every_requirement_is_pinned_to_one_version() -> None:
    lines = (Path(__file__).resolve().parent.parent / "requirements.txt").read_text().splitlines()
    requirements = [line for line in lines if line and not line.startswith("#")]
    assert [line for line in requirements if line.count("==") != 1 or "*" in line] == []
    assert requirements == sorted(requirements)
