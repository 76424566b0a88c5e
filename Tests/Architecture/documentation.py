"""Public declarations of a Swift file, each with its comment. The formatter's rule looks at no case of an enum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TEXT = re.compile(r'#*"(?:\\.|[^"\\])*"#*')
_KEYWORDS = "actor|associatedtype|case|class|enum|func|init|let|protocol|struct|subscript|typealias|var"
_KEYWORD = re.compile(rf"\b(?:{_KEYWORDS})\b")
_DECLARATION = re.compile(
    r"(?:@\w+(?:\([^)]*\))? +)*(?P<modifiers>(?:[a-z]+(?:\([a-z]+\))? +)*?)"
    rf"(?P<keyword>{_KEYWORDS})\b(?! +(?:func|var)\b)(?P<rest>.*)")
_REQUIREMENTS = {"associatedtype", "func", "init", "subscript", "var"}


@dataclass(frozen=True)
class Declaration:
    line: int
    code: str
    #: The first line of its comment; empty if it has none.
    comment: str
    #: Whether it declares several cases of an enum at once.
    is_shared: bool


def public_declarations(text: str) -> Iterator[Declaration]:
    """Those that users can name: cases of public enums and requirements of public protocols too."""
    scopes: list[str] = []
    comment, is_in_text = "", False
    for number, line in enumerate((line.strip() for line in text.splitlines()), 1):
        if is_in_text or line.count('"""') == 1:
            is_in_text = is_in_text != (line.count('"""') == 1)
            continue
        if line.startswith("///"):
            comment = comment or line
            continue
        code = _TEXT.sub('""', line).split("//")[0]
        declaration = _DECLARATION.match(code) if _KEYWORD.search(code) else None
        opened = "body"
        if declaration is not None:
            modifiers, keyword = set(declaration["modifiers"].split()), declaration["keyword"]
            is_public = bool({"open", "public"} & modifiers)
            around = scopes[-1] if scopes else ""
            is_case = keyword == "case" and around == "public enum"
            if is_case or (is_public and "override" not in modifiers) or (around == "public protocol" and keyword in _REQUIREMENTS):
                yield Declaration(number, line, comment, is_case and _has_several(declaration["rest"]))
            opened = f"public {keyword}" if is_public else keyword
        for sign in code:
            if sign == "{":
                scopes.append(opened)
                opened = "body"
            elif sign == "}" and scopes:
                scopes.pop()
        # An attribute on a line of its own stands between a comment and its declaration.
        if declaration is not None or not code.startswith(("@", "#")):
            comment = ""


def _has_several(cases: str) -> bool:
    depth = 0
    for sign in cases:
        depth += (sign in "([<") - (sign in ")]>")
        if sign == "," and depth == 0:
            return True
    return False
