"""The words and signs of a Swift file, without comments and the texts of literals."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = re.compile(r"`?[^\W\d]\w*`?")
_NUMBER = re.compile(r"\d[\w.]*")
_STRING = re.compile(r'(#*)("""|")')


def tokens(text: str) -> list[str]:
    """Words and single signs in order. What is interpolated into a literal counts, the literal's own text does not."""
    return list(_Lexer(text).tokens())


class _Lexer:
    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0

    def tokens(self, closing: str | None = None) -> Iterator[str]:
        """The tokens up to the end, or up to the parenthesis that closes an interpolation."""
        depth = 0
        while self.place < len(self.text):
            if self._skip_comment():
                continue
            if string := _STRING.match(self.text, self.place):
                yield from self._literal(string)
            elif word := _WORD.match(self.text, self.place):
                self.place = word.end()
                yield word[0].strip("`")
            elif number := _NUMBER.match(self.text, self.place):
                self.place = number.end()
            else:
                sign = self.text[self.place]
                self.place += 1
                if sign == closing and depth == 0:
                    return
                depth += (sign == "(") - (sign == ")")
                if not sign.isspace():
                    yield sign

    def _skip_comment(self) -> bool:
        if self.text.startswith("//", self.place):
            end = self.text.find("\n", self.place)
            self.place = len(self.text) if end < 0 else end
            return True
        if not self.text.startswith("/*", self.place):
            return False
        depth = 0
        for mark in re.compile(r"/\*|\*/").finditer(self.text, self.place):
            depth += 1 if mark[0] == "/*" else -1
            if depth == 0:
                self.place = mark.end()
                return True
        self.place = len(self.text)
        return True

    def _literal(self, opening: re.Match[str]) -> Iterator[str]:
        hashes, quotes = opening.groups()
        end, escape = quotes + hashes, "\\" + hashes
        self.place = opening.end()
        while self.place < len(self.text):
            if self.text.startswith(end, self.place):
                self.place += len(end)
                return
            if self.text.startswith(escape + "(", self.place):
                self.place += len(escape) + 1
                yield from self.tokens(closing=")")
            elif self.text.startswith(escape, self.place):
                self.place += len(escape) + 1
            else:
                self.place += 1
