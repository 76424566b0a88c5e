"""What the public interface of a module names of another, and what it hands on to those that import it."""

from __future__ import annotations

import re
from pathlib import Path

from .source_file import SourceFile
from .tokens import tokens

_ALIAS = re.compile(r"^public typealias (\w+) = (\w+)\.\1$", re.MULTILINE)
_DECLARING = {"actor", "case", "class", "enum", "func", "init", "let", "protocol", "struct", "subscript", "typealias", "var"}
_MODIFIERS = {"convenience", "final", "override", "static"}
_HIDDEN = {"fileprivate", "internal", "package", "private"}


def named_publicly(sources: Path, module: Path) -> set[str]:
    """The types of the module that public declarations in the sources name."""
    types: set[str] = set()
    for path in module.rglob("*.swift"):
        types |= SourceFile.read(path, module).types
    return {word for path in sources.rglob("*.swift") for word in public_words(path.read_text(encoding="utf-8"))} & types


def public_words(text: str) -> set[str]:
    """The words of public declarations, each up to its braces or the next declaration."""
    found: set[str] = set()
    is_public, is_declared = False, False
    words = tokens(text)
    for word, following in zip(words, [*words[1:], ""], strict=True):
        declares = word in _DECLARING and not (word == "class" and following in {"func", "var"})
        if word == "public" or (word == "open" and following in _DECLARING | _MODIFIERS):
            is_public, is_declared = True, False
        elif word in {"{", "}"} or (word in _HIDDEN and following != "(") or (declares and is_declared):
            is_public = False
        elif is_public:
            is_declared = is_declared or declares
            found.add(word)
    return found


def exported(sources: Path, module: str) -> set[str]:
    """The types of the module that the sources hand on."""
    return {name for path in sources.rglob("*.swift") for name, owner in _ALIAS.findall(path.read_text(encoding="utf-8"))
            if owner == module}
