"""aws-cdk-lib for Node, out of the Python packages of the tests' environment: no other registry is needed."""

from __future__ import annotations

import tarfile
from pathlib import Path

# Modules by the Python packages that bring them; each is one archive in the package's `_jsii`.
_PACKAGES = {
    "aws-cdk-lib": "aws_cdk", "cdk-nag": "cdk_nag", "constructs": "constructs",
    "@aws-cdk/cloud-assembly-schema": "aws_cdk/cloud_assembly_schema",
}


def unpack(site_packages: Path, directory: Path) -> Path:
    """The directory with the modules, for NODE_PATH; unpacked once for each version."""
    archives = {module: _archive(site_packages / package / "_jsii") for module, package in _PACKAGES.items()}
    modules = directory / "+".join(path.name.removesuffix(".jsii.tgz") for path in archives.values())
    done = modules / "complete"
    if not done.exists():
        for module, archive in archives.items():
            with tarfile.open(archive) as contents:
                for member in contents.getmembers():
                    # npm's archives have all files in a directory of this name.
                    member.name = member.name.removeprefix("package/")
                    contents.extract(member, modules / module, filter="data")
        done.touch()
    return modules


def _archive(directory: Path) -> Path:
    archives = list(directory.glob("*.jsii.tgz"))
    if len(archives) != 1:
        raise FileNotFoundError(f"{directory} holds {len(archives)} modules instead of one")
    return archives[0]
