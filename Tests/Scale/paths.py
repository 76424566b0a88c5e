"""The parts of Amazon States Language that read and write a state's data: paths, intrinsic functions, payloads and conditions.

Each is compiled once into a function. What is not known here is an error, not passed over.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

Data = Any
Context = Mapping[str, Any]
Reading = Callable[[Data, Context], Any]

_STEP = re.compile(r"\.([A-Za-z_]\w*)|\['([^']+)'\]|\[(\d+)\]")
_INTRINSIC = re.compile(r"States\.(\w+)\((.*)\)$", re.DOTALL)


class UnknownToTheModel(Exception):
    """The template has something that the simulator does not know."""


class PathMissing(Exception):
    """A path leads nowhere in the data that there is."""


def steps(path: str) -> tuple[str | int, ...]:
    found: list[str | int] = []
    at = 0
    while at < len(path):
        match = _STEP.match(path, at)
        if match is None:
            raise UnknownToTheModel(f"path {path}")
        found.append(int(match[3]) if match[3] else match[1] or match[2])
        at = match.end()
    return tuple(found)


def path(text: str) -> Reading:
    from_context = text.startswith("$$")
    along = steps(text[2 if from_context else 1:])

    def read(data: Data, context: Context) -> Any:
        value: Any = context if from_context else data
        try:
            for step in along:
                value = value[step]
        except (KeyError, IndexError, TypeError):
            raise PathMissing(text) from None
        return value

    return read


def expression(text: str) -> Reading:
    """What stands behind a name that ends in `.$`."""
    text = text.strip()
    if text.startswith("$"):
        return path(text)
    if text.startswith("'"):
        literal = text[1:-1]
        return lambda data, context: literal
    intrinsic = _INTRINSIC.match(text)
    if intrinsic is None or intrinsic[1] not in _FUNCTIONS:
        raise UnknownToTheModel(f"expression {text}")
    function, arguments = _FUNCTIONS[intrinsic[1]], [expression(part) for part in _arguments(intrinsic[2])]
    return lambda data, context: function(*[argument(data, context) for argument in arguments])


def _arguments(text: str) -> list[str]:
    """The arguments of a call; commas within quotes or within another call part nothing."""
    parts, depth, quoted = [""], 0, False
    for character in text:
        quoted ^= character == "'"
        depth += 0 if quoted else {"(": 1, ")": -1}.get(character, 0)
        if character == "," and depth == 0 and not quoted:
            parts.append("")
        else:
            parts[-1] += character
    return parts


def _format(template: str, *values: Any) -> str:
    return template.replace("{}", "%s") % tuple(value if isinstance(value, str) else json.dumps(value) for value in values)


_FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "Format": _format,
    "Hash": lambda text, algorithm: hashlib.new(algorithm.replace("-", ""), text.encode()).hexdigest(),
    "StringToJson": json.loads,
    "JsonToString": json.dumps,
}


def payload(template: Any) -> Reading:
    """`Parameters`, `ResultSelector` or a value in them."""
    if isinstance(template, Mapping):
        fields = [(name.removesuffix(".$"), expression(value) if name.endswith(".$") else payload(value))
                  for name, value in template.items()]
        return lambda data, context: {name: read(data, context) for name, read in fields}
    if isinstance(template, list):
        elements = [payload(element) for element in template]
        return lambda data, context: [read(data, context) for read in elements]
    return lambda data, context: template


def put(data: Data, result_path: str | None, result: Any) -> Data:
    """The data with a state's result in it, as `ResultPath` says; the data that was there stays as it is."""
    if result_path is None:
        return data
    along = steps(result_path[1:])
    if not along:
        return result
    if len(along) > 1:
        raise UnknownToTheModel(f"ResultPath {result_path}")
    return {**data, along[0]: result}


def condition(rule: Mapping[str, Any]) -> Callable[[Data, Context], bool]:
    """A rule of a `Choice`."""
    tests = {name: value for name, value in rule.items() if name not in ("Next", "Variable")}
    if len(tests) != 1:
        raise UnknownToTheModel(f"rule {rule}")
    [(test, operand)] = tests.items()
    if test in ("And", "Or"):
        parts = [condition(part) for part in operand]
        among = all if test == "And" else any
        return lambda data, context: among(part(data, context) for part in parts)
    read = path(rule["Variable"])
    if test == "IsPresent":
        return lambda data, context: _is_present(read, data, context) == operand
    if test == "IsString":
        return lambda data, context: isinstance(read(data, context), str) == operand
    if test in ("StringEquals", "BooleanEquals"):
        return lambda data, context: bool(read(data, context) == operand)
    raise UnknownToTheModel(f"rule {rule}")


def _is_present(read: Reading, data: Data, context: Context) -> bool:
    try:
        read(data, context)
    except PathMissing:
        return False
    return True
