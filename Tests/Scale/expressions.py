"""Expressions of DynamoDB: conditions and updates, as the App's states and functions write them, upon rows of plain values."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from typing import Any

from .paths import UnknownToTheModel

Row = dict[str, Any]
Values = Mapping[str, Any]
Names = tuple[tuple[str, str], ...]
Operand = Callable[[Row, Values], Any]

_TOKEN = re.compile(r"\s*(<>|[()=,+]|[#:]?\w+)")
_ABSENT = object()


class _Tokens:
    def __init__(self, text: str, names: Names) -> None:
        self._tokens = _TOKEN.findall(text)
        if "".join(self._tokens) != re.sub(r"\s", "", text):
            raise UnknownToTheModel(f"expression {text}")
        self._text, self._names, self._at = text, dict(names), 0

    @property
    def next(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def take(self, *wanted: str) -> str:
        token = self.next
        if token not in wanted if wanted else not token:
            raise UnknownToTheModel(f"{token or 'the end'} in {self._text}")
        self._at += 1
        return token

    def name(self) -> str:
        token = self.take()
        return self._names[token] if token.startswith("#") else token


@functools.cache
def condition(text: str, names: Names) -> Callable[[Row, Values], bool]:
    """Whether a row may be changed."""
    tokens = _Tokens(text, names)
    read = _either(tokens)
    tokens.take("")
    return read


def _either(tokens: _Tokens) -> Callable[[Row, Values], bool]:
    parts = [_both(tokens)]
    while tokens.next == "OR":
        tokens.take()
        parts.append(_both(tokens))
    return parts[0] if len(parts) == 1 else lambda row, values: any(part(row, values) for part in parts)


def _both(tokens: _Tokens) -> Callable[[Row, Values], bool]:
    parts = [_test(tokens)]
    while tokens.next == "AND":
        tokens.take()
        parts.append(_test(tokens))
    return parts[0] if len(parts) == 1 else lambda row, values: all(part(row, values) for part in parts)


def _test(tokens: _Tokens) -> Callable[[Row, Values], bool]:
    if tokens.next == "(":
        tokens.take()
        inner = _either(tokens)
        tokens.take(")")
        return inner
    if tokens.next in ("attribute_exists", "attribute_not_exists"):
        wanted = tokens.take() == "attribute_exists"
        tokens.take("(")
        name = tokens.name()
        tokens.take(")")
        return lambda row, values: (name in row) == wanted
    if tokens.next == "begins_with":
        tokens.take()
        tokens.take("(")
        whole = _operand(tokens)
        tokens.take(",")
        front = _operand(tokens)
        tokens.take(")")
        return lambda row, values: str(whole(row, values)).startswith(front(row, values)) and whole(row, values) is not _ABSENT
    left = _operand(tokens)
    equal = tokens.take("=", "<>") == "="
    right = _operand(tokens)
    return lambda row, values: (left(row, values) == right(row, values)) == equal


def _operand(tokens: _Tokens) -> Operand:
    if tokens.next.startswith(":"):
        value = tokens.take()
        return lambda row, values: values[value]
    name = tokens.name()
    return lambda row, values: row.get(name, _ABSENT)


@functools.cache
def update(text: str, names: Names) -> Callable[[Row, Values], dict[str, Any]]:
    """Changes a row, and gives what was set."""
    tokens = _Tokens(text, names)
    assignments: list[tuple[str, Operand]] = []
    removed: list[str] = []
    while tokens.next:
        clause = tokens.take("SET", "REMOVE")
        while True:
            name = tokens.name()
            if clause == "SET":
                tokens.take("=")
                assignments.append((name, _sum(tokens)))
            else:
                removed.append(name)
            if tokens.next != ",":
                break
            tokens.take()

    def change(row: Row, values: Values) -> dict[str, Any]:
        fields = {name: read(row, values) for name, read in assignments}
        row.update(fields)
        for name in removed:
            row.pop(name, None)
        return fields

    return change


def _sum(tokens: _Tokens) -> Operand:
    first = _term(tokens)
    if tokens.next != "+":
        return first
    tokens.take()
    second = _term(tokens)
    return lambda row, values: first(row, values) + second(row, values)


def _term(tokens: _Tokens) -> Operand:
    if tokens.next not in ("if_not_exists", "list_append"):
        return _operand(tokens)
    function = tokens.take()
    tokens.take("(")
    first = _term(tokens)
    tokens.take(",")
    second = _term(tokens)
    tokens.take(")")
    if function == "list_append":
        return lambda row, values: [*first(row, values), *second(row, values)]

    def present(row: Row, values: Values) -> Any:
        found = first(row, values)
        return second(row, values) if found is _ABSENT else found

    return present


def plain(value: Mapping[str, Any]) -> Any:
    """The value of an attribute as DynamoDB's own API has it, with its type."""
    [(kind, content)] = value.items()
    if kind == "N":
        return int(content)
    if kind == "L":
        return [plain(element) for element in content]
    if kind == "M":
        return {name: plain(element) for name, element in content.items()}
    if kind in ("S", "BOOL"):
        return content
    raise UnknownToTheModel(f"attribute {value}")


def typed(value: Any) -> dict[str, Any]:
    if isinstance(value, list):
        return {"L": [typed(element) for element in value]}
    if isinstance(value, Mapping):
        return {"M": {name: typed(element) for name, element in value.items()}}
    return {"S": value} if isinstance(value, str) else {"N": str(value)}
