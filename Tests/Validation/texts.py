"""Texts that match a regular expression, made by walking through it."""

from __future__ import annotations

import random
import re
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_./:=+@ "
_TRIES = 20


def matching(pattern: str, chance: random.Random, least: int = 0, most: int | None = None) -> str | None:
    """A text of a length between the bounds; none if it is not found in a few tries, or the pattern is of another dialect."""
    readable = re.sub(r"\\p\{[A-Za-z]+\}", "a-z", pattern)
    try:
        tree = parser.parse(readable)
        expression = re.compile(readable)
    except (re.error, OverflowError):
        return None
    for extra in range(_TRIES):
        text = _sequence(tree, chance, extra if least else extra // 4)
        if len(text) < least and re.search(readable, text + "a" * (least - len(text))):
            text += "a" * (least - len(text))
        if len(text) >= least and (most is None or len(text) <= most) and expression.search(text):
            return text
    return None


def _sequence(tree: Any, chance: random.Random, extra: int) -> str:
    return "".join(_part(operation, argument, chance, extra) for operation, argument in tree)


def _part(operation: Any, argument: Any, chance: random.Random, extra: int) -> str:
    if operation is constants.LITERAL:
        return chr(argument)
    if operation is constants.NOT_LITERAL:
        return next(letter for letter in _LETTERS if ord(letter) != argument)
    if operation is constants.ANY:
        return chance.choice("abc123")
    if operation is constants.IN:
        return _member(argument, chance)
    if operation is constants.BRANCH:
        return _sequence(chance.choice(argument[1]), chance, extra)
    if operation is constants.SUBPATTERN:
        return _sequence(argument[-1], chance, extra)
    if operation in (constants.MAX_REPEAT, constants.MIN_REPEAT):
        least, most, inner = argument
        count = min(max(least, least + extra if most > 1 else chance.choice([least, int(most)])), int(most))
        return "".join(_sequence(inner, chance, 0) for _ in range(count))
    return ""


def _member(members: Any, chance: random.Random) -> str:
    negated = members[0][0] is constants.NEGATE
    allowed = [letter for letter in _LETTERS + "[]{}()~!*" if any(_has(member, letter) for member in members) != negated]
    letters = [letter for letter in allowed if letter.isalnum()]
    if letters or allowed:
        return chance.choice(letters or allowed)
    for operation, argument in members:
        if operation is constants.LITERAL:
            return chr(argument)
        if operation is constants.RANGE:
            return chr(argument[0])
    return "a"


def _has(member: Any, letter: str) -> bool:
    operation, argument = member
    if operation is constants.LITERAL:
        return bool(ord(letter) == argument)
    if operation is constants.RANGE:
        return bool(argument[0] <= ord(letter) <= argument[1])
    if operation is constants.CATEGORY:
        name = str(argument)
        kind = letter.isdigit() if "DIGIT" in name else letter.isspace() if "SPACE" in name else letter.isalnum() or letter == "_"
        return kind != ("NOT" in name)
    return False
