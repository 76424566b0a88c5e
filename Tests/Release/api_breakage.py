"""Which public declarations are no longer what they were in the newest version: `python3 Tests/Release/api_breakage.py`.

Fails if something breaks and the section of the version under work in Changes.md has no heading "Breaking". Without a version tag
there is nothing to compare with. SwiftPM builds the whole package for it, twice. Further arguments go to `swift package`, such as
`--scratch-path`.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
CHANGES = Path("Sources/CDK/CDK.docc/Changes.md")
_PRODUCTS = ("CDK", "CDKAssertions", "CloudAssembly", "MediaConstructs")
_SECONDS = 2 * 3600
_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")
_BREAKAGE = re.compile(r"API breakage: (.+)")


def number(version: str) -> tuple[int, ...]:
    found = _VERSION.fullmatch(version)
    return tuple(int(part) for part in found.groups()) if found else ()


def newest(tags: Iterable[str]) -> str | None:
    """The highest version among tags; tags of other kinds do not count."""
    return max((tag for tag in tags if number(tag)), key=number, default=None)


@dataclass(frozen=True)
class Section:
    """What Changes.md says of a version."""

    version: str
    breaks: bool


def first_section(changes: str) -> Section | None:
    """The section of the version under work, which is the first."""
    for part in re.split(r"^## ", changes, flags=re.MULTILINE)[1:]:
        version = part.splitlines()[0].strip()
        if number(version):
            return Section(version, re.search(r"^### Breaking\s*$", part, re.MULTILINE) is not None)
    return None


def products(repository: Path) -> list[str]:
    """Those of hand-written code: a module with building blocks has a page."""
    pages = (page for folder in ("Services", "Integrations") for page in (repository / "Sources" / folder).glob("*/CDK*.docc"))
    return [*_PRODUCTS, *sorted(page.stem for page in pages)]


def verdict(status: int, output: str, tag: str, section: Section) -> tuple[int, str]:
    """How the check ends, and what it says, from how SwiftPM ended and what it printed."""
    found = _BREAKAGE.findall(output)
    if status != 0 and not found:
        return 1, "SwiftPM could not compare:\n" + output
    if not found:
        return 0, f"Nothing breaks since {tag}."
    said = [*(f"  {line}" for line in found), f"Declarations that break since {tag}: {len(found)}."]
    if not section.breaks:
        said.append(f"{CHANGES}: the section {section.version} has no heading '### Breaking'.")
    return (0 if section.breaks else 1), "\n".join(said)


def main(arguments: Sequence[str], repository: Path = REPOSITORY) -> int:
    tags = subprocess.run(["git", "tag", "--merged"], cwd=repository, capture_output=True, text=True, check=True, timeout=60)
    tag = newest(tags.stdout.split())
    if tag is None:
        print("There is no version tag yet: nothing to compare with.")
        return 0
    section = first_section((repository / CHANGES).read_text(encoding="utf-8"))
    if section is None or number(section.version) <= number(tag):
        print(f"{CHANGES}: the first section is not that of a version after {tag}.")
        return 1
    command = ["swift", "package", *arguments, "diagnose-api-breaking-changes", tag, "--products", *products(repository)]
    ended = subprocess.run(command, cwd=repository, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                           check=False, text=True, timeout=_SECONDS)
    status, said = verdict(ended.returncode, ended.stdout, tag, section)
    print(said)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
