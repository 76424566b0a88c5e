"""Which files and folders of a module stand on which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .source_file import SourceFile

Edges = dict[str, set[str]]

#: Words of the language that a member may be called by, behind a dot.
_KEYWORDS = {"default", "else", "for", "if", "in", "is", "repeat", "return", "self", "switch", "where", "while"}


@dataclass(frozen=True)
class Graph:
    """Edges from each file to those that declare what it names."""

    files: Edges
    #: The names that make an edge.
    names: dict[tuple[str, str], set[str]]

    @classmethod
    def read(cls, root: Path, without: str | None = None) -> Graph:
        """Of all files below a folder, without those in folders of a name."""
        return cls.of(SourceFile.read(path, root) for path in sorted(root.rglob("*.swift")) if path.parent.name != without)

    @classmethod
    def of(cls, sources: Iterable[SourceFile]) -> Graph:
        files = list(sources)
        types = {name: file.path for file in files for name in file.types}
        members = _members(files, types)
        names: dict[tuple[str, str], set[str]] = defaultdict(set)
        for file in files:
            for name in file.words & types.keys():
                names[file.path, types[name]].add(name)
            for name, (owner, extended) in members.items():
                # Without a dot it is a member of the type that the file itself declares or extends.
                is_inside = name in file.words - _KEYWORDS and extended & (file.types | file.extensions.keys())
                if name in file.dotted or is_inside:
                    names[file.path, owner].add(name)
        names = {edge: found for edge, found in names.items() if edge[0] != edge[1]}
        edges: Edges = {file.path: set() for file in files}
        for source, target in names:
            edges[source].add(target)
        return cls(edges, names)

    @property
    def folders(self) -> Edges:
        edges: Edges = {folder_of(path): set() for path in self.files}
        for source, targets in self.files.items():
            edges[folder_of(source)] |= {folder_of(target) for target in targets} - {folder_of(source)}
        return edges


def _members(files: list[SourceFile], types: dict[str, str]) -> dict[str, tuple[str, set[str]]]:
    """The file and the extended types of each member that one file alone declares, in an extension of a type of another file.

    A name that several files declare says nothing about which of them is meant.
    """
    declaring: dict[str, set[str]] = defaultdict(set)
    extended: dict[str, set[str]] = defaultdict(set)
    for file in files:
        for name in file.members:
            declaring[name].add(file.path)
        for type_name, names in file.extensions.items():
            for name in names:
                declaring[name].add(file.path)
                if types.get(type_name) != file.path:
                    extended[name].add(type_name)
    return {name: (next(iter(declaring[name])), found) for name, found in extended.items() if len(declaring[name]) == 1}


def folder_of(path: str) -> str:
    return path.split("/", maxsplit=1)[0] if "/" in path else ""


def circles(edges: Edges) -> list[list[str]]:
    """The strongly connected components of more than one member, the largest first (Tarjan's algorithm)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(node: str) -> None:
        index[node] = low[node] = len(index)
        stack.append(node)
        for target in sorted(edges[node]):
            if target not in index:
                visit(target)
                low[node] = min(low[node], low[target])
            elif target in stack:
                low[node] = min(low[node], index[target])
        if low[node] == index[node]:
            place = stack.index(node)
            if len(stack) - place > 1:
                found.append(sorted(stack[place:]))
            del stack[place:]

    for node in sorted(edges):
        if node not in index:
            visit(node)
    return sorted(found, key=lambda circle: (-len(circle), circle))


def reduced(edges: Edges) -> Edges:
    """The edges without those that follow from others, of a graph without circles."""
    for circle in circles(edges):
        raise ValueError(f"{', '.join(circle)} stand on each other")

    @cache
    def reach(node: str) -> set[str]:
        return edges[node].union(*(reach(target) for target in edges[node]))

    return {node: {target for target in targets if not any(target in reach(other) for other in targets - {target})}
            for node, targets in edges.items()}
