from __future__ import annotations

import os
import subprocess
import sysconfig
from pathlib import Path

import pytest

from Fuzz import oracle
from Resources import database
from Resources.samples import Samples

_SECONDS = 900
_REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def resources() -> dict[str, database.Resource]:
    return database.read()


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    """What this library makes of the generated samples."""
    program = os.environ.get("TESTS_RESOURCE_SAMPLES", _REPOSITORY / ".build" / "debug" / "ResourceSamples")
    directory = tmp_path_factory.mktemp("samples")
    subprocess.run([program], cwd=directory, env={**os.environ, "CDK_OUTDIR": str(directory / "cdk.out")}, check=True, timeout=_SECONDS)
    return Samples(directory / "cdk.out")


@pytest.fixture(scope="session")
def compiled() -> Path:
    """The directory of the library's compiled modules."""
    program = os.environ.get("TESTS_RESOURCE_SAMPLES", _REPOSITORY / ".build" / "debug" / "ResourceSamples")
    return Path(program).parent / "Modules"


@pytest.fixture(scope="session")
def modules() -> Path:
    """The directory of Node modules with aws-cdk-lib."""
    return oracle.unpack(Path(sysconfig.get_paths()["purelib"]), _REPOSITORY / ".build" / "oracle")


@pytest.fixture(scope="session")
def originals(samples: Samples, modules: Path, tmp_path_factory: pytest.TempPathFactory) -> Samples:
    """What aws-cdk-lib makes of the same properties, given under the names that they have in this library's tree.json."""
    directory = tmp_path_factory.mktemp("originals")
    script = Path(__file__).with_name("original.js")
    subprocess.run(["node", str(script), str(modules), str(samples.directory), str(directory)],
                   env={**os.environ, "NODE_PATH": str(modules), "CDK_VALIDATION": "false", "JSII_DEPRECATED": "quiet"},
                   check=True, timeout=_SECONDS)
    return Samples(directory)
