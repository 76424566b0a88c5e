"""Compares two assemblies file by file."""

from __future__ import annotations

import difflib
import json
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import differences

# Each level of constructs is two of tree.json, and the deepest trees have thousands.
sys.setrecursionlimit(50_000)

# Of a template's content, and of the destination of an asset.
_HASHES = re.compile(r'[0-9a-f]{64}|-[0-9a-f]{8}": {')


@dataclass(frozen=True)
class Difference:
    """What differs. The kind stays the same when a recipe shrinks, the rest may change."""

    kind: str
    text: str


def compare(ours: Path, theirs: Path) -> list[Difference]:
    left, right = _files(ours), _files(theirs)
    found = []
    for name in sorted(left.keys() | right.keys()):
        if name not in left:
            found.append(Difference(f"{_kind(name)} missing", f"{name} is missing; aws-cdk-lib:\n{_excerpt(right[name])}"))
        elif name not in right:
            found.append(Difference(f"{_kind(name)} added", f"{name} should not be there:\n{_excerpt(left[name])}"))
        elif left[name] != right[name]:
            found += _differing(name, left[name], right[name])
    return found


def _files(directory: Path) -> dict[str, bytes]:
    """Every file by its path; of symbolic links where they lead, of directories without files that they are there."""
    files: dict[str, bytes] = {}
    for parent, directories, names in os.walk(directory):
        if not directories and not names:
            files[f"{os.path.relpath(parent, directory)}/"] = b""
        for path in (Path(parent, name) for name in [*names, *directories]):
            if path.is_symlink():
                files[str(path.relative_to(directory))] = b"link " + bytes(path.readlink())
            elif not path.is_dir():
                files[str(path.relative_to(directory))] = path.read_bytes()
    return files


def _kind(name: str) -> str:
    """The kind of a file: what its name is without what stands for one stack or hash."""
    for ending in (".nested.template.json", ".template.json", ".assets.json", ".metadata.json"):
        if name.endswith(ending):
            return ending.lstrip(".")
    return "asset" if "asset." in name else name.rsplit("/", 1)[-1]


def _differing(name: str, left: bytes, right: bytes) -> list[Difference]:
    kind = _kind(name)
    if kind in ("manifest.json", "metadata.json", "tree.json", "validation-report.json"):
        ours, theirs = _comparable(json.loads(left), name), _comparable(json.loads(right), name)
        if ours == theirs:
            return []
        left, right = (json.dumps(value, indent=1, ensure_ascii=False, sort_keys=True).encode() for value in (ours, theirs))
    return [Difference(kind, f"{name} differs (- this library, + aws-cdk-lib):\n{_diff(left, right)}")]


def _comparable(value: Any, file: str) -> Any:
    value = differences.without_words(value)
    if isinstance(value, dict):
        members = {key: _comparable(member, file) for key, member in value.items() if not differences.ignored_member(file, key)}
        # Constructs that have nothing but entries which are left out have no entry themselves.
        if _kind(file) == "metadata.json":
            members = {key: member for key, member in members.items() if member != []}
        return members
    if isinstance(value, list):
        return [_comparable(element, file) for element in value if not differences.ignored_entry(file, element)]
    return value


def _diff(left: bytes, right: bytes) -> str:
    ours, theirs = (part.decode(errors="backslashreplace").splitlines() for part in (left, right))
    found = list(difflib.unified_diff(ours, theirs, lineterm="", n=4))[2:]
    if not found:
        return f"- {left[:300]!r}\n+ {right[:300]!r}"
    return "\n".join(found[:60] + (["…"] if len(found) > 60 else []))


def _excerpt(content: bytes) -> str:
    return content[:600].decode(errors="backslashreplace")


def same_template_but_hash(text: str) -> bool:
    """Whether only hashes of templates differ: they follow from another difference."""
    changed = [line[1:] for line in text.splitlines()[1:] if line[:1] in "+-"]
    return bool(changed) and all(_HASHES.search(line) for line in changed)
