#!/usr/bin/env python3
"""Writes what the constructs and the handlers agree on for the handlers, as the constructs' file has it."""

from __future__ import annotations

import json
import re
import textwrap
from pathlib import Path

CONSTRUCTS = Path(__file__).resolve().parents[2] / "Constructs"
SOURCES = sorted((CONSTRUCTS / "Shared").glob("HandlerContract*.swift"), key=lambda path: path.stem)
COPY = CONSTRUCTS / "Handlers" / "contract.py"

_LONGEST_LINE = 140
_HEADER = '''"""What the constructs and the handlers agree on. Written from Constructs/Shared/HandlerContract.swift: change that file."""

from __future__ import annotations

from typing import Final
'''
_OPENING = re.compile(r"^(?:enum|extension) HandlerContract \{\n", re.MULTILINE)
_ENUMERATION = re.compile(r"    enum (\w+): (?:String, Spelled|String|Int)(, CaseIterable)? \{")
_CASE = re.compile(r'        case (\w+)(?: = (?:"([^"\\]*)"|(\d+)))?')
_COMMENT = re.compile(r"\s*/// ?(.*)")
# Between a small letter and a capital one, and before the last capital letter of several: `queueARNOf` is QUEUE_ARN_OF.
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


class NotUnderstood(ValueError):
    """A line of Swift that has no counterpart here."""


def python_of(*files: str) -> str:
    """Each enumeration as a class of constants; one that is `CaseIterable` also lists them, as `ALL`."""
    lines = [line for swift in files for line in _OPENING.split(swift, maxsplit=1)[1].splitlines()]
    text, lists_all = _HEADER, False
    comment: list[str] = []
    names: list[str] = []
    for line in lines:
        if found := _COMMENT.fullmatch(line):
            comment.append(found[1])
        elif found := _ENUMERATION.fullmatch(line):
            text += f"\n\nclass {found[1]}:\n" + _documentation(comment)
            comment, names, lists_all = [], [], found[2] is not None
        elif found := _CASE.fullmatch(line):
            names.append(_WORDS.sub("_", found[1]).upper())
            text += f"    {names[-1]}: Final = {found[3] or json.dumps(found[1] if found[2] is None else found[2])}\n"
        elif line == "    }" and lists_all:
            text += _list(names)
        elif line not in {"", "    }", "}"}:
            raise NotUnderstood(line)
    return text


def _list(names: list[str]) -> str:
    line = f"    ALL: Final = ({', '.join(names)})\n"
    if len(line) <= _LONGEST_LINE:
        return line
    lines = textwrap.wrap(", ".join(names), _LONGEST_LINE, initial_indent=" " * 8, subsequent_indent=" " * 8)
    return "    ALL: Final = (\n" + "\n".join(lines) + ",\n    )\n"


def _documentation(comment: list[str]) -> str:
    if len(comment) == 1:
        return f'    """{comment[0]}"""\n\n'
    return '    """' + "\n".join([comment[0], *(f"    {line}" for line in comment[1:])]) + '\n    """\n\n'


if __name__ == "__main__":
    COPY.write_text(python_of(*(source.read_text() for source in SOURCES)))
