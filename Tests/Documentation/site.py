"""A site of the documentation catalogs: an archive for each module, which docc puts together."""

from __future__ import annotations

import functools
import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_SECONDS = 600
_BUNDLES = "swift-cdk"


class Unbuilt(Exception):
    """A module cannot be read."""


@dataclass(frozen=True)
class Catalog:
    """The pages of a module, `<Module>.docc`; of a module that has none, what its comments say."""

    repository: Path
    module: str
    folder: Path | None = None

    def archive(self, archives: Path) -> Path:
        return archives / f"{self.module}.doccarchive"

    def convert(self, archives: Path, base_path: str = "") -> bool:
        """Whether the pages and comments are without mistakes; docc prints those that there are, such as links that lead nowhere."""
        symbols = archives / "symbols" / self.module
        shutil.rmtree(symbols, ignore_errors=True)
        symbols.mkdir(parents=True)
        modules = self.repository / ".build" / "debug" / "Modules"
        extracted = subprocess.run(
            ["swift", "symbolgraph-extract", "-module-name", self.module, "-I", str(modules), "-output-dir", str(symbols),
             "-target", _target(), "-minimum-access-level", "public", "-emit-extension-block-symbols"],
            capture_output=True, text=True, check=False, timeout=_SECONDS)
        if extracted.returncode != 0:
            raise Unbuilt(f"{self.module} is not built, or cannot be read: swift build --product swift-cdkPackageTests\n{extracted.stderr}")
        pages = [str(self.folder)] if self.folder else []
        command = [
            "docc", "convert", *pages, "--output-path", str(self.archive(archives)),
            "--additional-symbol-graph-dir", str(symbols), "--fallback-display-name", self.module,
            "--fallback-bundle-identifier", f"{_BUNDLES}.{self.module}", "--warnings-as-errors"]
        options = ["--hosting-base-path", base_path] if base_path else []
        return subprocess.run([*command, *options], check=False, timeout=_SECONDS).returncode == 0


def catalogs(repository: Path) -> list[Catalog]:
    """Those of all modules that have one."""
    folders = (folder for place in ("Constructs", "Sources") for folder in (repository / place).rglob("*.docc"))
    return sorted((Catalog(repository, folder.stem, folder) for folder in folders), key=lambda catalog: catalog.module)


def merged(archives: Sequence[Path], site: Path, base_path: str = "") -> Path:
    """One site of all archives, which any web server can hand out."""
    combined = site.with_suffix(".doccarchive")
    for former in (site, combined):
        shutil.rmtree(former, ignore_errors=True)
    subprocess.run(
        ["docc", "merge", *map(str, archives), "--output-path", str(combined), "--synthesized-landing-page-name", "Swift CDK"],
        check=True, timeout=_SECONDS)
    options = ["--hosting-base-path", base_path] if base_path else []
    subprocess.run(
        ["docc", "process-archive", "transform-for-static-hosting", str(combined), "--output-path", str(site), *options],
        check=True, timeout=_SECONDS)
    return site


@functools.cache
def _target() -> str:
    """The machine's own, as the compiler calls it."""
    told = subprocess.run(["swiftc", "-print-target-info"], capture_output=True, text=True, check=True, timeout=_SECONDS).stdout
    return str(json.loads(told)["target"]["triple"])
