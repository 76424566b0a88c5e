"""What a Swift file declares for others, and what it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .tokens import tokens

_TYPES = {"actor", "class", "enum", "protocol", "struct", "typealias"}
_MEMBERS = _TYPES | {"case", "func", "let", "var"}
_HIDDEN = {"fileprivate", "private"}
_MODIFIERS = _HIDDEN | {
    "final", "indirect", "internal", "lazy", "mutating", "nonisolated", "open", "override", "package", "public", "set", "static",
    "unowned", "weak", "(", ")",
}


@dataclass
class SourceFile:
    """One file, by its path relative to the module's folder."""

    path: str
    #: Types at the file's top level that other files can name.
    types: set[str] = field(default_factory=set)
    #: Members of extensions that other files can name, by the extended type.
    extensions: dict[str, set[str]] = field(default_factory=dict)
    #: Members of the file's own types.
    members: set[str] = field(default_factory=set)
    #: Every word of the file.
    words: set[str] = field(default_factory=set)
    #: Words behind a dot.
    dotted: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, path: Path, root: Path) -> SourceFile:
        return cls.parse(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix())

    @classmethod
    def parse(cls, text: str, path: str) -> SourceFile:
        file = cls(path)
        words = tokens(text)
        file._collect_declarations(words)
        for before, word in zip(["", *words], words, strict=False):
            if word[0].isalpha() or word[0] == "_":
                file.words.add(word)
                if before == ".":
                    file.dotted.add(word)
        return file

    @property
    def folder(self) -> str:
        """The first folder of the path: its floor."""
        return self.path.split("/")[0] if "/" in self.path else ""

    def _collect_declarations(self, words: list[str]) -> None:
        scopes: list[tuple[str, str]] = []
        for keyword, name, is_hidden in _declarations(words, scopes):
            around = scopes[-1] if scopes else None
            if is_hidden or any(kind == "hidden" for kind, _ in scopes):
                continue
            if around is None and keyword in _TYPES:
                self.types.add(name)
            elif around is not None and around[0] == "extension":
                self.extensions.setdefault(around[1], set()).add(name)
            elif around is not None and around[0] == "type":
                self.members.add(name)


def _declarations(words: list[str], scopes: list[tuple[str, str]]) -> Iterator[tuple[str, str, bool]]:
    """Keyword, name and whether only the file sees it, of each declaration; `scopes` are the braces around it meanwhile."""
    opening: tuple[str, str] | None = None
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        after = words[place + 1] if place + 1 < len(words) else ""
        if word == "{":
            scopes.append(opening or ("body", ""))
            opening = None
        elif word == "}":
            if scopes:
                scopes.pop()
            opening = None
        elif word == "extension" and before != ".":
            kind = "hidden" if _is_hidden(words, place) else "extension"
            opening = (kind, _dotted_name(words, place + 1))
        elif word == "typealias" and words[place + 2:place + 3] == ["="] and words[place + 4:place + 6] == [".", after]:
            # `typealias Box = Boxes.Box` hands on what another module declares.
            continue
        elif word in _MEMBERS and before not in {".", ":", "import"} and _is_name(after) and after not in _MEMBERS:
            if not scopes or scopes[-1][0] != "body":
                for name in _names(words, place):
                    yield word, name, _is_hidden(words, place)
            # A function's or property's braces hold nothing that other files can name.
            if word in _TYPES - {"typealias"}:
                opening = ("hidden" if _is_hidden(words, place) else "type", after)


def _names(words: list[str], place: int) -> Iterator[str]:
    """The name behind a keyword; behind `case` there may be several."""
    yield words[place + 1]
    if words[place] != "case":
        return
    depth = 0
    for before, word in zip(words[place + 1:], words[place + 2:], strict=False):
        depth += (word == "(") - (word == ")")
        if depth == 0 and before == "," and _is_name(word):
            yield word
        elif depth == 0 and word not in {",", ")", "=", "-"}:
            return


def _is_name(word: str) -> bool:
    return bool(word) and (word[0].isalpha() or word[0] == "_")


def _dotted_name(words: list[str], place: int) -> str:
    """The last part of a type's name: `Entry` of `AssetContent.Entry`."""
    while words[place + 1] == ".":
        place += 2
    return words[place]


def _is_hidden(words: list[str], place: int) -> bool:
    while place and words[place - 1] in _MODIFIERS:
        place -= 1
        # `private(set)` hides the setter alone.
        if words[place] in _HIDDEN and words[place + 1:place + 3] != ["(", "set"]:
            return True
    return False
