"""Texts that are made to take all time or memory: each is read, or refused, within seconds."""

from __future__ import annotations

import pytest

from YAML.readings import readings

BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]\n" for level in range(1, 12))
CHAIN = "a0: &a0 [x]\n" + "".join(f"a{level}: &a{level} [*a{level - 1}]\n" for level in range(1, 5_000))
MERGES = "a0: &a0 {k: v}\n" + "".join(
    f"a{level}: &a{level} {{<<: [*a{level - 1}, *a{level - 1}], k{level}: {{<<: *a{level - 1}}}}}\n" for level in range(1, 100))
DEEP = 100_000

REFUSED = {
    "brackets": "[" * DEEP,
    "closed brackets": "[" * DEEP + "]" * DEEP,
    "braces": "{a: " * DEEP,
    "dashes": "- " * DEEP,
    "question marks": "? " * DEEP,
    "indentation": "\n".join(" " * level + f"k{level}:" for level in range(2_000)),
    "bomb": BOMB,
    "chain": CHAIN,
    "merges": MERGES,
    "itself": "a: &a [*a]",
    "itself, merged": "a: &a\n  <<: *a\n",
    "open quote": 'a: "' + "x " * DEEP,
    "open brackets": "a: [" + "x, " * DEEP,
    "tags": "!Ref " * DEEP,
    "anchors": "".join(f"&a{level} " for level in range(DEEP)),
    "control characters": "a: \0",
}
READ = {
    "one line": "a: " + "x" * 1_000_000,
    "spaces": "a: x" + " " * 1_000_000 + "# c",
    "spaces within": "a: x" + " " * 1_000_000 + "y",
    "empty lines": "a: x" + "\n" * 500_000 + "  y",
    "comments": "# c\n" * 200_000 + "a: b",
    "many keys": "".join(f"k{index}: v\n" for index in range(50_000)),
    "many keys that are numbers": "".join(f"{index}: v\n" for index in range(100_000, 0, -1)),
    "many entries": "- x\n" * 200_000,
    "long text": "a: |\n" + "  x\n" * 200_000,
    "folded text": "a: >\n" + "  x\n\n" * 100_000,
    "quoted": "a: '" + "x\n " * 200_000 + "'",
    "flow": "a: [" + "x, " * 200_000 + "]",
    "aliases": "a: &a [x]\nb: [" + "*a, " * 50_000 + "]",
    "far to the right": " " * 100_000 + "a: b\n" + " " * 100_000 + "c: d\n",
}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused(name: str) -> None:
    [answer] = readings([REFUSED[name]], 20)
    assert answer["error"].startswith("line ")


@pytest.mark.parametrize("name", READ)
def test_is_read(name: str) -> None:
    [answer] = readings([READ[name]], 20)
    assert "value" in answer, answer
