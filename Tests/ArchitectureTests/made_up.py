"""Graphs of made-up Swift files."""

from __future__ import annotations

from Architecture.graph import Graph
from Architecture.source_file import SourceFile


def graph(**files: str) -> Graph:
    """Of files by their names: `Folder_File="…"`."""
    return Graph.of(SourceFile.parse(text, name.replace("_", "/") + ".swift") for name, text in files.items())
