"""Metric math, for one period at a time: as much of it as alarms here use, and no more.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html: arithmetic, comparisons that give 1 or 0, `AND`,
`OR`, `IF` and `FILL` with a number. What has no data point in a period makes none with others, but for `FILL`; neither does a division by
zero. Anything else is refused, so that no alarm is watched otherwise than it says.
"""

from __future__ import annotations

import functools
import operator
import re
from collections.abc import Callable, Mapping

Number = float | None
Values = Mapping[str, Number]
Expression = Callable[[Values], Number]

_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([a-z]\w*)|(AND|OR|IF|FILL)\b|(>=|<=|==|!=|&&|\|\||[-+*/<>(),]))")
_COMPARISONS: dict[str, Callable[[float, float], float]] = {
    ">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt, "==": operator.eq, "!=": operator.ne}
_SUMS: dict[str, Callable[[float, float], float]] = {"+": operator.add, "-": operator.sub}
_PRODUCTS: dict[str, Callable[[float, float], float]] = {"*": operator.mul, "/": operator.truediv}
_LOGIC: dict[str, Callable[[float, float], float]] = {
    "AND": lambda a, b: bool(a and b), "&&": lambda a, b: bool(a and b), "OR": lambda a, b: bool(a or b), "||": lambda a, b: bool(a or b)}
# What binds least comes first.
_LEVELS = (_LOGIC, _COMPARISONS, _SUMS, _PRODUCTS)


class NotUnderstood(ValueError):
    """An expression that this does not know."""


# Alarms ask again and again.
@functools.lru_cache(maxsize=256)
def parsed(text: str) -> Expression:
    """An expression, ready for the values of the metrics in it."""
    reader = _Reader(text)
    expression = reader.operation(0)
    reader.take("")
    return expression


@functools.lru_cache(maxsize=256)
def names(text: str) -> frozenset[str]:
    """The metrics and other expressions that an expression names."""
    return frozenset(token for token in _tokens(text) if re.fullmatch(r"[a-z]\w*", token))


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = [*_tokens(text), ""]

    def operation(self, level: int) -> Expression:
        if level == len(_LEVELS):
            return self._operand()
        left = self.operation(level + 1)
        while self._tokens[0] in _LEVELS[level]:
            left = _combined(_LEVELS[level][self._tokens.pop(0)], left, self.operation(level + 1))
        return left

    def take(self, expected: str) -> None:
        found = self._tokens.pop(0)
        if found != expected:
            raise NotUnderstood(f"{found or 'the end'!r} in place of {expected or 'the end'!r}: {self._text}")

    def _operand(self) -> Expression:
        token = self._tokens.pop(0)
        if token == "(":
            inner = self.operation(0)
            self.take(")")
            return inner
        if token == "-":
            return _combined(operator.sub, lambda _: 0.0, self._operand())
        if token == "IF":
            condition, then, otherwise = self._arguments(3)
            return lambda values: None if (found := condition(values)) is None else (then if found else otherwise)(values)
        if token == "FILL":
            series, filling = self._arguments(2)
            return lambda values: filling(values) if (found := series(values)) is None else found
        if re.fullmatch(r"\d.*", token):
            return lambda _: float(token)
        if re.fullmatch(r"[a-z]\w*", token):
            return lambda values: values[token]
        raise NotUnderstood(f"{token or 'the end'!r}: {self._text}")

    def _arguments(self, count: int) -> list[Expression]:
        found = []
        for separator in ["(", *[","] * (count - 1)]:
            self.take(separator)
            found.append(self.operation(0))
        self.take(")")
        return found


def _combined(operation: Callable[[float, float], float], left: Expression, right: Expression) -> Expression:
    def value(values: Values) -> Number:
        a, b = left(values), right(values)
        if a is None or b is None or (operation is operator.truediv and b == 0):
            return None
        return float(operation(a, b))

    return value


def _tokens(text: str) -> list[str]:
    found, place = [], 0
    while place < len(text.rstrip()):
        token = _TOKEN.match(text, place)
        if token is None:
            raise NotUnderstood(f"{text[place:]!r}: {text}")
        found.append(token[0].strip())
        place = token.end()
    return found
